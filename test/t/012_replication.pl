# Logical replication carries newsdocs, queries and tallies, as text and in binary, and a
# physical copy searches by the indexes that it got.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $node = new_cluster('publisher', 'wal_level = logical', 'max_wal_senders = 10', 'hot_standby = on');
my $subscriber = new_cluster('subscriber');
my $version = $node->safe_psql('postgres', 'SHOW server_version_num');

load_articles($node);
my $tables = q{
    CREATE TABLE kept (id int PRIMARY KEY, news newsdoc, query newsquery, tally newstally);
    CREATE INDEX kept_news ON kept USING gin (news);
};
$node->safe_psql('postgres', $tables . q{
    INSERT INTO kept
        SELECT id, to_newsdoc(body), websearch_to_newsquery(left(body, 60) || ' -"world bank" pos:un*'), NULL FROM articles;
    CREATE PUBLICATION news FOR TABLE kept;
});
my $fingerprint = q{
    SELECT count(*), count(tally), md5(string_agg(concat_ws(',', id, encode(newsdoc_send(news), 'hex'),
        encode(newsquery_send(query), 'hex'), encode(newstally_send(tally), 'hex')), ',' ORDER BY id)) FROM kept};
my $search = q{SELECT count(*), sum(id) FROM kept WHERE news @@ 'place:* & (un | "world bank" | kenya)'};

# --- logical ------------------------------------------------------------------------

foreach my $binary ($version >= 140000 ? ('false', 'true') : ('false'))
{
    my $database = "binary_$binary";
    my $options = $version >= 140000 ? "WITH (binary = $binary)" : '';

    $subscriber->safe_psql('postgres', "CREATE DATABASE $database");
    $subscriber->safe_psql($database, "CREATE EXTENSION newsx; $tables");
    $subscriber->safe_psql($database,
        "CREATE SUBSCRIPTION $database CONNECTION '" . ($node->connstr('postgres') =~ s/'/''/gr) . "' PUBLICATION news $options");
    $subscriber->poll_query_until($database, q{SELECT count(*) = 0 FROM pg_subscription_rel WHERE srsubstate NOT IN ('r', 's')})
        or die 'the first copy does not end';

    # Changes after the first copy.
    $node->safe_psql('postgres', q{
        UPDATE kept SET tally = (SELECT news_tally(k.news, true) FROM kept k WHERE k.id <= kept.id) WHERE id % 2 = 0;
        UPDATE kept SET tally = NULL WHERE id % 3 = 0;
        DELETE FROM kept WHERE id = 5;
        INSERT INTO kept SELECT 5, news, query, tally FROM kept WHERE id = 4;
    });
    $node->wait_for_catchup($database);
    is($subscriber->safe_psql($database, $fingerprint), $node->safe_psql('postgres', $fingerprint), "$database: the same values");
    is( $subscriber->safe_psql($database, "SET enable_seqscan = off; $search"),
        $node->safe_psql('postgres', "SET enable_bitmapscan = off; $search"),
        "$database: and the index of the copy finds them");
    $subscriber->safe_psql($database, "DROP SUBSCRIPTION $database");
}
isnt($node->safe_psql('postgres', $search), '0|', 'which are some');

# --- physical -------------------------------------------------------------------------

$node->backup('copy');
my $standby = ref($node)->can('new') ? ref($node)->new('standby') : PostgresNode::get_new_node('standby');
$standby->init_from_backup($node, 'copy', has_streaming => 1);
$standby->start;
$node->safe_psql('postgres', q{
    INSERT INTO kept SELECT id + 100, news, query, tally FROM kept;
    SELECT gin_clean_pending_list('kept_news');
    INSERT INTO kept SELECT id + 200, news, query, tally FROM kept WHERE id < 100;
});
$node->wait_for_catchup($standby, 'replay', $node->lsn('write'));
is($standby->safe_psql('postgres', $fingerprint), $node->safe_psql('postgres', $fingerprint), 'a standby has the same values');
like($standby->safe_psql('postgres', "SET enable_seqscan = off; EXPLAIN $search"), qr/Bitmap Index Scan on kept_news/,
    'a standby uses the index');
is( $standby->safe_psql('postgres', "SET enable_seqscan = off; $search"),
    $node->safe_psql('postgres', "SET enable_bitmapscan = off; $search"),
    'and finds what is there');
is( $standby->safe_psql('postgres', 'SELECT md5(news_tally(news)::text) FROM kept'),
    $node->safe_psql('postgres', 'SELECT md5(news_tally(news)::text) FROM kept'),
    'and counts the same');

done_testing();
