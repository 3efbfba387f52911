-- to_newsdoc with a user's own names.
\set names '[{"alias":"Big Mac Ministry","name":"Ministry of Agriculture","kind":"organization"},{"alias":"Blue Lantern","name":"Blue Lantern","kind":"product"}]'
\set body 'The Big Mac Ministry praised the excellent Blue Lantern on Monday.\n\nThe Ministry of Agriculture (MoA) said so. Later the MoA left.'
SELECT E:'body' AS body \gset

-- They are found whatever the model thinks, by alias and by name, as one entity.
SELECT name, kind, mentions, tone > 0 AS praised FROM news_entities(to_newsdoc(:'body', names => :'names')) ORDER BY salience DESC, name;
SELECT name, kind, substr(:'body', pos, len) AS text FROM news_mentions(to_newsdoc(:'body', names => :'names'));
SELECT n @@ 'organization:"big mac ministry"' AS alias, n @@ '"ministry of agriculture" & product:"blue lantern"' AS name,
    n @> 'Ministry of Agriculture' AS contains, |@ n AS names, news_tone(n, 'Blue Lantern') > 0 AS tone
FROM to_newsdoc(:'body', names => :'names') n;
SELECT n::text::newsdoc = n AS round_trip FROM to_newsdoc(:'body', names => :'names') n;

-- The arguments by name and by position, with title and model and without.
SELECT to_newsdoc(:'body', names => :'names') = to_newsdoc(:'body', :'names'::newsnames) AS body,
    to_newsdoc(:'body', 'A title', names => :'names') = to_newsdoc(:'body', 'A title', :'names'::newsnames) AS title,
    to_newsdoc(:'body', 'A title', 'en', :'names') = to_newsdoc(:'body', names => :'names', model => 'en', title => 'A title') AS model,
    to_newsdoc(:'body', model => 'en', names => :'names') = to_newsdoc(:'body', names => :'names') AS no_title,
    to_newsdoc(body => :'body', title => NULL, names => :'names') = to_newsdoc(:'body', names => :'names') AS null_title,
    to_newsdoc(:'body', title => 'The Blue Lantern', names => :'names') <> to_newsdoc(:'body', names => :'names') AS other_title;

-- NULL and the empty list are no names; no body or model, no value.
SELECT to_newsdoc(:'body', names => NULL) = to_newsdoc(:'body') AS no_names, to_newsdoc(:'body', names => '[]') = to_newsdoc(:'body') AS empty,
    to_newsdoc(NULL, names => :'names') IS NULL AS no_body, to_newsdoc(:'body', model => NULL, names => :'names') IS NULL AS no_model,
    to_newsdoc('', names => :'names') = to_newsdoc('') AS empty_body;

-- All calls without names mean what they did.
PREPARE one AS SELECT to_newsdoc($1);
PREPARE two AS SELECT to_newsdoc($1, $2);
PREPARE three AS SELECT to_newsdoc($1, $2, $3);
PREPARE four AS SELECT to_newsdoc($1, $2, $3, $4);
PREPARE named AS SELECT to_newsdoc($1, model => $2);
PREPARE named_names AS SELECT to_newsdoc($1, names => $2);
SELECT name, parameter_types FROM pg_prepared_statements ORDER BY prepare_time;
DEALLOCATE ALL;
SELECT to_newsdoc('a', 'b') = to_newsdoc('a', title => 'b') AS unknown, to_newsdoc('a', NULL) = to_newsdoc('a') AS null_title,
    to_newsdoc('a', NULL, 'en') = to_newsdoc('a') AS null_and_model, to_newsdoc('a', NULL, NULL) IS NULL AS null_model,
    to_newsdoc('a'::varchar, 'b'::varchar) = to_newsdoc('a', 'b') AS varchars, to_newsdoc('a', title => 'b', model => 'en') = to_newsdoc('a', 'b') AS named,
    to_newsdoc(model => 'en', body => 'a') = to_newsdoc('a') AS turned;
SELECT to_newsdoc('a', title => 'b', names => 'c');

-- What was analysed before is not mixed up with it, nor the other way round.
SELECT (SELECT count(*) FROM news_entities(:'body')) AS plain,
    (SELECT count(*) FROM news_entities(to_newsdoc(:'body', names => :'names'))) AS with_names,
    (SELECT count(*) FROM news_entities(:'body')) AS plain_again,
    (SELECT count(*) FROM news_entities(to_newsdoc(:'body', names => '[]'))) AS with_none;
SELECT n, |@ to_newsdoc('She met Blue Lantern there.', names => names) AS names, |@ 'She met Blue Lantern there.' AS plain
FROM (VALUES (1, '[{"name":"Blue Lantern","kind":"event"}]'::newsnames), (2, '[{"alias":"Blue Lantern","name":"BL","kind":"event"}]'),
    (3, NULL), (4, '[]'), (5, '[{"name":"Blue Lantern","kind":"event"}]')) v(n, names);

-- In a generated column and an index, from a table of a desk's own names.
CREATE TABLE stories (body text, news newsdoc GENERATED ALWAYS AS
    (to_newsdoc(body, names => '[{"alias":"Corn House","name":"Ministry of Agriculture","kind":"organization"}]')) STORED);
CREATE INDEX ON stories USING gin (to_newsdoc(body, names => '[{"alias":"Corn House","name":"MoA","kind":"organization"}]'));
INSERT INTO stories VALUES ('The Corn House burnt.'), ('The corn house burnt.');
SELECT body, |@ news AS names FROM stories;
SET enable_seqscan = off;
SELECT body FROM stories WHERE to_newsdoc(body, names => '[{"alias":"Corn House","name":"MoA","kind":"organization"}]') @@ 'moa';
RESET enable_seqscan;
SELECT |@ to_newsdoc(body, names => (SELECT news_names(a, 'Ministry', 'organization') FROM unnest(ARRAY['Corn House', 'MoA']) a)) AS names FROM stories;
DROP TABLE stories;

-- Case, accents, marks: what an alias stands for in a text.
CREATE FUNCTION found(alias text, body text) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(substr(body, pos, len), ' | ' ORDER BY pos)
    FROM (SELECT news_names(alias, 'THE ONE', 'other') AS names) n, news_mentions(to_newsdoc(body, names => n.names))
    WHERE name = 'THE ONE'
$$;
SELECT alias, found(alias, text) AS found, text
FROM (VALUES
    ('Apple', 'She gave Apple an apple.'),
    ('Apple', E'APPLE OPENS A STORE IN OSLO\n\nIt is a small store, the firm said on Monday.'),
    ('apple', 'She gave Apple an apple.'),
    ('WHO', 'Who asked the WHO?'),
    ('NATO', 'They asked Nato and NATO, but not nato.'),
    ('The Guardian', 'She wrote for the Guardian, as The Guardian said.'),
    ('Zoe Muller', 'Then Zoë Müller left, and ZOE-MULLER too.'),
    ('Procter & Gamble', 'He left Procter and Gamble for Procter & Gamble.'),
    ('Disney+', 'He pays Disney for Disney+ each month.'),
    ('Ford', 'Harrison Ford drives a Ford, and Ford''s shares rose.'),
    ('May', 'In May, as May said, nothing may happen.'),
    ('New York', 'The New York Times is printed in New York.'),
    ('Delta Force', 'In Delta, Force of wind was felt by the Delta Force.')
) v(alias, text);
DROP FUNCTION found;

-- A value does not know by which names it was made.
SELECT newsdoc_is_stale(to_newsdoc(:'body', names => :'names')) AS stale;

-- What it costs is told by the length of the texts, not of the list.
CREATE FUNCTION price_of(call text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT json) SELECT ' || call INTO plan;
    RETURN plan->0->'Plan'->>'Total Cost';
END$$;
SELECT price_of($$to_newsdoc(t.body) FROM articles t$$)
    = price_of(format($$to_newsdoc(t.body, names => %L) FROM articles t$$, news_names(i::text, 'name', 'other'))) AS same
FROM generate_series(1, 1000) i;
DROP FUNCTION price_of;
