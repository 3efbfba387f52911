-- news_entities: who and what an article is about.

-- Each once, however the text refers to it, with its kind.
SELECT name, kind FROM news, news_entities(news)
WHERE id = 'wire' AND kind NOT IN ('date', 'money') ORDER BY kind, name;
SELECT name, kind FROM news, news_entities(news)
WHERE id = 'court' AND kind = 'person' ORDER BY kind, name;
SELECT name, kind FROM news, news_entities(news)
WHERE id = 'letters' AND kind IN ('person', 'place') ORDER BY kind, name;
SELECT name, kind FROM news, news_entities(news) WHERE id = 'line' ORDER BY first_pos;
SELECT count(*) AS entities FROM news, news_entities(news) WHERE id = 'plain' AND kind NOT IN ('date', 'money');

-- Mentions counted: "Halvorsen" is Ingrid Halvorsen, "UN" the United Nations.
SELECT name, mentions FROM news, news_entities(news)
WHERE id = 'wire' AND name IN ('Ingrid Halvorsen', 'Marcus Tremblay', 'United Nations') ORDER BY name;

-- first_pos is where the name, or a form of it, stands.
SELECT name, substr(body, first_pos, 15) AS there FROM news, news_entities(news)
WHERE id = 'court' AND kind = 'person' ORDER BY first_pos;

-- Most salient first; salience in 0..1, tone in -1..1, both multiples of 2^-20.
SELECT bool_and(salience BETWEEN 0 AND 1) AS salience, bool_and(tone BETWEEN -1 AND 1) AS tone,
    bool_and(salience <= coalesce(before, 1)) AS sorted,
    bool_and(salience::float8 * 1048576 = floor(salience::float8 * 1048576)
        AND tone::float8 * 1048576 = floor(tone::float8 * 1048576)) AS exact
FROM (SELECT e.*, lag(salience) OVER (PARTITION BY id ORDER BY ordinality) AS before
      FROM news, news_entities(news) WITH ORDINALITY e) t;

-- The same from a text.
SELECT count(*) AS differences FROM articles a JOIN news n USING (id)
WHERE a.title IS NULL
    AND array(SELECT e FROM news_entities(a.body) e) IS DISTINCT FROM array(SELECT e FROM news_entities(n.news) e);
SELECT name, kind, mentions FROM news_entities('Angela Merkel met Emmanuel Macron in Berlin.') ORDER BY first_pos;

-- Counted over articles.
SELECT name, kind, count(*) AS articles FROM news, news_entities(news)
GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1;

-- No rows for NULL; LIMIT may stop it.
SELECT * FROM news_entities(NULL::newsdoc);
SELECT * FROM news_entities(NULL::text);
SELECT count(*) FROM (SELECT news_entities(news) FROM news WHERE id = 'wire' LIMIT 1) t;
