-- newsdoc_stats: where newsdocs are kept, what ANALYZE keeps of them, and what the planner expects of searches.

-- Values stay in their rows, those of columns made from now on.
CREATE TABLE kept_in_rows AS SELECT news FROM news;
SELECT attstorage FROM pg_attribute WHERE attrelid = 'kept_in_rows'::regclass AND attname = 'news';
DROP TABLE kept_in_rows;

-- A table whose shares are known: all of it is in the sample.
CREATE TABLE counted (id int, news newsdoc);
INSERT INTO counted
SELECT i, CASE WHEN i % 10 < 5 THEN wire WHEN i % 10 < 7 THEN court WHEN i % 10 < 8 THEN letters
    WHEN i % 10 < 9 THEN line END
FROM generate_series(0, 1999) AS i,
    (SELECT max(news::text) FILTER (WHERE id = 'wire')::newsdoc, max(news::text) FILTER (WHERE id = 'court')::newsdoc,
        max(news::text) FILTER (WHERE id = 'letters')::newsdoc, max(news::text) FILTER (WHERE id = 'line')::newsdoc
     FROM news) AS n (wire, court, letters, line);
INSERT INTO counted VALUES (2000, to_newsdoc('Zacharias Quillfeather met Hermione Quillfeather.'));
ANALYZE counted;

-- The standard statistics are there as for any type.
SELECT null_frac, n_distinct, avg_width > 100 AS wide FROM pg_stats WHERE tablename = 'counted' AND attname = 'news';

-- The names, to be read.
CREATE VIEW kept AS
SELECT key, round(share::numeric, 4) AS share
FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs[1:cardinality(most_common_elem_freqs) - 2])
    AS e (key, share)
WHERE tablename = 'counted' AND attname = 'news';
SELECT * FROM kept WHERE key ~ 'merkel|oslo|quillfeather|^united|kingdom' ORDER BY key COLLATE "C";
SELECT * FROM kept WHERE key ~ ':(date|money)$' AND key ~ 'monday|14|^[*]' ORDER BY key COLLATE "C";
SELECT * FROM kept WHERE key ~ '^[*]' AND key !~ 'date|money|[+-]$' ORDER BY key COLLATE "C";
-- In what tone: "*:p-" is any person toward whom it is bad.  The shares are those there are.
SELECT count(*) > 2 AS several, bool_and(share = there) AS same
FROM (SELECT key, share, (SELECT round(avg(EXISTS (SELECT FROM news_entities(c.news) e
              WHERE (key ~ '^[*][+-]' OR left(CASE e.kind WHEN 'place' THEN 'l' ELSE e.kind END, 1) = substr(key, 3, 1))
                  AND e.kind NOT IN ('date', 'money') AND CASE right(key, 1) WHEN '+' THEN e.tone > 0.05 ELSE e.tone < -0.05 END)::int), 4)
          FROM counted c WHERE c.news IS NOT NULL) AS there
      FROM kept WHERE key ~ '^[*].*[+-]$') AS k;
-- They are sorted by their bytes, as the planner looks for them; least and greatest share come last.
SELECT array_agg(key) = array_agg(key ORDER BY key COLLATE "C") AS sorted FROM kept;
SELECT f[cardinality(f) - 1] = (SELECT min(x) FROM unnest(f[1:cardinality(f) - 2]) x) AS least,
    f[cardinality(f)] = (SELECT max(x) FROM unnest(f[1:cardinality(f) - 2]) x) AS greatest
FROM (SELECT most_common_elem_freqs AS f FROM pg_stats WHERE tablename = 'counted' AND attname = 'news') AS s;

-- Rows expected of a condition.
CREATE FUNCTION expected(relation text, condition text) RETURNS float8
LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE format('EXPLAIN (FORMAT json) SELECT FROM %I WHERE %s', relation, condition) INTO plan;
    RETURN plan->0->'Plan'->>'Plan Rows';
END
$$;

-- The rows there are, and whether as many are expected, but for a tenth of them.
CREATE FUNCTION compared(relation text, condition text, OUT there bigint, OUT expected text)
LANGUAGE plpgsql AS $$
DECLARE
    n float8 := expected(relation, condition);
BEGIN
    EXECUTE format('SELECT count(*) FROM %I WHERE %s', relation, condition) INTO there;
    expected := CASE WHEN greatest(n, there, 1) <= 1.1 * greatest(least(n, there), 1) THEN 'as many' ELSE n::text END;
END
$$;

-- Words, kinds, phrases and parts of them, prefixes, dates, any name.
SELECT condition, c.*
FROM (VALUES
    ($$news @@ 'merkel'$$), ($$'merkel' @@ news$$), ($$news @@ 'person:merkel'$$),
    ($$news @@ 'oslo'$$), ($$news @@ 'place:oslo'$$), ($$news @@ 'nobody'$$), ($$news @@ 'person:oslo'$$),
    ($$news @@ '"Angela Merkel"'$$), ($$news @@ 'person:"angela merkel"'$$), ($$news @@ '"united nations"'$$),
    ($$news @@ '"nations united"'$$), ($$news @@ '"prime minister merkel"'$$), ($$news @@ '"atlantic"'$$),
    ($$news @@ 'merk*'$$), ($$news @@ '"Angela Mer"*'$$), ($$news @@ 'place:osl*'$$),
    ($$news @@ 'date:monday'$$), ($$news @@ 'money:*'$$), ($$news @@ '*'$$), ($$news @@ 'person:*'$$),
    ($$news @@ ''$$), ($$news @@ NULL$$)
) AS v (condition), compared('counted', condition) AS c;

SELECT there > 0 AS some, expected FROM compared('counted', $$news @@ 'neg:*'$$);

-- Joined by or and not; by and, what is expected lies between that of names by chance
-- and that of the rarer one.
SELECT condition, c.*
FROM (VALUES
    ($$news @@ 'merkel | okafor'$$), ($$news @@ '!merkel'$$), ($$news @@ '!nobody'$$), ($$news @@ '!(merkel | okafor)'$$)
) AS v (condition), compared('counted', condition) AS c;
SELECT expected('counted', $$news @@ 'oslo & tremblay'$$) BETWEEN 1000 * 0.777 AND 1000 AS between;

-- A tone takes the share of all names that have it.
SELECT expected('counted', $$news @@ 'pos:oslo'$$) + expected('counted', $$news @@ 'neg:oslo'$$)
    < expected('counted', $$news @@ 'oslo'$$) AS less;

-- Whole names, aliases among them.
SELECT condition, c.*
FROM (VALUES
    ($$news @> 'Angela Merkel'::text$$), ($$'angela merkel'::text <@ news$$), ($$news @> 'Merkel'::text$$), ($$news @> 'Oslo'::text$$),
    ($$news @> 'UN'::text$$), ($$news @> ARRAY['Oslo']$$), ($$news @> ARRAY['Oslo', NULL]$$), ($$news @> '{}'::text[]$$),
    ($$news && ARRAY['Daniel Okafor', 'Angela Merkel']$$), ($$ARRAY['Daniel Okafor', NULL] && news$$), ($$news && '{}'::text[]$$),
    ($$news @> NULL::text$$)
) AS v (condition), compared('counted', condition) AS c;

-- What is known only when the query runs takes a constant.
PREPARE search(newsquery) AS SELECT FROM counted WHERE news @@ $1;
SET plan_cache_mode = force_generic_plan;
EXPLAIN (COSTS OFF) EXECUTE search('merkel');
RESET plan_cache_mode;
DEALLOCATE search;
SELECT expected('counted', $$news @@ (SELECT 'merkel'::newsquery)$$) AS unknown,
    expected('counted', $$news @> (SELECT 'Oslo')$$) AS unknown_name;
CREATE TABLE alerts (query newsquery, name text);
INSERT INTO alerts SELECT 'merkel', 'Oslo' FROM generate_series(1, 100);
ANALYZE alerts;
SELECT expected('alerts', $$EXISTS (SELECT FROM counted WHERE news @@ query AND news @> name)$$) BETWEEN 1 AND 100 AS joined;
-- Of saved queries and names, as many rows as those find that ANALYZE keeps: the common ones, the others, NULLs.
CREATE TABLE saved (id int, query newsquery, name text, names text[]);
INSERT INTO saved SELECT i, 'merkel', 'Oslo', '{Oslo,nobody}' FROM generate_series(1, 50) i;
INSERT INTO saved SELECT i, ('okafor | nobody' || i)::newsquery, 'nobody' || i, ARRAY['Daniel Okafor', 'nobody' || i] FROM generate_series(51, 90) i;
INSERT INTO saved SELECT i FROM generate_series(91, 100) i;
ANALYZE saved;
CREATE FUNCTION joined(query text, OUT there bigint, OUT expected text)
LANGUAGE plpgsql AS $$
DECLARE
    plan json;
    n float8;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
    EXECUTE format('SELECT count(*) FROM (%s OFFSET 0) AS found', query) INTO there;
    n := plan->0->'Plan'->>'Plan Rows';
    expected := CASE WHEN greatest(n, there, 1) <= 1.1 * greatest(least(n, there), 1) THEN 'as many' ELSE n::text END;
END
$$;
SELECT query, j.*
FROM (VALUES
    ($$SELECT FROM counted JOIN saved ON news @@ query$$), ($$SELECT FROM saved JOIN counted ON query @@ news$$),
    ($$SELECT FROM counted JOIN saved ON news @> name$$), ($$SELECT FROM counted JOIN saved ON names && news$$),
    ($$SELECT FROM counted LEFT JOIN saved ON news @@ query AND saved.id = 0$$),
    ($$SELECT FROM counted c JOIN alerts d ON c.news @@ to_newsquery('x' || d.name)$$)
) AS v (query), joined(query) AS j;
SELECT expected('counted', $$EXISTS (SELECT FROM saved WHERE id IN (45, 60) AND news @@ query)$$) BETWEEN 400 AND 600 AS of_two_queries;
-- A column of queries has no such statistics.
SELECT expected('alerts', format($$%L::newsdoc @@ query$$, (SELECT news FROM counted WHERE id = 0))) AS of_queries;

-- Without statistics, each term is rare; after ANALYZE, what it found is used at once.
CREATE TABLE fresh (news newsdoc);
INSERT INTO fresh SELECT news FROM counted;
SELECT expected('fresh', $$news @@ 'merkel'$$) < 50 AS rare;
ANALYZE fresh;
SELECT compared('fresh', $$news @@ 'merkel'$$);
INSERT INTO fresh SELECT news FROM counted WHERE news @@ 'merkel';
ANALYZE fresh;
SELECT compared('fresh', $$news @@ 'merkel'$$);
ALTER TABLE fresh ALTER news SET STATISTICS 0;
ALTER TABLE fresh ALTER news SET STATISTICS 1;
ANALYZE fresh;
SELECT cardinality(most_common_elems::text::text[]) <= 150 AS few FROM pg_stats WHERE tablename = 'fresh';

-- An index on an expression has statistics of its own.
CREATE TABLE bodies (body text);
INSERT INTO bodies SELECT CASE i % 4 WHEN 0 THEN 'Angela Merkel spoke.' ELSE 'Nothing happened.' END FROM generate_series(1, 400) i;
CREATE INDEX bodies_news ON bodies USING gin (to_newsdoc(body));
ANALYZE bodies;
SELECT compared('bodies', $$to_newsdoc(body) @@ 'merkel'$$);

-- A table of nothing, of NULL, of values without a name.
CREATE TABLE blank (news newsdoc);
ANALYZE blank;
INSERT INTO blank VALUES (NULL), (NULL);
ANALYZE blank;
SELECT null_frac, most_common_elems FROM pg_stats WHERE tablename = 'blank';
INSERT INTO blank VALUES (to_newsdoc('')), (to_newsdoc('nobody said why.'));
ANALYZE blank;
SELECT null_frac, most_common_elems FROM pg_stats WHERE tablename = 'blank';
SELECT expected('blank', $$news @@ 'merkel'$$) AS rows;

-- A value that is damaged is left out, and said to be: ANALYZE goes on.
CREATE CAST (bytea AS newsdoc) WITHOUT FUNCTION;
INSERT INTO blank VALUES ('\x6e6f206e657773646f63'::bytea::newsdoc);
ANALYZE blank;
DROP CAST (bytea AS newsdoc);
DELETE FROM blank;

-- Who may not read a column gets no more than an estimate: nothing of it is shown.
CREATE ROLE regress_newsx_reader;
GRANT SELECT (id) ON counted TO regress_newsx_reader;
SET ROLE regress_newsx_reader;
SELECT count(*) AS shown FROM pg_stats WHERE tablename = 'counted' AND attname = 'news';
RESET ROLE;
REVOKE ALL ON counted FROM regress_newsx_reader;
DROP ROLE regress_newsx_reader;

DROP TABLE counted, alerts, saved, fresh, bodies, blank CASCADE;
