# Set-returning functions that are stopped early leave nothing behind, and ten
# thousand articles leave a backend no larger than ten.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $node = new_cluster('early_stop');

load_articles($node);
$node->safe_psql('postgres', 'ALTER TABLE articles ADD COLUMN news newsdoc; UPDATE articles SET news = to_newsdoc(body)');

my $session = new_session($node);
my $pid = $session->('SELECT pg_backend_pid()');

plan skip_all => 'no /proc here' if !defined backend_rss($pid);

# The costs of many articles are above where PostgreSQL compiles a query, and its
# compiler takes memory of its own.
$session->('SET jit = off');

# Each reads only the first row of what the function would give.
my %stops = (
    'in FROM' => 'SELECT count(*) FROM generate_series(1, %d) AS i,
                  LATERAL (SELECT e.name FROM articles a, news_entities(a.news) e WHERE a.id = 1 + i %% 18 LIMIT 1) AS first',
    'in the target list' => 'SELECT count(*) FROM generate_series(1, %d) AS i,
                  LATERAL (SELECT news_mentions(news) FROM articles WHERE id = 1 + i %% 18 LIMIT 1) AS first',
    'on text' => 'SELECT count(*) FROM generate_series(1, %d / 10) AS i,
                  LATERAL (SELECT news_sentences(body) FROM articles WHERE id = 1 + i %% 18 LIMIT 1) AS first',
    'evidence' => 'SELECT count(*) FROM generate_series(1, %d / 10) AS i,
                  LATERAL (SELECT news_evidence(body) FROM articles WHERE id = 1 + i %% 18 LIMIT 1) AS first',
);

foreach my $name (sort keys %stops)
{
    $session->(sprintf($stops{$name}, 500));
    my $rss = backend_rss($pid);
    my $count = $session->(sprintf($stops{$name}, 10_000));

    cmp_ok($count, '>=', 1000, "$name: it ran");
    cmp_ok(backend_rss($pid) - $rss, '<', 1500, "$name: memory stays as it was");
}

# Cursors that are closed in the middle.
$session->('SELECT 1');
my $rss = backend_rss($pid);
$session->(q{
    DO $$
    DECLARE
        entity text;
        entities refcursor;
    BEGIN
        FOR i IN 1..3000 LOOP
            OPEN entities FOR SELECT e.name FROM articles a, news_entities(a.news) e;
            FETCH entities INTO entity;
            CLOSE entities;
        END LOOP;
    END $$});
cmp_ok(backend_rss($pid) - $rss, '<', 1500, 'cursors: memory stays as it was');

$session->('SELECT count(to_newsdoc(body, i::text)) FROM articles, generate_series(1, 10) AS i');
$rss = backend_rss($pid);
$session->('SELECT count(to_newsdoc(body, i::text)) FROM articles, generate_series(1, 200) AS i');
cmp_ok(backend_rss($pid) - $rss, '<', 1500, '3,600 analyses: memory stays as it was');

# The last analysis is kept, but a large one not longer than its transaction.
SKIP:
{
    my $kept = q{SELECT coalesce(sum(total_bytes), 0) FROM pg_backend_memory_contexts WHERE name = 'newsx article'};

    skip 'the server does not tell its memory', 3
        if $session->(q{SELECT to_regclass('pg_backend_memory_contexts') IS NULL}) eq 't';
    $session->(q{BEGIN; SELECT news_tone(repeat('a. ', 80000))});
    cmp_ok($session->($kept), '>', 5_000_000, 'a large analysis is kept in its transaction');
    $session->('COMMIT');
    is($session->($kept), 0, 'and not longer');
    $session->(q{SELECT news_tone('It rained.')});
    cmp_ok($session->($kept), '>', 0, 'a small one is kept');
}
$session->();

done_testing();
