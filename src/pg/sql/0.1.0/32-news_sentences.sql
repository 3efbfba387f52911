-- news_sentences: sentences with rank and tone

CREATE FUNCTION @extschema@.news_sentences(news @extschema@.newsdoc)
    RETURNS TABLE (
        no pg_catalog.int4,
        pos pg_catalog.int4,
        len pg_catalog.int4,
        block pg_catalog.text,
        salience pg_catalog.float4,
        rank pg_catalog.int4,
        tone pg_catalog.float4,
        quoted pg_catalog.bool,
        quote_tone pg_catalog.float4
    )
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 30;
COMMENT ON FUNCTION @extschema@.news_sentences(@extschema@.newsdoc)
    IS 'sentences of an article in reading order';

CREATE FUNCTION @extschema@.news_sentences(body pg_catalog.text)
    RETURNS TABLE (
        no pg_catalog.int4,
        pos pg_catalog.int4,
        len pg_catalog.int4,
        block pg_catalog.text,
        salience pg_catalog.float4,
        rank pg_catalog.int4,
        tone pg_catalog.float4,
        quoted pg_catalog.bool,
        quote_tone pg_catalog.float4
    )
    AS 'MODULE_PATHNAME', 'news_sentences_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 ROWS 30;
COMMENT ON FUNCTION @extschema@.news_sentences(pg_catalog.text)
    IS 'sentences of an article in reading order (analyses the text)';

