-- insert.sql
--	What an index costs an INSERT: into tables that hold a fifth of the articles and
--	differ in nothing but their index.

\set QUIET on
SET client_min_messages = warning;
SELECT :rows / 5 AS base, least(10000, :rows / 10) AS n \gset

CREATE TABLE bench.inserted_none AS
    SELECT id, published_at, news, words FROM articles WHERE id <= :base;
CREATE TABLE bench.inserted_newsx AS
    SELECT id, published_at, news, words FROM articles WHERE id <= :base;
CREATE TABLE bench.inserted_rival AS
    SELECT id, published_at, news, words FROM articles WHERE id <= :base;
CREATE INDEX newsx_index ON bench.inserted_newsx USING gin (news);
CREATE INDEX rival_index ON bench.inserted_rival USING gin (words);
VACUUM (FREEZE, ANALYZE) bench.inserted_none, bench.inserted_newsx, bench.inserted_rival;

SET newsx_bench.base = :base;
SET newsx_bench.n = :n;
DO $$
DECLARE
    base int := current_setting('newsx_bench.base');
    n int := current_setting('newsx_bench.n');
    side text;
    fastupdate text;
    what text;
BEGIN
    FOREACH fastupdate IN ARRAY ARRAY['off', 'on'] LOOP
        what := format('INSERT of %s, fastupdate %s', n, fastupdate);
        FOREACH side IN ARRAY ARRAY['newsx', 'rival'] LOOP
            EXECUTE format('ALTER INDEX bench.%s_index SET (fastupdate = %s)', side, fastupdate);
        END LOOP;
        FOR round IN 1..3 LOOP
            base := base + n;
            FOREACH side IN ARRAY ARRAY['none', 'newsx', 'rival'] LOOP
                CALL bench.sample(what, side, format(
                    'INSERT INTO bench.inserted_%s SELECT id, published_at, news, words '
                    'FROM articles WHERE id > %s AND id <= %s', side, base - n, base));
                IF side <> 'none' AND fastupdate = 'on' THEN
                    CALL bench.sample('then the pending list', side,
                        format('SELECT gin_clean_pending_list(''bench.%s_index'')', side));
                END IF;
            END LOOP;
        END LOOP;
    END LOOP;
END $$;

-- The table's own part is taken off: the index alone is compared.
INSERT INTO bench.figures (section, what, newsx, rival, unit)
SELECT 'Upkeep', what,
       bench.percentile(what, 'newsx', 0.5) - bench.percentile(what, 'none', 0.5),
       bench.percentile(what, 'rival', 0.5) - bench.percentile(what, 'none', 0.5), 'ms'
FROM (SELECT format('INSERT of %s, fastupdate %s', :n, f) AS what FROM unnest('{off,on}'::text[]) AS f) AS w;
CALL bench.median('Upkeep', 'then the pending list', 'ms', NULL);
INSERT INTO bench.notes (note)
VALUES (format('INSERT: the table''s own time, which is the same for both, is taken off: %s ms',
               round(bench.percentile(format('INSERT of %s, fastupdate off', :n), 'none', 0.5)::numeric)));
