-- news_top: the names in the most articles.
CREATE TABLE tallied AS SELECT news_tally(news) AS t FROM news;

SELECT name, kind, articles, mentions FROM tallied, news_top(t, 8);
-- Tone and its spread are those of the articles.
SELECT count(*) > 8 AS several, bool_and(abs(t.tone - e.tone) < 1e-9 AND abs(t.tone_sd - e.tone_sd) < 1e-9) AS same
FROM (SELECT n.* FROM tallied, news_top(t, 1000) n) t
    JOIN (SELECT name, kind, avg(tone::float8) AS tone, stddev_pop(tone::float8) AS tone_sd
          FROM news, news_entities(news) GROUP BY name, kind) e USING (name, kind);
SELECT name, CASE WHEN tone > 0.05 THEN 'good' WHEN tone < -0.05 THEN 'bad' ELSE 'neither' END AS tone
FROM tallied, news_top(t, 1000) WHERE name IN ('Daniel Okafor', 'Ingrid Halvorsen', 'Norway', 'Oslo') ORDER BY name;
SELECT name, articles FROM tallied, news_top(t, 3, 'organization');

-- The order is that of SQL, and the first n are the first n of all.
SELECT bool_and(x = y) AS in_order
FROM (SELECT array_agg(ROW (name, kind, articles, mentions)::text) AS x,
          array_agg(ROW (name, kind, articles, mentions)::text ORDER BY articles DESC, mentions DESC, name COLLATE "C") AS y
      FROM tallied, news_top(t, 1000000)) o;
SELECT count(*) AS wrong
FROM tallied, generate_series(1, 30) n,
    LATERAL (SELECT array_agg(x) AS n_best FROM news_top(t, n) x) a,
    LATERAL (SELECT array_agg(x) AS first_n FROM (SELECT x FROM news_top(t, 1000000) x LIMIT n) y) b
WHERE n_best <> first_n;

-- Of a state that was never stored, the same.
SELECT array(SELECT x FROM news_top((SELECT news_tally(news) FROM news), 20) x)
    = array(SELECT x FROM tallied, news_top(t, 20) x) AS same;
SELECT array(SELECT x FROM news_top(newstally_merge(NULL, t), 20) x) = array(SELECT x FROM news_top(t, 20) x) AS same FROM tallied;

-- Each kind that is counted, and only that.
SELECT k, count(*) = count(*) FILTER (WHERE kind = k) AS only
FROM tallied, unnest('{person,organization,place}'::text[]) k, news_top(t, 1000, k) GROUP BY k ORDER BY k;

-- One article: no spread.
SELECT name, tone < 0 AS bad, tone_sd FROM news_top((SELECT news_tally(to_newsdoc('The terrible Bo Ek failed again.'))), 1);

SELECT * FROM news_top(NULL, 3);
SELECT count(*) AS rows FROM tallied, news_top(t, NULL);
SELECT count(*) = (SELECT count(*) FROM tallied, news_top(t, 5)) AS null_kind_is_all FROM tallied, news_top(t, 5, NULL);
SELECT news_top(t, 0) FROM tallied;
SELECT news_top(t, -1) FROM tallied;
SELECT news_top(t, 3, 'planet') FROM tallied;
SELECT news_top(t, 3, 'money') FROM tallied;
DROP TABLE tallied;
