-- newsx_support: what the planner asks about functions and operators

CREATE FUNCTION @extschema@.newsx_text_support(pg_catalog.internal)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsx_text_support(pg_catalog.internal)
    IS 'planner support: cost of analysing a text, and rows';

CREATE FUNCTION @extschema@.newsx_newsdoc_support(pg_catalog.internal)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsx_newsdoc_support(pg_catalog.internal)
    IS 'planner support: rows of a newsdoc';

CREATE FUNCTION @extschema@.newsx_query_support(pg_catalog.internal)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsx_query_support(pg_catalog.internal)
    IS 'planner support: queries that match everything or nothing';

CREATE FUNCTION @extschema@.newsx_all_names_support(pg_catalog.internal)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsx_all_names_support(pg_catalog.internal)
    IS 'planner support: all of no names';

CREATE FUNCTION @extschema@.newsx_any_name_support(pg_catalog.internal)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsx_any_name_support(pg_catalog.internal)
    IS 'planner support: one of no names';

-- What analyses a text.
ALTER FUNCTION @extschema@.to_newsdoc(pg_catalog.text, pg_catalog.text, pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_entities(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_mentions(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_sentences(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_summary(pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_tone(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_tone(pg_catalog.text, pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_tone(pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_evidence(pg_catalog.text, pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_headline(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_byline(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_agency(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_dateline(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_highlight(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_debug(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_names(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_names(pg_catalog.text, pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_summary_best(pg_catalog.text)
    SUPPORT @extschema@.newsx_text_support;
ALTER FUNCTION @extschema@.news_summary_best(pg_catalog.text, pg_catalog.int8)
    SUPPORT @extschema@.newsx_text_support;

-- What returns the rows of a newsdoc.
ALTER FUNCTION @extschema@.news_entities(@extschema@.newsdoc)
    SUPPORT @extschema@.newsx_newsdoc_support;
ALTER FUNCTION @extschema@.news_mentions(@extschema@.newsdoc)
    SUPPORT @extschema@.newsx_newsdoc_support;
ALTER FUNCTION @extschema@.news_sentences(@extschema@.newsdoc)
    SUPPORT @extschema@.newsx_newsdoc_support;

-- What may match everything or nothing.
ALTER FUNCTION @extschema@.news_match(@extschema@.newsdoc, @extschema@.newsquery)
    SUPPORT @extschema@.newsx_query_support;
ALTER FUNCTION @extschema@.news_match(@extschema@.newsquery, @extschema@.newsdoc)
    SUPPORT @extschema@.newsx_query_support;
ALTER FUNCTION @extschema@.news_contains(@extschema@.newsdoc, pg_catalog.text[])
    SUPPORT @extschema@.newsx_all_names_support;
ALTER FUNCTION @extschema@.news_contained(pg_catalog.text[], @extschema@.newsdoc)
    SUPPORT @extschema@.newsx_all_names_support;
ALTER FUNCTION @extschema@.news_overlap(@extschema@.newsdoc, pg_catalog.text[])
    SUPPORT @extschema@.newsx_any_name_support;
ALTER FUNCTION @extschema@.news_overlap(pg_catalog.text[], @extschema@.newsdoc)
    SUPPORT @extschema@.newsx_any_name_support;
