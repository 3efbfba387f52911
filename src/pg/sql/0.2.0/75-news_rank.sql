-- news_rank: how well an article answers a query

CREATE FUNCTION @extschema@.news_rank(news @extschema@.newsdoc, query @extschema@.newsquery)
    RETURNS pg_catalog.float4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 25;
COMMENT ON FUNCTION @extschema@.news_rank(@extschema@.newsdoc, @extschema@.newsquery)
    IS 'how much an article is about what a query asks for, 0 to 1';
