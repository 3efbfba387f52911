-- one.sql
--	One article in full: that with the id :article, or else the first.

\ir style.sql
\if :{?article}
\else
    \set article 1
\endif

\echo '\n--- The article ---\n'

SELECT wrap(news_headline(news, body), 44) AS headline,
       wrap(news_byline(news, body), 30) AS byline,
       news_agency(news, body) AS agency,
       news_dateline(news, body) AS dateline
FROM articles
WHERE id = :article;

\echo '--- Its entities, the most salient first:  news_entities ---\n'

SELECT e.kind, wrap(e.name, 50) AS name, e.mentions,
       repeat('▇', greatest(1, round(e.salience * 12)::int)) AS salience,
       to_char(e.tone, 'SG0.00') AS tone,
       e.first_pos AS "first at"
FROM articles, news_entities(news) e
WHERE id = :article;

\echo '--- In three sentences:  news_summary ---\n'

SELECT no, wrap(sentence, 106) AS sentence
FROM articles, unnest(news_summary(news, body, 3)) WITH ORDINALITY AS summary (sentence, no)
WHERE id = :article
ORDER BY no;

\echo '--- Why its tone is what it is:  news_evidence (the strongest; all of them add up to the tone) ---\n'

WITH evidence AS (
    SELECT e.*, row_number() OVER (ORDER BY abs(e.weight) DESC, e.pos) AS place
    FROM articles, news_evidence(body) e
    WHERE id = :article
)
SELECT word, weight, reason, quoted, context
FROM (
    SELECT place, word, to_char(weight, 'SG0.0000') AS weight, wrap(reason, 40) AS reason, quoted,
           '… ' || regexp_replace(substr(body, greatest(1, pos - 20), least(pos - 1, 20) + len + 20), '\s+', ' ', 'g') || ' …' AS context
    FROM evidence, articles
    WHERE place <= 14 AND id = :article
    UNION ALL
    SELECT 15, format('(%s more)', count(*)), to_char(sum(weight), 'SG0.0000'), NULL, NULL, NULL
    FROM evidence
    WHERE place > 14
    HAVING count(*) > 0
    UNION ALL
    SELECT 16, '= the tone', to_char(coalesce(sum(weight), 0), 'SG0.0000'), NULL, NULL,
           (SELECT 'news_tone(body) = ' || news_tone(body) FROM articles WHERE id = :article)
    FROM evidence
) AS rows
ORDER BY place;

\echo '--- The page as newsx sees it:  news_sentences (the first and the last) ---\n'

WITH sentences AS (
    SELECT s.*, body, count(*) OVER () AS n
    FROM articles, news_sentences(news) s
    WHERE id = :article
)
SELECT no, block, rank, to_char(tone, 'SG0.00') AS tone, CASE WHEN quoted THEN 'quoted' END AS quoted,
       left(regexp_replace(substr(body, pos, len), '\s+', ' ', 'g'), 76) AS sentence
FROM sentences
WHERE no <= 14 OR no > n - 8
ORDER BY sentences.no;
