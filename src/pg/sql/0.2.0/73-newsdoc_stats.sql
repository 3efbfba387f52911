-- newsdoc_stats: where newsdocs are kept, what ANALYZE keeps of them, and what the planner makes of it

CREATE FUNCTION @extschema@.newsdoc_typanalyze(pg_catalog.internal)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_typanalyze(pg_catalog.internal)
    IS 'newsdoc typanalyze';

-- In the row as long as it fits there: a search or count reads all values, most of them of
-- 1 to 4 kB, and one that lies apart costs as much to find as several cost to read.  Columns
-- that are there already keep what they have.
ALTER TYPE @extschema@.newsdoc SET (ANALYZE = @extschema@.newsdoc_typanalyze, STORAGE = main);

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
