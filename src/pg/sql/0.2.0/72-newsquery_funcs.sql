-- newsquery_funcs: a newsquery from a search box, and newsqueries joined to one

CREATE FUNCTION @extschema@.websearch_to_newsquery(query pg_catalog.text)
    RETURNS @extschema@.newsquery
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION @extschema@.websearch_to_newsquery(pg_catalog.text)
    IS 'newsquery from what is typed into a search box; never fails';

CREATE FUNCTION @extschema@.newsquery_and(@extschema@.newsquery, @extschema@.newsquery)
    RETURNS @extschema@.newsquery
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION @extschema@.newsquery_and(@extschema@.newsquery, @extschema@.newsquery)
    IS 'matches what both match';

CREATE FUNCTION @extschema@.newsquery_or(@extschema@.newsquery, @extschema@.newsquery)
    RETURNS @extschema@.newsquery
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION @extschema@.newsquery_or(@extschema@.newsquery, @extschema@.newsquery)
    IS 'matches what either matches';

CREATE FUNCTION @extschema@.newsquery_not(@extschema@.newsquery)
    RETURNS @extschema@.newsquery
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION @extschema@.newsquery_not(@extschema@.newsquery)
    IS 'matches what it does not match';

