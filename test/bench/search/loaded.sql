-- loaded.sql
--	After loading: what the planner knows, and whether all rows are there.

\set QUIET on
\set ON_ERROR_STOP on
ALTER TABLE articles ADD PRIMARY KEY (id);
VACUUM (FREEZE, ANALYZE) articles;
CHECKPOINT;
SELECT 1 / (count(*) = :rows)::int AS all_are_there FROM articles \gset
