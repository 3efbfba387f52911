-- What a distributed database does with the aggregates: it runs the first half of each on
-- every shard, sends the state as text, and puts the states together.  The aggregates made
-- here are halves of news_tally, news_merge, news_names and news_digest, by the very functions of theirs.

SELECT format('CREATE AGGREGATE shard_%s (%s) (SFUNC = %s, STYPE = %s)',
              p.proname, pg_get_function_identity_arguments(p.oid), a.aggtransfn, a.aggtranstype::regtype)
FROM pg_aggregate a
    JOIN pg_proc p ON p.oid = a.aggfnoid
WHERE p.proname IN ('news_tally', 'news_merge', 'news_names', 'news_digest') AND p.prokind = 'a'
ORDER BY p.oid::regprocedure::text COLLATE "C" \gexec
SELECT format('CREATE AGGREGATE whole_%s (%s) (SFUNC = %s, STYPE = %2$s)', p.proname, a.aggtranstype::regtype, a.aggcombinefn)
FROM pg_aggregate a
    JOIN pg_proc p ON p.oid = a.aggfnoid
WHERE p.proname IN ('news_tally', 'news_merge', 'news_names', 'news_digest') AND p.prokind = 'a'
GROUP BY p.proname, a.aggtranstype, a.aggcombinefn
ORDER BY p.proname \gexec

-- Articles on four shards; the last has none that is asked for.
CREATE TABLE shards AS
SELECT n % 3 AS shard, n, date '2025-03-01' + n % 5 AS day, news
FROM news, generate_series(1, 12) AS n;
INSERT INTO shards SELECT 3, 100, '2025-04-01', NULL FROM generate_series(1, 3);
CREATE TABLE days AS
SELECT shard, day, news_tally(news) AS tally FROM shards GROUP BY shard, day;

-- Each half gives the whole, exactly.
SELECT whole_news_tally(half::newstally) = (SELECT news_tally(news) FROM shards) AS same,
    whole_news_tally(half::newstally)::text = (SELECT news_tally(news)::text FROM shards) AS same_text,
    whole_news_merge(half::newstally)::text = (SELECT news_tally(news)::text FROM shards) AS same_merged
FROM (SELECT shard, shard_news_tally(news)::text AS half FROM shards GROUP BY shard) AS halves;
SELECT whole_news_tally(half::newstally)::text = (SELECT news_tally(news, true)::text FROM shards) AS same_with_pairs
FROM (SELECT shard, shard_news_tally(news, true)::text AS half FROM shards GROUP BY shard) AS halves;
SELECT count(*) AS days, bool_and(day_by_shards IS NOT DISTINCT FROM day_at_once) AS same
FROM (SELECT day, whole_news_tally(half::newstally)::text AS day_by_shards
      FROM (SELECT shard, day, shard_news_tally(news)::text AS half FROM shards GROUP BY shard, day) AS halves
      GROUP BY day) AS by_shards
    FULL JOIN (SELECT day, news_tally(news)::text AS day_at_once FROM shards GROUP BY day) AS at_once USING (day);
SELECT whole_news_merge(half::newstally)::text = (SELECT news_tally(news)::text FROM shards) AS same
FROM (SELECT shard, shard_news_merge(tally)::text AS half FROM days GROUP BY shard) AS halves;

SELECT whole_news_names(half::newsnames)::text
    = (SELECT news_names(shard || ' on ' || day, 'shard ' || shard, 'place')::text FROM shards) AS same_names
FROM (SELECT shard, shard_news_names(shard || ' on ' || day, 'shard ' || shard, 'place')::text AS half FROM shards GROUP BY shard) AS halves;

SELECT n, news_digest_final(whole_news_digest(half::bytea)) = (SELECT news_digest(news, body, n) FROM news) AS same_digest
FROM (SELECT n, length(id) % 3 AS shard, shard_news_digest(news, body, n)::text AS half FROM news, generate_series(2, 8, 3) n GROUP BY 1, 2) AS halves
GROUP BY n ORDER BY n;

-- With a condition, some shards give nothing.
SELECT count(half) AS halves, whole_news_tally(half::newstally)::text
    = (SELECT (news_tally(news) FILTER (WHERE n = 4))::text FROM shards) AS same
FROM (SELECT shard, (shard_news_tally(news) FILTER (WHERE n = 4))::text AS half FROM shards GROUP BY shard) AS halves;
SELECT news_tally(news) IS NULL AS no_rows, whole_news_tally(NULL::newstally) IS NULL AS no_halves
FROM shards WHERE false;
SELECT news_tally(news) AS only_nulls FROM shards WHERE news IS NULL;

-- In any order, any number of times over: states are put together like numbers added.
SELECT count(DISTINCT whole::text) AS results
FROM (SELECT whole_news_tally(half::newstally ORDER BY (shard * 7 + turn * 3) % 5) AS whole
      FROM (SELECT shard, shard_news_tally(news)::text AS half FROM shards GROUP BY shard) AS halves, generate_series(0, 4) AS turn
      GROUP BY turn) AS turns;

-- Text and binary forms give the value that they came from, which hashes as it did: so
-- rows that are sent find the shard of their equals.
CREATE TABLE forms AS
SELECT news, websearch_to_newsquery(coalesce(title, body)) AS query,
    (SELECT news_tally(n.news) FROM news n WHERE n.id <= news.id) AS tally
FROM news
WHERE body !~ '^\s*$';
SELECT bool_and(news::text::newsdoc = news AND newsdoc_hash(news::text::newsdoc) = newsdoc_hash(news)) AS newsdoc,
    bool_and(query::text::newsquery = query AND newsquery_hash(query::text::newsquery) = newsquery_hash(query)) AS newsquery,
    bool_and(tally::text::newstally = tally AND newstally_hash(tally::text::newstally) = newstally_hash(tally)) AS newstally
FROM forms;

-- Each can be the column that rows are distributed by.
CREATE TABLE by_news (news newsdoc) PARTITION BY HASH (news);
CREATE TABLE by_query (query newsquery) PARTITION BY HASH (query);
CREATE TABLE by_tally (tally newstally) PARTITION BY HASH (tally);
SELECT format('CREATE TABLE by_%s_%s PARTITION OF by_%1$s FOR VALUES WITH (MODULUS 4, REMAINDER %2$s)', name, remainder)
FROM unnest(ARRAY['news', 'query', 'tally']) AS name, generate_series(0, 3) AS remainder \gexec
INSERT INTO by_news SELECT news FROM forms;
INSERT INTO by_query SELECT query FROM forms;
INSERT INTO by_tally SELECT tally FROM forms;
SELECT (SELECT count(DISTINCT tableoid) > 1 FROM by_news) AS spread_news,
    (SELECT count(DISTINCT tableoid) > 1 FROM by_query) AS spread_query,
    (SELECT count(DISTINCT tableoid) > 1 FROM by_tally) AS spread_tally,
    (SELECT count(*) FROM forms) - (SELECT count(*) FROM forms f WHERE EXISTS (SELECT FROM by_news b WHERE b.news = f.news)) AS lost_news,
    (SELECT count(*) FROM forms) - (SELECT count(*) FROM forms f WHERE EXISTS (SELECT FROM by_query b WHERE b.query = f.query)) AS lost_queries,
    (SELECT count(*) FROM forms) - (SELECT count(*) FROM forms f WHERE EXISTS (SELECT FROM by_tally b WHERE b.tally = f.tally)) AS lost_tallies;

DROP TABLE shards, days, forms, by_news, by_query, by_tally;
SELECT format('DROP AGGREGATE %s', oid::regprocedure) FROM pg_proc WHERE proname ~ '^(shard|whole)_news_' AND prokind = 'a'
ORDER BY oid::regprocedure::text COLLATE "C" \gexec
