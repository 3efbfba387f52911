-- newsdoc_funcs: the constructor of newsdoc, and what a value says of its making

CREATE FUNCTION @extschema@.to_newsdoc(
    body pg_catalog.text,
    title pg_catalog.text DEFAULT NULL,
    model pg_catalog.text DEFAULT 'en'
)
    RETURNS @extschema@.newsdoc
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.to_newsdoc(pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'analyse an article: entities, sentences, tone, structure';

CREATE FUNCTION @extschema@.newsdoc_model(news @extschema@.newsdoc)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION @extschema@.newsdoc_model(@extschema@.newsdoc)
    IS 'the model and the ICU data that made a newsdoc';

CREATE FUNCTION @extschema@.newsdoc_is_stale(news @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION @extschema@.newsdoc_is_stale(@extschema@.newsdoc)
    IS 'would the installed model or ICU make another newsdoc?';

CREATE FUNCTION @extschema@.newsdoc_truncated(news @extschema@.newsdoc)
    RETURNS pg_catalog.bool
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION @extschema@.newsdoc_truncated(@extschema@.newsdoc)
    IS 'was the text too long to be analysed to its end?';

