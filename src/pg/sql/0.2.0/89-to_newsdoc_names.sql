-- to_newsdoc_names: to_newsdoc with a user's own names

CREATE FUNCTION @extschema@.to_newsdoc(
    body pg_catalog.text,
    title pg_catalog.text,
    model pg_catalog.text,
    names @extschema@.newsnames
)
    RETURNS @extschema@.newsdoc
    AS 'MODULE_PATHNAME', 'to_newsdoc_names'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 300
    SUPPORT @extschema@.newsx_text_support;
COMMENT ON FUNCTION @extschema@.to_newsdoc(pg_catalog.text, pg_catalog.text, pg_catalog.text, @extschema@.newsnames)
    IS 'analyse an article, finding the names of a list besides';

CREATE FUNCTION @extschema@.to_newsdoc(
    body pg_catalog.text,
    title pg_catalog.text,
    names @extschema@.newsnames
)
    RETURNS @extschema@.newsdoc
    AS 'MODULE_PATHNAME', 'to_newsdoc_title_names'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 300
    SUPPORT @extschema@.newsx_text_support;
COMMENT ON FUNCTION @extschema@.to_newsdoc(pg_catalog.text, pg_catalog.text, @extschema@.newsnames)
    IS 'the same with the usual model';

CREATE FUNCTION @extschema@.to_newsdoc(
    body pg_catalog.text,
    names @extschema@.newsnames,
    model pg_catalog.text DEFAULT 'en'
)
    RETURNS @extschema@.newsdoc
    AS 'MODULE_PATHNAME', 'to_newsdoc_model_names'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 300
    SUPPORT @extschema@.newsx_text_support;
COMMENT ON FUNCTION @extschema@.to_newsdoc(pg_catalog.text, @extschema@.newsnames, pg_catalog.text)
    IS 'the same without a title';
