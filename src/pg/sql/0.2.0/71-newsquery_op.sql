-- newsquery_op: equality, order and hash of newsquery

CREATE FUNCTION @extschema@.newsquery_eq(@extschema@.newsquery, @extschema@.newsquery)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_eq(@extschema@.newsquery, @extschema@.newsquery)
    IS 'implementation of = operator';

CREATE FUNCTION @extschema@.newsquery_ne(@extschema@.newsquery, @extschema@.newsquery)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_ne(@extschema@.newsquery, @extschema@.newsquery)
    IS 'implementation of <> operator';

CREATE FUNCTION @extschema@.newsquery_lt(@extschema@.newsquery, @extschema@.newsquery)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_lt(@extschema@.newsquery, @extschema@.newsquery)
    IS 'implementation of < operator';

CREATE FUNCTION @extschema@.newsquery_le(@extschema@.newsquery, @extschema@.newsquery)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_le(@extschema@.newsquery, @extschema@.newsquery)
    IS 'implementation of <= operator';

CREATE FUNCTION @extschema@.newsquery_gt(@extschema@.newsquery, @extschema@.newsquery)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_gt(@extschema@.newsquery, @extschema@.newsquery)
    IS 'implementation of > operator';

CREATE FUNCTION @extschema@.newsquery_ge(@extschema@.newsquery, @extschema@.newsquery)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_ge(@extschema@.newsquery, @extschema@.newsquery)
    IS 'implementation of >= operator';

CREATE OPERATOR @extschema@.= (
    LEFTARG = @extschema@.newsquery,
    RIGHTARG = @extschema@.newsquery,
    FUNCTION = @extschema@.newsquery_eq,
    COMMUTATOR = OPERATOR(@extschema@.=),
    NEGATOR = OPERATOR(@extschema@.<>),
    RESTRICT = pg_catalog.eqsel,
    JOIN = pg_catalog.eqjoinsel,
    HASHES, MERGES
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.newsquery, @extschema@.newsquery)
    IS 'equal';

CREATE OPERATOR @extschema@.<> (
    LEFTARG = @extschema@.newsquery,
    RIGHTARG = @extschema@.newsquery,
    FUNCTION = @extschema@.newsquery_ne,
    COMMUTATOR = OPERATOR(@extschema@.<>),
    NEGATOR = OPERATOR(@extschema@.=),
    RESTRICT = pg_catalog.neqsel,
    JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.newsquery, @extschema@.newsquery)
    IS 'not equal';

CREATE OPERATOR @extschema@.< (
    LEFTARG = @extschema@.newsquery,
    RIGHTARG = @extschema@.newsquery,
    FUNCTION = @extschema@.newsquery_lt,
    COMMUTATOR = OPERATOR(@extschema@.>),
    NEGATOR = OPERATOR(@extschema@.>=),
    RESTRICT = pg_catalog.scalarltsel,
    JOIN = pg_catalog.scalarltjoinsel
);
COMMENT ON OPERATOR @extschema@.< (@extschema@.newsquery, @extschema@.newsquery)
    IS 'less than';

CREATE OPERATOR @extschema@.<= (
    LEFTARG = @extschema@.newsquery,
    RIGHTARG = @extschema@.newsquery,
    FUNCTION = @extschema@.newsquery_le,
    COMMUTATOR = OPERATOR(@extschema@.>=),
    NEGATOR = OPERATOR(@extschema@.>),
    RESTRICT = pg_catalog.scalarlesel,
    JOIN = pg_catalog.scalarlejoinsel
);
COMMENT ON OPERATOR @extschema@.<= (@extschema@.newsquery, @extschema@.newsquery)
    IS 'less than or equal';

CREATE OPERATOR @extschema@.> (
    LEFTARG = @extschema@.newsquery,
    RIGHTARG = @extschema@.newsquery,
    FUNCTION = @extschema@.newsquery_gt,
    COMMUTATOR = OPERATOR(@extschema@.<),
    NEGATOR = OPERATOR(@extschema@.<=),
    RESTRICT = pg_catalog.scalargtsel,
    JOIN = pg_catalog.scalargtjoinsel
);
COMMENT ON OPERATOR @extschema@.> (@extschema@.newsquery, @extschema@.newsquery)
    IS 'greater than';

CREATE OPERATOR @extschema@.>= (
    LEFTARG = @extschema@.newsquery,
    RIGHTARG = @extschema@.newsquery,
    FUNCTION = @extschema@.newsquery_ge,
    COMMUTATOR = OPERATOR(@extschema@.<=),
    NEGATOR = OPERATOR(@extschema@.<),
    RESTRICT = pg_catalog.scalargesel,
    JOIN = pg_catalog.scalargejoinsel
);
COMMENT ON OPERATOR @extschema@.>= (@extschema@.newsquery, @extschema@.newsquery)
    IS 'greater than or equal';

CREATE FUNCTION @extschema@.newsquery_cmp(@extschema@.newsquery, @extschema@.newsquery)
    RETURNS pg_catalog.int4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_cmp(@extschema@.newsquery, @extschema@.newsquery)
    IS 'less-equal-greater';

CREATE FUNCTION @extschema@.newsquery_hash(@extschema@.newsquery)
    RETURNS pg_catalog.int4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_hash(@extschema@.newsquery)
    IS 'hash';

CREATE FUNCTION @extschema@.newsquery_hash_extended(@extschema@.newsquery, pg_catalog.int8)
    RETURNS pg_catalog.int8
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_hash_extended(@extschema@.newsquery, pg_catalog.int8)
    IS 'hash with a seed';

CREATE OPERATOR CLASS @extschema@.newsquery_ops
    DEFAULT FOR TYPE @extschema@.newsquery USING btree AS
    OPERATOR 1 @extschema@.< (@extschema@.newsquery, @extschema@.newsquery),
    OPERATOR 2 @extschema@.<= (@extschema@.newsquery, @extschema@.newsquery),
    OPERATOR 3 @extschema@.= (@extschema@.newsquery, @extschema@.newsquery),
    OPERATOR 4 @extschema@.>= (@extschema@.newsquery, @extschema@.newsquery),
    OPERATOR 5 @extschema@.> (@extschema@.newsquery, @extschema@.newsquery),
    FUNCTION 1 @extschema@.newsquery_cmp(@extschema@.newsquery, @extschema@.newsquery);
COMMENT ON OPERATOR CLASS @extschema@.newsquery_ops USING btree
    IS 'order of newsquery for sorting, DISTINCT and GROUP BY';
COMMENT ON OPERATOR FAMILY @extschema@.newsquery_ops USING btree
    IS 'order of newsquery';

CREATE OPERATOR CLASS @extschema@.newsquery_ops
    DEFAULT FOR TYPE @extschema@.newsquery USING hash AS
    OPERATOR 1 @extschema@.= (@extschema@.newsquery, @extschema@.newsquery),
    FUNCTION 1 @extschema@.newsquery_hash(@extschema@.newsquery),
    FUNCTION 2 @extschema@.newsquery_hash_extended(@extschema@.newsquery, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.newsquery_ops USING hash
    IS 'hash of newsquery for hash joins, DISTINCT and GROUP BY';
COMMENT ON OPERATOR FAMILY @extschema@.newsquery_ops USING hash
    IS 'hash of newsquery';

