-- all.sql
--	What the sample articles look like through newsx.

\ir style.sql

\echo '\n=== The articles, and what newsx keeps of each ===\n'

SELECT id, wrap(title, 52) AS title, source, published_at AS published,
       octet_length(body) AS "bytes of text",
       pg_column_size(news) AS "of newsdoc"
FROM articles
ORDER BY id;

\echo '=== Who and what is in them:  news |@ \'person\' ===\n'

SELECT id,
       first_names(news |@ 'person', 5, 34) AS persons,
       first_names(news |@ 'organization', 4, 34) AS organizations,
       first_names(news |@ 'place', 5, 30) AS places
FROM articles
ORDER BY id;

\echo '=== Each in three sentences:  body |> 3 ===\n'

SELECT CASE no WHEN 1 THEN id END AS id, wrap(sentence, 106) AS sentence
FROM articles, unnest(body |> 3) WITH ORDINALITY AS summary (sentence, no)
ORDER BY articles.id, no;

\echo '=== Its tone, from -1 to 1, and the words that weigh most in it:  |~ body, news_evidence(body) ===\n'

WITH evidence AS (
    SELECT id, lower(word) AS word, sum(weight) AS weight
    FROM articles, news_evidence(body)
    WHERE word IS NOT NULL
    GROUP BY 1, 2
),
strongest AS (
    SELECT *,
           row_number() OVER (PARTITION BY id ORDER BY weight, word) AS from_worst,
           row_number() OVER (PARTITION BY id ORDER BY weight DESC, word) AS from_best
    FROM evidence
)
SELECT a.id, wrap(a.title, 40) AS title,
       to_char((|~ a.body), 'SG0.00') AS tone,
       wrap((SELECT string_agg(word, ', ' ORDER BY from_worst) FROM strongest s
             WHERE s.id = a.id AND weight < 0 AND from_worst <= 4), 30) AS "words against",
       wrap((SELECT string_agg(word, ', ' ORDER BY from_best) FROM strongest s
             WHERE s.id = a.id AND weight > 0 AND from_best <= 4), 30) AS "words for"
FROM articles a
ORDER BY (|~ a.body), a.id;

\echo '=== One query over all of them: who is in more than one article, and in what light ===\n'

SELECT e.kind, e.name,
       count(*) AS articles,
       sum(e.mentions) AS mentions,
       to_char(avg(e.tone), 'SG0.00') AS tone,
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
