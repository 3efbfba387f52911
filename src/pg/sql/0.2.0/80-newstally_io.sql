-- newstally_io: the type, its input and output, its casts

CREATE TYPE @extschema@.newstally;

CREATE FUNCTION @extschema@.newstally_in(pg_catalog.cstring)
    RETURNS @extschema@.newstally
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION @extschema@.newstally_in(pg_catalog.cstring)
    IS 'I/O: newstally from its JSON text form';

CREATE FUNCTION @extschema@.newstally_out(@extschema@.newstally)
    RETURNS pg_catalog.cstring
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION @extschema@.newstally_out(@extschema@.newstally)
    IS 'I/O: the JSON text form of a newstally';

CREATE FUNCTION @extschema@.newstally_recv(pg_catalog.internal)
    RETURNS @extschema@.newstally
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.newstally_recv(pg_catalog.internal)
    IS 'I/O: newstally from its binary form';

CREATE FUNCTION @extschema@.newstally_send(@extschema@.newstally)
    RETURNS pg_catalog.bytea
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newstally_send(@extschema@.newstally)
    IS 'I/O: the binary form of a newstally';

CREATE TYPE @extschema@.newstally (
    INPUT = @extschema@.newstally_in,
    OUTPUT = @extschema@.newstally_out,
    RECEIVE = @extschema@.newstally_recv,
    SEND = @extschema@.newstally_send,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = extended
);
COMMENT ON TYPE @extschema@.newstally
    IS 'which names, in how many articles, how often, in what tone; mergeable';

CREATE FUNCTION @extschema@.newstally_to_json(@extschema@.newstally)
    RETURNS pg_catalog.json
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION @extschema@.newstally_to_json(@extschema@.newstally)
    IS 'implementation of the cast from newstally to json';

CREATE FUNCTION @extschema@.newstally_to_jsonb(@extschema@.newstally)
    RETURNS pg_catalog.jsonb
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 3000;
COMMENT ON FUNCTION @extschema@.newstally_to_jsonb(@extschema@.newstally)
    IS 'implementation of the cast from newstally to jsonb';

CREATE CAST (@extschema@.newstally AS pg_catalog.json)
    WITH FUNCTION @extschema@.newstally_to_json(@extschema@.newstally) AS ASSIGNMENT;
COMMENT ON CAST (@extschema@.newstally AS pg_catalog.json)
    IS 'the text form of a newstally, as json';

CREATE CAST (@extschema@.newstally AS pg_catalog.jsonb)
    WITH FUNCTION @extschema@.newstally_to_jsonb(@extschema@.newstally) AS ASSIGNMENT;
COMMENT ON CAST (@extschema@.newstally AS pg_catalog.jsonb)
    IS 'the text form of a newstally, as jsonb';

