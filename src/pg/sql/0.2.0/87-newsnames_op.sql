-- newsnames_op: equality, order and hash of newsnames

CREATE FUNCTION @extschema@.newsnames_eq(@extschema@.newsnames, @extschema@.newsnames)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_eq(@extschema@.newsnames, @extschema@.newsnames)
    IS 'implementation of = operator';

CREATE FUNCTION @extschema@.newsnames_ne(@extschema@.newsnames, @extschema@.newsnames)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_ne(@extschema@.newsnames, @extschema@.newsnames)
    IS 'implementation of <> operator';

CREATE FUNCTION @extschema@.newsnames_lt(@extschema@.newsnames, @extschema@.newsnames)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_lt(@extschema@.newsnames, @extschema@.newsnames)
    IS 'implementation of < operator';

CREATE FUNCTION @extschema@.newsnames_le(@extschema@.newsnames, @extschema@.newsnames)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_le(@extschema@.newsnames, @extschema@.newsnames)
    IS 'implementation of <= operator';

CREATE FUNCTION @extschema@.newsnames_gt(@extschema@.newsnames, @extschema@.newsnames)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_gt(@extschema@.newsnames, @extschema@.newsnames)
    IS 'implementation of > operator';

CREATE FUNCTION @extschema@.newsnames_ge(@extschema@.newsnames, @extschema@.newsnames)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_ge(@extschema@.newsnames, @extschema@.newsnames)
    IS 'implementation of >= operator';

CREATE OPERATOR @extschema@.= (
    LEFTARG = @extschema@.newsnames,
    RIGHTARG = @extschema@.newsnames,
    FUNCTION = @extschema@.newsnames_eq,
    COMMUTATOR = OPERATOR(@extschema@.=),
    NEGATOR = OPERATOR(@extschema@.<>),
    RESTRICT = pg_catalog.eqsel,
    JOIN = pg_catalog.eqjoinsel,
    HASHES, MERGES
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.newsnames, @extschema@.newsnames)
    IS 'equal';

CREATE OPERATOR @extschema@.<> (
    LEFTARG = @extschema@.newsnames,
    RIGHTARG = @extschema@.newsnames,
    FUNCTION = @extschema@.newsnames_ne,
    COMMUTATOR = OPERATOR(@extschema@.<>),
    NEGATOR = OPERATOR(@extschema@.=),
    RESTRICT = pg_catalog.neqsel,
    JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.newsnames, @extschema@.newsnames)
    IS 'not equal';

CREATE OPERATOR @extschema@.< (
    LEFTARG = @extschema@.newsnames,
    RIGHTARG = @extschema@.newsnames,
    FUNCTION = @extschema@.newsnames_lt,
    COMMUTATOR = OPERATOR(@extschema@.>),
    NEGATOR = OPERATOR(@extschema@.>=),
    RESTRICT = pg_catalog.scalarltsel,
    JOIN = pg_catalog.scalarltjoinsel
);
COMMENT ON OPERATOR @extschema@.< (@extschema@.newsnames, @extschema@.newsnames)
    IS 'less than';

CREATE OPERATOR @extschema@.<= (
    LEFTARG = @extschema@.newsnames,
    RIGHTARG = @extschema@.newsnames,
    FUNCTION = @extschema@.newsnames_le,
    COMMUTATOR = OPERATOR(@extschema@.>=),
    NEGATOR = OPERATOR(@extschema@.>),
    RESTRICT = pg_catalog.scalarlesel,
    JOIN = pg_catalog.scalarlejoinsel
);
COMMENT ON OPERATOR @extschema@.<= (@extschema@.newsnames, @extschema@.newsnames)
    IS 'less than or equal';

CREATE OPERATOR @extschema@.> (
    LEFTARG = @extschema@.newsnames,
    RIGHTARG = @extschema@.newsnames,
    FUNCTION = @extschema@.newsnames_gt,
    COMMUTATOR = OPERATOR(@extschema@.<),
    NEGATOR = OPERATOR(@extschema@.<=),
    RESTRICT = pg_catalog.scalargtsel,
    JOIN = pg_catalog.scalargtjoinsel
);
COMMENT ON OPERATOR @extschema@.> (@extschema@.newsnames, @extschema@.newsnames)
    IS 'greater than';

CREATE OPERATOR @extschema@.>= (
    LEFTARG = @extschema@.newsnames,
    RIGHTARG = @extschema@.newsnames,
    FUNCTION = @extschema@.newsnames_ge,
    COMMUTATOR = OPERATOR(@extschema@.<=),
    NEGATOR = OPERATOR(@extschema@.<),
    RESTRICT = pg_catalog.scalargesel,
    JOIN = pg_catalog.scalargejoinsel
);
COMMENT ON OPERATOR @extschema@.>= (@extschema@.newsnames, @extschema@.newsnames)
    IS 'greater than or equal';

CREATE FUNCTION @extschema@.newsnames_cmp(@extschema@.newsnames, @extschema@.newsnames)
    RETURNS pg_catalog.int4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_cmp(@extschema@.newsnames, @extschema@.newsnames)
    IS 'less-equal-greater';

CREATE FUNCTION @extschema@.newsnames_hash(@extschema@.newsnames)
    RETURNS pg_catalog.int4
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_hash(@extschema@.newsnames)
    IS 'hash';

CREATE FUNCTION @extschema@.newsnames_hash_extended(@extschema@.newsnames, pg_catalog.int8)
    RETURNS pg_catalog.int8
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_hash_extended(@extschema@.newsnames, pg_catalog.int8)
    IS 'hash with a seed';

CREATE OPERATOR CLASS @extschema@.newsnames_ops
    DEFAULT FOR TYPE @extschema@.newsnames USING btree AS
    OPERATOR 1 @extschema@.< (@extschema@.newsnames, @extschema@.newsnames),
    OPERATOR 2 @extschema@.<= (@extschema@.newsnames, @extschema@.newsnames),
    OPERATOR 3 @extschema@.= (@extschema@.newsnames, @extschema@.newsnames),
    OPERATOR 4 @extschema@.>= (@extschema@.newsnames, @extschema@.newsnames),
    OPERATOR 5 @extschema@.> (@extschema@.newsnames, @extschema@.newsnames),
    FUNCTION 1 @extschema@.newsnames_cmp(@extschema@.newsnames, @extschema@.newsnames);
COMMENT ON OPERATOR CLASS @extschema@.newsnames_ops USING btree
    IS 'order of newsnames for sorting, DISTINCT and GROUP BY';
COMMENT ON OPERATOR FAMILY @extschema@.newsnames_ops USING btree
    IS 'order of newsnames';

CREATE OPERATOR CLASS @extschema@.newsnames_ops
    DEFAULT FOR TYPE @extschema@.newsnames USING hash AS
    OPERATOR 1 @extschema@.= (@extschema@.newsnames, @extschema@.newsnames),
    FUNCTION 1 @extschema@.newsnames_hash(@extschema@.newsnames),
    FUNCTION 2 @extschema@.newsnames_hash_extended(@extschema@.newsnames, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.newsnames_ops USING hash
    IS 'hash of newsnames for hash joins, DISTINCT and GROUP BY';
COMMENT ON OPERATOR FAMILY @extschema@.newsnames_ops USING hash
    IS 'hash of newsnames';

