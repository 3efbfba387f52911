-- news_debug: what the analysis saw and decided.
\pset null '-'
SELECT no, pos, len, token, block, sentence, type, shape, quoted, label, entity
FROM news_debug('Mr. Weber didn’t visit “Rio de Janeiro” in 2016.');

-- Tokens stand where they say, in order, inside their sentence.
SELECT count(*) FILTER (WHERE substr(body, pos, len) <> token) AS elsewhere,
    count(*) FILTER (WHERE pos < end_before) AS overlaps
FROM (SELECT body, d.*, lag(pos + len) OVER (PARTITION BY id ORDER BY no) AS end_before
      FROM articles, news_debug(body) d) t;
SELECT count(*) AS outside FROM articles a, news_debug(body) d
WHERE NOT EXISTS (SELECT FROM news_sentences(a.body) s
    WHERE s.no = d.sentence AND s.block = d.block AND d.pos >= s.pos AND d.pos + d.len <= s.pos + s.len);

-- Labels are those of the mentions.
SELECT count(*) AS differences
FROM (SELECT id, pos, entity AS name FROM articles, news_debug(body) WHERE label LIKE 'B-%') d
    FULL JOIN (SELECT id, pos, name FROM articles, news_mentions(body)) m USING (id, pos, name)
WHERE d.id IS NULL OR m.id IS NULL;

-- The lexicon's word: its classes, its tone alone.
SELECT token, 'negator' = ANY (classes) AS negator, 'title' = ANY (classes) AS title, sign(valence) AS tone
FROM news_debug('President Smith was never terrible.') WHERE token IN ('President', 'never', 'terrible') ORDER BY no;
-- Why a sentence has its rank: at its first token, the largest share first; furniture has none.
SELECT count(*) FILTER (WHERE (d.why IS NOT NULL) <> (d.pos = s.pos AND s.rank IS NOT NULL)) AS misplaced,
    count(d.why) > 0 AS any
FROM articles a, news_sentences(a.body) s, news_debug(a.body) d WHERE d.sentence = s.no;
SELECT count(*) AS out_of_order
FROM (SELECT abs(value::numeric) > lag(abs(value::numeric)) OVER (PARTITION BY id, no ORDER BY ordinality) AS wrong
      FROM articles, news_debug(body), json_each_text(why) WITH ORDINALITY) t WHERE wrong;
-- Shares add up to the score: but for what the rules take off, more of it is more salience.
SELECT count(*) AS contradictions
FROM (SELECT salience < lag(salience) OVER (PARTITION BY id ORDER BY score) AS wrong
      FROM articles, news_sentences(body) s,
          LATERAL (SELECT sum(value::numeric) AS score FROM news_debug(body) d, json_each_text(d.why)
              WHERE d.sentence = s.no AND key NOT IN ('torn quotation', 'antecedent', 'repetition')) t
      WHERE rank IS NOT NULL) t WHERE wrong;
-- A quotation torn apart, a sentence that leans on one that is not picked, one said already.
SELECT sentence, (why->>'torn quotation')::numeric < 0 AS torn, (why->>'antecedent')::numeric < 0 AS leans,
    (why->>'repetition')::numeric < 0 AS repeats
FROM news_debug('The mayor of Lindale closed the old bridge over the river on Monday. '
    || 'The mayor of Lindale closed the old bridge over the river on Monday morning. '
    || '“Engineers found long cracks in the northern pillar. Nobody may walk below the arches,” said the town clerk. '
    || 'She expects the works to last until spring. Ferries will carry people and their bicycles to the market until the autumn. It rained.') d
WHERE why IS NOT NULL ORDER BY no;
SELECT * FROM news_debug('');
SELECT * FROM news_debug(NULL);
\pset null ''
