-- newsx_models() and the names of models.
SELECT name, version > 0 AS version, language, digest ~ '^[0-9a-f]{16}$' AS digest, size > 0 AS size,
    licence IS NOT NULL AS licence, credits IS NOT NULL AS credits
FROM newsx_models() WHERE name = 'en';

-- The default is "en"; with its version it is the same.
SELECT to_newsdoc(body, title, 'en@' || version) = to_newsdoc(body, title) AS same
FROM articles, newsx_models() WHERE id = 'line' AND name = 'en';

-- Names that are not there, and names that can be none: no path comes of them.
SELECT name, split_part(fault(format('SELECT to_newsdoc(''x'', NULL, %L)', name)), E'\n', 1) AS fault
FROM (VALUES ('xx'), ('xx@1'), ('en@999999'), (''), ('EN'), ('en@'), ('en@0'), ('en@01'), ('en@-1'), ('en@1x'), ('@1'), (' en'),
    ('../en'), ('../../etc/passwd'), ('/tmp/en@1'), ('en/../en'), ('e.n'), ('én'), ('en@99999999999999999999'),
    (repeat('x', 63)), (repeat('x', 100000))) AS t(name)
WHERE length(name) < 64;
SELECT fault('SELECT to_newsdoc(''x'', NULL, ''xx'')');
SELECT length(fault(format('SELECT to_newsdoc(''x'', NULL, %L)', repeat('x', 100000)))) < 300 AS not_echoed;
