-- The index for ~=: it finds what a scan of the table finds.

SELECT amvalidate(oid) AS valid FROM pg_opclass WHERE opcname = 'newsdoc_story_ops';

CREATE FUNCTION pg_temp.uses_index(query text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
    RETURN plan::text LIKE '%stories_news%';
END
$$;

-- The articles and edited copies of them, among many others with phrases in common.
CREATE TABLE stories (id text, news newsdoc);
INSERT INTO stories
SELECT id || ' ' || what, to_newsdoc(changed, headline)
FROM articles, LATERAL (VALUES
    ('as it is', title, body),
    ('headline', 'Quite another headline', body),
    ('cut', title, left(body, length(body) * 2 / 3)),
    ('less', title, right(body, length(body) * 2 / 3)),
    ('changed', title, replace(replace(body, 'Norway', 'Iceland'), 'terrible', 'dreadful'))
) AS c(what, headline, changed);
INSERT INTO stories
SELECT 'other ' || n, to_newsdoc(format('Prime Minister Number%s declined yesterday to comment. A spokesman for Party%s said nothing else either.', n, n * 7))
FROM generate_series(1, 300) n;
INSERT INTO stories
SELECT 'update ' || n, to_newsdoc(string_agg(format('Witness%s reported seeing vessel%s near island%s.', k, k * 3, k * 7), ' '))
FROM generate_series(1, 60) n, generate_series(n, n + 20) k GROUP BY n;
INSERT INTO stories VALUES ('nothing', NULL);
\copy stories (news) FROM 'test/newsdoc-v1/kansai-review-2025-03-02.json' (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
UPDATE stories SET id = 'of version 1' WHERE id IS NULL;
CREATE INDEX stories_news ON stories USING gin (news newsdoc_story_ops) WITH (fastupdate = off);
ANALYZE stories;

SET enable_indexscan = off;
SET enable_bitmapscan = off;
CREATE TEMP TABLE by_scan AS SELECT a.id AS a, b.id AS b FROM stories a JOIN stories b ON a.news ~= b.news;
RESET enable_bitmapscan;
SET enable_seqscan = off;
SELECT pg_temp.uses_index('SELECT b.id FROM stories a CROSS JOIN LATERAL (SELECT id FROM stories WHERE news ~= a.news OFFSET 0) b');
CREATE TEMP TABLE by_index AS
SELECT a.id AS a, b.id AS b FROM stories a CROSS JOIN LATERAL (SELECT id FROM stories WHERE news ~= a.news OFFSET 0) b;
SELECT count(*) > 300 AS many, count(DISTINCT a) AS found FROM by_scan;
TABLE by_scan EXCEPT TABLE by_index;
TABLE by_index EXCEPT TABLE by_scan;

-- The copies of one article, through the index.
SELECT pg_temp.uses_index($$SELECT id FROM stories WHERE news ~= (SELECT news FROM stories WHERE id = 'wire as it is')$$),
    pg_temp.uses_index($$SELECT id FROM stories WHERE (SELECT news FROM stories WHERE id = 'wire as it is') ~= news$$) AS commuted,
    pg_temp.uses_index($$SELECT id FROM stories WHERE news ~= to_newsdoc('A text.')$$) AS with_constant;
SELECT id FROM stories WHERE news ~= (SELECT news FROM stories WHERE id = 'wire as it is') ORDER BY 1;
SELECT id FROM stories WHERE (SELECT news FROM stories WHERE id = 'court cut') ~= news ORDER BY 1;

-- Nothing is found by a value without a story, nor by NULL.
SELECT count(*) FROM stories WHERE news ~= (SELECT news FROM stories WHERE id = 'of version 1');
SELECT count(*) FROM stories WHERE news ~= (SELECT news FROM stories WHERE id = 'nothing');

-- With the list of pending entries, and after they went in.
ALTER INDEX stories_news SET (fastupdate = on);
INSERT INTO stories SELECT id || ' again', news FROM stories WHERE id LIKE 'wire%';
SELECT count(*) AS pending FROM stories WHERE news ~= (SELECT news FROM stories WHERE id = 'wire as it is');
VACUUM stories;
SELECT count(*) AS vacuumed FROM stories WHERE news ~= (SELECT news FROM stories WHERE id = 'wire as it is');
DELETE FROM stories WHERE id LIKE '%again';
VACUUM stories;
SELECT count(*) AS deleted FROM stories WHERE news ~= (SELECT news FROM stories WHERE id = 'wire as it is');
RESET enable_seqscan;
RESET enable_indexscan;
DROP TABLE stories;
