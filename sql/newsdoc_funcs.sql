-- to_newsdoc and what a value says of its own making.

-- NULL in, NULL out; only a title may be missing.
SELECT to_newsdoc(NULL) IS NULL AS no_body, to_newsdoc(NULL, 'Title') IS NULL AS only_title,
    to_newsdoc('Text', NULL) = to_newsdoc('Text') AS no_title, to_newsdoc('Text', NULL, NULL) IS NULL AS no_model;

-- Nothing to read: an empty value.
SELECT id, (SELECT count(*) FROM news_entities(news)) AS entities,
    (SELECT count(*) FROM news_sentences(news)) AS sentences, news_tone(news) AS tone
FROM news WHERE id IN ('empty', 'blank') ORDER BY id;

-- The same text gives the same value, with another between them or not.
SELECT to_newsdoc(a.body, a.title) = n.news AS same, to_newsdoc('x') IS NOT NULL AS other,
    to_newsdoc(a.body, a.title) = n.news AS again
FROM articles a JOIN news n USING (id) WHERE a.id = 'wire';

-- A title given apart counts, but has no place in the body.
SELECT name, kind, first_pos FROM news_entities(to_newsdoc('It rained for a week.', 'Floods in Bangladesh'));
SELECT pos, len, name, sentence FROM news_mentions(to_newsdoc('It rained for a week.', 'Floods in Bangladesh'));
-- One that the body begins with is not read twice.
SELECT to_newsdoc(E'Floods in Bangladesh\n\nIt rained for a week.', 'Floods in Bangladesh')
    = to_newsdoc(E'Floods in Bangladesh\n\nIt rained for a week.') AS read_once;

-- Named arguments.
SELECT to_newsdoc(title => 'Floods', body => 'It rained.', model => 'en') = to_newsdoc('It rained.', 'Floods') AS named;

-- Whose work it is.
SELECT newsdoc_model(news) ~ '^en@[0-9]+ icu@[0-9]+\.[0-9]+$' AS model, newsdoc_is_stale(news) AS stale
FROM news WHERE id = 'line';
SELECT newsdoc_is_stale(regexp_replace(news::text, '"icu":"[0-9.]+"', '"icu":"4.2"')::newsdoc) AS other_icu,
    newsdoc_is_stale(regexp_replace(news::text, '"model":"en@[0-9]+"', '"model":"en@999999"')::newsdoc) AS other_version,
    newsdoc_is_stale(regexp_replace(news::text, '"model_digest":"[0-9a-f]+"', '"model_digest":"0000000000000000"')::newsdoc) AS other_digest,
    newsdoc_is_stale(regexp_replace(news::text, '"model":"en@[0-9]+"', '"model":"gone@1"')::newsdoc) AS gone,
    newsdoc_is_stale(regexp_replace(replace(news::text, '"newsdoc":2', '"newsdoc":1'), ',"keyphrases":\[.*\],"story":"[0-9a-f]+"', '')::newsdoc) AS no_story
FROM news WHERE id = 'line';
