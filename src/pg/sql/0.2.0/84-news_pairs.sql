-- news_pairs: which two names are in the most articles together

CREATE FUNCTION @extschema@.news_pairs(
    tally @extschema@.newstally,
    n pg_catalog.int4
)
    RETURNS TABLE (
        name1 pg_catalog.text,
        kind1 pg_catalog.text,
        name2 pg_catalog.text,
        kind2 pg_catalog.text,
        articles pg_catalog.int8
    )
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 50;
COMMENT ON FUNCTION @extschema@.news_pairs(@extschema@.newstally, pg_catalog.int4)
    IS 'the n pairs of names in the most articles';
