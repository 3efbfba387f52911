-- news_summary: the best sentences in reading order.

-- Whole sentences of the story, in reading order, without the dateline.
SELECT array_length(news_summary(news, body), 1) AS sentences FROM news WHERE id = 'wire';
SELECT bool_and(s IN (SELECT substr(body, pos, len) FROM news_sentences(news) WHERE block = 'body')) AS whole,
    bool_and(position(s IN body) > before) AS in_order
FROM (SELECT news, body, s, coalesce(lag(position(s IN body)) OVER (ORDER BY ordinality), 0) AS before
      FROM news, unnest(news_summary(news, body, 4)) WITH ORDINALITY AS s WHERE id = 'wire') t;
SELECT news_summary(news, body, 1) AS best FROM news WHERE id = 'wire';

-- The first n of the ranking, for every n.
SELECT n, news_summary(news, body, n) = array(
        SELECT substr(body, pos, len) FROM news_sentences(news) WHERE rank <= n ORDER BY no) AS ranked
FROM news, generate_series(1, 12, 3) n WHERE id = 'wire' ORDER BY n;
SELECT cardinality(news_summary(news, body, 2147483647)) AS all_of_them,
    (SELECT count(rank) FROM news_sentences(news)) AS ranked
FROM news WHERE id = 'court';

-- With max_chars, as many as fit.
SELECT c AS max_chars, cardinality(news_summary(news, body, 10, c)) > 0 AS any,
    length(array_to_string(news_summary(news, body, 10, c), ' ')) <= c AS short_enough
FROM news, unnest(ARRAY[1, 100, 200]) c WHERE id = 'court' ORDER BY c;

-- From a text, and nothing from nothing.
SELECT bool_and(news_summary(a.body, 2, 300) = news_summary(to_newsdoc(a.body), a.body, 2, 300)) AS same FROM articles a;
SELECT news_summary('Angela Merkel met Emmanuel Macron in Berlin.');
SELECT news_summary('') AS empty, news_summary(E' \n ') AS blank, news_summary(NULL::text) IS NULL AS null_body,
    news_summary('Text.', NULL::int) IS NULL AS null_n, news_summary(to_newsdoc('x'), NULL) IS NULL AS null_too,
    news_summary(NULL::newsdoc, 'x') IS NULL AS null_news;
SELECT news_summary(body => 'One sentence. Another one.', n => 1, max_chars => 20);

-- Parameters as drivers send them: with the type of the number, or without any.
PREPARE with_smallint(text, smallint) AS SELECT $1 |> $2 AS best, news_summary($1, $2) AS summary;
EXECUTE with_smallint('It rained. It poured.', 1);
PREPARE without_types AS SELECT $1 |> $2 AS best, news_summary($3::text, $4) AS summary;
EXECUTE without_types('It rained. It poured.', '1', 'It rained. It poured.', '1');
DEALLOCATE ALL;
