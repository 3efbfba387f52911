-- news_tone: tone of an article, or toward something in it

CREATE FUNCTION @extschema@.news_tone(news @extschema@.newsdoc)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION @extschema@.news_tone(@extschema@.newsdoc)
    IS 'tone of an article, -1 to 1';

CREATE FUNCTION @extschema@.news_tone(
    news @extschema@.newsdoc,
    entity pg_catalog.text
)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME', 'news_tone_entity'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION @extschema@.news_tone(@extschema@.newsdoc, pg_catalog.text)
    IS 'tone toward an entity, NULL if it is not mentioned';

CREATE FUNCTION @extschema@.news_tone(body pg_catalog.text)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME', 'news_tone_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_tone(pg_catalog.text)
    IS 'tone of a text, -1 to 1';

CREATE FUNCTION @extschema@.news_tone(
    body pg_catalog.text,
    target pg_catalog.text
)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME', 'news_tone_target'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_tone(pg_catalog.text, pg_catalog.text)
    IS 'tone toward any phrase of a text, NULL if it is not there';

CREATE FUNCTION @extschema@.news_tone(
    body pg_catalog.text,
    pos pg_catalog.int4,
    len pg_catalog.int4
)
    RETURNS pg_catalog.float8
    AS 'MODULE_PATHNAME', 'news_tone_place'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_tone(pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'tone toward what is named at a place of a text';

