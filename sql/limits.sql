-- Texts that nobody writes: none may fail, and none may take long.
SET statement_timeout = '60s';
CREATE FUNCTION shape(body text) RETURNS text LANGUAGE sql AS $$
    SELECT format('%s sentences, %s', (SELECT count(*) FROM news_sentences(n)),
        CASE WHEN n::text::newsdoc = n AND news_tone(n) BETWEEN -1 AND 1 THEN 'sound' ELSE 'not sound' END)
    FROM to_newsdoc(body) n WHERE n IS NOT NULL
$$;

-- Nothing.
SELECT shape(NULL) AS nothing, shape('') AS empty, shape(' ') AS space, shape(E'\n\n\n') AS lines;

-- Over 16 MB: the beginning is analysed, the value says so, and so does a WARNING.
SELECT newsdoc_truncated(to_newsdoc(repeat(' ', 16 * 1024 * 1024))) AS just_fits;
SELECT newsdoc_truncated(n) AS truncated, (|@ n) AS names
FROM to_newsdoc('Angela Merkel was in Berlin.' || repeat(' ', 16 * 1024 * 1024) || 'Emmanuel Macron was in Paris.') n;
SELECT news_tone(body, length(body) - 5, 5) IS NULL AS not_analysed
FROM (SELECT repeat(' ', 17 * 1024 * 1024) || 'Paris.' AS body) t;

SELECT newsdoc_truncated(to_newsdoc('It rained.', repeat(' ', 16 * 1024 * 1024 + 1))) AS long_title;

-- One long word; one letter a sentence; quotes that never close; brackets.
SELECT shape(repeat('x', 1024 * 1024));
SELECT shape(repeat('A', 1024 * 1024));
SELECT (SELECT count(*) FROM news_sentences(n)) > 0 AS read FROM to_newsdoc(repeat('a. ', 30000)) n;
SELECT (SELECT count(*) FROM news_sentences(n)) > 0 AS read FROM to_newsdoc(repeat('"a ', 30000)) n;
SELECT (SELECT count(*) FROM news_sentences(n)) > 0 AS read FROM to_newsdoc(repeat('“', 100000)) n;
SELECT (SELECT count(*) FROM news_sentences(n)) > 0 AS read FROM to_newsdoc(repeat('((((', 30000)) n;
SELECT (SELECT count(*) FROM news_sentences(n)) > 0 AS read FROM to_newsdoc(repeat('.', 300000)) n;
SELECT (SELECT count(*) FROM news_sentences(n)) > 0 AS read FROM to_newsdoc(repeat(E'Line\n', 30000)) n;
SELECT (SELECT count(*) FROM news_entities(n)) > 0 AS read FROM to_newsdoc(repeat('Angela Merkel met Obama. ', 5000)) n;

-- Characters of all kinds: emoji, right to left, byte order mark, U+FFFD, private
-- use, unassigned, combining marks, zero width, the last of them all.
SELECT what, shape(body) FROM (VALUES
    (1, 'emoji', '👍🏽👩‍👩‍👧‍👦🇧🇷 🎉'),
    (2, 'hebrew', 'ראש הממשלה ביקר בירושלים.'),
    (3, 'arabic', 'زار الرئيس القاهرة يوم الأحد.'),
    (4, 'byte order mark', U&'\FEFFIt rained.'),
    (5, 'replacement', U&'It \FFFD\FFFD rained.'),
    (6, 'private use', U&'\E000\+0F0000 It rained.'),
    (7, 'unassigned', U&'\0378\+0E0080 It rained.'),
    (8, 'combining', repeat(U&'e\0301\0301\0301', 50)),
    (9, 'zero width', U&'\200B\200C\200D\2060'),
    (10, 'control', E'It\x01 \x02rained\x7f.'),
    (11, 'line ends', E'It rained.\r\n\r\nIt poured.\r'),
    (12, 'last', U&'\+10FFFF'),
    (13, 'chinese', '李明在北京会见了东京市长。天气很好。'),
    (14, 'thai', 'นายกรัฐมนตรีเยือนกรุงเทพมหานคร')
) AS t(no, what, body) ORDER BY no;
SELECT bool_and(substr(body, pos, len) = token) AS in_place
FROM (VALUES (U&'\FEFFAngela Merkel 👍🏽 e\0301te\0301 “Zoë” 李明')) AS t(body), news_debug(body);

RESET statement_timeout;
DROP FUNCTION shape(text);
