-- Everything that belongs to the extension, as rows: what it is, and how it is defined, with no
-- number that differs between two databases of one server.
WITH members AS (
    SELECT d.classid, d.objid, pg_describe_object(d.classid, d.objid, 0) AS object
    FROM pg_depend d
    WHERE d.deptype = 'e'
        AND d.refclassid = 'pg_extension'::regclass
        AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'newsx')
), definitions AS (
    SELECT p.oid, 'pg_proc'::regclass AS class,
        to_jsonb(p) - '{oid,pronamespace,proowner,prorettype,proargtypes,proallargtypes,proargdefaults}'::text[]
            || jsonb_build_object('arguments', pg_get_function_arguments(p.oid), 'result', pg_get_function_result(p.oid))
            || coalesce((
                SELECT to_jsonb(a) - '{aggfnoid,aggtranstype,aggmtranstype,aggsortop}'::text[]
                    || jsonb_build_object('state', a.aggtranstype::regtype, 'moving', a.aggmtranstype::regtype,
                                          'sort', a.aggsortop::regoperator)
                FROM pg_aggregate a
                WHERE a.aggfnoid = p.oid), '{}') AS definition
    FROM pg_proc p
    UNION ALL
    SELECT t.oid, 'pg_type'::regclass,
        to_jsonb(t) - '{oid,typnamespace,typowner,typarray,typelem,typrelid,typbasetype}'::text[]
            || jsonb_build_object('array', t.typarray::regtype, 'element', t.typelem::regtype)
    FROM pg_type t
    UNION ALL
    SELECT o.oid, 'pg_operator'::regclass,
        to_jsonb(o) - '{oid,oprnamespace,oprowner,oprleft,oprright,oprresult,oprcom,oprnegate}'::text[]
            || jsonb_build_object('result', o.oprresult::regtype, 'function', o.oprcode::regprocedure,
                                  'commutator', o.oprcom::regoperator, 'negator', o.oprnegate::regoperator)
    FROM pg_operator o
    UNION ALL
    SELECT c.oid, 'pg_cast'::regclass,
        jsonb_build_object('function', c.castfunc::regprocedure, 'context', c.castcontext, 'method', c.castmethod)
    FROM pg_cast c
    UNION ALL
    SELECT c.oid, 'pg_opclass'::regclass,
        jsonb_build_object('default', c.opcdefault, 'type', c.opcintype::regtype, 'key', c.opckeytype::regtype,
                           'family', pg_describe_object('pg_opfamily'::regclass, c.opcfamily, 0))
    FROM pg_opclass c
    UNION ALL
    SELECT f.oid, 'pg_opfamily'::regclass,
        jsonb_build_object(
            'operators', (
                SELECT jsonb_agg(jsonb_build_array(o.amopstrategy, o.amoppurpose, o.amopopr::regoperator,
                                                   o.amoplefttype::regtype, o.amoprighttype::regtype)
                                 ORDER BY o.amopstrategy, o.amopopr::regoperator::text)
                FROM pg_amop o
                WHERE o.amopfamily = f.oid),
            'functions', (
                SELECT jsonb_agg(jsonb_build_array(p.amprocnum, p.amproc::regprocedure,
                                                   p.amproclefttype::regtype, p.amprocrighttype::regtype)
                                 ORDER BY p.amprocnum, p.amproc::regprocedure::text)
                FROM pg_amproc p
                WHERE p.amprocfamily = f.oid))
    FROM pg_opfamily f
)
SELECT m.object || ' is ' || coalesce(d.definition::text, 'of a class that definitions.sql lacks')
FROM members m
    LEFT JOIN definitions d ON d.oid = m.objid AND d.class = m.classid
UNION ALL
SELECT m.object || ' has the comment ' || coalesce(obj_description(m.objid, m.classid::regclass::name), 'none')
FROM members m
UNION ALL
SELECT m.object || ' had the privileges ' || i.initprivs::text
FROM members m
    JOIN pg_init_privs i ON i.objoid = m.objid AND i.classoid = m.classid
UNION ALL
SELECT m.object || ' depends on ' || pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid) || ', ' || d.deptype::text
FROM members m
    JOIN pg_depend d ON d.objid = m.objid AND d.classid = m.classid
ORDER BY 1;
