-- What every object of the extension must be, as opr_sanity and type_sanity ask it of the
-- server's own.  A list stands where there are exceptions; all else gives no rows.

\pset format unaligned

CREATE TEMP VIEW members AS
SELECT d.classid, d.objid, pg_describe_object(d.classid, d.objid, 0) AS object
FROM pg_depend d
WHERE d.deptype = 'e'
    AND d.refclassid = 'pg_extension'::regclass
    AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'newsx');

-- Every object has a comment.
SELECT object
FROM members m
WHERE obj_description(m.objid, m.classid::regclass::name) IS NULL
ORDER BY 1;

--
-- Functions
--

CREATE TEMP VIEW functions AS
SELECT p.*
FROM pg_proc p
    JOIN members m ON m.objid = p.oid AND m.classid = 'pg_proc'::regclass;

-- All are in C, in one library, so no body looks a name up by the search_path; none runs with
-- its owner's rights, none reads a table that a worker of a distributed database lacks.
SELECT p.oid::regprocedure
FROM functions p
    JOIN pg_language l ON l.oid = p.prolang
WHERE p.prokind = 'f' AND (l.lanname <> 'c' OR p.probin <> '$libdir/newsx')
    OR p.prosecdef OR p.proleakproof OR p.proconfig IS NOT NULL OR p.prokind NOT IN ('f', 'a');

-- All may run in parallel workers.
SELECT p.oid::regprocedure, p.proparallel
FROM functions p
WHERE p.proparallel <> 's';

-- None is volatile; stable are those that look at what is installed, or at statistics.
SELECT p.oid::regprocedure, p.provolatile
FROM functions p
WHERE p.provolatile <> 'i'
ORDER BY p.oid::regprocedure::text COLLATE "C";

-- Not strict are those that take NULL for "none", and what stands behind aggregates.
SELECT p.oid::regprocedure
FROM functions p
WHERE NOT p.proisstrict AND p.prokind = 'f'
ORDER BY p.oid::regprocedure::text COLLATE "C";

-- What analyses a text costs more than core's to_tsvector, what reads a newsdoc less; a tally
-- holds thousands of names.
SELECT p.oid::regprocedure, p.procost
FROM functions p
WHERE p.prokind = 'f' AND (p.proargnames[1] = 'body' AND p.proargtypes[0] = 'text'::regtype) <> (p.procost >= 100)
ORDER BY p.oid::regprocedure::text COLLATE "C";

-- What returns rows says how many.
SELECT p.oid::regprocedure, p.prorows
FROM functions p
WHERE p.proretset AND p.prorows = 1000
ORDER BY p.oid::regprocedure::text COLLATE "C";

-- Only what the server alone can call takes or gives internal.
SELECT p.oid::regprocedure
FROM functions p
WHERE p.prorettype = 'internal'::regtype AND NOT 'internal'::regtype = ANY (p.proargtypes::oid[]);

-- What helps the planner with which function.
SELECT p.oid::regprocedure AS function, p.prosupport AS support
FROM functions p
WHERE p.prosupport <> 0
ORDER BY p.oid::regprocedure::text COLLATE "C";
SELECT p.oid::regprocedure AS function, p.prosupport
FROM functions p
    JOIN pg_proc s ON s.oid = p.prosupport
WHERE s.prorettype <> 'internal'::regtype OR s.pronargs <> 1 OR s.proargtypes[0] <> 'internal'::regtype;

--
-- Aggregates
--

-- Each can be computed in halves, in workers or on other servers: its state is a type with
-- a text form and a binary one, not internal, and there is a function that puts two together.
SELECT a.aggfnoid::regprocedure AS aggregate, a.aggtranstype::regtype AS state, a.aggcombinefn AS combine,
    a.aggfinalfn AS final, a.aggkind AS kind, a.agginitval AS initial
FROM pg_aggregate a
    JOIN functions p ON p.oid = a.aggfnoid
ORDER BY a.aggfnoid::regprocedure::text COLLATE "C";
SELECT a.aggfnoid::regprocedure
FROM pg_aggregate a
    JOIN functions p ON p.oid = a.aggfnoid
    JOIN pg_type t ON t.oid = a.aggtranstype
WHERE a.aggcombinefn = 0 OR t.typtype = 'p' OR t.typsend = 0 OR t.typreceive = 0
    OR a.aggserialfn <> 0 OR a.aggdeserialfn <> 0;

-- A combine function takes two states and gives one; it is strict only if a state of NULL
-- is none.
SELECT a.aggfnoid::regprocedure, c.oid::regprocedure
FROM pg_aggregate a
    JOIN functions p ON p.oid = a.aggfnoid
    JOIN pg_proc c ON c.oid = a.aggcombinefn
WHERE c.prorettype <> a.aggtranstype
    OR array_to_string(c.proargtypes::oid[], ' ') <> concat_ws(' ', a.aggtranstype, a.aggtranstype);

--
-- Types
--

-- Each can be copied in binary, sorted, hashed, put in arrays; what ANALYZE does with it.
SELECT t.oid::regtype AS type, t.typlen, t.typalign, t.typstorage, t.typcategory, t.typdelim, t.typanalyze
FROM pg_type t
    JOIN members m ON m.objid = t.oid AND m.classid = 'pg_type'::regclass
WHERE t.typtype = 'b' AND t.typelem = 0
ORDER BY t.oid::regtype::text COLLATE "C";
SELECT t.oid::regtype AS type
FROM pg_type t
    JOIN members m ON m.objid = t.oid AND m.classid = 'pg_type'::regclass
WHERE t.typelem = 0
    AND (t.typtype <> 'b' OR t.typsend = 0 OR t.typreceive = 0 OR t.typarray = 0
        OR NOT EXISTS (SELECT FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod
                       WHERE c.opcintype = t.oid AND c.opcdefault AND a.amname = 'btree')
        OR NOT EXISTS (SELECT FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod
                       WHERE c.opcintype = t.oid AND c.opcdefault AND a.amname = 'hash'));

-- Casts.
SELECT m.object, c.castcontext AS context
FROM pg_cast c
    JOIN members m ON m.objid = c.oid AND m.classid = 'pg_cast'::regclass
ORDER BY m.object COLLATE "C";

--
-- Operators
--

CREATE TEMP VIEW operators AS
SELECT o.*
FROM pg_operator o
    JOIN members m ON m.objid = o.oid AND m.classid = 'pg_operator'::regclass;

-- Each that has two sides has a commutator, but those that mean the left side by its place.
SELECT o.oid::regoperator
FROM operators o
WHERE o.oprkind = 'b' AND o.oprcom = 0
ORDER BY o.oid::regoperator::text COLLATE "C";

-- Commutators and negators belong to each other, and what was promised was defined.
SELECT o.oid::regoperator, c.oid::regoperator AS commutator
FROM operators o
    LEFT JOIN operators c ON c.oid = o.oprcom
WHERE o.oprcom <> 0
    AND (c.oprcom IS DISTINCT FROM o.oid OR c.oprleft <> o.oprright OR c.oprright <> o.oprleft
        OR c.oprresult <> o.oprresult OR c.oprcode = 0);
SELECT o.oid::regoperator, n.oid::regoperator AS negator
FROM operators o
    LEFT JOIN operators n ON n.oid = o.oprnegate
WHERE o.oprnegate <> 0
    AND (n.oprnegate IS DISTINCT FROM o.oid OR n.oid = o.oid OR n.oprleft <> o.oprleft OR n.oprright <> o.oprright
        OR n.oprresult <> 'bool'::regtype OR n.oprcode = 0);

-- Every condition has estimators.
SELECT o.oid::regoperator, o.oprrest AS restrict, o.oprjoin AS join
FROM operators o
WHERE o.oprresult = 'bool'::regtype
ORDER BY o.oprname COLLATE "C", o.oid::regoperator::text COLLATE "C";
SELECT o.oid::regoperator
FROM operators o
WHERE (o.oprresult = 'bool'::regtype) <> (o.oprrest <> 0 AND o.oprjoin <> 0);

-- Equality can be hashed and merged, and nothing else can.
SELECT o.oid::regoperator
FROM operators o
WHERE (o.oprname = '=') <> o.oprcanhash OR (o.oprname = '=') <> o.oprcanmerge;

-- The function of an operator takes and gives what the operator does, and is immutable.
SELECT o.oid::regoperator, p.oid::regprocedure
FROM operators o
    JOIN pg_proc p ON p.oid = o.oprcode
WHERE p.prorettype <> o.oprresult OR p.provolatile <> 'i' OR p.proretset OR NOT p.proisstrict
    OR array_to_string(p.proargtypes::oid[], ' ') <> concat_ws(' ', nullif(o.oprleft, 0), o.oprright);

-- No name that a driver or psql would take for its own: a parameter, a variable.
SELECT o.oid::regoperator FROM operators o WHERE o.oprname ~ '[?:%]';

--
-- Operator classes
--

-- They are what their access methods want.
SELECT a.amname, c.opcname, c.opcintype::regtype AS type, c.opckeytype::regtype AS key, c.opcdefault AS is_default,
    amvalidate(c.oid)
FROM pg_opclass c
    JOIN pg_am a ON a.oid = c.opcmethod
    JOIN members m ON m.objid = c.oid AND m.classid = 'pg_opclass'::regclass
ORDER BY a.amname, c.opcname COLLATE "C";

-- What the classes for search hold.
SELECT f.opfname, o.amopstrategy AS no, o.amopopr::regoperator AS operator
FROM pg_amop o
    JOIN pg_opfamily f ON f.oid = o.amopfamily
    JOIN pg_am a ON a.oid = f.opfmethod AND a.amname = 'gin'
    JOIN members m ON m.objid = f.oid AND m.classid = 'pg_opfamily'::regclass
ORDER BY f.opfname COLLATE "C", o.amopstrategy;
SELECT f.opfname, p.amprocnum AS no, p.amproc::regprocedure AS function
FROM pg_amproc p
    JOIN pg_opfamily f ON f.oid = p.amprocfamily
    JOIN pg_am a ON a.oid = f.opfmethod AND a.amname = 'gin'
    JOIN members m ON m.objid = f.oid AND m.classid = 'pg_opfamily'::regclass
ORDER BY f.opfname COLLATE "C", p.amprocnum;

-- Nothing of the extension depends on what is not the server's own or its own.
SELECT m.object, pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid) AS needs
FROM members m
    JOIN pg_depend d ON d.objid = m.objid AND d.classid = m.classid AND d.deptype <> 'e'
    LEFT JOIN members n ON n.objid = d.refobjid AND n.classid = d.refclassid
WHERE n.objid IS NULL
    AND NOT (d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'public'::regnamespace)
    AND d.refobjid >= 16384;
