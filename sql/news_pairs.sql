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


-- More pairs than are kept, of names that all are: what was lost is said, of pairs and of names.
SELECT newstally_pairs_missed(t) AS missed_none, newstally_pairs_missed('{"newstally":1,"articles":0,"missed":0,"names":[],"pairs_missed":0,"pairs":null}') IS NULL AS no_pairs,
    newstally_pairs_missed((SELECT news_tally(news) FROM news)) IS NULL AS none_counted FROM tallied;
CREATE FUNCTION of_names(text[]) RETURNS newsdoc LANGUAGE sql AS $$
    SELECT format('{"newsdoc":1,"model":"en@1","model_digest":"0000000000000000","icu":"72.1","body_bytes":0,"body_chars":0,"body_hash":"0000000000000000","truncated":false,"tone":0,"blocks":[],"entities":[%s],"mentions":[%s]}',
        (SELECT string_agg(format('{"name":"%s","kind":"person","salience":0,"tone":0,"aliases":[]}', name), ',' ORDER BY o) FROM unnest($1) WITH ORDINALITY u(name, o)),
        (SELECT string_agg(format('{"pos":0,"len":1,"entity":%s}', o - 1), ',' ORDER BY o) FROM unnest($1) WITH ORDINALITY u(name, o)))::newsdoc
$$;
CREATE TABLE crowd AS
SELECT i, of_names(array_agg('N' || n ORDER BY n)) AS news
FROM generate_series(1, 200) i, LATERAL (SELECT 100 + i * 30 + k AS n FROM generate_series(1, 30) k UNION ALL VALUES (1), (2)) x
GROUP BY i;
SELECT newstally_missed(t) AS names_missed, newstally_pairs_missed(t) BETWEEN 1 AND 200 * (496 + 32) / 49152 AS within_bound,
    (SELECT count(*) <= 65536 FROM news_pairs(t, 100000)) AS bounded,
    (SELECT (name1, name2, articles) FROM news_pairs(t, 1)) AS best
FROM (SELECT news_tally(news, true ORDER BY i) AS t FROM crowd) x;
SELECT bool_and(name1 = 'N1' AND name2 = 'N2' AND articles <= 200 AND articles + newstally_pairs_missed(t) >= 200) AS within_error
FROM (SELECT news_merge(t) AS t FROM (SELECT i % 7, news_tally(news, true) AS t FROM crowd GROUP BY 1) p) x, news_pairs(t, 1);
DROP TABLE crowd;
DROP FUNCTION of_names(text[]);

SELECT * FROM news_pairs(NULL, 3);
SELECT count(*) FROM tallied, news_pairs(t, NULL);
SELECT news_pairs(t, 0) FROM tallied;
DROP VIEW truth;
DROP TABLE tallied;
