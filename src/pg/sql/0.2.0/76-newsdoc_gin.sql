-- newsdoc_gin: the GIN operator class of newsdoc

CREATE FUNCTION @extschema@.newsdoc_gin_extract_value(
    @extschema@.newsdoc,
    pg_catalog.internal,
    pg_catalog.internal
)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_gin_extract_value(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.internal)
    IS 'GIN support';

-- GIN calls what stands on the right of an operator by the name of the indexed type.
CREATE FUNCTION @extschema@.newsdoc_gin_extract_query(
    @extschema@.newsdoc,
    pg_catalog.internal,
    pg_catalog.int2,
    pg_catalog.internal,
    pg_catalog.internal,
    pg_catalog.internal,
    pg_catalog.internal
)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_gin_extract_query(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    IS 'GIN support';

CREATE FUNCTION @extschema@.newsdoc_gin_triconsistent(
    pg_catalog.internal,
    pg_catalog.int2,
    @extschema@.newsdoc,
    pg_catalog.int4,
    pg_catalog.internal,
    pg_catalog.internal,
    pg_catalog.internal
)
    RETURNS pg_catalog."char"
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_gin_triconsistent(pg_catalog.internal, pg_catalog.int2, @extschema@.newsdoc, pg_catalog.int4, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    IS 'GIN support';

CREATE FUNCTION @extschema@.newsdoc_gin_compare_partial(
    pg_catalog.bytea,
    pg_catalog.bytea,
    pg_catalog.int2,
    pg_catalog.internal
)
    RETURNS pg_catalog.int4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_gin_compare_partial(pg_catalog.bytea, pg_catalog.bytea, pg_catalog.int2, pg_catalog.internal)
    IS 'GIN support';

CREATE OPERATOR CLASS @extschema@.newsdoc_ops
    DEFAULT FOR TYPE @extschema@.newsdoc USING gin AS
    OPERATOR 1 @extschema@.@@ (@extschema@.newsdoc, @extschema@.newsquery),
    OPERATOR 2 @extschema@.@> (@extschema@.newsdoc, pg_catalog.text),
    OPERATOR 3 @extschema@.@> (@extschema@.newsdoc, pg_catalog.text[]),
    OPERATOR 4 @extschema@.&& (@extschema@.newsdoc, pg_catalog.text[]),
    FUNCTION 1 pg_catalog.byteacmp(pg_catalog.bytea, pg_catalog.bytea),
    FUNCTION 2 @extschema@.newsdoc_gin_extract_value(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.internal),
    FUNCTION 3 @extschema@.newsdoc_gin_extract_query(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
    FUNCTION 5 @extschema@.newsdoc_gin_compare_partial(pg_catalog.bytea, pg_catalog.bytea, pg_catalog.int2, pg_catalog.internal),
    FUNCTION 6 @extschema@.newsdoc_gin_triconsistent(pg_catalog.internal, pg_catalog.int2, @extschema@.newsdoc, pg_catalog.int4, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
    STORAGE pg_catalog.bytea;
COMMENT ON OPERATOR CLASS @extschema@.newsdoc_ops USING gin
    IS 'words of the names in newsdocs, with the kinds of their entities';
COMMENT ON OPERATOR FAMILY @extschema@.newsdoc_ops USING gin
    IS 'names in newsdocs';
