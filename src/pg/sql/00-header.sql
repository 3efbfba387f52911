-- newsx: news analytics inside PostgreSQL
--
-- This script is made from src/pg/sql/NN-*.sql, one piece for each file of
-- src/pg.  Everything is qualified, so that no search_path bends it.

\echo Use "CREATE EXTENSION newsx" to load this file. \quit

