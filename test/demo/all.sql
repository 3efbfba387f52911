-- all.sql
--	What the sample articles look like through newsx.

\ir style.sql

\echo '\n=== The articles, and what newsx keeps of each ===\n'

SELECT a.id, a.title, a.source, a.published_at AS published,
       octet_length(a.body) AS "bytes of text",
       pg_column_size(a.news) AS "of newsdoc"
FROM articles a
ORDER BY a.id;

\echo '=== Who and what is in them: body |@ kind ===\n'

SELECT a.id,
       array_to_string((a.news |@ 'person')[1:6], ', ') AS persons,
       array_to_string((a.news |@ 'organization')[1:6], ', ') AS organizations,
       array_to_string((a.news |@ 'place')[1:6], ', ') AS places
FROM articles a
ORDER BY a.id;

\echo '=== Each in three sentences: body |> 3 ===\n'

SELECT CASE s.no WHEN 1 THEN a.id END AS id, s.sentence
FROM articles a, unnest(a.body |> 3) WITH ORDINALITY AS s (sentence, no)
ORDER BY a.id, s.no;

\echo '=== Its tone, -1 to 1, and the words that weigh most in it: |~ body, news_evidence(body) ===\n'

SELECT a.id, left(a.title, 40) AS title,
       round((|~ a.news)::numeric, 2) AS tone,
       e.against AS "words against", e.for AS "words for"
FROM articles a,
     LATERAL (
         SELECT string_agg(word, ', ' ORDER BY weight) FILTER (WHERE place_against <= 4 AND weight < 0),
                string_agg(word, ', ' ORDER BY weight DESC) FILTER (WHERE place_for <= 4 AND weight > 0)
         FROM (SELECT word, weight,
                      row_number() OVER (ORDER BY weight) AS place_against,
                      row_number() OVER (ORDER BY weight DESC) AS place_for
               FROM news_evidence(a.body)
               WHERE word IS NOT NULL) AS evidence
     ) AS e (against, for)
ORDER BY (|~ a.news), a.id;

\echo '=== One query over all of them: who is in more than one article, and in what light ===\n'

SELECT e.kind, e.name,
       count(*) AS articles,
       sum(e.mentions) AS mentions,
       round(avg(e.tone)::numeric, 2) AS tone,
       string_agg(a.id::text, ', ' ORDER BY a.id) AS "in"
FROM articles a, news_entities(a.news) e
WHERE e.kind NOT IN ('date', 'money')
GROUP BY e.kind, e.name
HAVING count(*) > 1
ORDER BY articles DESC, mentions DESC, e.name
LIMIT 20;

\echo '=== And one of them in full ==='

SELECT id AS article FROM articles WHERE source = 'Northern Wire' \gset
\ir one.sql
