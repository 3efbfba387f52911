-- |@ names, |> summary, |~ tone.

-- |@: names of a kind, or of all, most salient first.
SELECT 'Angela Merkel met Emmanuel Macron in Berlin.' |@ 'place' AS place;
SELECT n.news |@ 'person' = array(SELECT name FROM news_entities(n.news) WHERE kind = 'person') AS of_a_kind,
    (|@ n.news) = array(SELECT name FROM news_entities(n.news)) AS of_all,
    n.body |@ 'person' = to_newsdoc(n.body) |@ 'person' AS text_of_a_kind,
    (|@ n.body) = (|@ to_newsdoc(n.body)) AS text_of_all
FROM news n ORDER BY id;
SELECT id, news |@ 'person' AS persons FROM news WHERE id IN ('court', 'line', 'plain') ORDER BY id;

-- |>: summary, in three sentences or n of any integer type.
SELECT (|> body) = news_summary(body) AS three, body |> 2 = news_summary(body, 2) AS int,
    body |> 2::bigint = news_summary(body, 2) AS bigint, body |> 2::smallint = news_summary(body, 2) AS smallint,
    body |> '2' = news_summary(body, 2) AS untyped, body |> 3000000000 = news_summary(body, 2147483647) AS more_than_int
FROM articles WHERE id = 'court';
SELECT 'One sentence only.' |> 1 AS literal;

-- |~: tone, of the article or toward something.
SELECT bool_and((|~ news) = news_tone(news) AND (|~ body) = news_tone(body)) AS whole,
    bool_and(news |~ 'Okafor' IS NOT DISTINCT FROM news_tone(news, 'Okafor')
        AND body |~ 'Okafor' IS NOT DISTINCT FROM news_tone(body, 'Okafor')) AS toward
FROM news;
SELECT (|~ 'A terrible crime.') < 0 AS bad, 'A terrible crime.' |~ 'the moon' IS NULL AS not_there;

-- NULL stays NULL.
SELECT (|@ NULL::text) IS NULL AS a, (|> NULL) IS NULL AS b, (|~ NULL::newsdoc) IS NULL AS c,
    NULL::text |@ 'person' IS NULL AS d, 'x' |> NULL::int IS NULL AS e, 'x' |~ NULL::text IS NULL AS f;

-- In expressions, indexes and generated columns.
CREATE TABLE indexed (body text, persons text[] GENERATED ALWAYS AS (body |@ 'person') STORED);
CREATE INDEX ON indexed USING gin (persons);
CREATE INDEX ON indexed ((|~ body));
INSERT INTO indexed SELECT body FROM articles;
SELECT count(*) FROM indexed WHERE persons @> ARRAY['Angela Merkel'];
DROP TABLE indexed;
