-- The GIN operator class of newsdoc: it finds what a scan of the table finds.
SELECT c.opckeytype::regtype AS key, amvalidate(c.oid)
FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod
WHERE a.amname = 'gin' AND c.opcname = 'newsdoc_ops';

-- Articles in which the same names meet in all ways, besides those of the other tests.
CREATE TABLE indexed (id int GENERATED ALWAYS AS IDENTITY, news newsdoc);
INSERT INTO indexed (news)
SELECT to_newsdoc(format('%s - %s met %s at the %s on %s. %s', upper(place), one, other, organization, day, after))
FROM unnest(ARRAY['Zürich', 'New York', 'Seoul']) AS place,
    unnest(ARRAY['Barack Obama', 'Kim Jong-Un', 'José Müller', 'Kim Clark']) AS one,
    unnest(ARRAY['Michelle Obama', 'Ban Ki-moon', 'Clark Kent']) AS other,
    unnest(ARRAY['United Nations (UN)', 'International Criminal Court (ICC)', 'Bank of New York']) AS organization,
    unnest(ARRAY['Monday', '20 March 2003']) AS day,
    unnest(ARRAY['It was a terrible disaster.', 'The U.S. paid $5 million.']) AS after;
INSERT INTO indexed (news) SELECT news FROM news;
INSERT INTO indexed (news) VALUES (NULL), (to_newsdoc('nobody said why.'));
CREATE INDEX indexed_news ON indexed USING gin (news);

-- Those found by the index, and by a scan.
CREATE FUNCTION by_index(condition text) RETURNS int[] LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE ids int[];
BEGIN
    EXECUTE 'SELECT array_agg(id ORDER BY id) FROM indexed WHERE ' || condition INTO ids;
    RETURN ids;
END $$;
CREATE FUNCTION by_scan(condition text) RETURNS int[] LANGUAGE plpgsql SET enable_bitmapscan = off AS $$
DECLARE ids int[];
BEGIN
    EXECUTE 'SELECT array_agg(id ORDER BY id) FROM indexed WHERE ' || condition INTO ids;
    RETURN ids;
END $$;
CREATE FUNCTION show_plan(condition text) RETURNS SETOF text LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) SELECT * FROM indexed WHERE ' || condition;
END $$;
CREATE FUNCTION show_rechecks(condition text) RETURNS text LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE line text;
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT * FROM indexed WHERE ' || condition LOOP
        IF line ~ 'Removed by' THEN RETURN trim(line); END IF;
    END LOOP;
    RETURN 'none';
END $$;
SELECT show_plan('news @@ ''obama & un''');
SELECT show_plan('''Obama'' <@ news AND ''un'' @@ news');
SELECT show_plan('news && ARRAY[''UN'', ''ICC'']');

-- What is asked: names of the articles, their words, beginnings and kinds, alone and joined.
CREATE TABLE asked (no int GENERATED ALWAYS AS IDENTITY, condition text);
CREATE TEMPORARY TABLE names AS
    SELECT DISTINCT kind, name FROM (
        SELECT kind, name FROM indexed, news_entities(news)
        UNION ALL SELECT 'person', unnest(ARRAY['Obama', 'Un', 'Jong', 'Nobody', 'Jong Un'])
        UNION ALL SELECT 'organization', unnest(ARRAY['UN', 'ICC', 'New York', 'York Bank', 'of New']) ) AS n;
CREATE TEMPORARY TABLE terms AS
    SELECT row_number() OVER (ORDER BY term COLLATE "C") AS no, term, count(*) OVER () AS n
    FROM (
        SELECT format('"%s"', name) FROM names
        UNION SELECT format('%s:"%s"', kind, name) FROM names
        UNION SELECT format('%s%s"%s"', CASE length(name) % 3 WHEN 0 THEN '' WHEN 1 THEN 'person:' ELSE 'place:' END, CASE length(name) % 2 WHEN 0 THEN 'pos:' ELSE 'neg:' END, name) FROM names
        UNION SELECT format('"%s"*', left(name, length(name) * 2 / 3)) FROM names
        UNION SELECT format('%s:"%s"*', kind, left(name, 2)) FROM names
        UNION SELECT format('"%s"', word) FROM names, regexp_split_to_table(name, ' ') AS word
        UNION SELECT unnest(ARRAY['*', 'person:*', 'date:*', 'neg:*', 'pos:person:*', 'money:5'])) AS t (term)
    WHERE term !~ '^[^"]*"[^[:alnum:]]*"';
INSERT INTO asked (condition)
    SELECT format('news @@ %L', term) FROM terms ORDER BY no;
INSERT INTO asked (condition)
    SELECT format('news @@ %L', CASE a.no % 7
        WHEN 0 THEN format('!%s', a.term)
        WHEN 1 THEN format('%s & !%s', a.term, b.term)
        WHEN 2 THEN format('%s | !%s', a.term, b.term)
        WHEN 3 THEN format('%s & %s', a.term, b.term)
        WHEN 4 THEN format('(%s | %s) & %s', a.term, b.term, c.term)
        WHEN 5 THEN format('!(%s & %s) & %s', a.term, b.term, c.term)
        ELSE format('%s | %s & !%s', a.term, b.term, c.term) END)
    FROM terms a JOIN terms b ON b.no = (a.no * 31 + 7) % a.n + 1 JOIN terms c ON c.no = (a.no * 17 + 3) % a.n + 1
    ORDER BY a.no;
INSERT INTO asked (condition)
    SELECT format('news @> %L', name) FROM names ORDER BY name COLLATE "C";
INSERT INTO asked (condition)
    SELECT format(CASE WHEN length(a.name) % 2 = 0 THEN 'news @> ARRAY[%L, %L]' ELSE 'news && ARRAY[%L, %L, NULL]' END, a.name, b.name)
    FROM names a JOIN names b ON b.name COLLATE "C" > a.name COLLATE "C"
    WHERE (length(a.name) * 7 + length(b.name)) % 5 = 0
    ORDER BY a.name COLLATE "C", b.name COLLATE "C";
INSERT INTO asked (condition) VALUES ('news @> ''{}''::text[]'), ('news && ''{}''::text[]'), ('news @> ''{NULL,UN}''::text[]'),
    ('news && ''{NULL,UN}''::text[]'), ('news @> ''{UN,""}''::text[]'), ('news && ''{UN,""}''::text[]'), ('news @> '''''), ('news @@ ''"."'''),
    ('news @@ ''obama'' AND news @@ ''!un'' AND news @> ''Kim Clark'''),
    ('news @@ ''!obama'' AND news @@ ''date:march'''), ('news @@ ''!obama'' OR news @> ''UN''');

-- Only those that differ are shown.
CREATE VIEW differing AS
    SELECT no, condition FROM asked WHERE by_index(condition) IS DISTINCT FROM by_scan(condition);
SET client_min_messages = warning;
SELECT count(*) > 400 AS many, bool_or(by_index(condition) IS NULL) AS some_find_nothing,
    count(*) FILTER (WHERE by_index(condition) IS NOT NULL) > 300 AS many_find
FROM asked;
SELECT * FROM differing;

-- Also with what is still in the pending list, after it was moved, and after rows went.
INSERT INTO indexed (news) SELECT news FROM indexed WHERE id <= 100;
SELECT * FROM differing;
SELECT gin_clean_pending_list('indexed_news') > 0 AS was_pending;
SELECT * FROM differing WHERE no % 10 = 0;
DELETE FROM indexed WHERE id % 3 = 0;
VACUUM indexed;
SELECT * FROM differing WHERE no % 10 = 1;
RESET client_min_messages;

-- A single word of any kind, whole or not, needs no second look at the row.
SELECT condition, show_rechecks(condition) AS rechecks
FROM unnest(ARRAY['news @@ ''obama''', 'news @@ ''ob*''', 'news @@ ''obama & !un''',
    'news @@ ''!obama''', 'news @@ ''obama | icc''', 'news @> (SELECT ''{}''::text[])']) AS condition;
SELECT condition, show_rechecks(condition) <> 'none' AS rechecks
FROM unnest(ARRAY['news @@ ''"york new"''', 'news @@ ''person:york''', 'news @@ ''pos:seoul''', 'news @@ ''date:sunday''', 'news @> ''Obama''']) AS condition;

-- Long words, of which the index has the beginning only.
INSERT INTO indexed (news)
SELECT replace(to_newsdoc('Barack Obama left.')::text, '"Barack Obama"', format('"Barack %s"', repeat('obama', n)))::newsdoc
FROM unnest(ARRAY[47, 48, 49, 60]) AS n;
SELECT n, by_index(condition) IS NOT DISTINCT FROM by_scan(condition) AS same, cardinality(by_index(condition)) AS found
FROM generate_series(46, 61) AS n, LATERAL (VALUES (format('news @@ ''%s''', repeat('obama', n))), (format('news @@ ''%s*''', repeat('obama', n)))) AS c (condition)
WHERE n IN (46, 47, 48, 49, 50, 60, 61)
ORDER BY n, condition COLLATE "C";

-- More terms than an index is asked for: still right, and soon.
SELECT n, by_index(condition) IS NOT DISTINCT FROM by_scan(condition) AS same, by_index(condition) IS NOT NULL AS found
FROM unnest(ARRAY[100, 1000, 8192, 8193, 16000]) AS n,
    LATERAL (SELECT 'news @@ ''' || string_agg('w' || i, ' | ') || ' | obama''' FROM generate_series(2, n) AS i) AS c (condition);
SELECT n, by_index(condition) IS NOT DISTINCT FROM by_scan(condition) AS same, by_index(condition) IS NOT NULL AS found
FROM unnest(ARRAY[1000, 100000]) AS n,
    LATERAL (SELECT 'news && ARRAY[' || string_agg('''w' || i || '''', ',') || ', ''Barack Obama'']' FROM generate_series(2, n) AS i) AS c (condition);

-- A name that looks like an array is refused.
SELECT by_index('news @> ''{Obama}''');

-- An index on what is computed from the text.
CREATE TABLE texts (id int, body text);
INSERT INTO texts VALUES (1, 'Barack Obama left.'), (2, 'Angela Merkel left.');
CREATE INDEX ON texts USING gin (to_newsdoc(body));
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM texts WHERE to_newsdoc(body) @@ 'obama';
SELECT id FROM texts WHERE to_newsdoc(body) @@ 'obama';
RESET enable_seqscan;

DROP VIEW differing;
DROP TABLE indexed, asked, texts;
DROP FUNCTION by_index(text), by_scan(text), show_plan(text), show_rechecks(text);
