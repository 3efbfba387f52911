-- build.sql
--	Build time and size of the indexes.  Both are left for the sections after.

\set QUIET on
SET client_min_messages = warning;
DROP INDEX IF EXISTS articles_news, articles_words, articles_story;

-- What is read for the first time must not count.
DO $$
BEGIN
    PERFORM count(newsdoc_model(news)), sum(length(words)), sum(jsonb_array_length(entities))
    FROM articles;
END $$;

CALL bench.sample('GIN build', 'newsx', 'CREATE INDEX articles_news ON articles USING gin (news)');
CALL bench.sample('GIN build', 'rival', 'CREATE INDEX articles_words ON articles USING gin (words)');
CALL bench.median('Index', 'GIN build', 's', 0.5);

INSERT INTO bench.figures (section, what, newsx, rival, unit, asked)
VALUES ('Index', 'GIN size', pg_relation_size('articles_news') / 1e6,
        pg_relation_size('articles_words') / 1e6, 'MB', 1.0 / 3);

CALL bench.sample('GIN build, newsdoc_story_ops', 'newsx',
                  'CREATE INDEX articles_story ON articles USING gin (news newsdoc_story_ops)');
CALL bench.median('Index', 'GIN build, newsdoc_story_ops', 's', NULL);
INSERT INTO bench.figures (section, what, newsx, unit)
VALUES ('Index', 'GIN size, newsdoc_story_ops', pg_relation_size('articles_story') / 1e6, 'MB');

-- Where a story index lies about, the planner could take it for nothing else.
DROP INDEX articles_story;

INSERT INTO bench.figures (section, what, newsx, rival, unit)
SELECT 'Index', 'the column itself, a row', avg(pg_column_size(news)), avg(pg_column_size(words)), 'bytes'
FROM articles;
ANALYZE articles;
