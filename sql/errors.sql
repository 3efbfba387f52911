-- Every error that a user can provoke, once: SQLSTATE, message, detail, hint.
\x on
SELECT fault('SELECT ''Text.'' |@ ''people''') AS kind;
SELECT fault('SELECT to_newsdoc(''Text.'') |@ ''''') AS no_kind;
SELECT fault('SELECT news_summary(''Text.'', 0)') AS n_0;
SELECT fault('SELECT ''Text.'' |> -1') AS n_negative;
SELECT fault('SELECT ''Text.'' |> -3000000000') AS n_bigint;
SELECT fault('SELECT news_summary(''Text.'', 1, 0)') AS max_chars;
SELECT fault('SELECT news_summary(to_newsdoc(''Text.''), ''Text.'', 0)') AS n_of_newsdoc;
SELECT fault('SELECT news_summary(to_newsdoc(''Text.''), ''Text.'', 1, -1)') AS max_chars_of_newsdoc;
SELECT fault('SELECT news_summary(to_newsdoc(''Text.''), ''Texts.'')') AS longer_body;
SELECT fault('SELECT news_summary(to_newsdoc(''Text.''), ''Next.'')') AS other_body;
SELECT fault('SELECT news_headline(to_newsdoc(''Text.''), '''')') AS headline;
SELECT fault('SELECT news_byline(to_newsdoc(''Text.''), ''Next.'')') AS byline;
SELECT fault('SELECT news_agency(to_newsdoc(''Text.''), ''Next.'')') AS agency;
SELECT fault('SELECT news_dateline(to_newsdoc(''Text.''), ''Next.'')') AS dateline;
SELECT fault('SELECT news_tone(''Text.'', 0, 1)') AS pos_0;
SELECT fault('SELECT news_tone(''Text.'', 1, 0)') AS len_0;
SELECT fault('SELECT news_tone(''Text.'', 1, -2147483648)') AS len_negative;
SELECT fault('SELECT news_tone(''Text.'', 3, 4)') AS past_the_end;
SELECT fault('SELECT news_tone(''Text.'', 2147483647, 2147483647)') AS far_past;
SELECT fault('SELECT news_tone('''', 1, 1)') AS of_nothing;
SELECT fault('SELECT to_newsdoc(''Text.'', NULL, ''xx'')') AS model;
SELECT fault('SELECT ''{}''::newsdoc') AS literal;
\x off

-- A cancelled analysis leaves nothing behind: the next one is well.
\set SHOW_CONTEXT never
SET statement_timeout = '50ms';
SELECT to_newsdoc(repeat('Angela Merkel met Emmanuel Macron in Berlin. ', 300000));
SELECT count(to_newsdoc(repeat('Angela Merkel met Emmanuel Macron in Berlin. ', 3000 + i))) FROM generate_series(1, 1000) i;
RESET statement_timeout;
SELECT 'Angela Merkel met Emmanuel Macron in Berlin.' |@ 'place' AS well;
