-- Databases that are not in UTF-8: texts are converted on the way in and out.
SELECT current_database() AS home \gset
CREATE DATABASE regression_newsx_latin1 ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';
CREATE DATABASE regression_newsx_win1252 ENCODING 'WIN1252' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';
CREATE DATABASE regression_newsx_ascii ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';
\set literal '{"newsdoc":1,"model":"en@1","model_digest":"00000000000000ab","icu":"72.1","body_bytes":9,"body_chars":9,"body_hash":"0123456789abcdef","truncated":false,"tone":0,"blocks":[{"kind":"body","sentences":[{"pos":1,"len":9,"salience":1,"rank":1,"tone":0,"quote_tone":null}]}],"entities":[{"name":"Zo\\u00eb \\u674e\\ud83c\\udf89","kind":"person","salience":1,"tone":0,"aliases":[]}],"mentions":[{"pos":1,"len":3,"entity":0}]}'

-- Latin 1: what the encoding has comes out, positions are those of substr().
\c regression_newsx_latin1
\encoding UTF8
CREATE EXTENSION newsx;
CREATE TABLE t (body text);
INSERT INTO t VALUES ('Zoë Müller aß in Köln.');
SELECT token FROM t, news_debug(body);
SELECT bool_and(substr(body, pos, len) = token) AS in_place FROM t, news_debug(body);
SELECT news_summary(body) FROM t;
SELECT news_summary(to_newsdoc(body), body) = news_summary(body) AS same FROM t;
-- What it lacks is an error where it should be shown, but not in the text form.
SELECT name FROM news_entities(:'literal'::newsdoc);
SELECT :'literal'::newsdoc::text = :'literal' AS same_text;
SELECT to_newsdoc(body)::text::newsdoc = to_newsdoc(body) AS same_value FROM t;

-- Nor in a message that repeats what was given.
SELECT '{"Zoë \u674e": 1}'::newsdoc;
-- Queries, their faults in characters.
SELECT 'ZOË | "Müller  aß"*'::newsquery, websearch_to_newsquery('Zoë -Ærø');
SELECT 'é | ü b'::newsquery;
SELECT 'Zoë:a'::newsquery;
-- A user's own names, of the encoding and beyond.
SELECT '[{"alias":"Zoë","name":"\u674e Müller","kind":"person"}]'::newsnames AS names, '[{"alias":"\u674e","name":"ü","kind":"human"}]' AS literal;
SELECT count(*) FROM t, news_entities(to_newsdoc(body, names => '[{"alias":"aß in","name":"Müller","kind":"event"}]')) WHERE name = 'Müller' AND kind = 'event';
SELECT name FROM t, news_entities(to_newsdoc(body, names => '[{"alias":"Zoë Müller","name":"\u674e","kind":"person"}]'));
SELECT news_names(body, 'é' || body, 'ü') FROM t;
-- Names are found by an index, too.
CREATE TABLE n AS SELECT to_newsdoc('Zoë Müller met him in Köln.') AS news;
CREATE INDEX ON n USING gin (news);
SET enable_seqscan = off;
SELECT news |@ 'person' AS persons FROM n WHERE news @@ 'zo* & "ZOË müller"' AND news @> 'Zoé Muller' AND news && ARRAY['ZOË MÜLLER', 'Köln'];
SELECT news |@ 'person' AS persons FROM n WHERE news @> '{Zoë,Müller}';

-- Windows 1252 has bytes that stand for no character.  They become U+FFFD, one for
-- each, so positions stay right; before PostgreSQL 14 they were an error.
\c regression_newsx_win1252
\encoding UTF8
CREATE EXTENSION newsx;
CREATE TABLE t (body text);
INSERT INTO t VALUES (convert_from('\x4361669d20e92e20', 'WIN1252') || repeat('Zoë Müller aß. ', 1000) || convert_from('\x9d', 'WIN1252'));
SELECT CASE WHEN current_setting('server_version_num')::int < 140000 THEN true
    ELSE (to_newsdoc(body)::json->>'body_chars')::int = length(body) END AS same_length FROM t;
SELECT CASE WHEN current_setting('server_version_num')::int < 140000 THEN true
    ELSE (SELECT count(*) > 900 FROM news_mentions(body) m WHERE substr(body, pos, len) = 'Zoë Müller') END AS in_place FROM t;

-- SQL_ASCII: read as UTF-8; bytes that are not become U+FFFD.
\c regression_newsx_ascii
\encoding SQL_ASCII
CREATE EXTENSION newsx;
CREATE TABLE t (body text);
INSERT INTO t VALUES ('Zoë Müller'), (convert_from('\x436166e9206174203520fffe', 'SQL_ASCII'));
SELECT token, pos, len FROM t, news_debug(body);
SELECT to_newsquery('"' || body || '" & b') FROM t;
SELECT websearch_to_newsquery(body) FROM t;
SELECT name FROM news_entities(:'literal'::newsdoc);
SELECT to_newsdoc(body)::text::newsdoc = to_newsdoc(body) AS same_value FROM t;

\c :home
DROP DATABASE regression_newsx_latin1;
DROP DATABASE regression_newsx_win1252;
DROP DATABASE regression_newsx_ascii;
