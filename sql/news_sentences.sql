-- news_sentences: sentences with block, rank and tone.
SELECT no, block, substr(body, pos, len) AS sentence FROM news, news_sentences(news) WHERE id = 'wire';
SELECT no, block, substr(body, pos, len) AS sentence FROM news, news_sentences(news) WHERE id = 'letters';

-- Story is ranked, each rank once from 1; the furniture is not.
SELECT id, bool_and((rank IS NOT NULL) <= (block = 'body')) AS story_only,
    count(DISTINCT rank) = count(rank) AND max(rank) = count(rank) AS each_once
FROM news, news_sentences(news) GROUP BY id ORDER BY id;

-- They stand in order and do not overlap.
SELECT count(*) FILTER (WHERE pos < end_before OR no <> before + 1) AS wrong
FROM (SELECT s.*, lag(pos + len) OVER w AS end_before, lag(no) OVER w AS before
      FROM news, news_sentences(news) s WINDOW w AS (PARTITION BY id ORDER BY pos)) t;

-- Quoted matter has a tone of its own; where there is none, NULL.
SELECT no, quoted, quote_tone IS NULL AS none, sign(quote_tone) AS sign
FROM news, news_sentences(news) WHERE id = 'wire' AND block = 'body' ORDER BY no;
SELECT bool_and(tone BETWEEN -1 AND 1) AS tone, bool_and(salience BETWEEN 0 AND 1) AS salience
FROM news, news_sentences(news);

-- The same from a text.
SELECT count(*) AS differences FROM articles a JOIN news n USING (id)
WHERE a.title IS NULL
    AND array(SELECT s FROM news_sentences(a.body) s) IS DISTINCT FROM array(SELECT s FROM news_sentences(n.news) s);
SELECT no, pos, len, block FROM news_sentences('First one. Second one! Is it the third?');
SELECT * FROM news_sentences(NULL::newsdoc);
SELECT * FROM news_sentences(NULL::text);
