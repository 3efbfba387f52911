-- newsdoc: equality, order, hash.

-- One total order, whatever it is.
SELECT count(*) FILTER (WHERE (a.news = b.news) <> (a.id = b.id
        OR (a.id IN ('empty', 'blank') AND a.news::text = b.news::text))) AS wrong_eq,
    count(*) FILTER (WHERE (a.news <> b.news) = (a.news = b.news)) AS wrong_ne,
    count(*) FILTER (WHERE (a.news < b.news) <> (newsdoc_cmp(a.news, b.news) < 0)) AS wrong_lt,
    count(*) FILTER (WHERE (a.news <= b.news) <> (newsdoc_cmp(a.news, b.news) <= 0)) AS wrong_le,
    count(*) FILTER (WHERE (a.news > b.news) <> (newsdoc_cmp(a.news, b.news) > 0)) AS wrong_gt,
    count(*) FILTER (WHERE (a.news >= b.news) <> (newsdoc_cmp(a.news, b.news) >= 0)) AS wrong_ge,
    count(*) FILTER (WHERE sign(newsdoc_cmp(a.news, b.news)) <> -sign(newsdoc_cmp(b.news, a.news))) AS wrong_sign
FROM news a, news b;

-- Equal values hash alike, and a seed of 0 gives the plain hash.
SELECT bool_and(newsdoc_hash(news) = newsdoc_hash(to_newsdoc(body, title))) AS alike,
    bool_and(newsdoc_hash_extended(news, 0) & 4294967295
             = newsdoc_hash(news)::bigint & 4294967295) AS seed_0,
    bool_and(newsdoc_hash_extended(news, 1) <> newsdoc_hash_extended(news, 0)) AS seed_1
FROM news;

-- Indexes, joins.
CREATE INDEX news_order ON news (news);
CREATE INDEX news_hash ON news USING hash (news);
SET enable_seqscan = off;
SELECT b.id FROM articles a, news b WHERE a.id = 'wire' AND b.news = to_newsdoc(a.body, a.title);
RESET enable_seqscan;
SET enable_mergejoin = off;
SET enable_nestloop = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM news a JOIN news b USING (news);
SELECT count(*) >= 6 AS hash_join FROM news a JOIN news b USING (news);
RESET enable_mergejoin;
SET enable_hashjoin = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM news a JOIN news b USING (news);
SELECT count(*) >= 6 AS merge_join FROM news a JOIN news b USING (news);
RESET enable_hashjoin;
RESET enable_nestloop;
DROP INDEX news_order, news_hash;

-- Toasted and compressed values compare as plain ones.
CREATE TABLE stored (id text, plain newsdoc, compressed newsdoc, outside newsdoc);
ALTER TABLE stored ALTER plain SET STORAGE plain;
ALTER TABLE stored ALTER outside SET STORAGE external;
INSERT INTO stored SELECT 'long', n, n, n
FROM to_newsdoc((SELECT string_agg(format('Reporter %s met Jane Number%s in Paris.', i, i), E'\n\n') FROM generate_series(1, 150) i)) n;
SELECT plain = compressed AS a, compressed = outside AS b, newsdoc_cmp(plain, outside) AS c,
    newsdoc_hash(plain) = newsdoc_hash(outside) AS d
FROM stored;
DROP TABLE stored;
