# Many connections at once read, write, query, search and count, and all of them agree.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $node = new_cluster('concurrency', 'max_connections = 60');
my $clients = 20;
my $rounds = 4;

load_articles($node);
$node->safe_psql('postgres', q{
    ALTER TABLE articles ADD COLUMN news newsdoc GENERATED ALWAYS AS (to_newsdoc(body, title)) STORED;
    CREATE TABLE results (client int, round int, digest text);
});

my $script = $node->basedir . '/client.sql';
open(my $handle, '>', $script) or die "$script: $!";
print $handle q{
INSERT INTO results
    SELECT :client_id, 0, md5(string_agg(to_newsdoc(body, title)::text || news::text || array_to_string(body |> 2, ' '), '' ORDER BY id))
    FROM articles WHERE title IS NOT NULL;
BEGIN;
INSERT INTO articles (body) VALUES ('Client ' || :client_id || ' of the United Nations spoke in Geneva.');
ROLLBACK;
};
close($handle);

$node->command_ok([ 'pgbench', '-n', '-c', $clients, '-j', 4, '-t', $rounds, '-f', $script, $node->connstr('postgres') ],
    "$clients connections, $rounds rounds each");
is($node->safe_psql('postgres', 'SELECT count(*), count(DISTINCT digest), count(DISTINCT client) FROM results'),
    $clients * $rounds . "|1|$clients", 'every connection found the same');

# --- an index that many write to ----------------------------------------------------

# Each connection adds articles and sees, in one snapshot, by the index what it sees
# without; what was added may still wait in the index's pending list.  Now and then one
# is taken back, or all that waits is sorted in, or dead rows are swept.
$rounds = 10;
$node->safe_psql('postgres', q{
    CREATE TABLE stream (client int, body text, news newsdoc GENERATED ALWAYS AS (to_newsdoc(body)) STORED);
    CREATE INDEX stream_news ON stream USING gin (news) WITH (gin_pending_list_limit = 64);
    CREATE INDEX stream_story ON stream USING gin (news newsdoc_story_ops) WITH (gin_pending_list_limit = 64);
    CREATE TABLE seen (client int, by_index bigint, by_scan bigint, own bigint, copies bigint);
    CREATE MATERIALIZED VIEW tallies AS
        SELECT client % 4 AS part, news_tally(news) AS tally, count(*) AS n FROM stream GROUP BY part;
    CREATE UNIQUE INDEX ON tallies (part);
});
my $searching = $node->basedir . '/searching.sql';
open($handle, '>', $searching) or die "$searching: $!";
print $handle q{
INSERT INTO stream (client, body)
    SELECT :client_id, body || E'\n\nThe United Nations thanked Agent Number' || :client_id || ' of Geneva.' FROM articles
    WHERE id = 1 + :client_id % 18;
INSERT INTO stream (client, body) VALUES (:client_id, 'Client ' || :client_id || ' praised the United Nations in Geneva.');
BEGIN ISOLATION LEVEL REPEATABLE READ;
CREATE TEMP TABLE found (by_index bigint, by_scan bigint, own bigint, copies bigint) ON COMMIT DROP;
SET LOCAL enable_seqscan = off;
INSERT INTO found SELECT (SELECT count(*) FROM stream WHERE news @@ 'place:geneva & un'), NULL,
    (SELECT count(*) FROM stream WHERE client = :client_id AND news @> 'United Nations'),
    (SELECT count(*) FROM stream WHERE news ~= (SELECT to_newsdoc(body) FROM articles WHERE id = 1 + :client_id % 18));
SET LOCAL enable_seqscan = on;
SET LOCAL enable_bitmapscan = off;
UPDATE found SET by_scan = (SELECT count(*) FROM stream WHERE news @@ 'place:geneva & un'),
    copies = copies - (SELECT count(*) FROM stream
                       WHERE news ~= (SELECT to_newsdoc(body) FROM articles WHERE id = 1 + :client_id % 18));
INSERT INTO seen SELECT :client_id, * FROM found;
COMMIT;
BEGIN;
DELETE FROM stream WHERE ctid IN (SELECT ctid FROM stream WHERE client = :client_id AND body LIKE 'Client %' LIMIT 1);
INSERT INTO stream (client, body) VALUES (:client_id, 'Barack Obama left Geneva and the United Nations.');
ROLLBACK;
};
close($handle);
my $sweeping = $node->basedir . '/sweeping.sql';
open($handle, '>', $sweeping) or die "$sweeping: $!";
print $handle q{
SELECT gin_clean_pending_list('stream_news') IS NOT NULL, gin_clean_pending_list('stream_story') IS NOT NULL;
REFRESH MATERIALIZED VIEW CONCURRENTLY tallies;
SELECT count(*) FROM tallies, news_top(tally, 3) WHERE n > 0;
};
close($handle);

$node->command_ok(
    [ 'pgbench', '-n', '-c', $clients, '-j', 4, '-t', $rounds, '-f', "$searching\@9", '-f', "$sweeping\@1", $node->connstr('postgres') ],
    "$clients connections search and write, $rounds rounds each");
is( $node->safe_psql('postgres', 'SELECT count(*) > 100, count(*) FILTER (WHERE by_index <> by_scan OR copies <> 0), bool_and(own > 0) FROM seen'),
    't|0|t', 'in every snapshot the indexes found what a scan finds, and what the connection had written');
$node->safe_psql('postgres', 'VACUUM stream');
is( $node->safe_psql('postgres', q{SET enable_seqscan = off; SELECT count(*) FROM stream WHERE news @@ 'un'}),
    $node->safe_psql('postgres', q{SET enable_bitmapscan = off; SELECT count(*) FROM stream WHERE news @@ 'un'}),
    'and after a vacuum');
$node->safe_psql('postgres', 'REFRESH MATERIALIZED VIEW CONCURRENTLY tallies');
is( $node->safe_psql('postgres', 'SELECT (SELECT news_merge(tally) FROM tallies) = (SELECT news_tally(news) FROM stream)'),
    't', 'the tallies are those of all rows');

# --- one view, refreshed while it is read ---------------------------------------------

my $reading = $node->basedir . '/reading.sql';
open($handle, '>', $reading) or die "$reading: $!";
print $handle q{
SELECT count(*) / count(*) FROM tallies, news_top(tally, 100);
};
close($handle);
my $refreshing = $node->basedir . '/refreshing.sql';
open($handle, '>', $refreshing) or die "$refreshing: $!";
print $handle q{
DELETE FROM stream WHERE ctid IN (SELECT ctid FROM stream LIMIT 1);
REFRESH MATERIALIZED VIEW CONCURRENTLY tallies;
};
close($handle);
$node->command_ok(
    [ 'pgbench', '-n', '-c', 8, '-j', 2, '-t', 10, '-f', "$reading\@4", '-f', "$refreshing\@1", $node->connstr('postgres') ],
    'a view of tallies is read while it is refreshed');

done_testing();
