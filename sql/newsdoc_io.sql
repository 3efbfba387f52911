-- newsdoc: input and output as text, binary and JSON.

-- The text form is JSON, one line, keys in one order, and comes out as it went in.
\set literal '{"newsdoc":1,"model":"en@1","model_digest":"00000000000000ab","icu":"72.1","body_bytes":44,"body_chars":44,"body_hash":"0123456789abcdef","truncated":false,"tone":-0.25,"blocks":[{"kind":"body","sentences":[{"pos":1,"len":44,"salience":1,"rank":1,"tone":-0.25,"quote_tone":0.5}]}],"entities":[{"name":"Ångström & \\"Sons\\"","kind":"organization","salience":0.5,"tone":0,"aliases":["Sons"]}],"mentions":[{"pos":3,"len":4,"entity":0}]}'
SELECT :'literal'::newsdoc;
SELECT :'literal'::newsdoc::text = :'literal' AS same_text;

-- White space and escapes do not matter, nor does the order of the keys.
SELECT replace(replace(:'literal', ',"', E' ,\n"'), 'Å', '\u00c5')::newsdoc = :'literal'::newsdoc AS same;
SELECT regexp_replace(:'literal', '^{(.*),("tone":-0.25),("blocks".*)}$', '{\2,\1,\3}')::newsdoc
    = :'literal'::newsdoc AS same;

-- A value of version 1, made by newsx 0.1, is this one; it stays what it is. One of version 2 has keyphrases and a story besides.
SELECT replace(regexp_replace(:'literal', '}$', ',"keyphrases":[{"phrase":"fog \\"on\\" Ä","weight":0.5},{"entity":0,"weight":0.25}],"story":"0000000100ff00ff"}'), '"newsdoc":1', '"newsdoc":2') AS literal2 \gset
SELECT :'literal2'::newsdoc;
SELECT :'literal2'::newsdoc = :'literal'::newsdoc AS same,
    length(newsdoc_send(:'literal2'::newsdoc)) - length(newsdoc_send(:'literal'::newsdoc)) AS more_bytes,
    get_byte(newsdoc_send(:'literal'::newsdoc), 3) AS version, get_byte(newsdoc_send(:'literal2'::newsdoc), 3) AS version2,
    newsdoc_is_stale(:'literal'::newsdoc) AS stale;

-- json and jsonb, by cast and inside other values.
SELECT (:'literal'::newsdoc)::json->'entities'->0->>'name' AS name;
SELECT (:'literal'::newsdoc)::jsonb @> '{"tone": -0.25, "truncated": false}' AS contained;
SELECT to_jsonb(t)->'news'->>'model' AS model FROM (SELECT :'literal'::newsdoc AS news) t;

-- A real value goes through text and JSON unharmed, of every article.
SELECT id, news::text::newsdoc = news AS by_text, news::jsonb::text::newsdoc = news AS by_jsonb
FROM news ORDER BY id;

-- And through binary.
CREATE TABLE copies (id text, news newsdoc);
\copy (SELECT id, news FROM news) TO 'results/newsdoc.bin' (FORMAT binary)
\copy copies FROM 'results/newsdoc.bin' (FORMAT binary)
SELECT count(*) AS copies, bool_and(c.news = n.news) AS same FROM copies c JOIN news n USING (id);

-- Text form in COPY, as a dump has it.
\copy (SELECT id, news FROM news) TO 'results/newsdoc.txt'
TRUNCATE copies;
\copy copies FROM 'results/newsdoc.txt'
SELECT count(*) AS copies, bool_and(c.news = n.news) AS same FROM copies c JOIN news n USING (id);

-- The generated column is what the function gives, and follows the body.
SELECT id, news = to_newsdoc(body, title) AS same FROM news ORDER BY id;
BEGIN;
UPDATE news SET body = 'Nothing but rain.' WHERE id = 'wire';
SELECT news = to_newsdoc('Nothing but rain.') AS follows FROM news WHERE id = 'wire';
ROLLBACK;

-- DISTINCT, UNION, GROUP BY, ORDER BY.
SELECT count(DISTINCT news) AS by_sort FROM (SELECT news FROM news UNION ALL SELECT news FROM copies) t;
SELECT count(*) AS by_union FROM (SELECT news FROM news UNION SELECT news FROM copies) t;
SELECT count(*) AS groups, bool_and(n = 2) AS two_each
FROM (SELECT news, count(*) AS n FROM (SELECT news FROM news UNION ALL SELECT news FROM copies) t GROUP BY news) g;
SELECT count(*) AS ordered FROM (SELECT news FROM news ORDER BY news) t;
DROP TABLE copies;

-- What is no newsdoc is refused, saying where.
SELECT 'no json'::newsdoc;
SELECT repeat('å', 100)::newsdoc;
CREATE FUNCTION fault_of(literal text) RETURNS text LANGUAGE sql AS $$
    SELECT regexp_replace(fault(format('SELECT %L::newsdoc', literal)), '^(\w+) invalid .*(At character .*)$', '\1 \2')
$$;
SELECT what, fault_of(changed) AS fault
FROM (VALUES
    (1, 'nothing', ''),
    (2, 'blank', E' \n '),
    (3, 'a number', '12'),
    (4, 'an array', '[]'),
    (5, 'no member', '{}'),
    (6, 'cut short', left(:'literal', 200)),
    (7, 'cut inside a name', left(:'literal', position('ngstr' IN :'literal'))),
    (8, 'more after it', :'literal' || 'x'),
    (9, 'a comma too many', replace(:'literal', '"len":44,', '"len":44,,')),
    (10, 'unknown member', replace(:'literal', '"icu"', '"icy"')),
    (11, 'member twice', replace(:'literal', '"icu":"72.1"', '"icu":"72.1","icu":"72.1"')),
    (12, 'wrong type', replace(:'literal', '"icu":"72.1"', '"icu":72.1')),
    (13, 'boolean misspelt', replace(:'literal', 'false', 'False')),
    (14, 'newer version', replace(:'literal', '"newsdoc":1', '"newsdoc":3')),
    (15, 'tone out of range', replace(:'literal', '"tone":-0.25,"blocks"', '"tone":-1.25,"blocks"')),
    (16, 'tone too fine', replace(:'literal', '"tone":-0.25,"blocks"', '"tone":-0.0000000001,"blocks"')),
    (17, 'salience negative', replace(:'literal', '"salience":0.5', '"salience":-0.5')),
    (18, 'unknown kind', replace(:'literal', 'organization', 'organisation')),
    (19, 'unknown block', replace(:'literal', '"body"', '"bodies"')),
    (20, 'position 0', replace(:'literal', '"pos":1,"len":44', '"pos":0,"len":44')),
    (21, 'past the end', replace(:'literal', '"pos":1,"len":44', '"pos":1,"len":45')),
    (22, 'length 0', replace(:'literal', '"pos":3,"len":4', '"pos":3,"len":0')),
    (23, 'huge number', replace(:'literal', '"pos":3,"len":4', '"pos":3,"len":99999999999999999999')),
    (24, 'no such entity', replace(:'literal', '"entity":0', '"entity":1')),
    (25, 'entity not mentioned', replace(:'literal', '[{"pos":3,"len":4,"entity":0}]', '[]')),
    (26, 'empty name', replace(:'literal', '"aliases":["Sons"]', '"aliases":[""]')),
    (27, 'alias is the name', replace(:'literal', '["Sons"]', '["Ångström & \"Sons\""]')),
    (28, 'control character', replace(:'literal', '["Sons"]', '["So\u0007ns"]')),
    (29, 'half a surrogate pair', replace(:'literal', '["Sons"]', '["So\ud83dns"]')),
    (30, 'bad escape', replace(:'literal', '["Sons"]', '["So\xns"]')),
    (31, 'rank twice', replace(:'literal', '"rank":1', '"rank":2')),
    (32, 'block without sentences', regexp_replace(:'literal', '"sentences":\[{[^]]*\]', '"sentences":[]')),
    (33, 'hash too short', replace(:'literal', '"0123456789abcdef"', '"0123"')),
    (34, 'model without version', replace(:'literal', '"en@1"', '"en"')),
    (35, 'story in version 1', replace(:'literal', '"mentions"', '"story":"00000001","mentions"')),
    (36, 'version 2 without story', replace(:'literal', '"newsdoc":1', '"newsdoc":2')),
    (37, 'story not of hashes', replace(replace(:'literal', '"newsdoc":1', '"newsdoc":2'), '"mentions"', '"story":"0001","mentions"')),
    (38, 'story out of order', replace(replace(:'literal', '"newsdoc":1', '"newsdoc":2'), '"mentions"', '"keyphrases":[],"story":"0000000200000001","mentions"')),
    (39, 'nested deep', repeat('[', 100000)),
    (40, 'keyphrases in version 1', replace(:'literal', '"mentions"', '"keyphrases":[],"mentions"')),
    (41, 'version 2 without keyphrases', regexp_replace(:'literal2', '"keyphrases":.*"story"', '"story"')),
    (42, 'keyphrase of two kinds', replace(:'literal2', '{"entity":0,', '{"entity":0,"phrase":"fog",')),
    (43, 'keyphrase of no kind', replace(:'literal2', '{"entity":0,', '{')),
    (44, 'empty keyphrase', regexp_replace(:'literal2', '"phrase":".*","weight":0.5', '"phrase":"","weight":0.5')),
    (45, 'keyphrase twice', replace(:'literal2', '{"entity":0,', '{"phrase":"fog \"on\" Ä",')),
    (46, 'keyphrases out of order', replace(:'literal2', '"weight":0.25', '"weight":0.75')),
    (47, 'weight out of range', replace(:'literal2', '"weight":0.25', '"weight":-0.25')),
    (48, 'keyphrase of an entity that is not there', replace(:'literal2', '{"entity":0,"weight"', '{"entity":1,"weight"')),
    (49, 'too many keyphrases', replace(:'literal2', '"keyphrases":[', '"keyphrases":['
        || (SELECT string_agg(format('{"phrase":"%s","weight":1}', n), ',') FROM generate_series(1, 19) n) || ','))
) AS t(no, what, changed)
ORDER BY no;

-- What is damaged is refused on the way in ...
CREATE TABLE received (news newsdoc);
CREATE TABLE bytes (bytes bytea);
INSERT INTO bytes SELECT newsdoc_send(:'literal'::newsdoc);
\copy bytes TO 'results/damaged.bin' (FORMAT binary)
\copy received FROM 'results/damaged.bin' (FORMAT binary)
SELECT news = :'literal'::newsdoc AS received FROM received;
UPDATE bytes SET bytes = substr(bytes, 1, length(bytes) - 1);
\copy bytes TO 'results/damaged.bin' (FORMAT binary)
\copy received FROM 'results/damaged.bin' (FORMAT binary)

-- ... and when read from a table.  A cast without a check, which only a superuser
-- can make, stands for a bad disk.
CREATE CAST (bytea AS newsdoc) WITHOUT FUNCTION;
TRUNCATE bytes;
INSERT INTO bytes
SELECT set_byte(sound, n, (get_byte(sound, n) + 1) % 256)
FROM newsdoc_send(:'literal'::newsdoc) AS sound, generate_series(0, length(sound) - 1) n;
SELECT DISTINCT split_part(fault(format('SELECT news_entities(%L::bytea::newsdoc)', bytes)), ' ', 1) AS state
FROM bytes ORDER BY 1;
SELECT fault(format('SELECT %L::bytea::newsdoc::text', set_byte(newsdoc_send(:'literal'::newsdoc), 3, 9)));
SELECT fault(format('SELECT news_tone(%L::bytea::newsdoc)', '\x00'::bytea));
-- What reads only the head of a value checks that: no tone is beyond 1.
SELECT DISTINCT split_part(fault(format('SELECT 1 / (abs(news_tone(%1$L::bytea::newsdoc)) <= 1)::int, newsdoc_model(%1$L::bytea::newsdoc)',
    bytes)), ' ', 1) AS state
FROM bytes ORDER BY 1;
DROP CAST (bytea AS newsdoc);
DROP TABLE received, bytes;
DROP FUNCTION fault_of(text);
