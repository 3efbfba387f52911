-- Which articles have the names that are asked for: @@, @>, <@, &&.
CREATE TABLE search (id int PRIMARY KEY, body text, news newsdoc);
INSERT INTO search (id, body) VALUES
    (1, 'WASHINGTON - Barack Obama praised the wonderful work of Ban Ki-moon on Monday.'),
    (2, 'THE HAGUE - Omar al-Bashir attacked the International Criminal Court (ICC) as a corrupt disgrace. The ICC declined to comment.'),
    (3, 'ZURICH - Zürich paid $5 million to the U.S. on 20 March 2003.'),
    (4, 'SEOUL - Kim Jong-Un met Michelle Obama in Pyongyang.'),
    (5, 'nobody said why.'),
    (6, NULL);
UPDATE search SET news = to_newsdoc(body);
SELECT id, kind, name, CASE WHEN kind IN ('date', 'money') THEN '' WHEN tone > 0.05 THEN 'pos' WHEN tone < -0.05 THEN 'neg' ELSE '' END AS toward
FROM search, news_entities(news)
ORDER BY id, kind, name COLLATE "C";

-- Names and aliases, words and phrases, whatever their case, accents and marks.
SELECT query, array(SELECT id FROM search WHERE news @@ query ORDER BY id) AS found
FROM unnest(ARRAY[
    'Obama', 'obama & barack', '"barack obama"', '"obama barack"', 'OBAM*', 'obam',
    'icc', '"international criminal court"', '"criminal court"', '"international court"',
    'zurich', 'ZÜRICH', 'züri*', 'us', 'U.S.', '"united states"',
    'Jong-Un', '"jong un"', 'jongun', 'kim | ban',
    'person:obama', 'place:obama', 'organization:icc', 'person:*', '*',
    'pos:obama', 'neg:obama', 'neg:icc', 'neg:*', 'person:pos:*',
    'date:march', 'march', 'money:million', 'date:*',
    '!obama', 'obama & !michelle', '!(obama | icc | zurich)', 'obama | date:march']::newsquery[]) WITH ORDINALITY AS q (query, no)
ORDER BY no;

-- Whole names and aliases.
SELECT name, array(SELECT id FROM search WHERE news @> name ORDER BY id) AS found
FROM unnest(ARRAY['Barack Obama', 'barack OBAMA', 'Obama', 'ICC', 'I.C.C.', 'International Criminal Court', 'Court',
    'Zurich', 'US', 'Kim Jong Un', '20 March 2003', '$5 million', '', '&%!']) WITH ORDINALITY AS n (name, no)
ORDER BY no;
SELECT names, array(SELECT id FROM search WHERE news @> names ORDER BY id) AS has_all,
    array(SELECT id FROM search WHERE news && names ORDER BY id) AS has_any
FROM (VALUES
    (1, ARRAY['barack obama', 'Ban Ki-moon']),
    (2, ARRAY['Barack Obama', 'ICC']),
    (3, ARRAY[['Barack Obama'], ['ICC']]),
    (4, ARRAY['ICC', 'International Criminal Court', 'icc']),
    (5, ARRAY['ICC', NULL]),
    (6, ARRAY[NULL]::text[]),
    (7, ARRAY[]::text[]),
    (8, ARRAY['ICC', '']),
    (9, ARRAY['']),
    (10, ARRAY['Nobody']),
    (11, NULL)) AS n (no, names)
ORDER BY no;

-- Both ways round.
SELECT id FROM search
WHERE (news @@ newsquery 'obama') IS DISTINCT FROM (newsquery 'obama' @@ news)
    OR (news @> text 'ICC') IS DISTINCT FROM (text 'ICC' <@ news)
    OR (news @> ARRAY['ICC']) IS DISTINCT FROM (ARRAY['ICC'] <@ news)
    OR (news && ARRAY['ICC', 'Zürich']) IS DISTINCT FROM (ARRAY['ICC', 'Zürich'] && news);
SELECT id FROM search WHERE 'obama' @@ news AND 'Barack Obama' <@ news AND ARRAY['Ban Ki-moon'] <@ news AND ARRAY['Ban Ki-moon'] && news;

-- What is written without a type is a newsquery, or one name.
EXPLAIN (VERBOSE, COSTS OFF) SELECT news @@ 'obama & un', news @> 'Obama', 'Obama' <@ news, 'obama' @@ news FROM search;
PREPARE by_query AS SELECT id FROM search WHERE news @@ $1 ORDER BY id;
PREPARE by_name AS SELECT id FROM search WHERE news @> $1;
PREPARE by_names AS SELECT id FROM search WHERE news && $1;
SELECT name, parameter_types FROM pg_prepared_statements WHERE name LIKE 'by%' ORDER BY name;
EXECUTE by_query('obama');
EXECUTE by_query('icc');
EXECUTE by_name('ICC');
EXECUTE by_names('{ICC,Zürich}');
DEALLOCATE ALL;

-- A list that a driver sent as text would find nothing.
SELECT id FROM search WHERE news @> '{Barack Obama,ICC}';
SELECT id FROM search WHERE '{}' <@ news;
SELECT id FROM search WHERE news @@ 'obama &';
SELECT id FROM search WHERE news @@ '';

-- What is prepared of an argument is made anew when that changes, row by row or in PL/pgSQL.
CREATE TABLE searches (query newsquery, names text[]);
INSERT INTO searches VALUES ('obama', '{ICC}'), ('icc', '{Barack Obama}'), ('obama', NULL), (NULL, '{ICC}');
SELECT id, query, news @@ query AS matches, names, news @> names AS has
FROM search, searches
WHERE id <= 2
ORDER BY id, query, names;
DO $$
DECLARE
    query newsquery;
    name text;
    value newsdoc;
    matches bool;
BEGIN
    SELECT news INTO value FROM search WHERE id = 1;
    FOREACH query IN ARRAY ARRAY['obama', 'icc', 'ban']::newsquery[] LOOP
        matches := value @@ query;
        RAISE NOTICE '%: %', query, matches;
    END LOOP;
    FOREACH name IN ARRAY ARRAY['Barack Obama', 'ICC'] LOOP
        matches := value @> name;
        RAISE NOTICE '%: %', name, matches;
    END LOOP;
END $$;

DROP TABLE search, searches;
