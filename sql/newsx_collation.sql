-- Calls that compare names are planned without a collation, which they do not heed; what
-- else a planner sees in them stays.  (That postgres_fdw then sends them is shown by
-- test/t/011_fdw.pl.)

CREATE TABLE collated AS
SELECT n, news FROM news, generate_series(1, 40) AS n;
CREATE INDEX collated_news ON collated USING gin (news);
CREATE INDEX collated_tone ON collated (news_tone(news, 'Norway'));
CREATE INDEX collated_part ON collated (n) WHERE news @> 'Norway';
ANALYZE collated;
SET enable_seqscan = off;
SET enable_indexonlyscan = off;

-- An operator stays one, and its function becomes one, so that an index serves both.
EXPLAIN (COSTS OFF) SELECT count(*) FROM collated WHERE news @> 'Norway' AND n > 0;
EXPLAIN (COSTS OFF) SELECT count(*) FROM collated WHERE 'Norway' <@ news;
EXPLAIN (COSTS OFF) SELECT count(*) FROM collated WHERE news @> ARRAY['Norway', 'UN'];
EXPLAIN (COSTS OFF) SELECT count(*) FROM collated WHERE news && ARRAY['Norway', 'Berlin'];
EXPLAIN (COSTS OFF) SELECT count(*) FROM collated WHERE news_contains(news, 'Berlin');
EXPLAIN (COSTS OFF) SELECT count(*) FROM collated WHERE news_overlap(ARRAY['Norway', 'Berlin'], news);

-- Indexes on such calls, and on a part of the rows, are found again.
EXPLAIN (COSTS OFF) SELECT n FROM collated WHERE news_tone(news, 'Norway') < -0.5;
EXPLAIN (COSTS OFF) SELECT n FROM collated WHERE news |~ 'Norway' < -0.5;
EXPLAIN (COSTS OFF) SELECT n FROM collated WHERE news @> 'Norway' AND n = 3;

-- The answers are those that there are without an index.
CREATE TEMP VIEW answers AS
SELECT (SELECT count(*) FROM collated WHERE news @> 'Norway') AS operator,
    (SELECT count(*) FROM collated WHERE news_contains(news, 'norway')) AS function,
    (SELECT count(*) FROM collated WHERE 'NORWAY' <@ news) AS commuted,
    (SELECT count(*) FROM collated WHERE news @> ARRAY['Norway', 'UN']) AS "all",
    (SELECT count(*) FROM collated WHERE ARRAY['Norway', 'Berlin'] && news) AS "any",
    (SELECT count(*) FROM collated WHERE news_tone(news, 'Norway') IS NOT NULL) AS tone,
    (SELECT count(*) FROM collated WHERE news @> 'Norway' COLLATE "C") AS collation;
TABLE answers;
SET enable_seqscan = on;
SET enable_bitmapscan = off;
SET enable_indexscan = off;
TABLE answers;

RESET enable_seqscan;
RESET enable_bitmapscan;
RESET enable_indexscan;
RESET enable_indexonlyscan;
DROP VIEW answers;
DROP TABLE collated;
