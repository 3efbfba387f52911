-- news_mentions: where an article names them.

-- Positions are 1-based characters, whatever the letters.
SELECT m.sentence, m.name, m.kind, substr(body, pos, len) AS surface
FROM news, news_mentions(news) m WHERE id = 'letters' AND kind IN ('person', 'place') AND pos IS NOT NULL;
SELECT m.name, substr(body, pos, len) AS surface
FROM news, news_mentions(news) m WHERE id = 'wire' AND kind IN ('person', 'organization');

-- In reading order, without overlap, inside the sentence whose number they bear.
SELECT count(*) FILTER (WHERE pos < end_before) AS overlaps,
    count(*) FILTER (WHERE pos IS NOT NULL AND NOT EXISTS (
        SELECT FROM news n, news_sentences(n.news) s
        WHERE n.id = t.id AND s.no = t.sentence AND t.pos >= s.pos AND t.pos + t.len <= s.pos + s.len)) AS outside
FROM (SELECT id, m.*, max(pos + len) OVER (PARTITION BY id ORDER BY ordinality ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS end_before
      FROM news, news_mentions(news) WITH ORDINALITY m) t;

-- As many of each as news_entities counts; those of a title have no position.
SELECT count(*) AS differences
FROM (SELECT id, name, kind, count(*) AS n FROM news, news_mentions(news) GROUP BY 1, 2, 3) m
    FULL JOIN (SELECT id, name, kind, mentions AS n FROM news, news_entities(news)) e USING (id, name, kind)
WHERE m.n IS DISTINCT FROM e.n;
SELECT name, pos, sentence FROM news, news_mentions(news) WHERE id = 'letters' AND pos IS NULL ORDER BY name;

-- The same from a text.
SELECT count(*) AS differences FROM articles a JOIN news n USING (id)
WHERE a.title IS NULL
    AND array(SELECT m FROM news_mentions(a.body) m) IS DISTINCT FROM array(SELECT m FROM news_mentions(n.news) m);
SELECT pos, len, name, kind, sentence FROM news_mentions('Angela Merkel met Emmanuel Macron in Berlin.');
SELECT * FROM news_mentions(NULL::newsdoc);
SELECT * FROM news_mentions(NULL::text);

-- Dates and money, with exact spans; numbers that look like names are none.
SELECT pos, len, name, kind FROM news_mentions(
    'On Sunday, November 9, 2013, the bank lent N2.5bn (US$1.5m) and Rs 500 crore to 49 firms, more than $5–6 million '
    'in Q3 2019. On May 5 it paid 50 cents in the dollar, 3-2 or 24/7, and Theresa May said it may lend to 7 million people.')
WHERE kind IN ('date', 'money');

-- A word cut at the end of a line is one word, at its place in the text.
SELECT m.name, m.kind, replace(substr(body, pos, len), E'\n', '|') AS surface
FROM (VALUES (E'The president met Angela Mer-\nkel of Germany and the inter-\nnational envoys of Kazakh-\nstan in Berlin on Mon-\n'
    'day, where he spoke of Mr. Kim Jong-\nUn and gave Merkel $5 mil-\nlion to help in the\nweeks to come.\n')) AS t (body),
    news_mentions(body) m;
