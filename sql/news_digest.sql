-- news_digest: what many articles on one story say, each thing once.

-- Two stories in the words of several papers; one paper prints another's text.
CREATE TABLE coverage (story text, paper int, body text NOT NULL, news newsdoc GENERATED ALWAYS AS (to_newsdoc(body)) STORED);
INSERT INTO coverage VALUES
('fire', 1, 'LARKMOUTH – A fire destroyed the old cannery of Larkmouth on Sunday night, the police said.

Nobody was hurt.

The cannery had stood empty since 1998.

Mayor Ines Okoro promised to rebuild the market beside it.'),
('fire', 2, 'The old cannery in Larkmouth burned down on Sunday night.

The fire brigade of Larkmouth needed nine hours to put the flames out.

The police arrested a man of 24 on suspicion of arson.

Share this article'),
('fire', 3, 'Flames destroyed the empty cannery at Larkmouth on Sunday.

Police arrested a 24-year-old man on suspicion of arson.

It took the fire brigade nine hours to control the flames.

His lawyer declined to comment.'),
('fire', 4, 'Larkmouth has lost its cannery to a fire, nine years after the last cans of herring left it.

The film director Bo Ek shot The Tin Sea there in 2004.

The police arrested a suspect of 24 years.'),
('fire', 5, 'The old cannery in Larkmouth burned down on Sunday night.

The fire brigade of Larkmouth needed nine hours to put the flames out.

The police arrested a man of 24 on suspicion of arson.

Share this article'),
('bridge', 1, 'TARN HEAD – The council of Tarn Head closed the Mill Bridge on Monday after inspectors found cracks in two of its piers.

Repairs will cost $2 million.'),
('bridge', 2, 'The Mill Bridge is closed from today.

Inspectors found cracks in two piers of the Mill Bridge, the council of Tarn Head said on Monday.

Buses will take the road by Skerry.');

SELECT story, s.no, s.sentence
FROM (SELECT story, news_digest(body, 4) AS digest FROM coverage GROUP BY story) d,
    unnest(digest) WITH ORDINALITY s(sentence, no)
ORDER BY 1, 2;

-- Three sentences if nobody says how many; stored values give the same as texts.
SELECT story, news_digest(body) = news_digest(body, 3) AS three, news_digest(news, body) = news_digest(body) AS stored,
    news_digest(news, body, 5) = news_digest(body, 5) AS stored_five
FROM coverage GROUP BY story ORDER BY story;

-- Never more than asked for; nothing but sentences of the articles, each once.
SELECT bool_and(cardinality(digest) <= n) AS not_more,
    bool_and((SELECT count(DISTINCT s) = count(*) FROM unnest(digest) s)) AS once,
    bool_and((SELECT bool_and(EXISTS (SELECT FROM coverage c WHERE c.story = d.story AND strpos(c.body, s) > 0)) FROM unnest(digest) s)) AS from_bodies
FROM (SELECT story, n, news_digest(body, n) AS digest FROM coverage, generate_series(1, 20) n GROUP BY 1, 2) d;

-- Of one article it is the summary, and of copies of it, too.
SELECT count(*) > 20 AS enough, bool_and(digest = summary) AS same, bool_and(of_copies = summary) AS of_copies
FROM (SELECT id, n, news_summary(body, n) AS summary, news_digest(body, n) FILTER (WHERE copy = 1) AS digest, news_digest(body, n) AS of_copies
      FROM articles, generate_series(1, 7, 2) n, generate_series(1, 3) copy GROUP BY id, n) d;

-- Whatever the order of the rows.
SELECT count(DISTINCT digest) AS same
FROM (SELECT k, news_digest(body, 4 ORDER BY md5(k || body)) AS digest FROM coverage, generate_series(1, 30) k WHERE story = 'fire' GROUP BY k) d;

-- No rows, NULLs, no story.
SELECT news_digest(body, 3) AS no_rows FROM coverage WHERE false;
SELECT news_digest(NULL::text) AS null_body, news_digest(NULL, NULL::text, 3) AS null_news, news_digest('Ana Lee won in Oslo.', NULL::int) AS null_n,
    news_digest(to_newsdoc('Ana Lee won in Oslo.'), NULL) AS null_body_of_news;
SELECT news_digest(b) AS nulls_left_out FROM (VALUES (NULL), ('Ana Lee won in Oslo.'), (NULL)) v(b);
SELECT news_digest('') AS empty, news_digest(E' \n\t ', 5) AS blank, news_digest('Share this article') AS furniture;

-- Errors.
SELECT news_digest(body, 0) FROM coverage;
\echo :LAST_ERROR_SQLSTATE
SELECT news_digest(body, -5) FROM coverage;
SELECT news_digest(body, n ORDER BY n) FROM coverage, generate_series(3, 4) n;
\echo :LAST_ERROR_SQLSTATE
SELECT news_digest(news, body || ' ') FROM coverage WHERE story = 'bridge' AND paper = 1;
\echo :LAST_ERROR_SQLSTATE

-- FILTER, DISTINCT, GROUPING SETS, sorting and hashing.
SELECT news_digest(body, 2) FILTER (WHERE story = 'bridge') = (SELECT news_digest(body, 2) FROM coverage WHERE story = 'bridge') AS filtered,
    news_digest(DISTINCT body, 2) FILTER (WHERE story = 'bridge') = news_digest(body, 2) FILTER (WHERE story = 'bridge') AS distinct_bodies
FROM coverage;
SELECT count(*) AS wrong
FROM (SELECT story, paper, news_digest(body, 4) AS digest FROM coverage GROUP BY GROUPING SETS ((1), (2), (1, 2), ())) g
WHERE digest <> (SELECT news_digest(body, 4) FROM coverage c WHERE c.story = coalesce(g.story, c.story) AND c.paper = coalesce(g.paper, c.paper));
SET enable_sort = off;
CREATE TABLE hashed AS SELECT paper, news_digest(body, 4) AS digest FROM coverage GROUP BY 1;
SET enable_sort = on;
SET enable_hashagg = off;
SELECT count(*) AS differences
FROM hashed FULL JOIN (SELECT paper, news_digest(body, 4) AS digest FROM coverage GROUP BY 1) s USING (paper)
WHERE hashed.digest IS DISTINCT FROM s.digest;
RESET enable_hashagg;
RESET enable_sort;
DROP TABLE hashed;

-- As a window function, growing and moving.
SELECT bool_and(growing = (SELECT news_digest(body, 4) FROM coverage c WHERE (c.story, c.paper) <= (w.story, w.paper))) AS growing,
    bool_and(moving = (SELECT news_digest(body, 4) FROM coverage c WHERE (c.story, c.paper) IN ((w.story, w.paper), (w.last_story, w.last_paper)))) AS moving
FROM (SELECT story, paper, news_digest(body, 4) OVER o AS growing, news_digest(body, 4) OVER (o ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS moving,
          lag(story) OVER o AS last_story, lag(paper) OVER o AS last_paper
      FROM coverage WINDOW o AS (ORDER BY story, paper)) w;

-- In parallel.
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT news_digest(news, body, 4) FROM coverage;
CREATE TABLE parallel AS SELECT story, news_digest(body, 4) AS digest FROM coverage GROUP BY story;
SET max_parallel_workers_per_gather = 0;
SELECT bool_and(parallel.digest = s.digest) AS same
FROM parallel JOIN (SELECT story, news_digest(body, 4) AS digest FROM coverage GROUP BY story) s USING (story);
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
DROP TABLE parallel;

-- The functions behind it, called by hand, change nothing that they are given, and take
-- no bytes that are not theirs.
SELECT news_digest_final(one) AS one, cardinality(news_digest_final(two)) AS two, news_digest_final(one) AS still_one,
    news_digest_merge(one, two) = news_digest_merge(two, one) AS either_way, news_digest_merge(one, NULL) = one AS merged_none
FROM (SELECT one, news_digest_accum(one, 'Bo Ek lost in Bergen.', 4) AS two
      FROM (SELECT news_digest_accum(NULL, 'Ana Lee won in Oslo.', 4) AS one OFFSET 0) x OFFSET 0) y;
SELECT news_digest_merge(NULL, NULL) IS NULL AS nothing, news_digest_accum(NULL, NULL) IS NULL AS nothing_either, news_digest_final(NULL) IS NULL AS of_nothing;
SELECT news_digest_merge(news_digest_accum(NULL, 'Ana Lee won in Oslo.', 4), news_digest_accum(NULL, 'Ana Lee won in Oslo.', 5));
SELECT news_digest_final('');
\echo :LAST_ERROR_SQLSTATE
SELECT news_digest_accum('newsx', 'Ana Lee won in Oslo.');
SELECT news_digest_final(news_digest_accum(NULL, 'Ana Lee won in Oslo.', 4) || 'x');
SELECT news_digest_final(overlay(news_digest_accum(NULL, 'Ana Lee won in Oslo.', 4) PLACING '\x02' FROM 4));
\echo :LAST_ERROR_SQLSTATE
CREATE FUNCTION outcome(state bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM news_digest_final(state);
    RETURN 'sound';
EXCEPTION WHEN invalid_binary_representation OR feature_not_supported THEN
    RETURN 'refused';
END $$;
SELECT outcome(substr(state, 1, n)), count(*) = length(state) AS all_of_them
FROM (SELECT news_digest_accum(news_digest_accum(NULL, 'Ana Lee won in Oslo.'), 'Bo Ek lost in Bergen.') AS state) s, generate_series(0, length(state) - 1) n
GROUP BY 1, state;
DROP FUNCTION outcome(bytea);

-- However many articles: the state stays small, and is the same whatever the parts.
CREATE AGGREGATE digest_state(body text) (SFUNC = news_digest_accum, STYPE = bytea, COMBINEFUNC = news_digest_merge, PARALLEL = SAFE);
CREATE AGGREGATE merged_states(bytea) (SFUNC = news_digest_merge, STYPE = bytea);
CREATE TABLE flood AS
SELECT i, format('The ship %s left harbour %s for Oslo on Sunday with %s tons of grain.%s', i, i % 7, i * 3, repeat(E'\n\nIts captain asked for ' || i || ' more.', 3)) AS body
FROM generate_series(1, 8000) i;
SELECT length(state) BETWEEN 1000000 AND 2097152 AS bounded, cardinality(news_digest_final(state)) AS sentences,
    state = (SELECT digest_state(body ORDER BY i DESC) FROM flood) AS backwards,
    state = (SELECT merged_states(part ORDER BY k DESC) FROM (SELECT i % 5 AS k, digest_state(body) AS part FROM flood GROUP BY 1) p) AS in_parts
FROM (SELECT digest_state(body) AS state FROM flood) s;
DROP TABLE flood;
DROP AGGREGATE digest_state(text);
DROP AGGREGATE merged_states(bytea);
DROP TABLE coverage;
