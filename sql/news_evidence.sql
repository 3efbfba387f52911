-- news_evidence: the words and rules behind a tone.

-- They add up to the tone exactly, in any order.
SELECT id, (SELECT coalesce(sum(weight), 0) FROM news_evidence(body)) = news_tone(body) AS adds_up,
    (SELECT coalesce(sum(weight ORDER BY weight), 0) FROM news_evidence(body)) = news_tone(body) AS any_order
FROM articles ORDER BY id;
SELECT a.id, count(*) FILTER (WHERE news_tone(a.body, e.name)
        IS DISTINCT FROM (SELECT coalesce(sum(weight), 0) FROM news_evidence(a.body, e.name))) AS wrong
FROM articles a, news_entities(a.body) e GROUP BY 1 ORDER BY 1;

-- Each stands in the text where it says.
SELECT count(*) FILTER (WHERE substr(body, pos, len) <> word) AS elsewhere,
    count(*) FILTER (WHERE (pos IS NULL) <> (len IS NULL) OR (pos IS NULL) <> (word IS NULL)) AS half,
    count(*) FILTER (WHERE reason IS NULL OR reason = '') AS without_reason
FROM articles, news_evidence(body);

-- Words that a reader would underline, and which way they pull.
SELECT DISTINCT lower(word) AS word, sign(weight) AS sign FROM articles, news_evidence(body)
WHERE id = 'court' AND lower(word) IN ('fraud', 'liar', 'betrayed', 'suffering') ORDER BY 1;
SELECT DISTINCT lower(word) AS word, quoted FROM articles, news_evidence(body)
WHERE id = 'wire' AND lower(word) IN ('excellent', 'success', 'disaster', 'crime') ORDER BY 1;

-- Toward something: only what is said of it.
SELECT bool_or(word = 'liar') AS liar, bool_or(word = 'patience') AS patience
FROM articles, news_evidence(body, 'Daniel Okafor') WHERE id = 'court';

-- Each reason is one of those that are documented; the rows that no word carries, the rest and the lift, are the last.
SELECT count(*) > 20 AS many, count(*) FILTER (WHERE v.reason !~ '^((favorable|unfavorable|pointed|matter-of-fact): .+'
        '|(positive|negative) word|.+: negated|prior, function words, and what weighs little|lift: several places have a tone)$') AS strange
FROM articles a, news_entities(a.body) e, news_evidence(a.body, e.name) v;
SELECT max(others) <= 2 AS at_most_two, bool_and(others = 0 OR last) AS last
FROM (SELECT count(*) FILTER (WHERE pos IS NULL) AS others, (array_agg(pos IS NULL ORDER BY ordinality DESC))[1] AS last
      FROM articles a, news_entities(a.body) e, news_evidence(a.body, e.name) WITH ORDINALITY GROUP BY a.id, e.name, e.kind) r;
SELECT word, reason FROM news_evidence('Ana Lee was not good.', 'Ana Lee') WHERE reason ~ 'negated';

-- A word that stands in quotation marks says so.
SELECT word, quoted FROM articles, news_evidence(body, 'Daniel Okafor') WHERE id = 'court' AND word = 'liar';

-- Nothing of nothing.
SELECT * FROM news_evidence(NULL);
SELECT * FROM news_evidence('');
SELECT * FROM news_evidence('A terrible crime.', 'the moon');
