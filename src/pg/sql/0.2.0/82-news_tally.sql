-- news_tally: the aggregates news_tally and news_merge, and what a newstally says of the whole

CREATE FUNCTION @extschema@.news_tally_accum(
    @extschema@.newstally,
    @extschema@.newsdoc
)
    RETURNS @extschema@.newstally
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.news_tally_accum(@extschema@.newstally, @extschema@.newsdoc)
    IS 'transition function of the aggregate news_tally';

CREATE FUNCTION @extschema@.news_tally_accum(
    @extschema@.newstally,
    @extschema@.newsdoc,
    pg_catalog.bool
)
    RETURNS @extschema@.newstally
    AS 'MODULE_PATHNAME', 'news_tally_accum_pairs'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_tally_accum(@extschema@.newstally, @extschema@.newsdoc, pg_catalog.bool)
    IS 'transition function of the aggregate news_tally with pairs';

CREATE FUNCTION @extschema@.newstally_merge(
    @extschema@.newstally,
    @extschema@.newstally
)
    RETURNS @extschema@.newstally
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 3000;
COMMENT ON FUNCTION @extschema@.newstally_merge(@extschema@.newstally, @extschema@.newstally)
    IS 'two tallies as one; NULL is no tally';

CREATE AGGREGATE @extschema@.news_tally(@extschema@.newsdoc) (
    SFUNC = @extschema@.news_tally_accum,
    STYPE = @extschema@.newstally,
    SSPACE = 65536,
    COMBINEFUNC = @extschema@.newstally_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.news_tally(@extschema@.newsdoc)
    IS 'which names, in how many articles, how often, in what tone';

CREATE AGGREGATE @extschema@.news_tally(@extschema@.newsdoc, pg_catalog.bool) (
    SFUNC = @extschema@.news_tally_accum,
    STYPE = @extschema@.newstally,
    SSPACE = 262144,
    COMBINEFUNC = @extschema@.newstally_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.news_tally(@extschema@.newsdoc, pg_catalog.bool)
    IS 'the same, and with true which two names occur together';

CREATE AGGREGATE @extschema@.news_merge(@extschema@.newstally) (
    SFUNC = @extschema@.newstally_merge,
    STYPE = @extschema@.newstally,
    SSPACE = 65536,
    COMBINEFUNC = @extschema@.newstally_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.news_merge(@extschema@.newstally)
    IS 'many tallies as one';

CREATE FUNCTION @extschema@.newstally_articles(@extschema@.newstally)
    RETURNS pg_catalog.int8
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION @extschema@.newstally_articles(@extschema@.newstally)
    IS 'how many articles were counted';

CREATE FUNCTION @extschema@.newstally_missed(@extschema@.newstally)
    RETURNS pg_catalog.int8
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION @extschema@.newstally_missed(@extschema@.newstally)
    IS 'by how many articles the count of a name can be too low at most; 0: all are exact';

CREATE FUNCTION @extschema@.newstally_pairs_missed(@extschema@.newstally)
    RETURNS pg_catalog.int8
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION @extschema@.newstally_pairs_missed(@extschema@.newstally)
    IS 'by how many articles the count of a pair can be too low at most; NULL: it has no pairs';
