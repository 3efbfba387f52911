-- newsdoc_stats: what ANALYZE keeps of newsdocs, and what the planner makes of it

CREATE FUNCTION @extschema@.newsdoc_typanalyze(pg_catalog.internal)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_typanalyze(pg_catalog.internal)
    IS 'newsdoc typanalyze';

ALTER TYPE @extschema@.newsdoc SET (ANALYZE = @extschema@.newsdoc_typanalyze);

CREATE FUNCTION @extschema@.newsdoc_query_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_query_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4)
    IS 'restriction selectivity of newsdoc @@ newsquery';

CREATE FUNCTION @extschema@.newsdoc_query_joinsel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_query_joinsel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal)
    IS 'join selectivity of newsdoc @@ newsquery';

CREATE FUNCTION @extschema@.newsdoc_names_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_names_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4)
    IS 'restriction selectivity of newsdoc @> names and &&';

CREATE FUNCTION @extschema@.newsdoc_names_joinsel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_names_joinsel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal)
    IS 'join selectivity of newsdoc @> names and &&';
