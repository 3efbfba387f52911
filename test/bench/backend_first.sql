-- backend_first.sql
--	In a new connection, the time of the first call of newsx and of nine later ones
--	on the same article, each with a different last word, as the last one is kept.

\set QUIET on
DO $$
DECLARE
    start timestamptz;
    times float8[];
    article text;
BEGIN
    SELECT body INTO article FROM articles WHERE id = 1;
    FOR round IN 1..10 LOOP
        start := clock_timestamp();
        PERFORM to_newsdoc(article || ' ' || round);
        times := times || 1000 * extract(epoch FROM clock_timestamp() - start);
    END LOOP;
    INSERT INTO firsts
    SELECT times[1], percentile_cont(0.5) WITHIN GROUP (ORDER BY t) FROM unnest(times[2:]) AS t;
END $$;
