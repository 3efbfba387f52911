-- news_top: the names in the most articles

-- Not STRICT: a NULL kind means all of them.
CREATE FUNCTION @extschema@.news_top(
    tally @extschema@.newstally,
    n pg_catalog.int4,
    kind pg_catalog.text DEFAULT NULL
)
    RETURNS TABLE (
        name pg_catalog.text,
        kind pg_catalog.text,
        articles pg_catalog.int8,
        mentions pg_catalog.int8,
        tone pg_catalog.float8,
        tone_sd pg_catalog.float8
    )
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000 ROWS 50;
COMMENT ON FUNCTION @extschema@.news_top(@extschema@.newstally, pg_catalog.int4, pg_catalog.text)
    IS 'the n names in the most articles, of one kind or of all';
