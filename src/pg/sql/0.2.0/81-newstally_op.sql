-- newstally_op: equality, order and hash of newstally

CREATE FUNCTION @extschema@.newstally_eq(@extschema@.newstally, @extschema@.newstally)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_eq(@extschema@.newstally, @extschema@.newstally)
    IS 'implementation of = operator';

CREATE FUNCTION @extschema@.newstally_ne(@extschema@.newstally, @extschema@.newstally)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_ne(@extschema@.newstally, @extschema@.newstally)
    IS 'implementation of <> operator';

CREATE FUNCTION @extschema@.newstally_lt(@extschema@.newstally, @extschema@.newstally)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_lt(@extschema@.newstally, @extschema@.newstally)
    IS 'implementation of < operator';

CREATE FUNCTION @extschema@.newstally_le(@extschema@.newstally, @extschema@.newstally)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_le(@extschema@.newstally, @extschema@.newstally)
    IS 'implementation of <= operator';

CREATE FUNCTION @extschema@.newstally_gt(@extschema@.newstally, @extschema@.newstally)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_gt(@extschema@.newstally, @extschema@.newstally)
    IS 'implementation of > operator';

CREATE FUNCTION @extschema@.newstally_ge(@extschema@.newstally, @extschema@.newstally)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_ge(@extschema@.newstally, @extschema@.newstally)
    IS 'implementation of >= operator';

CREATE OPERATOR @extschema@.= (
    LEFTARG = @extschema@.newstally,
    RIGHTARG = @extschema@.newstally,
    FUNCTION = @extschema@.newstally_eq,
    COMMUTATOR = OPERATOR(@extschema@.=),
    NEGATOR = OPERATOR(@extschema@.<>),
    RESTRICT = pg_catalog.eqsel,
    JOIN = pg_catalog.eqjoinsel,
    HASHES, MERGES
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.newstally, @extschema@.newstally)
    IS 'equal';

CREATE OPERATOR @extschema@.<> (
    LEFTARG = @extschema@.newstally,
    RIGHTARG = @extschema@.newstally,
    FUNCTION = @extschema@.newstally_ne,
    COMMUTATOR = OPERATOR(@extschema@.<>),
    NEGATOR = OPERATOR(@extschema@.=),
    RESTRICT = pg_catalog.neqsel,
    JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.newstally, @extschema@.newstally)
    IS 'not equal';

CREATE OPERATOR @extschema@.< (
    LEFTARG = @extschema@.newstally,
    RIGHTARG = @extschema@.newstally,
    FUNCTION = @extschema@.newstally_lt,
    COMMUTATOR = OPERATOR(@extschema@.>),
    NEGATOR = OPERATOR(@extschema@.>=),
    RESTRICT = pg_catalog.scalarltsel,
    JOIN = pg_catalog.scalarltjoinsel
);
COMMENT ON OPERATOR @extschema@.< (@extschema@.newstally, @extschema@.newstally)
    IS 'less than';

CREATE OPERATOR @extschema@.<= (
    LEFTARG = @extschema@.newstally,
    RIGHTARG = @extschema@.newstally,
    FUNCTION = @extschema@.newstally_le,
    COMMUTATOR = OPERATOR(@extschema@.>=),
    NEGATOR = OPERATOR(@extschema@.>),
    RESTRICT = pg_catalog.scalarlesel,
    JOIN = pg_catalog.scalarlejoinsel
);
COMMENT ON OPERATOR @extschema@.<= (@extschema@.newstally, @extschema@.newstally)
    IS 'less than or equal';

CREATE OPERATOR @extschema@.> (
    LEFTARG = @extschema@.newstally,
    RIGHTARG = @extschema@.newstally,
    FUNCTION = @extschema@.newstally_gt,
    COMMUTATOR = OPERATOR(@extschema@.<),
    NEGATOR = OPERATOR(@extschema@.<=),
    RESTRICT = pg_catalog.scalargtsel,
    JOIN = pg_catalog.scalargtjoinsel
);
COMMENT ON OPERATOR @extschema@.> (@extschema@.newstally, @extschema@.newstally)
    IS 'greater than';

CREATE OPERATOR @extschema@.>= (
    LEFTARG = @extschema@.newstally,
    RIGHTARG = @extschema@.newstally,
    FUNCTION = @extschema@.newstally_ge,
    COMMUTATOR = OPERATOR(@extschema@.<=),
    NEGATOR = OPERATOR(@extschema@.<),
    RESTRICT = pg_catalog.scalargesel,
    JOIN = pg_catalog.scalargejoinsel
);
COMMENT ON OPERATOR @extschema@.>= (@extschema@.newstally, @extschema@.newstally)
    IS 'greater than or equal';

CREATE FUNCTION @extschema@.newstally_cmp(@extschema@.newstally, @extschema@.newstally)
    RETURNS pg_catalog.int4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_cmp(@extschema@.newstally, @extschema@.newstally)
    IS 'less-equal-greater';

CREATE FUNCTION @extschema@.newstally_hash(@extschema@.newstally)
    RETURNS pg_catalog.int4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_hash(@extschema@.newstally)
    IS 'hash';

CREATE FUNCTION @extschema@.newstally_hash_extended(@extschema@.newstally, pg_catalog.int8)
    RETURNS pg_catalog.int8
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_hash_extended(@extschema@.newstally, pg_catalog.int8)
    IS 'hash with a seed';

CREATE OPERATOR CLASS @extschema@.newstally_ops
    DEFAULT FOR TYPE @extschema@.newstally USING btree AS
    OPERATOR 1 @extschema@.< (@extschema@.newstally, @extschema@.newstally),
    OPERATOR 2 @extschema@.<= (@extschema@.newstally, @extschema@.newstally),
    OPERATOR 3 @extschema@.= (@extschema@.newstally, @extschema@.newstally),
    OPERATOR 4 @extschema@.>= (@extschema@.newstally, @extschema@.newstally),
    OPERATOR 5 @extschema@.> (@extschema@.newstally, @extschema@.newstally),
    FUNCTION 1 @extschema@.newstally_cmp(@extschema@.newstally, @extschema@.newstally);
COMMENT ON OPERATOR CLASS @extschema@.newstally_ops USING btree
    IS 'order of newstally for sorting, DISTINCT and GROUP BY';
COMMENT ON OPERATOR FAMILY @extschema@.newstally_ops USING btree
    IS 'order of newstally';

CREATE OPERATOR CLASS @extschema@.newstally_ops
    DEFAULT FOR TYPE @extschema@.newstally USING hash AS
    OPERATOR 1 @extschema@.= (@extschema@.newstally, @extschema@.newstally),
    FUNCTION 1 @extschema@.newstally_hash(@extschema@.newstally),
    FUNCTION 2 @extschema@.newstally_hash_extended(@extschema@.newstally, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.newstally_ops USING hash
    IS 'hash of newstally for hash joins, DISTINCT and GROUP BY';
COMMENT ON OPERATOR FAMILY @extschema@.newstally_ops USING hash
    IS 'hash of newstally';

