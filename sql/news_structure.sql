-- news_headline, news_byline, news_agency, news_dateline.
\pset null '-'
SELECT id, news_headline(news, body) AS headline, news_byline(news, body) AS byline,
    news_agency(news, body) AS agency, news_dateline(news, body) AS dateline
FROM news ORDER BY id;

-- The same from a text.
SELECT count(*) FILTER (WHERE news_headline(body) IS DISTINCT FROM news_headline(to_newsdoc(body), body)
    OR news_byline(body) IS DISTINCT FROM news_byline(to_newsdoc(body), body)
    OR news_agency(body) IS DISTINCT FROM news_agency(to_newsdoc(body), body)
    OR news_dateline(body) IS DISTINCT FROM news_dateline(to_newsdoc(body), body)) AS differences
FROM articles;
SELECT news_headline(NULL::text), news_byline(NULL::newsdoc, 'x'), news_agency(to_newsdoc('x'), NULL), news_dateline('');
\pset null ''
