-- newsx: from one version to the next
--
-- This script is made from src/pg/sql/VERSION/NN-*.sql: what the new version brought.

\echo Use "ALTER EXTENSION newsx UPDATE" to load this file. \quit

