-- load.sql
--	The table of the demo, and the articles of a folder on the server.
--	The first line that is not blank is the headline; a file name of the form
--	SOURCE-YYYY-MM-DD.txt says where and when the article was published.  The body
--	is the page as it was copied, headline and all, so to_newsdoc needs no title.

\set QUIET on
SET client_min_messages = warning;

CREATE EXTENSION newsx;

CREATE TABLE articles (
    id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title        text NOT NULL,
    body         text NOT NULL,
    published_at date,
    source       text,
    news         newsdoc GENERATED ALWAYS AS (to_newsdoc(body)) STORED
);

INSERT INTO articles (title, body, published_at, source)
SELECT (regexp_match(body, '\S[^\n\r]*'))[1],
       body,
       substring(name, '(\d{4}-\d\d-\d\d)\.txt$')::date,
       initcap(replace(substring(name, '^(.*)-\d{4}-\d\d-\d\d\.txt$'), '-', ' '))
FROM pg_ls_dir(:'folder') AS name,
     LATERAL (SELECT ltrim(pg_read_file(:'folder' || '/' || name), U&'\FEFF')) AS file (body)
ORDER BY name;

ANALYZE articles;
