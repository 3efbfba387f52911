-- models: the installed models

CREATE FUNCTION @extschema@.newsx_models()
    RETURNS TABLE (
        name pg_catalog.text,
        version pg_catalog.int4,
        language pg_catalog.text,
        digest pg_catalog.text,
        size pg_catalog.int8,
        licence pg_catalog.text,
        credits pg_catalog.text
    )
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 100 ROWS 3;
COMMENT ON FUNCTION @extschema@.newsx_models()
    IS 'installed models with their origin';

