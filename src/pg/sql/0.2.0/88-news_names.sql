-- news_names: the aggregate that makes a list of names from a table

CREATE FUNCTION @extschema@.news_names_accum(
    @extschema@.newsnames,
    alias pg_catalog.text,
    name pg_catalog.text,
    kind pg_catalog.text
)
    RETURNS @extschema@.newsnames
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION @extschema@.news_names_accum(@extschema@.newsnames, pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'transition function of the aggregate news_names';

CREATE FUNCTION @extschema@.newsnames_merge(
    @extschema@.newsnames,
    @extschema@.newsnames
)
    RETURNS @extschema@.newsnames
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION @extschema@.newsnames_merge(@extschema@.newsnames, @extschema@.newsnames)
    IS 'two lists of names as one; NULL is no list';

CREATE AGGREGATE @extschema@.news_names(
    alias pg_catalog.text,
    name pg_catalog.text,
    kind pg_catalog.text
) (
    SFUNC = @extschema@.news_names_accum,
    STYPE = @extschema@.newsnames,
    SSPACE = 65536,
    COMBINEFUNC = @extschema@.newsnames_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.news_names(pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'a list of names from a table';
