-- newsnames_io: the type, its input and output, its casts

CREATE TYPE @extschema@.newsnames;

CREATE FUNCTION @extschema@.newsnames_in(pg_catalog.cstring)
    RETURNS @extschema@.newsnames
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION @extschema@.newsnames_in(pg_catalog.cstring)
    IS 'I/O: newsnames from its JSON text form';

CREATE FUNCTION @extschema@.newsnames_out(@extschema@.newsnames)
    RETURNS pg_catalog.cstring
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION @extschema@.newsnames_out(@extschema@.newsnames)
    IS 'I/O: the JSON text form of a newsnames';

CREATE FUNCTION @extschema@.newsnames_recv(pg_catalog.internal)
    RETURNS @extschema@.newsnames
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.newsnames_recv(pg_catalog.internal)
    IS 'I/O: newsnames from its binary form';

CREATE FUNCTION @extschema@.newsnames_send(@extschema@.newsnames)
    RETURNS pg_catalog.bytea
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsnames_send(@extschema@.newsnames)
    IS 'I/O: the binary form of a newsnames';

CREATE TYPE @extschema@.newsnames (
    INPUT = @extschema@.newsnames_in,
    OUTPUT = @extschema@.newsnames_out,
    RECEIVE = @extschema@.newsnames_recv,
    SEND = @extschema@.newsnames_send,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = extended
);
COMMENT ON TYPE @extschema@.newsnames
    IS 'names of a user: by which alias a text names what, and of which kind that is';

CREATE FUNCTION @extschema@.newsnames_to_json(@extschema@.newsnames)
    RETURNS pg_catalog.json
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION @extschema@.newsnames_to_json(@extschema@.newsnames)
    IS 'implementation of the cast from newsnames to json';

CREATE FUNCTION @extschema@.newsnames_to_jsonb(@extschema@.newsnames)
    RETURNS pg_catalog.jsonb
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 3000;
COMMENT ON FUNCTION @extschema@.newsnames_to_jsonb(@extschema@.newsnames)
    IS 'implementation of the cast from newsnames to jsonb';

CREATE CAST (@extschema@.newsnames AS pg_catalog.json)
    WITH FUNCTION @extschema@.newsnames_to_json(@extschema@.newsnames) AS ASSIGNMENT;
COMMENT ON CAST (@extschema@.newsnames AS pg_catalog.json)
    IS 'the text form of a newsnames, as json';

CREATE CAST (@extschema@.newsnames AS pg_catalog.jsonb)
    WITH FUNCTION @extschema@.newsnames_to_jsonb(@extschema@.newsnames) AS ASSIGNMENT;
COMMENT ON CAST (@extschema@.newsnames AS pg_catalog.jsonb)
    IS 'the text form of a newsnames, as jsonb';

