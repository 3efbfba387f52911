-- news_evidence: the words and rules behind a tone

CREATE FUNCTION @extschema@.news_evidence(
    body pg_catalog.text,
    target pg_catalog.text DEFAULT NULL
)
    RETURNS TABLE (
        pos pg_catalog.int4,
        len pg_catalog.int4,
        word pg_catalog.text,
        weight pg_catalog.float8,
        reason pg_catalog.text,
        quoted pg_catalog.bool
    )
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 300 ROWS 50;
COMMENT ON FUNCTION @extschema@.news_evidence(pg_catalog.text, pg_catalog.text)
    IS 'words and rules behind the tone of a text or toward a phrase of it; the weights add up to news_tone';

