-- How well articles answer a query: by how much they are about what is asked for.
CREATE TABLE ranked (id int PRIMARY KEY, news newsdoc);
INSERT INTO ranked VALUES
    (1, to_newsdoc('Barack Obama met Ban Ki-moon in Geneva. Obama praised Ban, and Obama left.', 'Obama in Geneva')),
    (2, to_newsdoc('Ban Ki-moon spoke in Geneva. Ban said that nothing was decided. Barack Obama was not there.')),
    (3, to_newsdoc('Nothing was said in Geneva on 20 March 2003.')),
    (4, NULL);
CREATE VIEW salient AS
    SELECT r.id, max(salience) FILTER (WHERE name = 'Barack Obama') AS obama, max(salience) FILTER (WHERE name = 'Ban Ki-moon') AS ban,
        max(salience) FILTER (WHERE name = 'Geneva') AS geneva
    FROM ranked r LEFT JOIN news_entities(news) ON true
    GROUP BY r.id;
SELECT * FROM salient ORDER BY id;

-- A name: how salient it is.
SELECT id, news_rank(news, 'obama'), news_rank(news, 'ban'), news_rank(news, 'person:geneva') AS none, news_rank(news, 'date:2003') AS date
FROM ranked ORDER BY id;
SELECT id FROM ranked JOIN salient USING (id)
WHERE news_rank(news, 'obama') IS DISTINCT FROM CASE WHEN news IS NOT NULL THEN coalesce(obama, 0) END
    OR news_rank(news, 'person:*') IS DISTINCT FROM CASE WHEN news IS NOT NULL THEN coalesce(greatest(obama, ban), 0) END;

-- and: the harmonic mean; or: a + b - ab; not: nothing, but it must hold.
SELECT id, news_rank(news, 'obama & ban') AS both, news_rank(news, 'obama | ban') AS any,
    news_rank(news, 'ban & !obama') AS only_ban, news_rank(news, '!obama') AS no_obama
FROM ranked ORDER BY id;
SELECT id, query
FROM ranked JOIN salient USING (id),
    LATERAL (VALUES
        ('obama & ban', coalesce(2 / (1 / obama + 1 / ban), 0)),
        ('ban & obama', coalesce(2 / (1 / obama + 1 / ban), 0)),
        ('obama & ban & geneva', coalesce(3 / (1 / obama + 1 / ban + 1 / geneva), 0)),
        ('obama & (ban & geneva)', coalesce(3 / (1 / obama + 1 / ban + 1 / geneva), 0)),
        ('obama | ban', coalesce(obama, 0) + coalesce(ban, 0) - coalesce(obama * ban, 0)),
        ('geneva & !obama', CASE WHEN obama IS NULL THEN geneva ELSE 0 END),
        ('geneva | !obama', geneva),
        ('!nobody', 0),
        ('obama & (ban | nobody)', coalesce(2 / (1 / obama + 1 / ban), 0))) AS q (query, expected)
WHERE abs(news_rank(news, query::newsquery) - expected) > 3e-6;

-- A number between 0 and 1 in steps of 2^-20, above 0 only for what matches.
SELECT count(*) AS n,
    bool_and(rank BETWEEN 0 AND 1 AND rank * 1048576 = trunc(rank * 1048576)) AS sound,
    bool_and(rank = 0 OR news @@ query) AS only_matches, count(*) FILTER (WHERE rank > 0) AS n_ranked
FROM news, (SELECT unnest(ARRAY['norway', 'norway & canada', 'norway | oslo', 'person:* & !london', '* & date:*']::newsquery[]) AS query) AS q,
    LATERAL (SELECT news_rank(news, query) AS rank) AS r;

-- The best first.
SELECT id FROM ranked WHERE news @@ 'obama' ORDER BY news_rank(news, 'obama') DESC;
SELECT id FROM ranked WHERE news @@ 'ban' ORDER BY news_rank(news, 'ban') DESC;
SELECT news_rank(news, '') FROM ranked WHERE id = 1;
SELECT news_rank(news, NULL) FROM ranked WHERE id = 1;

DROP VIEW salient;
DROP TABLE ranked;
