-- news_match: @@, @>, <@, && on newsdoc: which articles have the names asked for

CREATE FUNCTION @extschema@.news_match(@extschema@.newsdoc, @extschema@.newsquery)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 25;
COMMENT ON FUNCTION @extschema@.news_match(@extschema@.newsdoc, @extschema@.newsquery)
    IS 'implementation of @@ operator';

CREATE FUNCTION @extschema@.news_match(@extschema@.newsquery, @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME', 'news_match_commuted'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 25;
COMMENT ON FUNCTION @extschema@.news_match(@extschema@.newsquery, @extschema@.newsdoc)
    IS 'implementation of @@ operator';

CREATE FUNCTION @extschema@.news_contains(@extschema@.newsdoc, pg_catalog.text)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 25;
COMMENT ON FUNCTION @extschema@.news_contains(@extschema@.newsdoc, pg_catalog.text)
    IS 'implementation of @> operator';

CREATE FUNCTION @extschema@.news_contains(@extschema@.newsdoc, pg_catalog.text[])
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME', 'news_contains_all'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 25;
COMMENT ON FUNCTION @extschema@.news_contains(@extschema@.newsdoc, pg_catalog.text[])
    IS 'implementation of @> operator';

CREATE FUNCTION @extschema@.news_contained(pg_catalog.text, @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 25;
COMMENT ON FUNCTION @extschema@.news_contained(pg_catalog.text, @extschema@.newsdoc)
    IS 'implementation of <@ operator';

CREATE FUNCTION @extschema@.news_contained(pg_catalog.text[], @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME', 'news_all_contained'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 25;
COMMENT ON FUNCTION @extschema@.news_contained(pg_catalog.text[], @extschema@.newsdoc)
    IS 'implementation of <@ operator';

CREATE FUNCTION @extschema@.news_overlap(@extschema@.newsdoc, pg_catalog.text[])
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 25;
COMMENT ON FUNCTION @extschema@.news_overlap(@extschema@.newsdoc, pg_catalog.text[])
    IS 'implementation of && operator';

CREATE FUNCTION @extschema@.news_overlap(pg_catalog.text[], @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME', 'news_overlap_commuted'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 25;
COMMENT ON FUNCTION @extschema@.news_overlap(pg_catalog.text[], @extschema@.newsdoc)
    IS 'implementation of && operator';

CREATE OPERATOR @extschema@.@@ (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = @extschema@.newsquery,
    FUNCTION = @extschema@.news_match,
    COMMUTATOR = OPERATOR(@extschema@.@@),
    RESTRICT = @extschema@.newsdoc_query_sel,
    JOIN = @extschema@.newsdoc_query_joinsel
);
COMMENT ON OPERATOR @extschema@.@@ (@extschema@.newsdoc, @extschema@.newsquery)
    IS 'matches the query';

CREATE OPERATOR @extschema@.@@ (
    LEFTARG = @extschema@.newsquery,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.news_match,
    COMMUTATOR = OPERATOR(@extschema@.@@),
    RESTRICT = @extschema@.newsdoc_query_sel,
    JOIN = @extschema@.newsdoc_query_joinsel
);
COMMENT ON OPERATOR @extschema@.@@ (@extschema@.newsquery, @extschema@.newsdoc)
    IS 'is matched by the article';

CREATE OPERATOR @extschema@.@> (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = pg_catalog.text,
    FUNCTION = @extschema@.news_contains,
    COMMUTATOR = OPERATOR(@extschema@.<@),
    RESTRICT = @extschema@.newsdoc_names_sel,
    JOIN = @extschema@.newsdoc_names_joinsel
);
COMMENT ON OPERATOR @extschema@.@> (@extschema@.newsdoc, pg_catalog.text)
    IS 'has the name';

CREATE OPERATOR @extschema@.@> (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = pg_catalog.text[],
    FUNCTION = @extschema@.news_contains,
    COMMUTATOR = OPERATOR(@extschema@.<@),
    RESTRICT = @extschema@.newsdoc_names_sel,
    JOIN = @extschema@.newsdoc_names_joinsel
);
COMMENT ON OPERATOR @extschema@.@> (@extschema@.newsdoc, pg_catalog.text[])
    IS 'has all of the names';

CREATE OPERATOR @extschema@.<@ (
    LEFTARG = pg_catalog.text,
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.news_contained,
    COMMUTATOR = OPERATOR(@extschema@.@>),
    RESTRICT = @extschema@.newsdoc_names_sel,
    JOIN = @extschema@.newsdoc_names_joinsel
);
COMMENT ON OPERATOR @extschema@.<@ (pg_catalog.text, @extschema@.newsdoc)
    IS 'is a name in the article';

CREATE OPERATOR @extschema@.<@ (
    LEFTARG = pg_catalog.text[],
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.news_contained,
    COMMUTATOR = OPERATOR(@extschema@.@>),
    RESTRICT = @extschema@.newsdoc_names_sel,
    JOIN = @extschema@.newsdoc_names_joinsel
);
COMMENT ON OPERATOR @extschema@.<@ (pg_catalog.text[], @extschema@.newsdoc)
    IS 'are all names in the article';

CREATE OPERATOR @extschema@.&& (
    LEFTARG = @extschema@.newsdoc,
    RIGHTARG = pg_catalog.text[],
    FUNCTION = @extschema@.news_overlap,
    COMMUTATOR = OPERATOR(@extschema@.&&),
    RESTRICT = @extschema@.newsdoc_names_sel,
    JOIN = @extschema@.newsdoc_names_joinsel
);
COMMENT ON OPERATOR @extschema@.&& (@extschema@.newsdoc, pg_catalog.text[])
    IS 'has any of the names';

CREATE OPERATOR @extschema@.&& (
    LEFTARG = pg_catalog.text[],
    RIGHTARG = @extschema@.newsdoc,
    FUNCTION = @extschema@.news_overlap,
    COMMUTATOR = OPERATOR(@extschema@.&&),
    RESTRICT = @extschema@.newsdoc_names_sel,
    JOIN = @extschema@.newsdoc_names_joinsel
);
COMMENT ON OPERATOR @extschema@.&& (pg_catalog.text[], @extschema@.newsdoc)
    IS 'has any of the names';
