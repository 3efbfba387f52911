-- news_highlight: the article as HTML, its entities marked

CREATE FUNCTION @extschema@.news_highlight(body pg_catalog.text)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_highlight(pg_catalog.text)
    IS 'HTML of a text, escaped, with <mark class="kind"> around entities';

