-- news_structure: text taken from an article's structure

CREATE FUNCTION @extschema@.news_headline(
    news @extschema@.newsdoc,
    body pg_catalog.text
)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 12;
COMMENT ON FUNCTION @extschema@.news_headline(@extschema@.newsdoc, pg_catalog.text)
    IS 'headline of an article, cut from its body';

CREATE FUNCTION @extschema@.news_headline(body pg_catalog.text)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME', 'news_headline_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_headline(pg_catalog.text)
    IS 'headline of a text';

CREATE FUNCTION @extschema@.news_byline(
    news @extschema@.newsdoc,
    body pg_catalog.text
)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 12;
COMMENT ON FUNCTION @extschema@.news_byline(@extschema@.newsdoc, pg_catalog.text)
    IS 'byline: the author, else the agency of an article, cut from its body';

CREATE FUNCTION @extschema@.news_byline(body pg_catalog.text)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME', 'news_byline_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_byline(pg_catalog.text)
    IS 'byline: the author, else the agency of a text';

CREATE FUNCTION @extschema@.news_agency(
    news @extschema@.newsdoc,
    body pg_catalog.text
)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 12;
COMMENT ON FUNCTION @extschema@.news_agency(@extschema@.newsdoc, pg_catalog.text)
    IS 'news agency or newspaper named in the byline of an article, cut from its body';

CREATE FUNCTION @extschema@.news_agency(body pg_catalog.text)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME', 'news_agency_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_agency(pg_catalog.text)
    IS 'news agency or newspaper named in the byline of a text';

CREATE FUNCTION @extschema@.news_dateline(
    news @extschema@.newsdoc,
    body pg_catalog.text
)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 12;
COMMENT ON FUNCTION @extschema@.news_dateline(@extschema@.newsdoc, pg_catalog.text)
    IS 'dateline of an article, cut from its body';

CREATE FUNCTION @extschema@.news_dateline(body pg_catalog.text)
    RETURNS pg_catalog.text
    AS 'MODULE_PATHNAME', 'news_dateline_body'
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.news_dateline(pg_catalog.text)
    IS 'dateline of a text';

