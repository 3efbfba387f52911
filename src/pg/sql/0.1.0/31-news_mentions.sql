-- news_mentions: where an article names them

CREATE FUNCTION @extschema@.news_mentions(news @extschema@.newsdoc)
    RETURNS TABLE (
        pos pg_catalog.int4,
        len pg_catalog.int4,
        name pg_catalog.text,
        kind pg_catalog.text,
        sentence pg_catalog.int4
    )
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 40;
COMMENT ON FUNCTION @extschema@.news_mentions(@extschema@.newsdoc)
    IS 'mentions of entities in reading order';

CREATE FUNCTION @extschema@.news_mentions(body pg_catalog.text)
    RETURNS TABLE (
        pos pg_catalog.int4,
        len pg_catalog.int4,
        name pg_catalog.text,
        kind pg_catalog.text,
        sentence pg_catalog.int4
    )
    AS 'MODULE_PATHNAME', 'news_mentions_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 ROWS 40;
COMMENT ON FUNCTION @extschema@.news_mentions(pg_catalog.text)
    IS 'mentions of entities in reading order (analyses the text)';

