-- newsquery_io: the type, its input and output, its making from a text

CREATE TYPE @extschema@.newsquery;

CREATE FUNCTION @extschema@.newsquery_in(pg_catalog.cstring)
    RETURNS @extschema@.newsquery
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION @extschema@.newsquery_in(pg_catalog.cstring)
    IS 'I/O: newsquery from its text form';

CREATE FUNCTION @extschema@.newsquery_out(@extschema@.newsquery)
    RETURNS pg_catalog.cstring
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION @extschema@.newsquery_out(@extschema@.newsquery)
    IS 'I/O: the text form of a newsquery';

CREATE FUNCTION @extschema@.newsquery_recv(pg_catalog.internal)
    RETURNS @extschema@.newsquery
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION @extschema@.newsquery_recv(pg_catalog.internal)
    IS 'I/O: newsquery from its binary form';

CREATE FUNCTION @extschema@.newsquery_send(@extschema@.newsquery)
    RETURNS pg_catalog.bytea
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.newsquery_send(@extschema@.newsquery)
    IS 'I/O: the binary form of a newsquery';

CREATE TYPE @extschema@.newsquery (
    INPUT = @extschema@.newsquery_in,
    OUTPUT = @extschema@.newsquery_out,
    RECEIVE = @extschema@.newsquery_recv,
    SEND = @extschema@.newsquery_send,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = extended
);
COMMENT ON TYPE @extschema@.newsquery
    IS 'what is asked of newsdocs: names joined by and, or, not';

CREATE FUNCTION @extschema@.to_newsquery(query pg_catalog.text)
    RETURNS @extschema@.newsquery
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION @extschema@.to_newsquery(pg_catalog.text)
    IS 'newsquery from its text form';

