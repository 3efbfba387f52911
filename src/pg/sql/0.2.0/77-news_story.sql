-- news_story: copies of a story

CREATE FUNCTION @extschema@.news_distance(@extschema@.newsdoc, @extschema@.newsdoc)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.news_distance(@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'how far apart two stories are, 0 to 1: the share of their runs of four words that is not in both, estimated; NULL where a value has no story';

CREATE FUNCTION @extschema@.news_same_story(@extschema@.newsdoc, @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.news_same_story(@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'whether two articles are copies of one story, be one edited, cut, or under another headline';

CREATE FUNCTION @extschema@.news_same_story_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.news_same_story_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4)
    IS 'restriction selectivity of ~=';

CREATE FUNCTION @extschema@.news_same_story_joinsel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.news_same_story_joinsel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal)
    IS 'join selectivity of ~=';

CREATE OPERATOR @extschema@.<-> (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.news_distance,
    COMMUTATOR = OPERATOR(@extschema@.<->)
);
COMMENT ON OPERATOR @extschema@.<-> (@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'distance of two stories, 0 to 1';

CREATE OPERATOR @extschema@.~= (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.news_same_story,
    COMMUTATOR = OPERATOR(@extschema@.~=),
    RESTRICT = @extschema@.news_same_story_sel,
    JOIN = @extschema@.news_same_story_joinsel
);
COMMENT ON OPERATOR @extschema@.~= (@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'same story';
