-- newsx: news analytics inside PostgreSQL
--
-- This script is made from src/pg/sql/VERSION/NN-*.sql, one piece for each file of
-- src/pg, versions in turn.  Everything is qualified, so that no search_path bends it.

\echo Use "CREATE EXTENSION newsx" to load this file. \quit

