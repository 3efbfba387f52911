-- load.sql
--	The table of articles, and how a batch of them comes into it.

\set QUIET on
CREATE EXTENSION newsx;
CREATE TABLE loads (state text);
CREATE TABLE articles (
    id int NOT NULL,
    published_at timestamp NOT NULL,
    source text NOT NULL,
    news newsdoc NOT NULL,
    words tsvector NOT NULL,
    entities jsonb NOT NULL
)
-- Both news and entities stay in the row, as each would without the other.
WITH (toast_tuple_target = 4080);

-- The entities that GROUP BY counts are those that newsx counts: no dates, no money.
CREATE PROCEDURE load_batch() LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO articles
    SELECT id, published_at, source, news, to_tsvector('english', body), (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'name', name, 'kind', kind, 'mentions', mentions,
                'salience', salience, 'tone', tone)), '[]')
            FROM news_entities(news)
            WHERE kind NOT IN ('date', 'money')
        )
    FROM (
        SELECT id, published_at, source, body, to_newsdoc(body) AS news FROM batch OFFSET 0
    ) AS analysed;
    TRUNCATE batch;
END $$;
