-- estimates.sql
--	Rows that EXPLAIN expects of searches, beside the rows that there are.  Asked is 3
--	times too many or too few at most where a term is in a hundredth of all articles or
--	more, and 10 times where it is rarer.  ANALYZE looks at a sample, so chance has a
--	part in it: fails if more than one term in a hundred is further off.
--
--	The terms are names, and words of names, of the articles: chosen by chance, but the
--	same ones for the same seed, from five bands of how many articles have them.
--	Terms joined by & are shown with what is expected of them, but nothing is asked.

\set QUIET on
\pset footer off
\pset linestyle unicode
\if :{?seed} \else \set seed 6 \endif
\if :{?each} \else \set each 3 \endif
SET client_min_messages = warning;

CREATE TEMP TABLE entities AS
SELECT id, e.name, e.kind FROM articles, news_entities(news) e WHERE e.name ~ '^[A-Za-z0-9 ]+$';

-- Names of several words, words of names, dates and sums; with how many articles have them.
CREATE TEMP TABLE chosen AS
WITH counted AS (
    SELECT 'phrase' AS what, '"' || name || '"' AS words, kind, count(DISTINCT id) AS n
    FROM entities WHERE kind NOT IN ('date', 'money') AND name ~ '^[A-Za-z]{2,}( [A-Za-z]{2,})+$' GROUP BY 2, 3
    UNION ALL
    SELECT 'word', word, kind, count(DISTINCT id)
    FROM entities, regexp_split_to_table(lower(name), ' ') AS word
    WHERE kind NOT IN ('date', 'money') AND word ~ '^[a-z]{3,}$' GROUP BY 2, 3
    UNION ALL
    SELECT 'value', '"' || lower(name) || '"', kind, count(DISTINCT id)
    FROM entities WHERE kind IN ('date', 'money') GROUP BY 2, 3
)
SELECT what, words, kind, band, place
FROM (
    SELECT what, words, kind, band, row_number() OVER (PARTITION BY what, band ORDER BY md5(words || kind || :'seed')) AS place
    FROM counted, width_bucket(log(n / :rows::numeric)::float8, '{-4,-3,-2,-1}'::float8[]) AS band
) AS ordered
WHERE place <= 40;
CREATE UNIQUE INDEX ON chosen (what, band, place);

CREATE FUNCTION pg_temp.words(what text, band int, place int) RETURNS text
LANGUAGE sql AS 'SELECT words FROM chosen c WHERE c.what = $1 AND c.band = $2 AND c.place = $3';
CREATE FUNCTION pg_temp.typed(what text, band int, place int) RETURNS text
LANGUAGE sql AS $$ SELECT kind || ':' || words FROM chosen c WHERE c.what = $1 AND c.band = $2 AND c.place = $3 $$;

CREATE TEMP TABLE searches (
    no int GENERATED ALWAYS AS IDENTITY,
    sort text,
    is_joined bool, -- by &
    condition text,
    expected float8,
    there float8
);
INSERT INTO searches (sort, is_joined, condition)
SELECT sort, sort ~ '&', format('news @@ %L', query)
FROM generate_series(0, 4) AS band, generate_series(1, :each) AS n, LATERAL (VALUES
    ('word', pg_temp.words('word', band, n)),
    ('kind:word', pg_temp.typed('word', band, 10 + n)),
    ('"phrase"', pg_temp.words('phrase', band, n)),
    ('kind:"phrase"', pg_temp.typed('phrase', band, 10 + n)),
    ('prefix*', left(pg_temp.words('word', band, 20 + n), 3 + n % 3) || '*'),
    ('pos: neg:', CASE n % 2 WHEN 0 THEN 'pos:' ELSE 'neg:' END || pg_temp.words('word', band, 15 + n)),
    ('date: money:', pg_temp.typed('value', band, n)),
    ('a | b', pg_temp.words('word', band, 25 + n) || ' | ' || pg_temp.words('phrase', band, 25 + n)),
    ('!a', '!' || pg_temp.words('word', band, 30 + n)),
    ('a & b', pg_temp.words('word', least(band + 1, 4), 5 + n) || ' & ' || pg_temp.words('phrase', greatest(band, 2), 5 + n)),
    ('a & !b', pg_temp.words('word', band, 30 + n) || ' & !' || pg_temp.words('word', 4, 10 + n))
) AS v (sort, query)
WHERE query IS NOT NULL
UNION ALL
SELECT sort, false, format('news @> %L::text', name)
FROM generate_series(0, 4) AS band, generate_series(1, :each) AS n, LATERAL (VALUES
    ('@> a name', trim('"' FROM pg_temp.words('phrase', band, 20 + n))),
    ('@> a word', pg_temp.words('word', band, 35 + n))
) AS v (sort, name)
WHERE name IS NOT NULL
UNION ALL
SELECT '&& names', false, format('news && %L::text[]', array_agg(trim('"' FROM words)))
FROM chosen WHERE what = 'phrase' AND place IN (31, 32) GROUP BY band
UNION ALL
SELECT 'not there', false, format('news @@ %L', query)
FROM unnest('{quillfeatherly,person:quillfeatherly,"\"zz quillfeatherly\"",quillfeath*,date:quillfeatherly}'::text[]) AS query;

-- Words of names that an article has together: what people join by &.
INSERT INTO searches (sort, is_joined, condition)
SELECT 'a & b of one article', true, format('news @@ %L', words[1] || ' & ' || words[2])
FROM (
    SELECT e.id, array_agg(DISTINCT c.words ORDER BY c.words) AS words
    FROM (SELECT DISTINCT id FROM entities WHERE id % 97 = 0) AS picked
        JOIN entities e USING (id)
        JOIN chosen c ON c.what = 'phrase' AND c.band >= 2 AND c.words = '"' || e.name || '"'
    GROUP BY e.id
) AS pairs
WHERE cardinality(words) > 1
ORDER BY md5(id || :'seed')
LIMIT 5 * :each;

DO $$
DECLARE
    search record;
    plan json;
    n bigint;
BEGIN
    FOR search IN SELECT no, condition FROM searches LOOP
        EXECUTE 'EXPLAIN (FORMAT json) SELECT FROM articles WHERE ' || search.condition INTO plan;
        EXECUTE 'SELECT count(*) FROM articles WHERE ' || search.condition INTO n;
        UPDATE searches SET expected = (plan->0->'Plan'->>'Plan Rows')::float8, there = n WHERE no = search.no;
    END LOOP;
END $$;
CREATE TEMP VIEW judged AS
SELECT *, greatest(expected, there, 1) / greatest(least(expected, there), 1) AS factor,
    CASE WHEN is_joined THEN NULL WHEN there >= 0.01 * :rows THEN 3 ELSE 10 END AS asked,
    CASE WHEN there >= 0.01 * :rows THEN 'frequent' ELSE 'rare' END AS frequency
FROM searches;

SELECT sort, condition, expected, there, round(factor::numeric, 1) AS factor, asked,
    CASE WHEN factor > asked THEN 'MISSED' ELSE '' END AS result
FROM judged ORDER BY sort, there DESC, no;
SELECT sort, frequency, count(*) AS searches, round((percentile_cont(0.5) WITHIN GROUP (ORDER BY factor))::numeric, 1) AS median,
    round(max(factor)::numeric, 1) AS worst, min(asked) AS asked
FROM judged GROUP BY sort, frequency ORDER BY sort, frequency;
SELECT count(*) AS terms, count(*) FILTER (WHERE factor <= asked) AS within FROM judged WHERE asked IS NOT NULL;
SELECT 1 / (count(*) FILTER (WHERE factor > asked) <= 0.01 * count(*))::int AS all_within FROM judged WHERE asked IS NOT NULL \gset
