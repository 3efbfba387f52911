-- newsquery: input and output as text and binary, and to_newsquery.

-- What is read, and how it is printed: the shortest form of the same query.
CREATE TABLE queries (no int, typed text);
INSERT INTO queries VALUES
    (1, 'Obama'),
    (2, 'a&b|c&!d'),
    (3, 'a & (b | c)'),
    (4, '(a & b) | c'),
    (5, 'a & (b & (c & d))'),
    (6, '!(a | b) & !!c'),
    (7, ' ( ( a ) ) '),
    (8, '"Barack  Obama" & "un"'),
    (9, 'person:Obama | PERSON:pos:"Barack Ob"* | neg:person:obama'),
    (10, '* | person:* & neg:*'),
    (11, 'Jong-Un & U.S. & O''Brien & AT&T'),
    (12, 'Müller | MÜNCHEN | Łódź | Straße | Σταύρος | 東京'),
    (13, '"a & (b) | !c: \"d\" \\"'),
    (14, 'money:"$86 million" & date:2026 & organization:x & place:x & facility:x & group:x & product:x & event:x & other:x'),
    (15, 'person & pos & neg & "or"');
SELECT typed, typed::newsquery AS query FROM queries ORDER BY no;

-- The text form says all of it, and so does the binary form.
SELECT bool_and(typed::newsquery::text::newsquery = typed::newsquery) AS by_text,
    bool_and(to_newsquery(typed) = typed::newsquery) AS by_function
FROM queries;
CREATE TABLE copies (no int, query newsquery);
\copy (SELECT no, typed::newsquery FROM queries) TO 'results/newsquery.bin' (FORMAT binary)
\copy copies FROM 'results/newsquery.bin' (FORMAT binary)
SELECT count(*) AS copies, bool_and(query = typed::newsquery) AS same FROM copies JOIN queries USING (no);
\copy (SELECT no, typed::newsquery FROM queries) TO 'results/newsquery.txt'
TRUNCATE copies;
\copy copies FROM 'results/newsquery.txt'
SELECT count(*) AS copies, bool_and(query = typed::newsquery) AS same FROM copies JOIN queries USING (no);
SELECT newsquery_send('obama & !organization:neg:"World B"*') AS bytes;

-- Terms without a letter or digit are dropped, as tsquery drops stop words, and an
-- empty query is allowed.
SELECT 'a & (% | ...)'::newsquery;
SELECT '"" | !(%* & "-"*)'::newsquery;
SELECT ''::newsquery, to_newsquery(E' \n');
SELECT to_newsquery(NULL) IS NULL AS of_null;

-- A fault is told with its place, and with what to do where that is not plain.
SELECT 'barack obama'::newsquery;
SELECT to_newsquery('é | xyz:b');
SELECT typed, regexp_replace(fault(format('SELECT to_newsquery(%L)', typed)), '^(\w+) syntax error in newsquery: "[^\n]*', '\1') AS fault
FROM (VALUES
    (1, 'a &'), (2, '& a'), (3, 'a & | b'), (4, '!'), (5, '('), (6, '()'), (7, '(a'), (8, 'a)'), (9, 'a ! b'),
    (10, 'a (b)'), (11, '"a'), (12, '"a\"'), (13, '"a"b'), (14, 'a**'), (15, '*a'), (16, 'a *'), (17, ':a'),
    (18, 'person:'), (19, 'person: a'), (20, 'person:(a)'), (21, 'person:place:a'), (22, 'pos:neg:a'),
    (23, '10:30'), (24, '"a":b'), (25, 'ééééééééééééééééééééééééééé:a'), (26, 'obama:* & un')) AS t(no, typed)
ORDER BY no;
SELECT repeat('"', 101)::newsquery;

-- There are limits.
SELECT length(to_newsquery(repeat('a', 1000))::text) AS longest;
SELECT to_newsquery('x & ' || repeat('a', 1001));
SELECT length(to_newsquery('a' || repeat(' | a', 15999))::text) AS most;
SELECT to_newsquery('a' || repeat(' | a', 16000));
SELECT to_newsquery(repeat('(', 31999) || 'a' || repeat(')', 31999)) AS deepest;
SELECT to_newsquery(repeat('(', 10000000));
SELECT to_newsquery(repeat('!', 10000000));
SELECT length(to_newsquery(repeat('!(a & ', 10000) || 'b' || repeat(')', 10000))::text::newsquery::text) AS deep;

-- What is damaged is refused on the way in ...
CREATE TABLE bytes (bytes bytea);
INSERT INTO bytes SELECT newsquery_send('person:pos:"a b"* & !c | a');
TRUNCATE copies;
ALTER TABLE copies DROP no;
\copy bytes TO 'results/damaged.bin' (FORMAT binary)
\copy copies FROM 'results/damaged.bin' (FORMAT binary)
SELECT query FROM copies;
UPDATE bytes SET bytes = substr(bytes, 1, length(bytes) - 1);
\copy bytes TO 'results/damaged.bin' (FORMAT binary)
\copy copies FROM 'results/damaged.bin' (FORMAT binary)
UPDATE bytes SET bytes = set_byte(bytes, 3, 9);
\copy bytes TO 'results/damaged.bin' (FORMAT binary)
\copy copies FROM 'results/damaged.bin' (FORMAT binary)

-- ... and when read from a table.  A cast without a check, which only a superuser
-- can make, stands for a bad disk.
CREATE CAST (bytea AS newsquery) WITHOUT FUNCTION;
SELECT fault(format('SELECT %L::bytea::newsquery::text', '\x00'::bytea));
SELECT fault(format('SELECT newsquery_not(%L::bytea::newsquery)', set_byte(newsquery_send('a'), 3, 9)));
SELECT fault(format('SELECT newsquery_and(%L::bytea::newsquery, %1$L::bytea::newsquery)', '\x4e5751010001'::bytea));
SELECT DISTINCT split_part(fault(format('SELECT 1 / (%1$L::bytea::newsquery::text::newsquery = %1$L::bytea::newsquery)::int',
    set_byte(sound, n, (get_byte(sound, n) + change) % 256))), ' ', 1) AS state
FROM newsquery_send('person:pos:"a b"* & !c | a') AS sound,
    generate_series(0, length(sound) - 1) n, generate_series(1, 255, 2) change
ORDER BY 1;
DROP CAST (bytea AS newsquery);
DROP TABLE queries, copies, bytes;
