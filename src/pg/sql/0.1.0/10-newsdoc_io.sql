-- newsdoc_io: the type, its input and output, its casts

CREATE TYPE @extschema@.newsdoc;

CREATE FUNCTION @extschema@.newsdoc_in(pg_catalog.cstring)
    RETURNS @extschema@.newsdoc
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.newsdoc_in(pg_catalog.cstring)
    IS 'I/O: newsdoc from its JSON text form';

CREATE FUNCTION @extschema@.newsdoc_out(@extschema@.newsdoc)
    RETURNS pg_catalog.cstring
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.newsdoc_out(@extschema@.newsdoc)
    IS 'I/O: the JSON text form of a newsdoc';

CREATE FUNCTION @extschema@.newsdoc_recv(pg_catalog.internal)
    RETURNS @extschema@.newsdoc
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION @extschema@.newsdoc_recv(pg_catalog.internal)
    IS 'I/O: newsdoc from its binary form';

CREATE FUNCTION @extschema@.newsdoc_send(@extschema@.newsdoc)
    RETURNS pg_catalog.bytea
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsdoc_send(@extschema@.newsdoc)
    IS 'I/O: the binary form of a newsdoc';

CREATE TYPE @extschema@.newsdoc (
    INPUT = @extschema@.newsdoc_in,
    OUTPUT = @extschema@.newsdoc_out,
    RECEIVE = @extschema@.newsdoc_recv,
    SEND = @extschema@.newsdoc_send,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = extended
);
COMMENT ON TYPE @extschema@.newsdoc
    IS 'what newsx found in an article: structure, entities, ranked sentences, tone';

CREATE FUNCTION @extschema@.newsdoc_to_json(@extschema@.newsdoc)
    RETURNS pg_catalog.json
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.newsdoc_to_json(@extschema@.newsdoc)
    IS 'implementation of the cast from newsdoc to json';

CREATE FUNCTION @extschema@.newsdoc_to_jsonb(@extschema@.newsdoc)
    RETURNS pg_catalog.jsonb
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.newsdoc_to_jsonb(@extschema@.newsdoc)
    IS 'implementation of the cast from newsdoc to jsonb';

CREATE CAST (@extschema@.newsdoc AS pg_catalog.json)
    WITH FUNCTION @extschema@.newsdoc_to_json(@extschema@.newsdoc) AS ASSIGNMENT;
COMMENT ON CAST (@extschema@.newsdoc AS pg_catalog.json)
    IS 'the text form of a newsdoc, as json';

CREATE CAST (@extschema@.newsdoc AS pg_catalog.jsonb)
    WITH FUNCTION @extschema@.newsdoc_to_jsonb(@extschema@.newsdoc) AS ASSIGNMENT;
COMMENT ON CAST (@extschema@.newsdoc AS pg_catalog.jsonb)
    IS 'the text form of a newsdoc, as jsonb';

