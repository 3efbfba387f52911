-- news_summary: the best sentences in reading order

CREATE FUNCTION @extschema@.news_summary(
    body pg_catalog.text,
    n pg_catalog.int4 DEFAULT 3,
    max_chars pg_catalog.int4 DEFAULT NULL
)
    RETURNS pg_catalog.text[]
    AS 'MODULE_PATHNAME', 'news_summary_body'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_summary(pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'the n best sentences of a text in reading order, at most max_chars characters';

CREATE FUNCTION @extschema@.news_summary(
    news @extschema@.newsdoc,
    body pg_catalog.text,
    n pg_catalog.int4 DEFAULT 3,
    max_chars pg_catalog.int4 DEFAULT NULL
)
    RETURNS pg_catalog.text[]
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 15;
COMMENT ON FUNCTION @extschema@.news_summary(@extschema@.newsdoc, pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'the n best sentences of an article in reading order, cut from its body';

