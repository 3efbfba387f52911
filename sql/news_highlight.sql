-- news_highlight: HTML, entities marked.
SELECT news_highlight('Angela Merkel met Emmanuel Macron in Berlin.');

-- Whatever the text holds is escaped, inside a mark and outside.
SELECT news_highlight('<b>Angela Merkel</b> & "her" party''s <script>alert(1)</script> fans.') !~ '<(?!/?mark)' AS escaped;
SELECT news_highlight('5 < 6 & 7 > 3, "so" it''s');

-- Without its marks and escapes it is the text.
SELECT bool_and(replace(replace(replace(replace(replace(
        regexp_replace(news_highlight(body), '</?mark[^>]*>', '', 'g'),
    '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&') = body) AS same
FROM articles;

-- As many marks as mentions.
SELECT bool_and((SELECT count(*) FROM regexp_matches(news_highlight(body), '<mark class="[a-z]+">[^<]+</mark>', 'g'))
    = (SELECT count(*) FROM news_mentions(body))) AS all_marked
FROM articles;
SELECT news_highlight('') AS empty, news_highlight(NULL) IS NULL AS none;
