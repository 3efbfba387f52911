-- newsdoc_story_gin: GIN for copies of a story

CREATE FUNCTION @extschema@.newsdoc_story_extract_value(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.internal)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_story_extract_value(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.internal)
    IS 'GIN support of newsdoc_story_ops';

CREATE FUNCTION @extschema@.newsdoc_story_extract_query(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_story_extract_query(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    IS 'GIN support of newsdoc_story_ops';

CREATE FUNCTION @extschema@.newsdoc_story_consistent(pg_catalog.internal, pg_catalog.int2, @extschema@.newsdoc, pg_catalog.int4, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_story_consistent(pg_catalog.internal, pg_catalog.int2, @extschema@.newsdoc, pg_catalog.int4, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    IS 'GIN support of newsdoc_story_ops';

CREATE FUNCTION @extschema@.newsdoc_story_triconsistent(pg_catalog.internal, pg_catalog.int2, @extschema@.newsdoc, pg_catalog.int4, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    RETURNS pg_catalog."char"
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_story_triconsistent(pg_catalog.internal, pg_catalog.int2, @extschema@.newsdoc, pg_catalog.int4, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    IS 'GIN support of newsdoc_story_ops';

CREATE OPERATOR CLASS @extschema@.newsdoc_story_ops
    FOR TYPE @extschema@.newsdoc USING gin AS
    OPERATOR 1 @extschema@.~= (@extschema@.newsdoc, @extschema@.newsdoc),
    FUNCTION 1 pg_catalog.btint4cmp(pg_catalog.int4, pg_catalog.int4),
    FUNCTION 2 @extschema@.newsdoc_story_extract_value(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.internal),
    FUNCTION 3 @extschema@.newsdoc_story_extract_query(@extschema@.newsdoc, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
    FUNCTION 4 @extschema@.newsdoc_story_consistent(pg_catalog.internal, pg_catalog.int2, @extschema@.newsdoc, pg_catalog.int4, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
    FUNCTION 6 @extschema@.newsdoc_story_triconsistent(pg_catalog.internal, pg_catalog.int2, @extschema@.newsdoc, pg_catalog.int4, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
    STORAGE pg_catalog.int4;
COMMENT ON OPERATOR CLASS @extschema@.newsdoc_story_ops USING gin
    IS 'finds copies of a story';
COMMENT ON OPERATOR FAMILY @extschema@.newsdoc_story_ops USING gin
    IS 'finds copies of a story';
