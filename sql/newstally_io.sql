-- newstally: input and output as text, binary and JSON.

-- The text form is JSON, one line, keys in one order, and comes out as it went in.
\set literal '{"newstally":1,"articles":9,"missed":2,"names":[["person","Ångström & \\"Sons\\"",3,4,-1048576,1099511627776,1],["organization","Acme",5,5,0,0,0]],"pairs_missed":2,"pairs":[[0,1,2,1]]}'
SELECT :'literal'::newstally;
SELECT :'literal'::newstally::text = :'literal' AS same_text;
SELECT '{"newstally":1,"articles":0,"missed":0,"names":[],"pairs_missed":0,"pairs":null}'::newstally;

-- White space and escapes do not matter, nor does the order of the keys.
SELECT replace(replace(:'literal', ',"', E' ,\n"'), 'Å', '\u00c5')::newstally = :'literal'::newstally AS same;
SELECT :'literal'::newstally::jsonb::text::newstally = :'literal'::newstally AS by_jsonb;

-- json and jsonb, by cast and inside other values.
SELECT (:'literal'::newstally)::json->'names'->1->>1 AS name;
SELECT (:'literal'::newstally)::jsonb @> '{"articles": 9}' AS contained;
SELECT to_jsonb(t)->'tally'->>'articles' AS articles FROM (SELECT :'literal'::newstally AS tally) t;

-- Real values go through text, JSON and binary unharmed, with pairs and without.
CREATE TABLE tallies AS
SELECT id, news_tally(news) AS plain, news_tally(news, true) AS paired FROM news GROUP BY id
UNION ALL SELECT 'all', news_tally(news), news_tally(news, true) FROM news;
SELECT count(*) AS tallies,
    bool_and(plain::text::newstally = plain AND paired::text::newstally = paired) AS by_text,
    bool_and(plain::jsonb::text::newstally = plain AND paired::jsonb::text::newstally = paired) AS by_jsonb
FROM tallies;
CREATE TABLE copies (LIKE tallies);
\copy tallies TO 'results/newstally.bin' (FORMAT binary)
\copy copies FROM 'results/newstally.bin' (FORMAT binary)
SELECT count(*) AS copies, bool_and(c.plain = t.plain AND c.paired = t.paired) AS same
FROM copies c JOIN tallies t USING (id);
TRUNCATE copies;
\copy tallies TO 'results/newstally.txt'
\copy copies FROM 'results/newstally.txt'
SELECT count(*) AS copies, bool_and(c.plain = t.plain AND c.paired = t.paired) AS same
FROM copies c JOIN tallies t USING (id);

-- A state that was never flattened goes out just the same.
SELECT newstally_send(news_tally(news)) = newstally_send(news_tally(news)::text::newstally) AS by_send,
    news_tally(news)::json::text = news_tally(news)::text AS by_json
FROM news;

-- What is no newstally is refused, saying where.
SELECT 'no json'::newstally;
SELECT repeat('å', 100)::newstally;
CREATE FUNCTION fault_of(literal text) RETURNS text LANGUAGE sql AS $$
    SELECT regexp_replace(fault(format('SELECT %L::newstally', literal)), '^(\w+) invalid .*(At character .*)$', '\1 \2')
$$;
SELECT no, what, fault_of(changed) AS fault
FROM (VALUES
    (1, 'nothing', ''),
    (2, 'a number', '12'),
    (3, 'no member', '{}'),
    (4, 'cut short', left(:'literal', 100)),
    (5, 'more after it', :'literal' || 'x'),
    (6, 'unknown member', replace(:'literal', '"missed"', '"mist"')),
    (7, 'member twice', replace(:'literal', '"articles":9', '"articles":9,"articles":9')),
    (8, 'newer version', replace(:'literal', '"newstally":1', '"newstally":2')),
    (9, 'a fraction', replace(:'literal', '"articles":9', '"articles":9.0')),
    (10, 'huge number', replace(:'literal', '"articles":9', '"articles":99999999999999999999')),
    (11, 'too many articles', replace(:'literal', '"articles":9', '"articles":9999999999999')),
    (12, 'unknown kind', replace(:'literal', 'organization', 'organisation')),
    (13, 'kind not counted', replace(:'literal', 'organization', 'money')),
    (14, 'not in order', replace(:'literal', 'person', 'other')),
    (15, 'empty name', replace(:'literal', '"Acme"', '""')),
    (16, 'long name', replace(:'literal', 'Acme', repeat('x', 256))),
    (17, 'control character', replace(:'literal', 'Acme', 'Ac\u0007me')),
    (18, 'half a surrogate pair', replace(:'literal', 'Acme', 'Ac\ud83dme')),
    (19, 'in more articles', replace(:'literal', '5,5,0', '10,10,0')),
    (20, 'in no article', replace(:'literal', '5,5,0', '0,5,0')),
    (21, 'mentioned too seldom', replace(:'literal', '5,5,0', '5,4,0')),
    (22, 'tone out of range', replace(:'literal', '5,5,0', '5,5,5242881')),
    (23, 'squares too small', replace(:'literal', '5,5,0', '5,5,1000')),
    (24, 'missed too many', replace(:'literal', '1099511627776,1', '1099511627776,3')),
    (25, 'should not be kept', replace(:'literal', '3,4,-1048576,1099511627776,1', '1,4,-1048576,1099511627776,1')),
    (26, 'array too short', replace(:'literal', ',0,0,0]', ',0,0]')),
    (27, 'array too long', replace(:'literal', ',0,0,0]', ',0,0,0,0]')),
    (28, 'pair of no names', replace(:'literal', '[0,1,2,1]', '[0,2,2,1]')),
    (29, 'pair with itself', replace(:'literal', '[0,1,2,1]', '[1,1,2,1]')),
    (30, 'pair in too many', replace(:'literal', '[0,1,2,1]', '[0,1,4,1]')),
    (31, 'pair twice', replace(:'literal', '[0,1,2,1]', '[0,1,2,1],[0,1,2,1]')),
    (32, 'missed by no pairs', regexp_replace(:'literal', '"pairs":.*', '"pairs":null}')),
    (33, 'nested deep', repeat('[', 100000))
) AS t(no, what, changed)
ORDER BY no;
SELECT fault_of(format('{"newstally":1,"articles":1,"missed":0,"names":[%s],"pairs_missed":0,"pairs":null}',
    string_agg(format('["person","N%s",1,1,0,0,0]', to_char(i, 'FM00000')), ',' ORDER BY i))) AS too_many
FROM generate_series(1, 65537) i;

-- What is damaged is refused on the way in ...
CREATE TABLE received (tally newstally);
CREATE TABLE bytes (bytes bytea);
INSERT INTO bytes SELECT newstally_send(:'literal'::newstally);
\copy bytes TO 'results/damaged.bin' (FORMAT binary)
\copy received FROM 'results/damaged.bin' (FORMAT binary)
SELECT tally = :'literal'::newstally AS received FROM received;
UPDATE bytes SET bytes = substr(bytes, 1, length(bytes) - 1);
\copy bytes TO 'results/damaged.bin' (FORMAT binary)
\copy received FROM 'results/damaged.bin' (FORMAT binary)

-- ... and when read from a table.  A cast without a check, which only a superuser
-- can make, stands for a bad disk.
CREATE CAST (bytea AS newstally) WITHOUT FUNCTION;
TRUNCATE bytes;
INSERT INTO bytes
SELECT set_byte(sound, n, (get_byte(sound, n) + 1) % 256)
FROM newstally_send(:'literal'::newstally) AS sound, generate_series(0, length(sound) - 1) n;
SELECT DISTINCT split_part(fault(format('SELECT news_top(%L::bytea::newstally, 5)', bytes)), ' ', 1) AS state
FROM bytes ORDER BY 1;
SELECT DISTINCT split_part(fault(format('SELECT news_merge(%L::bytea::newstally)', bytes)), ' ', 1) AS state
FROM bytes ORDER BY 1;
SELECT fault(format('SELECT %L::bytea::newstally::text', set_byte(newstally_send(:'literal'::newstally), 3, 9)));
SELECT fault(format('SELECT newstally_articles(%L::bytea::newstally)', '\x00'::bytea));
DROP CAST (bytea AS newstally);
DROP TABLE received, bytes, tallies, copies;
DROP FUNCTION fault_of(text);
