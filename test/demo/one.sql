-- one.sql
--	One article in full: that with the id :article, or else the first.

\ir style.sql
\if :{?article}
\else
    \set article 1
\endif

\echo '\n--- The article ---\n'

SELECT news_headline(a.news, a.body) AS headline,
       news_byline(a.news, a.body) AS byline,
       news_agency(a.news, a.body) AS agency,
       news_dateline(a.news, a.body) AS dateline
FROM articles a
WHERE a.id = :article;

\echo '--- Its entities, the most salient first: news_entities ---\n'

SELECT e.kind, e.name, e.mentions,
       repeat('▇', greatest(1, round(e.salience * 12)::int)) AS salience,
       round(e.tone::numeric, 2) AS tone,
       e.first_pos AS "first at"
FROM articles a, news_entities(a.news) e
WHERE a.id = :article;

\echo '--- In three sentences: news_summary ---\n'

SELECT s.no, s.sentence
FROM articles a, unnest(news_summary(a.news, a.body, 3)) WITH ORDINALITY AS s (sentence, no)
WHERE a.id = :article
ORDER BY s.no;

\echo '--- Why its tone is what it is: news_evidence (the strongest; all of them add up to the tone) ---\n'

WITH evidence AS (
    SELECT e.*, row_number() OVER (ORDER BY abs(e.weight) DESC, e.pos) AS place
    FROM articles a, news_evidence(a.body) e
    WHERE a.id = :article
)
(SELECT e.word, round(e.weight::numeric, 4) AS weight, e.reason, e.quoted,
        e.pos AS "at",
        '… ' || regexp_replace(substr(a.body, greatest(1, e.pos - 30), e.len + 60), '\s+', ' ', 'g') || ' …' AS context
 FROM evidence e, articles a
 WHERE e.place <= 14 AND a.id = :article
 ORDER BY e.place)
UNION ALL
SELECT format('(%s more)', count(*)), round(sum(weight)::numeric, 4), NULL, NULL, NULL, NULL
FROM evidence
WHERE place > 14
HAVING count(*) > 0
UNION ALL
SELECT 'the tone', round(sum(weight)::numeric, 4), NULL, NULL, NULL,
       'news_tone gives ' || round((SELECT news_tone(body) FROM articles WHERE id = :article)::numeric, 4)
FROM evidence;

\echo '--- Its first sentences as newsx sees them: news_sentences ---\n'

SELECT s.no, s.block, NULLIF(s.rank, 0) AS rank, round(s.tone::numeric, 2) AS tone, s.quoted,
       regexp_replace(substr(a.body, s.pos, s.len), '\s+', ' ', 'g') AS sentence
FROM articles a, news_sentences(a.news) s
WHERE a.id = :article
ORDER BY s.no
LIMIT 16;
