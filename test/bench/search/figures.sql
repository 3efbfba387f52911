-- figures.sql
--	Where the measurements go, and what measures.

\set QUIET on
SET client_min_messages = warning;
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;

-- asked: the most that newsx may take of what the rival takes; NULL: for information.
CREATE TABLE bench.figures (
    no serial,
    section text,
    what text,
    newsx float8,
    rival float8,
    unit text,
    asked float8
);
CREATE TABLE bench.notes (no serial, note text);

-- Single measurements, of which the figures are medians and the like.
CREATE TABLE bench.samples (what text, side text, value float8);

CREATE FUNCTION bench.ms_since(start timestamptz) RETURNS float8 LANGUAGE sql AS $$
    SELECT 1000 * extract(epoch FROM clock_timestamp() - start)
$$;

-- Run a statement and keep how long it took.
CREATE PROCEDURE bench.sample(what text, side text, statement text) LANGUAGE plpgsql AS $$
DECLARE
    start timestamptz := clock_timestamp();
BEGIN
    EXECUTE statement;
    INSERT INTO bench.samples VALUES (what, side, bench.ms_since(start));
END $$;

CREATE FUNCTION bench.percentile(what text, side text, fraction float8) RETURNS float8
LANGUAGE sql AS $$
    SELECT percentile_cont(fraction) WITHIN GROUP (ORDER BY value)
    FROM bench.samples AS s
    WHERE s.what = percentile.what AND s.side = percentile.side
$$;

-- The median of both sides' samples as a figure; in seconds if a unit says so.
CREATE PROCEDURE bench.median(section text, what text, unit text, asked float8) LANGUAGE sql AS $$
    INSERT INTO bench.figures (section, what, newsx, rival, unit, asked)
    SELECT section, what,
           bench.percentile(what, 'newsx', 0.5) / divisor,
           bench.percentile(what, 'rival', 0.5) / divisor, unit, asked
    FROM (SELECT CASE unit WHEN 's' THEN 1000 ELSE 1 END AS divisor) AS d
$$;
