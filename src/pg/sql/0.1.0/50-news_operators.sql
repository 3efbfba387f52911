-- news_operators: |@ names, |> summary, |~ tone

CREATE FUNCTION @extschema@.news_names(@extschema@.newsdoc)
    RETURNS pg_catalog.text[]
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION @extschema@.news_names(@extschema@.newsdoc)
    IS 'implementation of |@ operator';

CREATE FUNCTION @extschema@.news_names(
    @extschema@.newsdoc,
    pg_catalog.text
)
    RETURNS pg_catalog.text[]
    AS 'MODULE_PATHNAME', 'news_names_kind'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION @extschema@.news_names(@extschema@.newsdoc, pg_catalog.text)
    IS 'implementation of |@ operator';

CREATE FUNCTION @extschema@.news_names(pg_catalog.text)
    RETURNS pg_catalog.text[]
    AS 'MODULE_PATHNAME', 'news_names_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_names(pg_catalog.text)
    IS 'implementation of |@ operator';

CREATE FUNCTION @extschema@.news_names(
    pg_catalog.text,
    pg_catalog.text
)
    RETURNS pg_catalog.text[]
    AS 'MODULE_PATHNAME', 'news_names_body_kind'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_names(pg_catalog.text, pg_catalog.text)
    IS 'implementation of |@ operator';

CREATE OPERATOR @extschema@.|@ (
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.news_names
);
COMMENT ON OPERATOR @extschema@.|@ (NONE, @extschema@.newsdoc)
    IS 'names of the entities, most salient first';

CREATE OPERATOR @extschema@.|@ (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = pg_catalog.text,
    FUNCTION = @extschema@.news_names
);
COMMENT ON OPERATOR @extschema@.|@ (@extschema@.newsdoc, pg_catalog.text)
    IS 'names of the entities of a kind, most salient first';

CREATE OPERATOR @extschema@.|@ (
    RIGHTARG = pg_catalog.text,
    FUNCTION = @extschema@.news_names
);
COMMENT ON OPERATOR @extschema@.|@ (NONE, pg_catalog.text)
    IS 'names of the entities, most salient first';

CREATE OPERATOR @extschema@.|@ (
    LEFTARG = pg_catalog.text,
    RIGHTARG = pg_catalog.text,
    FUNCTION = @extschema@.news_names
);
COMMENT ON OPERATOR @extschema@.|@ (pg_catalog.text, pg_catalog.text)
    IS 'names of the entities of a kind, most salient first';

CREATE FUNCTION @extschema@.news_summary_best(pg_catalog.text)
    RETURNS pg_catalog.text[]
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_summary_best(pg_catalog.text)
    IS 'implementation of |> operator';

-- Only for bigint: a second one for int would leave smallint, which some drivers
-- send for small numbers, and untyped parameters without a best candidate.
CREATE FUNCTION @extschema@.news_summary_best(
    pg_catalog.text,
    pg_catalog.int8
)
    RETURNS pg_catalog.text[]
    AS 'MODULE_PATHNAME', 'news_summary_best_n'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_summary_best(pg_catalog.text, pg_catalog.int8)
    IS 'implementation of |> operator';

CREATE OPERATOR @extschema@.|> (
    RIGHTARG = pg_catalog.text,
    FUNCTION = @extschema@.news_summary_best
);
COMMENT ON OPERATOR @extschema@.|> (NONE, pg_catalog.text)
    IS 'summary in three sentences';

CREATE OPERATOR @extschema@.|> (
    LEFTARG = pg_catalog.text,
    RIGHTARG = pg_catalog.int8,
    FUNCTION = @extschema@.news_summary_best
);
COMMENT ON OPERATOR @extschema@.|> (pg_catalog.text, pg_catalog.int8)
    IS 'summary in n sentences';

CREATE OPERATOR @extschema@.|~ (
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.news_tone
);
COMMENT ON OPERATOR @extschema@.|~ (NONE, @extschema@.newsdoc)
    IS 'tone of the article';

CREATE OPERATOR @extschema@.|~ (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = pg_catalog.text,
    FUNCTION = @extschema@.news_tone
);
COMMENT ON OPERATOR @extschema@.|~ (@extschema@.newsdoc, pg_catalog.text)
    IS 'tone toward an entity';

CREATE OPERATOR @extschema@.|~ (
    RIGHTARG = pg_catalog.text,
    FUNCTION = @extschema@.news_tone
);
COMMENT ON OPERATOR @extschema@.|~ (NONE, pg_catalog.text)
    IS 'tone of the text';

CREATE OPERATOR @extschema@.|~ (
    LEFTARG = pg_catalog.text,
    RIGHTARG = pg_catalog.text,
    FUNCTION = @extschema@.news_tone
);
COMMENT ON OPERATOR @extschema@.|~ (pg_catalog.text, pg_catalog.text)
    IS 'tone toward a phrase of the text';

