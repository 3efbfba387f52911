-- style.sql
--	How the tables of the demo look.

\set QUIET on
\pset border 1
\pset linestyle unicode
\pset footer off
\pset null ''
