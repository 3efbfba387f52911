-- newsx_collation: what compares names heeds no collation, and is planned without one

CREATE FUNCTION @extschema@.newsx_names_support(pg_catalog.internal)
    RETURNS pg_catalog.internal
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsx_names_support(pg_catalog.internal)
    IS 'planner support: names are compared without a collation';

ALTER FUNCTION @extschema@.news_contains(@extschema@.newsdoc, pg_catalog.text)
    SUPPORT @extschema@.newsx_names_support;
ALTER FUNCTION @extschema@.news_contained(pg_catalog.text, @extschema@.newsdoc)
    SUPPORT @extschema@.newsx_names_support;
ALTER FUNCTION @extschema@.news_tone(@extschema@.newsdoc, pg_catalog.text)
    SUPPORT @extschema@.newsx_names_support;
