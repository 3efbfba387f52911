-- newsquery: from a search box, and joined.

-- Words are joined by and, "or" by or, - is not, quotes make a phrase.
SELECT typed, websearch_to_newsquery(typed) AS query
FROM (VALUES
    (1, 'obama merkel'),
    (2, 'obama, merkel; (un)'),
    (3, 'obama OR "United Nations" paris'),
    (4, 'obama -merkel -"World Bank"'),
    (5, 'Jong-Un AT&T U.S.'),
    (6, 'person:obama neg:place:paris* -pos:"Angela M"*'),
    (7, '“Barack Obama” 東京'),
    (8, 'person:* *'),
    -- What makes no sense as a sign.
    (9, 'or a or'),
    (10, 'a or or b'),
    (11, '"a b'),
    (12, 'person: 10:30 site:example.org'),
    (13, 'pos:neg:a person:place:b'),
    (14, '- -- % a & | ! b'),
    (15, '((a) | b'),
    (16, 'Obama AND Merkel and "Trinidad and Tobago" or and c')) AS t(no, typed)
ORDER BY no;

-- It never fails, and what comes out is a query.
SELECT websearch_to_newsquery('');
SELECT websearch_to_newsquery('" - %');
SELECT websearch_to_newsquery(NULL) IS NULL AS of_null;
SELECT websearch_to_newsquery('b ' || repeat('a', 1001)) AS too_long;
SELECT count(*) AS typed, bool_and(websearch_to_newsquery(part)::text::newsquery = websearch_to_newsquery(part)) AS sound
FROM (SELECT repeat(sign, (1000000 / octet_length(sign))::int) AS part
      FROM unnest(ARRAY['a ', '-a or ', '"a" ', '"a', 'a"', 'person:', 'person:a*', '(', '"é” ', 'a:']) sign) t;
SELECT length(websearch_to_newsquery(repeat('"a b" -c ', 1200000))::text) > 0 AS ten_megabytes;

-- Random bits of a query, three thousand of them.
SELECT setseed(0.6);
SELECT count(*) AS typed,
    bool_and(websearch_to_newsquery(typed)::text::newsquery = websearch_to_newsquery(typed)) AS sound
FROM (SELECT i, string_agg((ARRAY['a', 'Jong-Un', ' ', ' ', '"', '-', 'or', ' or ', 'person:', 'neg:', '*', '(', '&', 'é', ':', '“'])
            [1 + floor(random() * 16)::int], '') || 'x' AS typed
      FROM generate_series(1, 3000) i, generate_series(1, 12) j GROUP BY i) t;

-- Joined; the empty query is as if it were not there.
SELECT newsquery_and('a & b', 'c & d'), newsquery_and('a | b', 'c'), newsquery_or('a & b', 'b'), newsquery_not('a'),
    newsquery_not('a | b'), newsquery_not('!a');
SELECT newsquery_and('a', e) AS a, newsquery_or(e, 'a') AS b, newsquery_not(e) = e AS c FROM websearch_to_newsquery('') e;
SELECT newsquery_and('a & b', 'c') = 'a & b & c' AS a, newsquery_or('a', newsquery_or('b', 'a')) = 'a | b | a' AS b,
    newsquery_not(newsquery_and('a', 'b')) = '!(a & b)' AS c;
SELECT newsquery_and(q, q) FROM to_newsquery('a' || repeat(' | a', 8000)) q;
SELECT newsquery_not(to_newsquery(repeat('!', 31999) || 'a'));

-- In a prepared statement, as a driver sends it.
PREPARE search(text, text) AS SELECT newsquery_and(websearch_to_newsquery($1), to_newsquery($2));
EXECUTE search('obama -un', 'person:* | place:*');
DEALLOCATE search;
