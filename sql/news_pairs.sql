-- news_pairs: which two names are in the most articles together.
CREATE TABLE tallied AS SELECT news_tally(news, true) AS t FROM news;

SELECT * FROM tallied, LATERAL (SELECT * FROM news_pairs(t, 5)) p LIMIT 0;
SELECT p.* FROM tallied, news_pairs(t, 6) p;

-- Against plain SQL: the 32 most salient names of each article, two by two.
CREATE VIEW truth AS
WITH each AS (
    SELECT id, name, kind, row_number() OVER (PARTITION BY id ORDER BY o) AS no
    FROM (SELECT n.id, e.name, e.kind, min(e.ordinality) AS o
          FROM news n, news_entities(n.news) WITH ORDINALITY e
          WHERE e.kind NOT IN ('date', 'money') GROUP BY 1, 2, 3) x)
SELECT a.name AS name1, a.kind AS kind1, b.name AS name2, b.kind AS kind2, count(*) AS articles
FROM each a JOIN each b ON a.id = b.id AND a.no <= 32 AND b.no <= 32
    AND (a.name COLLATE "C", a.kind) < (b.name COLLATE "C", b.kind)
GROUP BY 1, 2, 3, 4;
SELECT count(*) > 50 AS enough, count(*) FILTER (WHERE p.articles IS DISTINCT FROM s.articles) AS wrong
FROM truth s FULL JOIN (SELECT p.* FROM tallied, news_pairs(t, 1000000) p) p USING (name1, kind1, name2, kind2);
SELECT count(*) AS wrong
FROM tallied, generate_series(1, 30) n,
    LATERAL (SELECT array_agg(x) AS n_best FROM news_pairs(t, n) x) a,
    LATERAL (SELECT array_agg(x) AS first_n FROM (SELECT x FROM news_pairs(t, 1000000) x LIMIT n) y) b
WHERE n_best <> first_n;

-- All articles with pairs, or none: true for some of them is not enough.
SELECT news_pairs(news_tally(news), 1) FROM news;
SELECT news_pairs(news_tally(news, id <> 'wire'), 1) FROM news;
SELECT news_pairs(news_tally(news, NULL), 1) FROM news;
SELECT news_tally(news, false) = news_tally(news) AS false_is_none,
    newstally_merge(news_tally(news, true), news_tally(news)) = newstally_merge(news_tally(news), news_tally(news)) AS as_merged
FROM news;
SELECT count(*) AS of_empty FROM news_pairs('{"newstally":1,"articles":0,"missed":0,"names":[],"pairs_missed":0,"pairs":null}', 3);
SELECT newstally_merge('{"newstally":1,"articles":0,"missed":0,"names":[],"pairs_missed":0,"pairs":null}', t) = t AS empty_is_neutral FROM tallied;

SELECT * FROM news_pairs(NULL, 3);
SELECT count(*) FROM tallied, news_pairs(t, NULL);
SELECT news_pairs(t, 0) FROM tallied;
DROP VIEW truth;
DROP TABLE tallied;
