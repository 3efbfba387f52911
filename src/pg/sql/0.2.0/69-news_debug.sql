-- news_debug: with what speaks for and against each sentence; a column more is another function
-- to the server, which is why the one of 0.1.0 goes

DROP FUNCTION @extschema@.news_debug(pg_catalog.text);
CREATE FUNCTION @extschema@.news_debug(body pg_catalog.text)
    RETURNS TABLE (
        no pg_catalog.int4,
        pos pg_catalog.int4,
        len pg_catalog.int4,
        token pg_catalog.text,
        block pg_catalog.text,
        sentence pg_catalog.int4,
        type pg_catalog.text,
        shape pg_catalog.text,
        quoted pg_catalog.bool,
        classes pg_catalog.text[],
        valence pg_catalog.float4,
        label pg_catalog.text,
        entity pg_catalog.text,
        why pg_catalog.json
    )
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 ROWS 500;
COMMENT ON FUNCTION @extschema@.news_debug(pg_catalog.text)
    IS 'one row a token: what the analysis saw and decided; at the first of a sentence, why it has its rank';

