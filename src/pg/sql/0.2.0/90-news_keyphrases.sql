-- news_keyphrases: the terms and entities that say what an article is about

CREATE FUNCTION @extschema@.news_keyphrases(news @extschema@.newsdoc)
    RETURNS TABLE (
        phrase pg_catalog.text,
        weight pg_catalog.float4
    )
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 15;
COMMENT ON FUNCTION @extschema@.news_keyphrases(@extschema@.newsdoc)
    IS 'terms and entities that say what an article is about, heaviest first';

CREATE FUNCTION @extschema@.news_keyphrases(body pg_catalog.text)
    RETURNS TABLE (
        phrase pg_catalog.text,
        weight pg_catalog.float4
    )
    AS 'MODULE_PATHNAME', 'news_keyphrases_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 ROWS 15
    SUPPORT @extschema@.newsx_text_support;
COMMENT ON FUNCTION @extschema@.news_keyphrases(pg_catalog.text)
    IS 'terms and entities that say what an article is about, heaviest first (analyses the text)';
