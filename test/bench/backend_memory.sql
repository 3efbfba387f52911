-- backend_memory.sql
--	Private memory of one backend: bare, but having read all articles, and after
--	analysing more and more of them.  Anonymous memory leaves out the server's shared
--	buffers, which grow with what was read, and the model, which is the file's.

\set QUIET on
\pset footer off
SET max_parallel_workers_per_gather = 0;
SET jit = off;

CREATE FUNCTION pg_temp.private_kb() RETURNS int LANGUAGE sql AS $$
    SELECT sum(kb[1]::int)::int
    FROM regexp_matches(pg_read_file('/proc/self/smaps_rollup', 0, 8192),
                        'Anonymous: +(\d+) kB', 'g') AS kb
$$;
CREATE TEMP TABLE measured (articles int, kb int);

DO $$
DECLARE
    step int;
    done int := 0;
BEGIN
    PERFORM max(length(body)) FROM articles;
    INSERT INTO measured SELECT 0, pg_temp.private_kb();
    FOREACH step IN ARRAY ARRAY[1, 100, 1000, 2500, 5000, 7500, 10000] LOOP
        PERFORM count(to_newsdoc(body)) FROM articles WHERE id > done AND id <= step;
        done := step;
        INSERT INTO measured SELECT step, pg_temp.private_kb();
    END LOOP;
END $$;
-- A large analysis is kept to the end of its transaction: now it has ended.
INSERT INTO measured SELECT 10001, pg_temp.private_kb();

SELECT CASE articles WHEN 0 THEN 'none' WHEN 10001 THEN '10000, transaction over'
           ELSE articles::text END AS "articles analysed",
       kb AS "private kB",
       kb - first_value(kb) OVER (ORDER BY articles) AS "more than bare"
FROM measured ORDER BY articles;
