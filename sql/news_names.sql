-- news_names: a list of names from a table.
CREATE TABLE desk (alias text, name text, kind text);
INSERT INTO desk VALUES
    ('Corn House', 'Ministry of Agriculture', 'organization'), ('MoA', 'Ministry of Agriculture', 'organization'),
    (NULL, 'Ana Lee', 'person'), ('Lee', 'Ana Lee', 'person'), ('Port', 'Halden Harbour', 'facility');
SELECT news_names(alias, name, kind) FROM desk;
SELECT news_names(alias, name, kind ORDER BY name DESC) = news_names(alias, name, kind) AS any_order FROM desk;
SELECT news_names(alias, name, kind) FILTER (WHERE kind = 'person') FROM desk;

-- No rows give NULL, as do rows of nothing, which outer joins make; rows given twice count once.
SELECT news_names(alias, name, kind) IS NULL AS of_nothing FROM desk WHERE false;
SELECT news_names(NULL, NULL, NULL) IS NULL AS of_nulls FROM desk;
SELECT news_names(d.alias, d.name, d.kind) FROM generate_series(1, 3) i LEFT JOIN desk d ON d.kind = 'facility' AND i = 2;
SELECT news_names(alias, name, kind) = (SELECT news_names(alias, name, kind) FROM desk) AS same
FROM desk, generate_series(1, 1000);

-- What is wrong with a row is said.
SELECT news_names(alias, name, 'firm') FROM desk;
SELECT news_names('', name, kind) FROM desk;
SELECT news_names(alias, ' ', kind) FROM desk;
SELECT news_names('?!', name, kind) FROM desk;
SELECT news_names(alias, NULL, kind) FROM desk;
SELECT news_names(alias, name, NULL) FROM desk;
SELECT news_names(repeat('x', 201), name, kind) FROM desk;
SELECT news_names(alias, repeat('x', 201), kind) FROM desk;
SELECT news_names('moa', name, kind) FROM desk;
SELECT news_names(i::text, 'Many', 'other') FROM generate_series(1, 262145) i;
\set VERBOSITY sqlstate
SELECT news_names(alias, name, 'firm') FROM desk;
SELECT news_names(alias, name, NULL) FROM desk;
SELECT news_names(repeat('x', 201), name, kind) FROM desk;
SELECT news_names('moa', name, kind) FROM desk;
\set VERBOSITY default

-- Two lists as one, in parallel and by hand.
SELECT newsnames_merge(a, b) = (SELECT news_names(alias, name, kind) FROM desk) AS merged, newsnames_merge(a, NULL) = a AS a,
    newsnames_merge(NULL, b) = b AS b, newsnames_merge(NULL, NULL) IS NULL AS none, newsnames_merge(a, a) = a AS itself
FROM (SELECT news_names(alias, name, kind) FILTER (WHERE kind = 'person') AS a,
          news_names(alias, name, kind) FILTER (WHERE kind <> 'person') AS b FROM desk) t;
SELECT newsnames_merge('[{"alias":"a","name":"A","kind":"place"}]', '[{"alias":"a","name":"B","kind":"place"}]');
CREATE TABLE many AS SELECT 'alias ' || i AS alias, 'name ' || i % 1000 AS name, 'place' AS kind FROM generate_series(1, 20000) i;
SELECT news_names(alias, name, kind) AS serial FROM many \gset
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
EXPLAIN (COSTS OFF) SELECT news_names(alias, name, kind) FROM many;
SELECT news_names(alias, name, kind) = :'serial' AS same, json_array_length(news_names(alias, name, kind)::json) AS rows FROM many;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;

-- As a window, the state goes on after it was looked at.
SELECT alias, news_names(alias, name, kind) OVER (ORDER BY name, alias) FROM desk WHERE kind = 'organization';
DROP TABLE desk, many;
