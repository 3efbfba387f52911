-- vacuum.sql
--	VACUUM after a tenth of the rows was deleted, in the tables that insert.sql made.

\set QUIET on
SET client_min_messages = warning;

DELETE FROM bench.inserted_none WHERE id % 10 = 0;
DELETE FROM bench.inserted_newsx WHERE id % 10 = 0;
DELETE FROM bench.inserted_rival WHERE id % 10 = 0;

-- VACUUM runs in no function: the time is taken around it.
SELECT clock_timestamp() AS start \gset
VACUUM bench.inserted_none;
INSERT INTO bench.samples VALUES ('VACUUM', 'none', bench.ms_since(:'start'));
SELECT clock_timestamp() AS start \gset
VACUUM bench.inserted_newsx;
INSERT INTO bench.samples VALUES ('VACUUM', 'newsx', bench.ms_since(:'start'));
SELECT clock_timestamp() AS start \gset
VACUUM bench.inserted_rival;
INSERT INTO bench.samples VALUES ('VACUUM', 'rival', bench.ms_since(:'start'));

INSERT INTO bench.figures (section, what, newsx, rival, unit)
SELECT 'Upkeep', 'VACUUM, a tenth deleted',
       bench.percentile('VACUUM', 'newsx', 0.5) - bench.percentile('VACUUM', 'none', 0.5),
       bench.percentile('VACUUM', 'rival', 0.5) - bench.percentile('VACUUM', 'none', 0.5), 'ms';
INSERT INTO bench.notes (note)
VALUES (format('VACUUM: the table''s own time is taken off: %s ms',
               round(bench.percentile('VACUUM', 'none', 0.5)::numeric)));
DROP TABLE bench.inserted_none, bench.inserted_newsx, bench.inserted_rival;
