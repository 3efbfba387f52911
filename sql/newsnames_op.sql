-- newsnames: equality, order, hash.
CREATE TABLE lists AS
SELECT a, b, news_names(format('alias %s', i), format('name %s', a), 'place') AS names
FROM generate_series(1, 4) a, generate_series(1, 4) b, generate_series(a, a + b) i GROUP BY a, b
UNION ALL SELECT 0, 0, '[]' UNION ALL SELECT 0, 1, '[]';

-- One total order, whatever it is.
SELECT count(*) FILTER (WHERE (a.names = b.names) <> (a.names::text = b.names::text)) AS wrong_eq,
    count(*) FILTER (WHERE (a.names <> b.names) = (a.names = b.names)) AS wrong_ne,
    count(*) FILTER (WHERE (a.names < b.names) <> (newsnames_cmp(a.names, b.names) < 0)) AS wrong_lt,
    count(*) FILTER (WHERE (a.names <= b.names) <> (newsnames_cmp(a.names, b.names) <= 0)) AS wrong_le,
    count(*) FILTER (WHERE (a.names > b.names) <> (newsnames_cmp(a.names, b.names) > 0)) AS wrong_gt,
    count(*) FILTER (WHERE (a.names >= b.names) <> (newsnames_cmp(a.names, b.names) >= 0)) AS wrong_ge,
    count(*) FILTER (WHERE sign(newsnames_cmp(a.names, b.names)) <> -sign(newsnames_cmp(b.names, a.names))) AS wrong_sign,
    count(*) FILTER (WHERE a.names = b.names) AS equal
FROM lists a, lists b;

-- Equal values hash alike, however they came about; a seed of 0 gives the plain hash.
SELECT bool_and(newsnames_hash(names) = newsnames_hash(names::text::newsnames)) AS alike,
    bool_and(newsnames_hash_extended(names, 0) & 4294967295
             = newsnames_hash(names)::bigint & 4294967295) AS seed_0,
    bool_and(newsnames_hash_extended(names, 1) <> newsnames_hash_extended(names, 0)) AS seed_1
FROM lists;
SELECT newsnames_hash(news_names('a', i::text, 'place') FILTER (WHERE i = 1)) = newsnames_hash('[{"alias":"a","name":"1","kind":"place"}]') AS state
FROM generate_series(1, 2) i;

-- Sorted, hashed, indexed, joined.
SELECT count(DISTINCT names) AS by_sort FROM lists;
SELECT count(*) AS by_hash FROM (SELECT names FROM lists GROUP BY names) g;
CREATE INDEX ON lists (names);
CREATE INDEX ON lists USING hash (names);
SET enable_seqscan = off;
SELECT a, b FROM lists WHERE names = '[]' ORDER BY b;
RESET enable_seqscan;
SET enable_mergejoin = off;
SET enable_nestloop = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM lists a JOIN lists b USING (names);
RESET enable_mergejoin;
RESET enable_nestloop;
DROP TABLE lists;
