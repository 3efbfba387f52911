-- news_digest: the aggregate that tells what many articles on one story say

CREATE FUNCTION @extschema@.news_digest_accum(
    state pg_catalog.bytea,
    body pg_catalog.text
)
    RETURNS pg_catalog.bytea
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 100000;
COMMENT ON FUNCTION @extschema@.news_digest_accum(pg_catalog.bytea, pg_catalog.text)
    IS 'transition function of the aggregate news_digest of texts';

CREATE FUNCTION @extschema@.news_digest_accum(
    state pg_catalog.bytea,
    body pg_catalog.text,
    n pg_catalog.int4
)
    RETURNS pg_catalog.bytea
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 100000;
COMMENT ON FUNCTION @extschema@.news_digest_accum(pg_catalog.bytea, pg_catalog.text, pg_catalog.int4)
    IS 'transition function of the aggregate news_digest of texts, in n sentences';

CREATE FUNCTION @extschema@.news_digest_accum(
    state pg_catalog.bytea,
    news @extschema@.newsdoc,
    body pg_catalog.text
)
    RETURNS pg_catalog.bytea
    AS 'MODULE_PATHNAME', 'news_digest_accum_newsdoc'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION @extschema@.news_digest_accum(pg_catalog.bytea, @extschema@.newsdoc, pg_catalog.text)
    IS 'transition function of the aggregate news_digest of newsdocs';

CREATE FUNCTION @extschema@.news_digest_accum(
    state pg_catalog.bytea,
    news @extschema@.newsdoc,
    body pg_catalog.text,
    n pg_catalog.int4
)
    RETURNS pg_catalog.bytea
    AS 'MODULE_PATHNAME', 'news_digest_accum_newsdoc'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION @extschema@.news_digest_accum(pg_catalog.bytea, @extschema@.newsdoc, pg_catalog.text, pg_catalog.int4)
    IS 'transition function of the aggregate news_digest of newsdocs, in n sentences';

CREATE FUNCTION @extschema@.news_digest_merge(
    pg_catalog.bytea,
    pg_catalog.bytea
)
    RETURNS pg_catalog.bytea
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION @extschema@.news_digest_merge(pg_catalog.bytea, pg_catalog.bytea)
    IS 'combine function of the aggregate news_digest; NULL is no article';

CREATE FUNCTION @extschema@.news_digest_final(
    pg_catalog.bytea
)
    RETURNS pg_catalog.text[]
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION @extschema@.news_digest_final(pg_catalog.bytea)
    IS 'final function of the aggregate news_digest';

CREATE AGGREGATE @extschema@.news_digest(
    body pg_catalog.text
) (
    SFUNC = @extschema@.news_digest_accum,
    STYPE = pg_catalog.bytea,
    SSPACE = 65536,
    FINALFUNC = @extschema@.news_digest_final,
    COMBINEFUNC = @extschema@.news_digest_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.news_digest(pg_catalog.text)
    IS 'what articles on one story say, in three sentences';

CREATE AGGREGATE @extschema@.news_digest(
    body pg_catalog.text,
    n pg_catalog.int4
) (
    SFUNC = @extschema@.news_digest_accum,
    STYPE = pg_catalog.bytea,
    SSPACE = 65536,
    FINALFUNC = @extschema@.news_digest_final,
    COMBINEFUNC = @extschema@.news_digest_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.news_digest(pg_catalog.text, pg_catalog.int4)
    IS 'what articles on one story say, in n sentences';

CREATE AGGREGATE @extschema@.news_digest(
    news @extschema@.newsdoc,
    body pg_catalog.text
) (
    SFUNC = @extschema@.news_digest_accum,
    STYPE = pg_catalog.bytea,
    SSPACE = 65536,
    FINALFUNC = @extschema@.news_digest_final,
    COMBINEFUNC = @extschema@.news_digest_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.news_digest(@extschema@.newsdoc, pg_catalog.text)
    IS 'what articles on one story say, in three sentences, cut from their bodies';

CREATE AGGREGATE @extschema@.news_digest(
    news @extschema@.newsdoc,
    body pg_catalog.text,
    n pg_catalog.int4
) (
    SFUNC = @extschema@.news_digest_accum,
    STYPE = pg_catalog.bytea,
    SSPACE = 65536,
    FINALFUNC = @extschema@.news_digest_final,
    COMBINEFUNC = @extschema@.news_digest_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.news_digest(@extschema@.newsdoc, pg_catalog.text, pg_catalog.int4)
    IS 'what articles on one story say, in n sentences, cut from their bodies';
