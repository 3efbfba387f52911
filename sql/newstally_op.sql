-- newstally: equality, order, hash.
CREATE TABLE tallies AS SELECT id, news_tally(news) AS tally FROM news GROUP BY id;

-- One total order, whatever it is.
SELECT count(*) FILTER (WHERE (a.tally = b.tally) <> (a.tally::text = b.tally::text)) AS wrong_eq,
    count(*) FILTER (WHERE (a.tally <> b.tally) = (a.tally = b.tally)) AS wrong_ne,
    count(*) FILTER (WHERE (a.tally < b.tally) <> (newstally_cmp(a.tally, b.tally) < 0)) AS wrong_lt,
    count(*) FILTER (WHERE (a.tally <= b.tally) <> (newstally_cmp(a.tally, b.tally) <= 0)) AS wrong_le,
    count(*) FILTER (WHERE (a.tally > b.tally) <> (newstally_cmp(a.tally, b.tally) > 0)) AS wrong_gt,
    count(*) FILTER (WHERE (a.tally >= b.tally) <> (newstally_cmp(a.tally, b.tally) >= 0)) AS wrong_ge,
    count(*) FILTER (WHERE sign(newstally_cmp(a.tally, b.tally)) <> -sign(newstally_cmp(b.tally, a.tally))) AS wrong_sign,
    count(*) FILTER (WHERE a.tally = b.tally) >= (SELECT count(*) FROM tallies) AS some_equal
FROM tallies a, tallies b;

-- Equal values hash alike, however they came about; a seed of 0 gives the plain hash.
SELECT bool_and(newstally_hash(tally) = newstally_hash(tally::text::newstally)) AS alike,
    bool_and(newstally_hash_extended(tally, 0) & 4294967295
             = newstally_hash(tally)::bigint & 4294967295) AS seed_0,
    bool_and(newstally_hash_extended(tally, 1) <> newstally_hash_extended(tally, 0)) AS seed_1
FROM tallies;
SELECT newstally_hash(news_tally(news)) = newstally_hash(news_tally(news)::text::newstally) AS state FROM news;

-- Sorted, hashed, indexed, joined.
SELECT count(DISTINCT tally) = (SELECT count(DISTINCT tally::text) FROM tallies) AS by_sort FROM tallies;
SELECT count(*) = (SELECT count(DISTINCT tally::text) FROM tallies) AS by_hash
FROM (SELECT tally FROM tallies GROUP BY tally) g;
CREATE INDEX ON tallies (tally);
CREATE INDEX ON tallies USING hash (tally);
SET enable_seqscan = off;
SELECT b.id FROM tallies b WHERE b.tally = (SELECT news_tally(news) FROM news WHERE id = 'wire');
RESET enable_seqscan;
SET enable_mergejoin = off;
SET enable_nestloop = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM tallies a JOIN tallies b USING (tally);
RESET enable_mergejoin;
SET enable_hashjoin = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM tallies a JOIN tallies b USING (tally);
RESET enable_hashjoin;
RESET enable_nestloop;
DROP TABLE tallies;

-- Toasted and compressed values compare as plain ones.
CREATE TABLE stored (plain newstally, compressed newstally, outside newstally);
ALTER TABLE stored ALTER plain SET STORAGE plain;
ALTER TABLE stored ALTER outside SET STORAGE external;
INSERT INTO stored SELECT t, t, t FROM (SELECT news_tally(to_newsdoc(format('Reporter %s met Jane Number%s in Paris.', i, i))) AS t FROM generate_series(1, 150) i) x;
SELECT plain = compressed AS a, compressed = outside AS b, newstally_cmp(plain, outside) AS c,
    newstally_hash(plain) = newstally_hash(outside) AS d, newstally_articles(compressed) AS articles
FROM stored;
DROP TABLE stored;
