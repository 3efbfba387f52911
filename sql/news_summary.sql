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

-- At the edges of a budget: the best sentence fits exactly, is one too long; a worse, shorter one is
-- taken for it; at most n; none.
CREATE TEMP TABLE short AS SELECT 'A tanker hit the pier of Port Allen on Monday. Two sailors of the tanker were hurt. '
    || 'The harbour office closed the pier and the road along the harbour to all but the fire brigade.'::text AS body;
SELECT rank, len, substr(body, pos, len) AS sentence FROM short, news_sentences(body) ORDER BY rank;
SELECT c AS max_chars, length(array_to_string(news_summary(body, 3, c), ' ')) AS length, news_summary(body, 3, c)
FROM short, LATERAL (SELECT max(len) FILTER (WHERE rank = 1) AS first, max(len) FILTER (WHERE rank = 2) AS second,
    min(len) AS shortest FROM news_sentences(body)) l,
    unnest(ARRAY[shortest - 1, shortest, first - 1, first, first + second, first + second + 1]) AS c;
SELECT cardinality(news_summary(body, 1, 1000)) AS at_most_n, cardinality(news_summary(body, 1000, 1000)) AS all_of_them
FROM short;
SELECT news_summary(body, 0) FROM short;
SELECT news_summary(body, -1) FROM short;
SELECT news_summary(body, 3, 0) FROM short;
SELECT news_summary(body, 3, -280) FROM short;
SELECT news_summary(to_newsdoc(body), body, 0, 280) FROM short;
SELECT news_summary(to_newsdoc(body), body, 3, 0) FROM short;
SELECT body |> 0 FROM short;
-- No story: nothing.
SELECT news_summary(E'Follow us on Twitter\n\nRead more: www.example.org') AS furniture_only;

-- Every n: the summary of n holds that of n - 1, no sentence stands twice, none tears a quotation while
-- another is left.
SELECT count(*) FILTER (WHERE NOT news_summary(body, n) @> news_summary(body, n - 1)) AS not_incremental,
    count(*) FILTER (WHERE cardinality(news_summary(body, n)) < least(n, ranked)) AS too_few
FROM (SELECT body, (SELECT count(rank) FROM news_sentences(body)) AS ranked FROM articles) a, generate_series(2, 10) n;
