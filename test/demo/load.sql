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

-- For the tables of the demo: text in lines of at most so many characters.
CREATE FUNCTION wrap(words text, width int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT rtrim(regexp_replace(regexp_replace(words, '\s+', ' ', 'g') || ' ',
                                format('(.{1,%s}) ', width), E'\\1\n', 'g'), E'\n ')
$$;

-- The first names of a list, and how many more there are.
CREATE FUNCTION first_names(names text[], n int, width int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT wrap(array_to_string(names[1:n], ', ') ||
                CASE WHEN cardinality(names) > n THEN format(' and %s more', cardinality(names) - n) ELSE '' END,
                width)
$$;
