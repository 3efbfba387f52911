-- newsnames: input and output as text, binary and JSON.

-- The text form is JSON, one line, sorted by name, kind and alias, and comes out as it went in.
\set literal '[{"alias":"Big Mac Ministry","name":"Ministry of Agriculture","kind":"organization"},{"alias":"MoA","name":"Ministry of Agriculture","kind":"organization"},{"alias":"Å \\"Åke\\"","name":"Åke Ek","kind":"person"}]'
SELECT :'literal'::newsnames;
SELECT :'literal'::newsnames::text = :'literal' AS same_text;
SELECT '[]'::newsnames;

-- Rows in any order, white space, escapes, the order of keys and rows given twice do not matter.
SELECT '[ {"kind" : "person", "name": "\u00c5ke Ek ", "alias" :"Å \u0022Åke\u0022"},
    {"alias": "MoA", "name": "Ministry of Agriculture", "kind": "organization"},
    {"alias": "Big Mac Ministry", "name": " Ministry of Agriculture", "kind": "organization"},
    {"alias": "MoA", "name": "Ministry of Agriculture", "kind": "organization"}]'::newsnames = :'literal'::newsnames AS same;
SELECT :'literal'::newsnames::jsonb::text::newsnames = :'literal'::newsnames AS by_jsonb;

-- Without an alias a row is found by its name.
SELECT '[{"name": "Ana Lee", "kind": "person"}, {"alias": null, "name": "Bo Ek", "kind": "person"}]'::newsnames;

-- json and jsonb, by cast and inside other values; and back to rows.
SELECT :'literal'::newsnames::json->1->>'alias' AS alias;
SELECT :'literal'::newsnames::jsonb @> '[{"alias": "MoA"}]' AS contained;
SELECT to_jsonb(t)->'names'->0->>'kind' AS kind FROM (SELECT :'literal'::newsnames AS names) t;
SELECT * FROM jsonb_to_recordset(:'literal'::newsnames::jsonb) AS t(alias text, name text, kind text);

-- Through text and binary unharmed, empty and large.
CREATE TABLE lists AS
SELECT n, (SELECT news_names(format('alias %s', i), format('name %s', i % 10), 'place') FROM generate_series(1, n) i) AS names
FROM (VALUES (1), (100), (10000)) v(n)
UNION ALL SELECT 0, '[]';
CREATE TABLE copies (LIKE lists);
\copy lists TO 'results/newsnames.bin' (FORMAT binary)
\copy copies FROM 'results/newsnames.bin' (FORMAT binary)
\copy lists TO 'results/newsnames.txt'
\copy copies FROM 'results/newsnames.txt'
SELECT n, count(*) AS copies, bool_and(c.names = l.names AND c.names::text = l.names::text) AS same,
    json_array_length(min(l.names::text)::json) AS rows
FROM copies c JOIN lists l USING (n) GROUP BY n ORDER BY n;

-- What is no newsnames is refused, saying where, and what to do.
SELECT 'no json'::newsnames;
SELECT '[{"alias": "NASA", "name": "Space Agency", "kind": "agency"}]'::newsnames;
SELECT '[{"alias": "UN", "name": "United Nations", "kind": "organization"},
    {"alias": "U.N.", "name": "Unnamed", "kind": "person"}]'::newsnames;
SELECT format('[{"alias": "%s", "name": "b", "kind": "place"}]', repeat('é', 101))::newsnames;
CREATE FUNCTION fault_of(literal text) RETURNS text LANGUAGE sql AS $$
    SELECT regexp_replace(fault(format('SELECT %L::newsnames', literal)), '^(\w+) invalid .*(At character .*)$', '\1 \2')
$$;
SELECT no, what, fault_of(changed) AS fault
FROM (VALUES
    (1, 'nothing', ''),
    (2, 'an object', '{}'),
    (3, 'no row', '[1]'),
    (4, 'cut short', left(:'literal', 100)),
    (5, 'more after it', :'literal' || 'x'),
    (6, 'unknown member', replace(:'literal', '"alias":"MoA"', '"also":"MoA"')),
    (7, 'member twice', replace(:'literal', '"alias":"MoA"', '"alias":"MoA","alias":"MoA"')),
    (8, 'no name', '[{"alias":"a","kind":"place"}]'),
    (9, 'no kind', '[{"alias":"a","name":"b"}]'),
    (10, 'name null', '[{"alias":"a","name":null,"kind":"place"}]'),
    (11, 'empty alias', replace(:'literal', '"MoA"', '""')),
    (12, 'blank name', replace(:'literal', '"Åke Ek"', '"  "')),
    (13, 'no word', replace(:'literal', '"MoA"', '"--"')),
    (14, 'a date', replace(:'literal', 'person', 'date')),
    (15, 'money', replace(:'literal', 'person', 'money')),
    (16, 'kind in capitals', replace(:'literal', 'person', 'PERSON')),
    (17, 'control character', replace(:'literal', 'MoA', 'Mo\u0007A')),
    (18, 'half a surrogate pair', replace(:'literal', 'MoA', 'Mo\ud83dA')),
    (19, 'long name', replace(:'literal', 'Åke Ek', repeat('x', 201))),
    (20, 'alias of two', replace(:'literal', 'Å \"Åke\"', 'moá'))
) AS v(no, what, changed) ORDER BY no;

-- So are bytes.
CREATE TABLE bytes (b bytea);
INSERT INTO bytes SELECT newsnames_send(:'literal');
SELECT substr(encode(b, 'hex'), 1, 40) AS begins FROM bytes;
\copy (SELECT b FROM bytes) TO 'results/newsnames_bytes.bin' (FORMAT binary)
CREATE TABLE received (names newsnames);
\copy received FROM 'results/newsnames_bytes.bin' (FORMAT binary)
SELECT names = :'literal' AS same FROM received;
UPDATE bytes SET b = set_byte(b, 3, 2);
\copy (SELECT b FROM bytes) TO 'results/newsnames_bytes.bin' (FORMAT binary)
\copy received FROM 'results/newsnames_bytes.bin' (FORMAT binary)
UPDATE bytes SET b = set_byte(set_byte(b, 3, 1), 5, 200);
\copy (SELECT b FROM bytes) TO 'results/newsnames_bytes.bin' (FORMAT binary)
\copy received FROM 'results/newsnames_bytes.bin' (FORMAT binary)
-- Two rows that contradict each other: a stands for A and for B.
UPDATE bytes SET b = '\x4e574e0102000141000161000142000161';
\copy (SELECT b FROM bytes) TO 'results/newsnames_bytes.bin' (FORMAT binary)
\copy received FROM 'results/newsnames_bytes.bin' (FORMAT binary)
DROP TABLE lists, copies, bytes, received;
DROP FUNCTION fault_of;
