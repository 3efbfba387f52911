-- news_tone: tone of an article, and toward something in it.

-- Of an article: bad news is bad, good news good, and dry matter neither.
SELECT id, CASE WHEN abs(news_tone(news)) <= 0.05 THEN 0 ELSE sign(news_tone(news)) END AS sign FROM news WHERE id IN ('court', 'letters', 'plain', 'empty') ORDER BY id;
SELECT news_tone('A wonderful victory for the children.') > 0 AS good, news_tone('A terrible massacre of children.') < 0 AS bad,
    news_tone('It was not a good result.') < news_tone('It was a good result.') AS negated;

-- Toward an entity, by name or any form of it; case and accents do not matter.
SELECT news_tone(news, 'Daniel Okafor') < 0 AS okafor, news_tone(news, 'Okafor') = news_tone(news, 'DANIEL OKAFOR') AS forms
FROM news WHERE id = 'court';
SELECT news_tone(news, 'Zoe Muller') = news_tone(news, 'Zoë Müller') AS accents FROM news WHERE id = 'letters';
SELECT news_tone(news, 'Halvorsen') > news_tone(news, 'Tremblay') AS praise_and_warning FROM news WHERE id = 'wire';
SELECT news_tone(news, 'Napoleon') IS NULL AS not_there, news_tone(news, '') IS NULL AS nobody FROM news WHERE id = 'wire';
SELECT bool_and(news_tone(news, name) = tone) AS as_listed FROM news, news_entities(news);

-- From a text: the article, an entity, any phrase, a place.
SELECT bool_and(news_tone(a.body) = news_tone(to_newsdoc(a.body))) AS same FROM articles a;
SELECT bool_and(news_tone(a.body, e.name) = e.tone) AS same FROM articles a, news_entities(a.body) e;
SELECT news_tone(body, 'a ruthless liar') < 0 AS phrase, news_tone(body, 'the moon') IS NULL AS not_there
FROM articles WHERE id = 'court';

-- A place is that place alone; an entity has the mean over its places, and over what "he" and "she" plainly mean, and 0.2 for each
-- that is not neutral but the first.
CREATE FUNCTION steps(tone float8) RETURNS bigint LANGUAGE sql AS 'SELECT (tone * 1048576)::bigint';
CREATE FUNCTION of_places(tones float8[]) RETURNS bigint LANGUAGE sql AS
    'SELECT round((sum(steps(t)) + 209715 * greatest(count(*) FILTER (WHERE abs(steps(t)) > 52428) - 1, 0)) / count(*)) FROM unnest(tones) t';
SELECT count(*) > 8 AS several, bool_and(mean = steps) AS mean_of_mentions
FROM (SELECT steps(e.tone), of_places(array_agg(news_tone(a.body, m.pos, m.len))) AS mean
      FROM articles a, news_entities(a.body) e, news_mentions(a.body) m
      WHERE a.id IN ('wire', 'letters', 'line') AND e.name = m.name AND e.kind = m.kind GROUP BY a.id, e.name, e.kind, e.tone) t;
WITH court AS (SELECT body FROM articles WHERE id = 'court'),
places AS (
    SELECT body, m.pos, m.len FROM court, news_mentions(body) m WHERE m.name = 'Daniel Okafor'
    UNION SELECT body, position('trusted him' IN body) + 8, 3 FROM court
    UNION SELECT body, position('He was arrested' IN body), 2 FROM court
    UNION SELECT body, position('he caused' IN body), 2 FROM court
    UNION SELECT body, position('He destroyed' IN body), 2 FROM court)
SELECT count(*) AS places, of_places(array_agg(news_tone(body, pos, len))) = steps(news_tone(body, 'Daniel Okafor')) AS with_pronouns
FROM places GROUP BY body;
DROP FUNCTION of_places, steps;
SELECT news_tone(body, 1, 7) > 0.05 AS praised, news_tone(body, 32, 7) < -0.05 AS accused,
    news_tone(body, 1, 7) > news_tone(body, 'Ana Lee') AND news_tone(body, 'Ana Lee') > news_tone(body, 32, 7) AS between
FROM (VALUES ('Ana Lee was praised as a hero. Ana Lee was accused of fraud.')) AS t (body);

-- Neutral is up to 0.05 from 0.
SELECT abs(news_tone('Ana Lee lives in Oslo.', 'Ana Lee')) <= 0.05 AS neutral,
    abs(news_tone('Ana Lee met Bo Ek in Oslo.', 'Bo Ek')) <= 0.05 AS met;

-- Between -1 and 1, in steps of 2^-20.
SELECT bool_and(news_tone(news) BETWEEN -1 AND 1) AS bounded,
    bool_and(news_tone(news) * 1048576 = floor(news_tone(news) * 1048576)) AS exact FROM news;

-- Nothing.
SELECT news_tone('') AS empty, news_tone(NULL::text) IS NULL AS a, news_tone(NULL::newsdoc) IS NULL AS b,
    news_tone('x', NULL) IS NULL AS c, news_tone(NULL::text, 'x') IS NULL AS d, news_tone('x', 1, NULL) IS NULL AS e;
