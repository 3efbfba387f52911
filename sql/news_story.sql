-- Copies of a story: <-> and ~=.

CREATE FUNCTION pg_temp.dressed(headline text, body text) RETURNS text LANGUAGE sql
    AS $$ SELECT headline || E'\n\nBy Jo Roe\n\nNORTHPORT (Daily Planet) - ' || body || E'\n\nAdd a comment' $$;
CREATE TEMP TABLE pieces AS
SELECT 'harbour' AS id, 'Harbour reopens after strike' AS title,
    'Dockers returned to work at Northport harbour on Tuesday after eleven days of strike. The harbour board agreed '
    'to raise wages by four percent and to hire sixty apprentices before winter. Twenty ships were waiting outside '
    'the breakwater, several of them loaded with grain. Union leader Marta Brandt called the settlement a fair end '
    'to a bitter quarrel, while shipping companies complained about losses of millions. The mayor promised that '
    'fishing families would receive compensation from the regional fund.' AS body
UNION ALL SELECT 'orchestra', 'Orchestra finds new home',
    'The city orchestra will move into the former power station next spring, its director announced yesterday. '
    'Architects have turned the turbine hall into a concert room with nine hundred seats and excellent sound. '
    'Opponents say that public money would have been better spent on schools, but the council approved the '
    'budget by a narrow majority. The first concert will present works of three living composers.';
CREATE TEMP TABLE copies AS
SELECT id || ' ' || what AS id, to_newsdoc(changed, headline) AS news
FROM pieces, LATERAL (VALUES
    ('as it is', title, body),
    ('dressed', 'Something else altogether', pg_temp.dressed('Nobody saw it coming', body)),
    ('headline', 'Twelve days that shook the coast', body),
    ('cut', title, left(body, length(body) * 2 / 3)),
    ('changed', title, regexp_replace(regexp_replace(body, 'agreed|approved', 'refused'), 'before winter|narrow', 'wide')),
    ('paragraphs', title, replace(body, '. ', E'.\n\n')),
    ('shouted', title, upper(body))
) AS c(what, headline, changed);

-- Each copy is the same story as its original, and as no other.
SELECT c.id, round((c.news <-> o.news)::numeric, 2) AS distance, c.news ~= o.news AS same,
    round((c.news <-> x.news)::numeric, 2) AS from_other, c.news ~= x.news AS same_as_other
FROM copies c
    JOIN copies o ON o.id = split_part(c.id, ' ', 1) || ' as it is'
    JOIN copies x ON x.id LIKE '% as it is' AND x.id <> o.id
ORDER BY c.id;

-- Whatever the order; a story is at distance 0 of itself; functions and operators agree.
SELECT bool_and((a.news <-> b.news) = (b.news <-> a.news)) AS distance_commutes,
    bool_and((a.news ~= b.news) = (b.news ~= a.news)) AS same_commutes,
    bool_and((a.news <-> b.news) = news_distance(a.news, b.news)) AS distance_agrees,
    bool_and((a.news ~= b.news) = news_same_story(a.news, b.news)) AS same_agrees,
    bool_and((a.news <-> b.news) BETWEEN 0 AND 1) AS within_bounds,
    bool_and(a.id <> b.id OR (a.news <-> b.news = 0 AND a.news ~= b.news)) AS reflexive
FROM copies a, copies b;

-- For sorting few rows.
SELECT id FROM copies
WHERE news ~= (SELECT news FROM copies WHERE id = 'harbour as it is')
ORDER BY news <-> (SELECT news FROM copies WHERE id = 'harbour as it is'), id;

-- Texts too short for a run of four words are the same as themselves only.
SELECT to_newsdoc('It rained.') ~= to_newsdoc('It rained.') AS same_short, to_newsdoc('It rained.') ~= to_newsdoc('It snowed.') AS other_short,
    to_newsdoc('It rained.') <-> to_newsdoc('It snowed.') AS distance,
    to_newsdoc('') ~= to_newsdoc('', 'Title') AS empty, to_newsdoc('') ~= to_newsdoc('It rained.') AS empty_and_short;
SELECT a.id, b.id FROM news a JOIN news b ON a.news ~= b.news AND a.id < b.id ORDER BY 1, 2;

-- NULL in, NULL out.
SELECT to_newsdoc('x') <-> NULL IS NULL AS distance, NULL::newsdoc ~= to_newsdoc('x') IS NULL AS same;

-- A value that newsx 0.1 made has no story: it is at no known distance, the same as nothing, and stale. All else
-- that can be asked of it is answered, and it stays what it was.
CREATE TEMP TABLE old (news newsdoc);
\copy old FROM 'test/newsdoc-v1/kansai-review-2025-03-02.json' (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
\set old_body `cat test/samples/kansai-review-2025-03-02.txt; printf x`
SELECT left(:'old_body', -1) AS old_body \gset
SELECT news <-> news IS NULL AS no_distance, news ~= news AS same, news ~= to_newsdoc(:'old_body') AS same_as_new,
    newsdoc_is_stale(news) AS stale, newsdoc_truncated(news) AS truncated, newsdoc_model(news) ~ '^en@1 ' AS model,
    news = news::text::newsdoc AS by_text, news = news::jsonb::text::newsdoc AS by_jsonb,
    get_byte(newsdoc_send(news::text::newsdoc), 3) AS version
FROM old;
SELECT (SELECT count(*) > 5 FROM news_entities(news)) AS entities, (SELECT count(*) > 5 FROM news_mentions(news)) AS mentions,
    (SELECT count(*) > 5 FROM news_sentences(news)) AS sentences, news_tone(news) BETWEEN -1 AND 1 AS tone,
    news_summary(news, :'old_body', 2)
        = ARRAY(SELECT substr(:'old_body', pos, len) FROM news_sentences(news) WHERE rank <= 2 ORDER BY no) AS summary, news_headline(news, :'old_body') = news_headline(:'old_body') AS headline,
    (news |@ 'place') <> '{}' AS names
FROM old;
\copy old TO 'results/old.bin' (FORMAT binary)
\copy old FROM 'results/old.bin' (FORMAT binary)
SELECT count(*) AS values, count(DISTINCT news) AS distinct FROM old;

-- What the planner expects: a few rows, however large the table is.
CREATE FUNCTION pg_temp.rows_expected(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
    RETURN plan->0->'Plan'->>'Plan Rows';
END
$$;
CREATE TABLE many AS SELECT n, to_newsdoc('Ship ' || n || ' left harbour ' || n % 7 || ' before noon.') AS news FROM generate_series(1, 1000) n;
ANALYZE many;
SELECT pg_temp.rows_expected('SELECT * FROM many WHERE news ~= (SELECT news FROM many LIMIT 1)') AS of_1000,
    pg_temp.rows_expected($$SELECT * FROM many WHERE to_newsdoc('Ship 7 left harbour 0 before noon.') ~= news$$) AS commuted,
    pg_temp.rows_expected('SELECT * FROM many WHERE NOT news ~= (SELECT news FROM many LIMIT 1)') AS not_of_1000,
    pg_temp.rows_expected('SELECT * FROM many a JOIN many b ON a.news ~= b.news') AS joined,
    pg_temp.rows_expected('SELECT * FROM many a WHERE EXISTS (SELECT FROM many b WHERE a.news ~= b.news)') AS having_one;

-- A damaged value is no crash; what stands behind its story is not looked at.
CREATE CAST (bytea AS newsdoc) WITHOUT FUNCTION;
SELECT DISTINCT split_part(fault(format('SELECT %1$L::bytea::newsdoc ~= %1$L::bytea::newsdoc', set_byte(sound, n, (get_byte(sound, n) + 129) % 256))), ' ', 1) AS state
FROM (SELECT newsdoc_send(news) AS sound FROM many LIMIT 1) s, generate_series(0, length(sound) - 1) n
ORDER BY 1;
SELECT DISTINCT split_part(fault(format('SELECT %1$L::bytea::newsdoc <-> %1$L::bytea::newsdoc', substr(sound, 1, n))), ' ', 1) AS state
FROM (SELECT newsdoc_send(news) AS sound FROM many LIMIT 1) s, generate_series(0, length(sound) - 1) n
ORDER BY 1;
DROP CAST (bytea AS newsdoc);
DROP TABLE many;
