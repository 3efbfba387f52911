-- news_keyphrases: the terms and entities that say what an article is about.
SELECT phrase FROM news, news_keyphrases(news) WHERE id = 'wire';
SELECT phrase FROM news, news_keyphrases(news) WHERE id = 'court';
SELECT phrase FROM news, news_keyphrases(news) WHERE id = 'letters';
SELECT id, count(phrase) FROM news LEFT JOIN LATERAL news_keyphrases(news) ON true
WHERE id IN ('line', 'plain', 'empty', 'blank') GROUP BY id ORDER BY id;

-- Singular and plural are one, capitals do not count, and what stands in a longer term is not given again.
SELECT phrase FROM news_keyphrases('Interest Rates Rise Again

The central bank raised interest rates on Monday. A higher interest rate hurts the car industry.
Interest rates had been low for years, and low rates helped every car industry.

Economists expect that interest rates will rise again.');

-- Heaviest first; weights in 0..1, multiples of 2^-20; each once; no dates, no sums, and no more than twenty.
SELECT bool_and(weight BETWEEN 0 AND 1) AS weight, bool_and(weight <= coalesce(before, 1)) AS sorted,
    bool_and(weight::float8 * 1048576 = floor(weight::float8 * 1048576)) AS exact,
    count(*) = count(DISTINCT (id, phrase)) AS each_once, max(ordinality) <= 20 AS few
FROM (SELECT id, k.*, lag(weight) OVER (PARTITION BY id ORDER BY ordinality) AS before
      FROM news, news_keyphrases(news) WITH ORDINALITY k) t;
SELECT count(*) AS values FROM news, news_keyphrases(news) JOIN news_entities(news) e ON name = phrase
WHERE kind IN ('date', 'money');

-- The same from a text.
SELECT count(*) AS differences FROM articles a JOIN news n USING (id)
WHERE a.title IS NULL
    AND array(SELECT k FROM news_keyphrases(a.body) k) IS DISTINCT FROM array(SELECT k FROM news_keyphrases(n.news) k);
SELECT phrase FROM news_keyphrases('Angela Merkel met Emmanuel Macron in Berlin.');

-- What it says is what the value holds, and through JSON and binary it stays.
SELECT count(*) AS differences FROM news
WHERE array(SELECT k FROM news_keyphrases(news) k)
    IS DISTINCT FROM array(SELECT k FROM news_keyphrases(news::text::newsdoc) k);

-- A value of version 1 has none.
SELECT count(k) FROM news_keyphrases('{"newsdoc":1,"model":"en@1","model_digest":"00000000000000ab","icu":"72.1","body_bytes":44,"body_chars":44,"body_hash":"0123456789abcdef","truncated":false,"tone":-0.25,"blocks":[{"kind":"body","sentences":[{"pos":1,"len":44,"salience":1,"rank":1,"tone":-0.25,"quote_tone":0.5}]}],"entities":[{"name":"Sons","kind":"organization","salience":0.5,"tone":0,"aliases":[]}],"mentions":[{"pos":3,"len":4,"entity":0}]}'::newsdoc) k;

-- A cloud of tags over articles, and a filter.
SELECT phrase, count(*) AS articles FROM news, news_keyphrases(news)
GROUP BY 1 ORDER BY sum(weight) DESC, phrase LIMIT 3;
SELECT id FROM news WHERE EXISTS (SELECT FROM news_keyphrases(news) WHERE phrase = 'fraud') ORDER BY id;

-- No rows for NULL; LIMIT may stop it.
SELECT * FROM news_keyphrases(NULL::newsdoc);
SELECT * FROM news_keyphrases(NULL::text);
SELECT count(*) FROM (SELECT news_keyphrases(news) FROM news WHERE id = 'wire' LIMIT 1) t;

-- A damaged value is refused.
CREATE CAST (bytea AS newsdoc) WITHOUT FUNCTION;
SELECT * FROM news, news_keyphrases(substr(newsdoc_send(news), 1, 100)::newsdoc) WHERE id = 'wire';
SELECT * FROM news_keyphrases('\x00'::bytea::newsdoc);
DROP CAST (bytea AS newsdoc);
