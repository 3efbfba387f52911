-- news_entities: who and what an article is about

CREATE FUNCTION @extschema@.news_entities(news @extschema@.newsdoc)
    RETURNS TABLE (
        name pg_catalog.text,
        kind pg_catalog.text,
        mentions pg_catalog.int4,
        salience pg_catalog.float4,
        tone pg_catalog.float4,
        first_pos pg_catalog.int4
    )
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 20;
COMMENT ON FUNCTION @extschema@.news_entities(@extschema@.newsdoc)
    IS 'entities of an article, most salient first';

CREATE FUNCTION @extschema@.news_entities(body pg_catalog.text)
    RETURNS TABLE (
        name pg_catalog.text,
        kind pg_catalog.text,
        mentions pg_catalog.int4,
        salience pg_catalog.float4,
        tone pg_catalog.float4,
        first_pos pg_catalog.int4
    )
    AS 'MODULE_PATHNAME', 'news_entities_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 ROWS 20;
COMMENT ON FUNCTION @extschema@.news_entities(pg_catalog.text)
    IS 'entities of an article, most salient first (analyses the text)';

