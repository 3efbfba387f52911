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
SELECT * FROM news_debug('');
SELECT * FROM news_debug(NULL);
\pset null ''
