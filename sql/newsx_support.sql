-- newsx_support: what the planner knows of functions and operators before they run.

CREATE TABLE some_news (id int, body text, news newsdoc);
INSERT INTO some_news SELECT row_number() OVER (ORDER BY id), body, news FROM news;
INSERT INTO some_news VALUES (100, NULL, NULL);
ANALYZE some_news;

-- A query that matches nothing needs no scan; one that matches all is a test for NULL.
SET client_min_messages = warning;
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE news @@ '';
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE ''::newsquery @@ news;
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE news @@ 'merkel & !merkel';
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE news @@ 'merkel | !merkel';
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE news @@ 'merkel';
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE NOT news @@ '';
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE news @> '{}'::text[];
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE '{}'::text[] <@ news;
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE news && '{}'::text[];
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE '{}'::text[] && news;
EXPLAIN (COSTS OFF) SELECT FROM some_news WHERE news @> '{NULL}'::text[];

-- NULL stays NULL, whether folded or not.
CREATE FUNCTION unfolded(newsdoc, newsquery) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1 @@ $2; END';
CREATE FUNCTION unfolded_all(newsdoc, text[]) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1 @> $2; END';
CREATE FUNCTION unfolded_any(newsdoc, text[]) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1 && $2; END';
SELECT id = 100 AS is_null, count(*), bool_or(news @@ '') AS nothing, bool_and(news @@ 'a | !a') AS everything,
    bool_and(news @> '{}'::text[]) AS all_of_none, bool_or(news && '{}'::text[]) AS any_of_none
FROM some_news GROUP BY 1 ORDER BY 1;
SELECT count(*) AS differences FROM some_news
WHERE (news @@ '') IS DISTINCT FROM unfolded(news, '')
    OR (news @@ 'a | !a') IS DISTINCT FROM unfolded(news, 'a | !a')
    OR (news @@ 'a & !a') IS DISTINCT FROM unfolded(news, 'a & !a')
    OR (NOT news @@ '') IS DISTINCT FROM NOT unfolded(news, '')
    OR (news @> '{}'::text[]) IS DISTINCT FROM unfolded_all(news, '{}')
    OR (news && '{}'::text[]) IS DISTINCT FROM unfolded_any(news, '{}')
    OR (news @> '{ILO,NULL}'::text[]) IS DISTINCT FROM unfolded_all(news, '{ILO,NULL}')
    OR (news && '{NULL}'::text[]) IS DISTINCT FROM unfolded_any(news, '{NULL}');
RESET client_min_messages;

-- A query of constant text is parsed when the plan is made, once.
EXPLAIN (VERBOSE, COSTS OFF) SELECT FROM some_news WHERE news @@ to_newsquery('"Angela Merkel"');
EXPLAIN (VERBOSE, COSTS OFF) SELECT FROM some_news WHERE news @@ websearch_to_newsquery('"angela merkel" -oslo');
EXPLAIN (VERBOSE, COSTS OFF) SELECT FROM some_news WHERE to_newsdoc('Angela Merkel spoke.') @@ 'merkel' AND id = 1;

-- An index on an expression serves a search of the text.
CREATE INDEX some_news_body ON some_news USING gin (to_newsdoc(body));
CREATE INDEX some_news_news ON some_news USING gin (news);
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM some_news WHERE to_newsdoc(body) @@ 'merkel & macron';
SELECT id FROM some_news WHERE to_newsdoc(body) @@ 'merkel & macron';
EXPLAIN (COSTS OFF) SELECT id FROM some_news WHERE 'merkel' @@ news;
EXPLAIN (COSTS OFF) SELECT id FROM some_news WHERE 'Angela Merkel'::text <@ news;

-- With a parameter: a custom plan knows what it matches, a generic one is right for all.
PREPARE search(text) AS SELECT id FROM some_news WHERE news @@ to_newsquery($1) ORDER BY id;
SET plan_cache_mode = force_custom_plan;
EXPLAIN (COSTS OFF) EXECUTE search('merkel & !merkel');
EXPLAIN (COSTS OFF) EXECUTE search('merkel');
SET plan_cache_mode = force_generic_plan;
EXPLAIN (COSTS OFF) EXECUTE search('merkel & !merkel');
EXECUTE search('merkel');
EXECUTE search('merkel & !merkel');
RESET plan_cache_mode;
DEALLOCATE search;
RESET enable_seqscan;

-- Rows and cost of the topmost node that has them.
CREATE FUNCTION planned(query text, what text) RETURNS float8
LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
    RETURN plan->0->'Plan'->>what;
END
$$;

-- Rows of a value that is given: as many as it has.
SELECT id, planned(format('SELECT FROM news_entities(%L::newsdoc)', news), 'Plan Rows') = greatest((SELECT count(*) FROM news_entities(news)), 1) AS entities,
    planned(format('SELECT FROM news_mentions(%L::newsdoc)', news), 'Plan Rows') = greatest((SELECT count(*) FROM news_mentions(news)), 1) AS mentions,
    planned(format('SELECT FROM news_sentences(%L::newsdoc)', news), 'Plan Rows') = greatest((SELECT count(*) FROM news_sentences(news)), 1) AS sentences
FROM news ORDER BY id;
-- Of a column: as many as ANALYZE found in the mean.
SELECT what, abs(planned(format('SELECT FROM some_news, news_%s(news)', what), 'Plan Rows') / found - 1) < 0.2 AS about
FROM (SELECT 'entities' AS what, count(*) AS found FROM some_news, news_entities(news)
    UNION ALL SELECT 'mentions', count(*) FROM some_news, news_mentions(news)
    UNION ALL SELECT 'sentences', count(*) FROM some_news, news_sentences(news)) AS f;
-- Nothing is known of a parameter: as declared.
PREPARE rows(newsdoc) AS SELECT FROM news_entities($1);
SET plan_cache_mode = force_generic_plan;
SELECT planned('EXECUTE rows(NULL)', 'Plan Rows') AS generic;
RESET plan_cache_mode;
DEALLOCATE rows;

-- Of a text: by its length.
SELECT what, planned(format('SELECT FROM news_%s(repeat(%L, 100))', what, 'Angela Merkel spoke of it in Berlin. '), 'Plan Rows') BETWEEN least AND most AS about
FROM (VALUES ('entities', 10, 100), ('mentions', 20, 200), ('sentences', 20, 200), ('debug', 400, 1600), ('evidence', 10, 200)) AS v (what, least, most);
SELECT planned('SELECT FROM news_entities(NULL::text)', 'Plan Rows') AS rows;

-- The cost follows the length, too: of a constant, of short and of long columns.
CREATE TABLE texts (headline text, story text, short_story text);
ALTER TABLE texts ALTER story SET STORAGE external;
INSERT INTO texts SELECT 'Angela Merkel spoke ' || i, repeat('Angela Merkel spoke. ', 300), repeat('Angela Merkel spoke ' || i, 30)
FROM generate_series(1, 100) i;
ANALYZE texts;
CREATE FUNCTION cost_of(expression text) RETURNS float8
LANGUAGE sql AS $$
    SELECT (planned(format('SELECT %s FROM texts', $1), 'Total Cost') - planned('SELECT FROM texts', 'Total Cost')) / 100
$$;
SELECT cost_of('to_newsdoc(story)') > 2 * cost_of('to_newsdoc(short_story)') AS story,
    cost_of('to_newsdoc(short_story)') > cost_of('to_newsdoc(headline)') AS short_story,
    cost_of('to_newsdoc(headline, story)') > cost_of('to_newsdoc(story)') AS with_title,
    cost_of('to_newsdoc(headline)') > cost_of('to_tsvector(''english'', headline)') AS headline,
    cost_of('news_tone(story)') = cost_of('to_newsdoc(story)') AS shorthand,
    cost_of('(|~ story)') = cost_of('to_newsdoc(story)') AS operator,
    cost_of('to_newsdoc(headline || story)') > 2 * cost_of('to_newsdoc(headline)') AS expression;
-- It is no small matter, so a condition that costs little is tested first.
EXPLAIN (COSTS OFF) SELECT FROM texts WHERE news_tone(story) < 0 AND headline ~ '1';

DROP TABLE some_news, texts;
DROP FUNCTION unfolded, unfolded_all, unfolded_any;
