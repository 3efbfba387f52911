-- backend_load.sql
--	The articles of :file, one JSON object a line, in the order they come.

\set QUIET on
CREATE EXTENSION newsx;
CREATE TABLE lines (line text);
-- These two characters stand in no JSON, so that every line is one value as it is.
\set copy 'COPY lines FROM ' :'file' ' WITH (FORMAT csv, DELIMITER E''\\x01'', QUOTE E''\\x02'')'
:copy;
CREATE TABLE articles (id serial, body text);
INSERT INTO articles (body)
SELECT replace(line, '\u0000', '')::jsonb ->> 'body' FROM lines;
DROP TABLE lines;
CREATE TABLE firsts (first float8, later float8);
VACUUM ANALYZE articles;
