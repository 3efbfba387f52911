-- The extension as a whole: who can create it, where, and what users see in it; catalog.sql
-- looks at the rest.

-- A newcomer who may create objects in the database can install it: it is
-- trusted.  It goes where it is told, whatever stands in front of the path.
CREATE ROLE regress_newsx_owner;
SELECT format('GRANT CREATE ON DATABASE %I TO regress_newsx_owner', current_database()) \gexec
CREATE SCHEMA hostile;
GRANT USAGE ON SCHEMA hostile TO regress_newsx_owner;
CREATE FUNCTION hostile.newsdoc_cmp(text, text) RETURNS int LANGUAGE sql AS 'SELECT 1/0';
CREATE FUNCTION hostile.news_tone(text) RETURNS float8 LANGUAGE sql AS 'SELECT 1/0.0';
CREATE DOMAIN hostile.text AS int;
CREATE DOMAIN hostile.float8 AS int;
SET ROLE regress_newsx_owner;
CREATE SCHEMA "News desk";
SET search_path = hostile, pg_catalog;
CREATE EXTENSION newsx SCHEMA "News desk";
SELECT "News desk".news_tone("News desk".to_newsdoc('')) AS tone;
SELECT n.nspname AS schema, count(*) > 0 AS has_functions
FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass
WHERE d.deptype = 'e'
    AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'newsx')
GROUP BY 1;
RESET search_path;

DROP EXTENSION newsx;
RESET ROLE;
DROP SCHEMA "News desk", hostile CASCADE;
SELECT format('REVOKE CREATE ON DATABASE %I FROM regress_newsx_owner', current_database()) \gexec
DROP ROLE regress_newsx_owner;

-- The one that all other tests use.
CREATE EXTENSION newsx;

-- It stays where it is.
ALTER EXTENSION newsx SET SCHEMA pg_temp;

CREATE TEMP VIEW members AS
SELECT d.classid, d.objid, pg_describe_object(d.classid, d.objid, 0) AS object
FROM pg_depend d
WHERE d.deptype = 'e'
    AND d.refclassid = 'pg_extension'::regclass
    AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'newsx');

-- The surface, as users see it.
\pset format unaligned
SELECT p.proname AS function,
    pg_get_function_arguments(p.oid) AS arguments,
    pg_get_function_result(p.oid) AS result
FROM pg_proc p
    JOIN members m ON m.objid = p.oid AND m.classid = 'pg_proc'::regclass
WHERE 'internal'::regtype <> ALL (p.proargtypes::oid[]) AND NOT EXISTS (SELECT FROM pg_aggregate a WHERE p.oid IN (a.aggtransfn, a.aggcombinefn))
    AND p.proname !~ '^(newsdoc|newsquery|newstally)_(in|out|recv|send|eq|ne|lt|le|gt|ge|cmp|hash|hash_extended|to_jsonb?)$'
ORDER BY 1, 2;
SELECT o.oid::regoperator AS operator, o.oprresult::regtype AS result
FROM pg_operator o
    JOIN members m ON m.objid = o.oid AND m.classid = 'pg_operator'::regclass
ORDER BY o.oprname COLLATE "C", o.oprleft::regtype::text COLLATE "C", o.oprright::regtype::text COLLATE "C";

\pset format aligned

-- What the other tests use: what a statement fails with.
CREATE FUNCTION fault(statement text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    state text;
    message text;
    detail text;
    hint text;
BEGIN
    EXECUTE statement;
    RETURN 'no fault';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS
        state = RETURNED_SQLSTATE,
        message = MESSAGE_TEXT,
        detail = PG_EXCEPTION_DETAIL,
        hint = PG_EXCEPTION_HINT;
    RETURN concat_ws(E'\n', state || ' ' || message, nullif(detail, ''), nullif(hint, ''));
END
$$;
