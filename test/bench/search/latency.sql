-- latency.sql
--	How long @@ takes through GIN: terms of newsx beside lexemes that as many articles
--	have, in turn, warm.  By prepared statements, as an application sends them.

\set QUIET on
SET client_min_messages = warning;
SET enable_seqscan = off;

-- One plan for all executions.  Else the side whose estimates tell rare terms from others
-- would be planned anew each time, for which "planning alone" has a line of its own.
SET plan_cache_mode = force_generic_plan;

-- Words to choose from: those of some 4,000 articles, with an estimate of how many have them.
SELECT greatest(1, :rows / 4000) AS step \gset
CREATE TABLE bench.words AS
SELECT 'newsx' AS side, word, count(DISTINCT id) * :step AS estimate, NULL::bigint AS found
FROM articles, jsonb_array_elements(entities) AS e,
     regexp_split_to_table(lower(e ->> 'name'), '[^a-z]+') AS word
WHERE id % :step = 0 AND length(word) >= 3
GROUP BY word
UNION ALL
SELECT 'rival', word, ndoc * :step, NULL
FROM ts_stat('SELECT words FROM articles WHERE id % ' || :step || ' = 0')
WHERE word ~ '^[a-z]{3,}$';

-- The classes, by the number of articles found.
CREATE TABLE bench.classes (class text, least bigint, most bigint, queries int, executions int);
INSERT INTO bench.classes VALUES
('rare', 20, 50, 20, 1000),
('middle', greatest(50, :rows / 1000), greatest(100, :rows / 200), 20, 1000),
('frequent', :rows / 50, :rows / 20, 10, 200);

-- Count enough of those that may be in a class.
DO $$
DECLARE
    w record;
    n bigint;
BEGIN
    FOR w IN
        SELECT side, word
        FROM (
            SELECT side, word, class,
                   row_number() OVER (PARTITION BY side, class ORDER BY md5(word)) AS place
            FROM bench.words, bench.classes
            WHERE estimate BETWEEN least / 2 AND most * 1.5
               OR class = 'rare' AND estimate = (SELECT min(estimate) FROM bench.words)
        ) AS candidates
        WHERE place <= CASE class WHEN 'rare' THEN 1000 ELSE 150 END
    LOOP
        IF w.side = 'newsx' THEN
            SELECT count(*) INTO n FROM articles WHERE news @@ w.word::newsquery;
        ELSE
            SELECT count(*) INTO n FROM articles WHERE words @@ w.word::tsquery;
        END IF;
        UPDATE bench.words SET found = n WHERE side = w.side AND word = w.word;
    END LOOP;
END $$;

-- For each term the lexeme whose number of articles is nearest to its own.
CREATE TABLE bench.pairs (
    no serial, class text, newsx newsquery, rival tsquery, newsx_found bigint, rival_found bigint
);
CREATE FUNCTION bench.distance(a bigint, b bigint) RETURNS float8 LANGUAGE sql AS $$
    SELECT abs(ln((a + 1.0) / (b + 1.0)))
$$;
INSERT INTO bench.pairs (class, newsx, rival, newsx_found, rival_found)
SELECT class, n.word::newsquery, r.word::tsquery, n.found, r.found
FROM bench.classes,
     LATERAL (
         SELECT word, found FROM bench.words
         WHERE side = 'newsx' AND found BETWEEN least AND most
         ORDER BY md5(word) LIMIT queries
     ) AS n,
     LATERAL (
         SELECT word, found FROM bench.words
         WHERE side = 'rival' AND found IS NOT NULL
         ORDER BY bench.distance(n.found, found), md5(word || n.word) LIMIT 1
     ) AS r;

-- Conjunctions of two frequent terms, or of a frequent and a middle one.
CREATE TABLE bench.conjunctions AS
SELECT 'newsx' AS side, a.newsx AS newsx, b.newsx AS newsx2, a.rival, b.rival AS rival2,
       NULL::bigint AS found
FROM bench.pairs AS a JOIN bench.pairs AS b ON a.class = 'frequent' AND
     (b.class = 'frequent' AND a.no < b.no OR b.class = 'middle');
INSERT INTO bench.conjunctions
SELECT 'rival', newsx, newsx2, rival, rival2, NULL FROM bench.conjunctions;
UPDATE bench.conjunctions AS c SET found = CASE side
    WHEN 'newsx' THEN (SELECT count(*) FROM articles WHERE news @@ newsquery_and(c.newsx, c.newsx2))
    ELSE (SELECT count(*) FROM articles WHERE words @@ (c.rival && c.rival2)) END;
INSERT INTO bench.classes VALUES ('conjunction', NULL, NULL, 10, 300);
INSERT INTO bench.pairs (class, newsx, rival, newsx_found, rival_found)
SELECT 'conjunction', newsquery_and(n.newsx, n.newsx2), r.rival && r.rival2, n.found, r.found
FROM (
    SELECT * FROM bench.conjunctions WHERE side = 'newsx' AND found >= 20
    ORDER BY md5(newsx::text || newsx2::text) LIMIT 10
) AS n, LATERAL (
    SELECT * FROM bench.conjunctions WHERE side = 'rival'
    ORDER BY bench.distance(n.found, found) LIMIT 1
) AS r;

-- For information: with a kind; phrases and prefixes, which are the same words for both.
INSERT INTO bench.classes VALUES
('with a kind', greatest(20, :rows / 10000), greatest(100, :rows / 200), 20, 400),
('phrase', NULL, NULL, 20, 400),
('prefix', NULL, NULL, 10, 200);
INSERT INTO bench.pairs (class, newsx, rival, newsx_found, rival_found)
SELECT class, n.query, r.word::tsquery, n.found, r.found
FROM bench.classes,
     LATERAL (
         SELECT query, (SELECT count(*) FROM articles WHERE news @@ query) AS found
         FROM (
             SELECT ('person:' || word)::newsquery AS query FROM bench.words
             WHERE side = 'newsx' AND found BETWEEN least AND most
             ORDER BY md5(word) LIMIT 5 * queries
         ) AS typed
     ) AS n,
     LATERAL (
         SELECT word, found FROM bench.words WHERE side = 'rival' AND found IS NOT NULL
         ORDER BY bench.distance(n.found, found), md5(word) LIMIT 1
     ) AS r
WHERE class = 'with a kind' AND n.found >= least
LIMIT 20;
INSERT INTO bench.pairs (class, newsx, rival)
SELECT 'phrase', ('"' || name || '"')::newsquery, phraseto_tsquery('english', name)
FROM (
    SELECT lower(e ->> 'name') AS name
    FROM articles, jsonb_array_elements(entities) AS e
    WHERE id % :step = 0 AND e ->> 'name' ~ '^[A-Za-z]{4,} [A-Za-z]{4,}$'
    GROUP BY 1 HAVING count(*) >= 5 ORDER BY md5(lower(e ->> 'name')) LIMIT 20
) AS names
WHERE numnode(phraseto_tsquery('english', name)) = 3;
INSERT INTO bench.pairs (class, newsx, rival)
SELECT 'prefix', (left(newsx::text, 4) || '*')::newsquery, (left(newsx::text, 4) || ':*')::tsquery
FROM bench.pairs WHERE class = 'middle' ORDER BY no LIMIT 10;
UPDATE bench.pairs SET
    newsx_found = (SELECT count(*) FROM articles WHERE news @@ newsx),
    rival_found = (SELECT count(*) FROM articles WHERE words @@ rival)
WHERE newsx_found IS NULL;

-- All queries of a class in turn, newsx and rival in turn; who is first changes.  A class
-- ends after a minute, but not before each of its queries ran twice.
CREATE PROCEDURE bench.measure(the_class text) LANGUAGE plpgsql AS $$
DECLARE
    executions int := (SELECT c.executions FROM bench.classes AS c WHERE class = the_class);
    pairs bench.pairs[] := ARRAY(SELECT p FROM bench.pairs AS p WHERE class = the_class ORDER BY no);
    p bench.pairs;
    beginning timestamptz := clock_timestamp();
    start timestamptz;
    ms float8;
    n bigint;
BEGIN
    FOR i IN 1..executions LOOP
        EXIT WHEN i > 2 * cardinality(pairs) AND clock_timestamp() > beginning + interval '1 minute';
        p := pairs[1 + i % cardinality(pairs)];
        FOR turn IN 0..1 LOOP
            IF (i + turn) % 2 = 0 THEN
                start := clock_timestamp();
                SELECT count(*) INTO n FROM articles WHERE news @@ p.newsx;
                ms := bench.ms_since(start);
                INSERT INTO bench.samples VALUES (the_class, 'newsx', ms);
                start := clock_timestamp();
                SELECT count(*) INTO n FROM (
                    SELECT id FROM articles WHERE news @@ p.newsx ORDER BY published_at DESC LIMIT 20
                ) AS latest;
                ms := bench.ms_since(start);
                INSERT INTO bench.samples VALUES (the_class || ', latest 20', 'newsx', ms);
            ELSE
                start := clock_timestamp();
                SELECT count(*) INTO n FROM articles WHERE words @@ p.rival;
                ms := bench.ms_since(start);
                INSERT INTO bench.samples VALUES (the_class, 'rival', ms);
                start := clock_timestamp();
                SELECT count(*) INTO n FROM (
                    SELECT id FROM articles WHERE words @@ p.rival ORDER BY published_at DESC LIMIT 20
                ) AS latest;
                ms := bench.ms_since(start);
                INSERT INTO bench.samples VALUES (the_class || ', latest 20', 'rival', ms);
            END IF;
        END LOOP;
    END LOOP;
END $$;

-- Two figures of what was measured.
CREATE PROCEDURE bench.p50_and_p99(what text, asked float8) LANGUAGE sql AS $$
    INSERT INTO bench.figures (section, what, newsx, rival, unit, asked)
    SELECT '@@', what || ': ' || name, bench.percentile(what, 'newsx', f),
           bench.percentile(what, 'rival', f), 'ms', asked
    FROM (VALUES ('median', 0.5), ('p99', 0.99)) AS fractions (name, f)
$$;

DO $$
DECLARE
    c record;
    asked float8;
BEGIN
    FOR c IN SELECT class FROM bench.classes LOOP
        asked := CASE WHEN c.class IN ('rare', 'middle', 'frequent', 'conjunction') THEN 1 END;
        CALL bench.measure(c.class);
        CALL bench.p50_and_p99(c.class, asked);
        CALL bench.p50_and_p99(c.class || ', latest 20', asked);
        COMMIT;
    END LOOP;
END $$;

-- A constant in the statement: parsed and planned each time.
DO $$
DECLARE
    p bench.pairs;
    start timestamptz;
    plan text;
BEGIN
    FOR i IN 1..10 LOOP
        FOR p IN SELECT * FROM bench.pairs WHERE class = 'rare' LOOP
            start := clock_timestamp();
            FOR plan IN EXECUTE format('EXPLAIN SELECT 1 FROM articles WHERE news @@ %L', p.newsx) LOOP END LOOP;
            INSERT INTO bench.samples VALUES ('planning alone', 'newsx', bench.ms_since(start));
            start := clock_timestamp();
            FOR plan IN EXECUTE format('EXPLAIN SELECT 1 FROM articles WHERE words @@ %L', p.rival) LOOP END LOOP;
            INSERT INTO bench.samples VALUES ('planning alone', 'rival', bench.ms_since(start));
        END LOOP;
    END LOOP;
END $$;
CALL bench.p50_and_p99('planning alone', NULL);

INSERT INTO bench.notes (note)
SELECT format('@@, %s: %s queries, %s executions each side; articles found, median: newsx %s, rival %s (%s ... %s)',
              class, count(*),
              (SELECT count(*) FROM bench.samples WHERE what = class AND side = 'newsx'),
              percentile_disc(0.5) WITHIN GROUP (ORDER BY newsx_found),
              percentile_disc(0.5) WITHIN GROUP (ORDER BY rival_found), min(newsx::text), min(rival::text))
FROM bench.pairs JOIN bench.classes USING (class)
GROUP BY class, classes.ctid ORDER BY classes.ctid;
