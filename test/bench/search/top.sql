-- top.sql
--	The 50 entities of most articles: of all, and of each month; by newstally, and by
--	GROUP BY over the elements of a jsonb array.  And from roll-ups by month.

\set QUIET on
SET client_min_messages = warning;

-- Each side has a table with what it counts, as its users would: in one table each would
-- read the other's column, too.  Values of jsonb are made anew, not compressed as they were
-- beside the others; up to 4 kB they stay as they are.
CREATE TABLE bench.counted_newsx WITH (toast_tuple_target = 4080) AS
    SELECT id, published_at, source, news FROM articles;
CREATE TABLE bench.counted_rival WITH (toast_tuple_target = 4080) AS
    SELECT id, published_at, source, entities || '[]' AS entities FROM articles;

-- Of an expression the planner knows the number of values only if it is told to look: else
-- it takes each article for a month of its own, and sorts them all instead of hashing.
SELECT current_setting('server_version_num')::int >= 140000 AS has_statistics \gset
\if :has_statistics
CREATE STATISTICS bench.months_of_newsx ON (date_trunc('month', published_at)) FROM bench.counted_newsx;
CREATE STATISTICS bench.months_of_rival ON (date_trunc('month', published_at)) FROM bench.counted_rival;
\endif
VACUUM (FREEZE, ANALYZE) bench.counted_newsx, bench.counted_rival;
INSERT INTO bench.figures (section, what, newsx, rival, unit)
VALUES ('Counting', 'the table', pg_relation_size('bench.counted_newsx') / 1e6,
        pg_relation_size('bench.counted_rival') / 1e6, 'MB');

CREATE TABLE bench.queries (what text, side text, query text);
INSERT INTO bench.queries VALUES
('top 50 of all', 'newsx', $$
    SELECT NULL::timestamp AS month, name, kind, articles
    FROM news_top((SELECT news_tally(news) FROM bench.counted_newsx), 50)
$$),
('top 50 of all', 'rival', $$
    SELECT NULL::timestamp AS month, e ->> 'name' AS name, e ->> 'kind' AS kind, count(*) AS articles
    FROM bench.counted_rival, jsonb_array_elements(entities) AS e
    GROUP BY 2, 3 ORDER BY 4 DESC, (e ->> 'name') COLLATE "C", 3 LIMIT 50
$$),
('top 50 per month', 'newsx', $$
    SELECT month, name, kind, articles
    FROM (
        SELECT date_trunc('month', published_at) AS month, news_tally(news) AS tally
        FROM bench.counted_newsx GROUP BY 1
    ) AS months, news_top(tally, 50)
$$),
('top 50 per month', 'rival', $$
    SELECT month, name, kind, articles
    FROM (
        SELECT *, row_number() OVER (PARTITION BY month
                                     ORDER BY articles DESC, name COLLATE "C", kind) AS place
        FROM (
            SELECT date_trunc('month', published_at) AS month,
                   e ->> 'name' AS name, e ->> 'kind' AS kind, count(*) AS articles
            FROM bench.counted_rival, jsonb_array_elements(entities) AS e
            GROUP BY 1, 2, 3
        ) AS counted
    ) AS ordered
    WHERE place <= 50
$$);

DO $$
DECLARE
    q record;
BEGIN
    FOR q IN SELECT * FROM bench.queries LOOP
        EXECUTE format('CREATE VIEW bench.%I AS %s', q.what || ', ' || q.side, q.query);
    END LOOP;
END $$;

-- Three times each, in turn: alone; with two workers; and as a server does that nobody has
-- tuned, with two workers and the memory of work_mem's default.
CREATE TABLE bench.settings (no int, name text, workers text, memory text);
INSERT INTO bench.settings VALUES
(1, '', '0', current_setting('work_mem')),
(2, ', 2 workers', '2', current_setting('work_mem')),
(3, ', 2 workers, work_mem 4 MB', '2', '4MB');
DO $$
DECLARE
    s record;
    q record;
BEGIN
    FOR s IN SELECT * FROM bench.settings ORDER BY no LOOP
        PERFORM set_config('max_parallel_workers_per_gather', s.workers, false);
        PERFORM set_config('work_mem', s.memory, false);
        FOR round IN 1..3 LOOP
            FOR q IN SELECT what, side FROM bench.queries ORDER BY what, side LOOP
                CALL bench.sample(q.what || s.name, q.side,
                    format('SELECT count(name), sum(articles) FROM bench.%I', q.what || ', ' || q.side));
                COMMIT;
            END LOOP;
        END LOOP;
    END LOOP;
END $$;
RESET max_parallel_workers_per_gather;
RESET work_mem;
CALL bench.median('Counting', 'top 50 of all', 's', 0.1);
CALL bench.median('Counting', 'top 50 of all, 2 workers', 's', 0.1);
CALL bench.median('Counting', 'top 50 of all, 2 workers, work_mem 4 MB', 's', 0.1);
CALL bench.median('Counting', 'top 50 per month', 's', 0.1);
CALL bench.median('Counting', 'top 50 per month, 2 workers', 's', 0.1);
CALL bench.median('Counting', 'top 50 per month, 2 workers, work_mem 4 MB', 's', 0.1);

-- A roll-up by month, as a materialized view would hold it, and the question asked of it.
CALL bench.sample('roll-up by month', 'newsx', $$
    CREATE TABLE bench.months_newsx AS
    SELECT date_trunc('month', published_at) AS month, news_tally(news) AS tally
    FROM bench.counted_newsx GROUP BY 1
$$);
CALL bench.sample('roll-up by month', 'rival', $$
    CREATE TABLE bench.months_rival AS
    SELECT date_trunc('month', published_at) AS month,
           e ->> 'name' AS name, e ->> 'kind' AS kind, count(*) AS articles
    FROM bench.counted_rival, jsonb_array_elements(entities) AS e
    GROUP BY 1, 2, 3
$$);
ANALYZE bench.months_newsx, bench.months_rival;
DO $$
BEGIN
    FOR round IN 1..5 LOOP
        CALL bench.sample('top 50 of all, from the roll-up', 'newsx', $q$
            SELECT count(name) FROM news_top((SELECT news_merge(tally) FROM bench.months_newsx), 50)
        $q$);
        CALL bench.sample('top 50 of all, from the roll-up', 'rival', $q$
            SELECT name, kind, sum(articles) FROM bench.months_rival GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 50
        $q$);
        CALL bench.sample('top 50 per month, from the roll-up', 'newsx', $q$
            SELECT count(name) FROM bench.months_newsx, news_top(tally, 50)
        $q$);
        CALL bench.sample('top 50 per month, from the roll-up', 'rival', $q$
            SELECT count(name) FROM (
                SELECT *, row_number() OVER (PARTITION BY month ORDER BY articles DESC) AS place
                FROM bench.months_rival
            ) AS ordered
            WHERE place <= 50
        $q$);
    END LOOP;
END $$;
CALL bench.median('Counting', 'roll-up by month', 's', NULL);
CALL bench.median('Counting', 'top 50 of all, from the roll-up', 'ms', NULL);
CALL bench.median('Counting', 'top 50 per month, from the roll-up', 'ms', NULL);
INSERT INTO bench.figures (section, what, newsx, rival, unit)
VALUES ('Counting', 'size of the roll-up', pg_total_relation_size('bench.months_newsx') / 1e6,
        pg_total_relation_size('bench.months_rival') / 1e6, 'MB');

-- Whether both count the same.  Where the 50th has as many articles as the 51st, each may
-- show another of them.
INSERT INTO bench.notes (note)
SELECT format('top 50 of all: newsx and its rival have %s names in common, of which %s have another count',
              count(*), count(*) FILTER (WHERE n.articles <> r.articles))
FROM bench."top 50 of all, newsx" AS n JOIN bench."top 50 of all, rival" AS r USING (name, kind);
INSERT INTO bench.notes (note)
SELECT format('top 50 per month: %s names of %s months in common, of which %s have another count',
              count(*), count(DISTINCT month), count(*) FILTER (WHERE n.articles <> r.articles))
FROM bench."top 50 per month, newsx" AS n JOIN bench."top 50 per month, rival" AS r
    USING (month, name, kind);
INSERT INTO bench.notes (note)
SELECT format('%s names in all; the tally of all may have missed up to %s articles of one',
              (SELECT count(*) FROM (SELECT 1 FROM bench.months_rival GROUP BY name, kind) AS names),
              newstally_missed(news_merge(tally)))
FROM bench.months_newsx;
