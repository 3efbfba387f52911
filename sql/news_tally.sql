-- news_tally, news_merge: counting over articles, against plain SQL over news_entities.

-- What SQL counts.  If an article has a name and kind twice, the more salient one gives
-- the tone.
CREATE VIEW truth AS
WITH each AS (
    SELECT n.id, e.name, e.kind, sum(e.mentions) AS mentions,
        (array_agg(e.tone::float8 ORDER BY e.ordinality))[1] AS tone
    FROM news n, news_entities(n.news) WITH ORDINALITY e
    WHERE e.kind NOT IN ('date', 'money')
    GROUP BY 1, 2, 3)
SELECT name, kind, count(*) AS articles, sum(mentions) AS mentions, avg(tone) AS tone, stddev_pop(tone) AS tone_sd
FROM each GROUP BY 1, 2;

SELECT count(*) > 20 AS enough,
    count(*) FILTER (WHERE t.articles IS DISTINCT FROM s.articles OR t.mentions IS DISTINCT FROM s.mentions) AS wrong_counts,
    count(*) FILTER (WHERE abs(t.tone - s.tone) > 1e-12 OR abs(t.tone_sd - s.tone_sd) > 1e-9) AS wrong_tones
FROM truth s FULL JOIN (SELECT * FROM news_top((SELECT news_tally(news) FROM news), 1000000)) t USING (name, kind);

-- Every article counts, one without names too; what is not there does not.
SELECT newstally_articles(news_tally(news)) = count(*) AS all_articles, newstally_missed(news_tally(news)) AS missed FROM news;
SELECT news_tally(to_newsdoc(''));
SELECT newstally_articles(news_tally(n)) FROM (VALUES (NULL::newsdoc), (to_newsdoc('Ana Lee met Bo Ek.')), (NULL)) v(n);
SELECT news_tally(news) IS NULL AS of_nothing, news_merge(NULL) IS NULL AS merged FROM news WHERE false;
SELECT news_tally(NULL::newsdoc) IS NULL AS of_null, news_merge(NULL) IS NULL AS merged FROM news;

-- Bit-identical, whatever the parts and their order.
SELECT bool_and(merged = whole) AS same
FROM (SELECT news_tally(news) AS whole FROM news) w,
    (SELECT k, news_merge(part ORDER BY md5(k || '-' || p)) AS merged
     FROM (SELECT k, hashtext(k || id) % 4 AS p, news_tally(news ORDER BY md5(k || id)) AS part
           FROM news, generate_series(1, 20) k GROUP BY 1, 2) parts
     GROUP BY k) m;
SELECT bool_and(merged = whole) AS same_with_pairs
FROM (SELECT news_tally(news, true) AS whole FROM news) w,
    (SELECT k, news_merge(part ORDER BY md5(k || '-' || p)) AS merged
     FROM (SELECT k, hashtext(k || id) % 4 AS p, news_tally(news, true ORDER BY md5(k || id)) AS part
           FROM news, generate_series(1, 20) k GROUP BY 1, 2) parts
     GROUP BY k) m;

-- In parallel.
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
CREATE TABLE many AS SELECT id, i, news FROM news, generate_series(1, 20) i;
ANALYZE many;
EXPLAIN (COSTS OFF) SELECT news_tally(news, true) FROM many;
CREATE TABLE parallel AS SELECT news_tally(news, true) AS tally, news_tally(news) AS plain FROM many;
CREATE TABLE parallel_groups AS SELECT id, news_tally(news) AS tally FROM many GROUP BY id;
SET max_parallel_workers_per_gather = 0;
SELECT tally = (SELECT news_tally(news, true) FROM many) AS same, plain = (SELECT news_tally(news) FROM many) AS plain FROM parallel;
SELECT bool_and(g.tally = s.tally) AS same_groups
FROM parallel_groups g JOIN (SELECT id, news_tally(news) AS tally FROM many GROUP BY id) s USING (id);
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
DROP TABLE parallel, parallel_groups, many;

-- FILTER, GROUPING SETS, hashing and sorting.
SELECT newstally_articles(news_tally(news) FILTER (WHERE id IN ('wire', 'court'))) AS two FROM news;
SELECT count(*) AS wrong
FROM (SELECT left(id, 1) AS a, right(id, 1) AS b, news_tally(news) AS t, count(*) AS n FROM news
      GROUP BY GROUPING SETS ((1), (2), (1, 2), ())) g
WHERE newstally_articles(t) <> n
    OR t <> (SELECT news_tally(news) FROM news WHERE left(id, 1) = coalesce(g.a, left(id, 1)) AND right(id, 1) = coalesce(g.b, right(id, 1)));
SET enable_sort = off;
CREATE TABLE hashed AS SELECT left(id, 1) AS a, news_tally(news) AS t FROM news GROUP BY 1;
SET enable_sort = on;
SET enable_hashagg = off;
SELECT count(*) AS differences
FROM hashed FULL JOIN (SELECT left(id, 1) AS a, news_tally(news) AS t FROM news GROUP BY 1) s USING (a)
WHERE hashed.t IS DISTINCT FROM s.t;
RESET enable_hashagg;
DROP TABLE hashed;

-- As window functions, growing and moving.
SELECT bool_and(t = (SELECT news_tally(news) FROM news i WHERE i.id <= w.id)) AS growing,
    bool_and(m = (SELECT news_merge(x) FROM (SELECT news_tally(news) AS x FROM news i WHERE i.id IN (w.id, w.before) GROUP BY id) y)) AS moving
FROM (SELECT id, lag(id) OVER o AS before, news_tally(news) OVER o AS t,
          news_tally(news) OVER (o ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS m
      FROM news WINDOW o AS (ORDER BY id)) w;

-- The functions behind them, called by hand, change nothing that they are given.
SELECT newstally_articles(t) AS before,
    newstally_articles(news_tally_accum(t, news)) AS one_more,
    newstally_articles(newstally_merge(t, t)) AS twice,
    newstally_articles(newstally_merge(newstally_merge(t, t), newstally_merge(NULL, t))) AS thrice,
    newstally_articles(t) AS after
FROM (SELECT news_tally(news) AS t FROM news WHERE id IN ('wire', 'court')) x, news WHERE id = 'line';
DO $$
DECLARE
    tally newstally;
    kept newstally;
BEGIN
    FOR i IN 1..10 LOOP
        kept := tally;
        tally := news_tally_accum(tally, to_newsdoc('Ana Lee met Bo Ek.'));
        ASSERT newstally_articles(tally) = i;
        ASSERT i = 1 OR newstally_articles(kept) = i - 1;
    END LOOP;
    ASSERT newstally_articles(newstally_merge(tally, tally)) = 20;
    ASSERT newstally_articles(tally) = 10;
END $$;
SELECT newstally_merge(NULL, NULL) IS NULL AS nothing, news_tally_accum(NULL, NULL::newsdoc) IS NULL AS nothing_either;

-- More names than are kept: the counts that are shown keep to what they promise.
CREATE FUNCTION of_names(text[]) RETURNS newsdoc LANGUAGE sql AS $$
    SELECT format('{"newsdoc":1,"model":"en@1","model_digest":"0000000000000000","icu":"72.1","body_bytes":0,"body_chars":0,"body_hash":"0000000000000000","truncated":false,"tone":0,"blocks":[],"entities":[%s],"mentions":[%s]}',
        (SELECT string_agg(format('{"name":"%s","kind":"person","salience":0,"tone":0,"aliases":[]}', name), ',' ORDER BY o) FROM unnest($1) WITH ORDINALITY u(name, o)),
        (SELECT string_agg(format('{"pos":0,"len":1,"entity":%s}', o - 1), ',' ORDER BY o) FROM unnest($1) WITH ORDINALITY u(name, o)))::newsdoc
$$;
CREATE TABLE crowd AS
SELECT i, of_names(array_agg('N' || n)) AS news
FROM generate_series(1, 100) i, LATERAL (SELECT i * 2000 + k AS n FROM generate_series(1, 1000) k UNION ALL SELECT k FROM generate_series(1, 10) k) x
GROUP BY i;
SELECT newstally_articles(t) AS articles, newstally_missed(t) BETWEEN 1 AND 101000 / 49152 AS within_bound,
    (SELECT count(*) <= 65536 FROM news_top(t, 100000)) AS bounded,
    (SELECT array_agg(articles) FROM news_top(t, 10)) AS counts
FROM (SELECT news_tally(news ORDER BY i) AS t FROM crowd) x;
SELECT bool_and(articles <= 100 AND articles + newstally_missed(t) >= 100) AS within_error
FROM (SELECT news_merge(t) AS t FROM (SELECT i % 7, news_tally(news) AS t FROM crowd GROUP BY 1) p) x, news_top(t, 10);
DROP TABLE crowd;
DROP FUNCTION of_names(text[]);
DROP VIEW truth;
