-- report.sql
--	The settings and the figures, for a reader.

\set QUIET on
\pset footer off
\pset linestyle unicode
\echo
SELECT name AS setting, current_setting(name) AS value
FROM unnest('{server_version, shared_buffers, maintenance_work_mem, work_mem, jit, fsync, autovacuum, wal_level,
             random_page_cost, default_toast_compression}'::text[]) WITH ORDINALITY AS s (name, no)
ORDER BY no;
SELECT count(*) AS articles, min(published_at)::date AS "from", max(published_at)::date AS "to",
       pg_size_pretty(pg_total_relation_size('articles')) AS "table and indexes"
FROM articles;

CREATE FUNCTION pg_temp.shown(value float8) RETURNS text LANGUAGE sql AS $$
    SELECT round(value::numeric, CASE WHEN abs(value) < 10 THEN 2 WHEN abs(value) < 100 THEN 1 ELSE 0 END)::text
$$;
SELECT section, what, unit, pg_temp.shown(newsx) AS newsx, pg_temp.shown(rival) AS rival,
       round((newsx / rival)::numeric, 2) AS ratio,
       '<= ' || round(asked::numeric, 2) AS asked,
       CASE WHEN asked IS NULL THEN ''
            WHEN round((newsx / rival)::numeric, 2) <= round(asked::numeric, 2) THEN 'reached'
            ELSE 'MISSED' END AS result
FROM bench.figures ORDER BY no;
\pset tuples_only on
SELECT note FROM bench.notes ORDER BY no;
