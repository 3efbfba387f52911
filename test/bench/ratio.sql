-- ratio.sql
--	Time of to_newsdoc and of to_tsvector on the articles in :folder, in turn,
--	:rounds times.  Every row is a text of its own, as a backend keeps what it
--	found in the last one; and no row is compressed, as that is neither's work.

\set QUIET on
\pset footer off
\pset linestyle unicode
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;

CREATE EXTENSION newsx;

CREATE TABLE texts (body text);
ALTER TABLE texts ALTER COLUMN body SET STORAGE EXTERNAL;

WITH articles AS (
    SELECT name, ltrim(pg_read_file(:'folder' || '/' || name), U&'\FEFF') AS body
    FROM pg_ls_dir(:'folder') AS name
),
copies AS (
    SELECT greatest(1, 2000000 / sum(octet_length(body))) AS n FROM articles
)
INSERT INTO texts
SELECT body || E'\n' || copy
FROM copies, generate_series(1, copies.n) AS copy, articles
ORDER BY copy, name;

CREATE TABLE times (what text, seconds float8);
SET newsx_bench.rounds = :rounds;

DO $$
DECLARE
    start timestamptz;
    what text;
    call text;
BEGIN
    -- Round 0 warms up and is not counted.
    FOR round IN 0..current_setting('newsx_bench.rounds')::int LOOP
        FOR what, call IN
            VALUES ('to_tsvector', 'SELECT count(to_tsvector(''english'', body)) FROM texts'),
                   ('to_newsdoc', 'SELECT count(to_newsdoc(body)) FROM texts')
        LOOP
            start := clock_timestamp();
            EXECUTE call;
            IF round > 0 THEN
                INSERT INTO times VALUES (what, extract(epoch FROM clock_timestamp() - start));
            END IF;
        END LOOP;
    END LOOP;
END $$;

\echo
SELECT t.what,
       round(1000 * median::numeric, 1) AS "median ms",
       round(1000 * best::numeric, 1) AS "best ms",
       round(bytes / median / 1e6::numeric, 2) AS "MB a second",
       round(median / max(median) FILTER (WHERE what = 'to_tsvector') OVER (), 2) AS "times to_tsvector"
FROM (
    SELECT what,
           (percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds))::numeric AS median,
           min(seconds)::numeric AS best
    FROM times
    GROUP BY what
) AS t, (
    SELECT sum(octet_length(body))::numeric AS bytes FROM texts
) AS b
ORDER BY what DESC;
