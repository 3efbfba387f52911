-- newsdoc_op: equality, order and hash of newsdoc

CREATE FUNCTION @extschema@.newsdoc_eq(@extschema@.newsdoc, @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_eq(@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'implementation of = operator';

CREATE FUNCTION @extschema@.newsdoc_ne(@extschema@.newsdoc, @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_ne(@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'implementation of <> operator';

CREATE FUNCTION @extschema@.newsdoc_lt(@extschema@.newsdoc, @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_lt(@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'implementation of < operator';

CREATE FUNCTION @extschema@.newsdoc_le(@extschema@.newsdoc, @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_le(@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'implementation of <= operator';

CREATE FUNCTION @extschema@.newsdoc_gt(@extschema@.newsdoc, @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_gt(@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'implementation of > operator';

CREATE FUNCTION @extschema@.newsdoc_ge(@extschema@.newsdoc, @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_ge(@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'implementation of >= operator';

CREATE OPERATOR @extschema@.= (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.newsdoc_eq,
    COMMUTATOR = OPERATOR(@extschema@.=),
    NEGATOR = OPERATOR(@extschema@.<>),
    RESTRICT = pg_catalog.eqsel,
    JOIN = pg_catalog.eqjoinsel,
    HASHES, MERGES
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'equal';

CREATE OPERATOR @extschema@.<> (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.newsdoc_ne,
    COMMUTATOR = OPERATOR(@extschema@.<>),
    NEGATOR = OPERATOR(@extschema@.=),
    RESTRICT = pg_catalog.neqsel,
    JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'not equal';

CREATE OPERATOR @extschema@.< (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.newsdoc_lt,
    COMMUTATOR = OPERATOR(@extschema@.>),
    NEGATOR = OPERATOR(@extschema@.>=),
    RESTRICT = pg_catalog.scalarltsel,
    JOIN = pg_catalog.scalarltjoinsel
);
COMMENT ON OPERATOR @extschema@.< (@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'less than';

CREATE OPERATOR @extschema@.<= (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.newsdoc_le,
    COMMUTATOR = OPERATOR(@extschema@.>=),
    NEGATOR = OPERATOR(@extschema@.>),
    RESTRICT = pg_catalog.scalarlesel,
    JOIN = pg_catalog.scalarlejoinsel
);
COMMENT ON OPERATOR @extschema@.<= (@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'less than or equal';

CREATE OPERATOR @extschema@.> (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.newsdoc_gt,
    COMMUTATOR = OPERATOR(@extschema@.<),
    NEGATOR = OPERATOR(@extschema@.<=),
    RESTRICT = pg_catalog.scalargtsel,
    JOIN = pg_catalog.scalargtjoinsel
);
COMMENT ON OPERATOR @extschema@.> (@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'greater than';

CREATE OPERATOR @extschema@.>= (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.newsdoc_ge,
    COMMUTATOR = OPERATOR(@extschema@.<=),
    NEGATOR = OPERATOR(@extschema@.<),
    RESTRICT = pg_catalog.scalargesel,
    JOIN = pg_catalog.scalargejoinsel
);
COMMENT ON OPERATOR @extschema@.>= (@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'greater than or equal';

CREATE FUNCTION @extschema@.newsdoc_cmp(@extschema@.newsdoc, @extschema@.newsdoc)
    RETURNS pg_catalog.int4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_cmp(@extschema@.newsdoc, @extschema@.newsdoc)
    IS 'less-equal-greater';

CREATE FUNCTION @extschema@.newsdoc_hash(@extschema@.newsdoc)
    RETURNS pg_catalog.int4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_hash(@extschema@.newsdoc)
    IS 'hash';

CREATE FUNCTION @extschema@.newsdoc_hash_extended(@extschema@.newsdoc, pg_catalog.int8)
    RETURNS pg_catalog.int8
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_hash_extended(@extschema@.newsdoc, pg_catalog.int8)
    IS 'hash with a seed';

CREATE OPERATOR CLASS @extschema@.newsdoc_ops
    DEFAULT FOR TYPE @extschema@.newsdoc USING btree AS
    OPERATOR 1 @extschema@.< (@extschema@.newsdoc, @extschema@.newsdoc),
    OPERATOR 2 @extschema@.<= (@extschema@.newsdoc, @extschema@.newsdoc),
    OPERATOR 3 @extschema@.= (@extschema@.newsdoc, @extschema@.newsdoc),
    OPERATOR 4 @extschema@.>= (@extschema@.newsdoc, @extschema@.newsdoc),
    OPERATOR 5 @extschema@.> (@extschema@.newsdoc, @extschema@.newsdoc),
    FUNCTION 1 @extschema@.newsdoc_cmp(@extschema@.newsdoc, @extschema@.newsdoc);
COMMENT ON OPERATOR CLASS @extschema@.newsdoc_ops USING btree
    IS 'order of newsdoc for sorting, DISTINCT and GROUP BY';
COMMENT ON OPERATOR FAMILY @extschema@.newsdoc_ops USING btree
    IS 'order of newsdoc';

CREATE OPERATOR CLASS @extschema@.newsdoc_ops
    DEFAULT FOR TYPE @extschema@.newsdoc USING hash AS
    OPERATOR 1 @extschema@.= (@extschema@.newsdoc, @extschema@.newsdoc),
    FUNCTION 1 @extschema@.newsdoc_hash(@extschema@.newsdoc),
    FUNCTION 2 @extschema@.newsdoc_hash_extended(@extschema@.newsdoc, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.newsdoc_ops USING hash
    IS 'hash of newsdoc for hash joins, DISTINCT and GROUP BY';
COMMENT ON OPERATOR FAMILY @extschema@.newsdoc_ops USING hash
    IS 'hash of newsdoc';

