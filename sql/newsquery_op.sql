-- newsquery: equality, order, hash.

CREATE TABLE queries (no serial, query newsquery);
INSERT INTO queries (query) VALUES
    ('a'), ('a*'), ('person:a'), ('pos:a'), ('neg:a'), ('b'), ('!a'), ('!!a'), ('a & b'), ('b & a'), ('a | b'),
    ('a & b & c'), ('a & (b | c)'), ('a & b | c'), ('"a b"'), ('*'), ('a & a');

-- One total order, whatever it is.
SELECT count(*) FILTER (WHERE (a.query = b.query) <> (a.no = b.no)) AS wrong_eq,
    count(*) FILTER (WHERE (a.query <> b.query) = (a.query = b.query)) AS wrong_ne,
    count(*) FILTER (WHERE (a.query < b.query) <> (newsquery_cmp(a.query, b.query) < 0)) AS wrong_lt,
    count(*) FILTER (WHERE (a.query <= b.query) <> (newsquery_cmp(a.query, b.query) <= 0)) AS wrong_le,
    count(*) FILTER (WHERE (a.query > b.query) <> (newsquery_cmp(a.query, b.query) > 0)) AS wrong_gt,
    count(*) FILTER (WHERE (a.query >= b.query) <> (newsquery_cmp(a.query, b.query) >= 0)) AS wrong_ge,
    count(*) FILTER (WHERE sign(newsquery_cmp(a.query, b.query)) <> -sign(newsquery_cmp(b.query, a.query))) AS wrong_sign
FROM queries a, queries b;

-- Queries that differ in how they were written only are equal, and hash alike.
SELECT typed, typed::newsquery = written::newsquery AS same,
    newsquery_hash(typed::newsquery) = newsquery_hash(written::newsquery) AS hash
FROM (VALUES
    ('a & (b & c)', 'a&b&c'),
    ('(a | (b | c)) | d', 'a | b | c | d'),
    ('!(a)', '!a'),
    ('"MÜLLER"', 'muller'),
    ('pos:person:a', 'person:pos:a')) AS t(typed, written);
SELECT bool_and(newsquery_hash_extended(query, 0) & 4294967295
        = newsquery_hash(query)::bigint & 4294967295) AS seed_0,
    bool_and(newsquery_hash_extended(query, 1) <> newsquery_hash_extended(query, 0)) AS seed_1
FROM queries;

-- DISTINCT, GROUP BY, indexes, joins.
SELECT count(DISTINCT query) AS by_sort FROM (SELECT query FROM queries UNION ALL SELECT query FROM queries) t;
SELECT count(*) AS by_union FROM (SELECT query FROM queries UNION SELECT query FROM queries) t;
CREATE UNIQUE INDEX queries_order ON queries (query);
CREATE INDEX queries_hash ON queries USING hash (query);
INSERT INTO queries (query) VALUES ('A & (B & C)');
SET enable_seqscan = off;
SELECT query FROM queries WHERE query = 'B & A';
RESET enable_seqscan;
SET enable_mergejoin = off;
SET enable_nestloop = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM queries a JOIN queries b USING (query);
SELECT count(*) AS hash_join FROM queries a JOIN queries b USING (query);
RESET enable_mergejoin;
RESET enable_nestloop;

-- Compressed values and those outside compare as plain ones.
CREATE TABLE stored (plain newsquery, compressed newsquery, outside newsquery);
ALTER TABLE stored ALTER plain SET STORAGE plain;
ALTER TABLE stored ALTER outside SET STORAGE external;
INSERT INTO stored SELECT q, q, q
FROM to_newsquery((SELECT string_agg(format('name%s', i), ' | ') FROM generate_series(1, 500) i)) q;
SELECT plain = compressed AS a, compressed = outside AS b, newsquery_cmp(plain, outside) AS c,
    newsquery_hash(plain) = newsquery_hash(outside) AS d
FROM stored;
DROP TABLE stored, queries;
