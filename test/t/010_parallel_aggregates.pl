# Search and counting in parallel workers: the plans that PostgreSQL makes, and what
# comes out of them, which is what one process finds, bit by bit.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;
use Time::HiRes qw(time);

my $node = new_cluster('parallel_aggregates', 'max_parallel_workers = 4', 'max_worker_processes = 8', 'shared_buffers = 256MB');
my $version = $node->safe_psql('postgres', 'SHOW server_version_num');

# 2,160 articles of real length, no two neighbours with one text: a backend keeps the
# analysis of the last.
load_articles($node, 120);
$node->safe_psql('postgres', q{
    ALTER TABLE articles SET (parallel_workers = 2);
    CREATE TABLE stored WITH (parallel_workers = 2) AS
        SELECT id, date '2025-01-01' + id % 12 AS day, 'paper ' || id % 7 AS source, to_newsdoc(body, title) AS news
        FROM articles
        ORDER BY id % 120, id;
    CREATE TABLE mixed WITH (parallel_workers = 2) AS
        SELECT id, title || id AS title, body FROM articles ORDER BY id % 120, id;
    CREATE TABLE by_day WITH (parallel_workers = 2) AS
        SELECT day, source, news_tally(news) AS tally FROM stored GROUP BY day, source;
    ANALYZE;
});

my $parallel = q{
    SET max_parallel_workers_per_gather = 2;
    SET parallel_setup_cost = 0;
    SET parallel_tuple_cost = 0;
    SET min_parallel_table_scan_size = 0;
    SET parallel_leader_participation = off;
};
my $serial = 'SET max_parallel_workers_per_gather = 0;';

sub plan_of
{
    my ($settings, $query) = @_;
    return $node->safe_psql('postgres', "$settings EXPLAIN (VERBOSE, COSTS OFF) $query");
}

# --- scans ------------------------------------------------------------------------

my %scans = (
    'matches' => q{SELECT count(*), sum(id) FROM stored WHERE news @@ 'place:kenya | "world bank"'},
    'rank' => q{SELECT md5(string_agg(rank::text, ',' ORDER BY id))
                FROM (SELECT id, news_rank(news, 'organization:bank | un') AS rank FROM stored OFFSET 0) AS ranked},
    'names' => q{SELECT count(*), sum(id) FROM stored WHERE news && ARRAY['World Bank', 'Kenya', 'United Nations']},
    'a story' => q{SELECT count(*), sum(id) FROM stored WHERE news ~= (SELECT news FROM stored WHERE id = 500)},
);

foreach my $name (sort keys %scans)
{
    my $plan = plan_of($parallel, $scans{$name});
    my ($below) = $plan =~ /Gather.*?\n(.*)/s;
    my $found = $node->safe_psql('postgres', "$parallel $scans{$name}");

    ok(defined $below, "$name: the plan has a Gather") or diag($plan);
    like($below || '', qr/Parallel Seq Scan.*(@@|news_rank|&&|~=)/s, "$name: the workers do it") or diag($plan);
    isnt($found, '0|', "$name: something is found");
    is($found, $node->safe_psql('postgres', "$serial $scans{$name}"), "$name: the same as by one process");
}

# The bitmap of a GIN index is made by one process and read by all.
$node->safe_psql('postgres', 'CREATE INDEX stored_news ON stored USING gin (news); ANALYZE stored');
foreach my $name ('matches', 'names')
{
    my $bitmap = "$parallel SET enable_seqscan = off; SET min_parallel_index_scan_size = 0;";
    my $plan = plan_of($bitmap, $scans{$name});

    like($plan, qr/Gather.*Parallel Bitmap Heap Scan.*Bitmap Index Scan on stored_news/s,
        "$name: workers read what the index found") or diag($plan);
    is( $node->safe_psql('postgres', "$bitmap $scans{$name}"),
        $node->safe_psql('postgres', "$serial SET enable_bitmapscan = off; $scans{$name}"),
        "$name: the same as without the index");
}

# --- aggregates -------------------------------------------------------------------

my %aggregates = (
    'news_tally' => 'SELECT news_tally(news) AS tally FROM stored',
    'news_tally by day' => 'SELECT day, news_tally(news) AS tally FROM stored GROUP BY day',
    'news_tally with pairs' => 'SELECT source, news_tally(news, true) AS tally FROM stored GROUP BY source',
    'news_tally of what matches' =>
        q{SELECT source, news_tally(news) FILTER (WHERE news @@ 'neg:*') AS tally FROM stored GROUP BY source},
    'news_tally of text' => 'SELECT news_tally(to_newsdoc(body)) AS tally FROM mixed WHERE id <= 200',
    'news_merge' => 'SELECT news_merge(tally) AS tally FROM by_day',
    'news_merge by source' => 'SELECT source, news_merge(tally) AS tally FROM by_day GROUP BY source',
);

foreach my $name (sort keys %aggregates)
{
    my $plan = plan_of($parallel, $aggregates{$name});
    my $digest = "SELECT count(*), sum(length(tally::text)) > 0, md5(string_agg(made::text, ',' ORDER BY made::text COLLATE \"C\"))"
        . " FROM ($aggregates{$name}) AS made";

    like($plan, qr/Finalize \w*Aggregate.*Gather.*Partial \w*Aggregate.*PARTIAL news_(tally|merge).*Parallel Seq Scan/s,
        "$name: in two halves") or diag($plan);
    is( $node->safe_psql('postgres', "$parallel $digest"),
        $node->safe_psql('postgres', "$serial $digest"),
        "$name: the very same tally as from one process");
}

# Whatever the plan: sorted or hashed groups, and hashed groups that are spilled.
my $digest = "SELECT md5(string_agg(made::text, ',' ORDER BY made::text COLLATE \"C\")) FROM (%s) AS made";
my $by_day = sprintf($digest, $aggregates{'news_tally by day'});
my $expected = $node->safe_psql('postgres', "$serial $by_day");
foreach my $settings ('SET enable_hashagg = off', 'SET enable_sort = off', q{SET enable_sort = off; SET work_mem = '64kB'},
    "$parallel SET enable_hashagg = off", "$parallel SET enable_sort = off",
    "$parallel SET work_mem = '64kB'", "$parallel SET enable_gathermerge = off")
{
    is($node->safe_psql('postgres', "$settings; $by_day"), $expected, 'the same by any plan: ' . ($settings =~ s/\s+/ /gr));
}
is( $node->safe_psql('postgres', sprintf($digest, 'SELECT news_merge(tally) FROM by_day')),
    $node->safe_psql('postgres', sprintf($digest, $aggregates{'news_tally'})),
    'and tallies merged are the tally of all');

# Digests of the articles of a story, from texts and from stored values.
my %digests = (
    'news_digest' => 'SELECT news_digest(body, 20) AS digest FROM mixed',
    'news_digest by group' => 'SELECT id % 9 AS story, news_digest(body, 5) AS digest FROM mixed GROUP BY 1',
    'news_digest of newsdocs' =>
        'SELECT id % 9 AS story, news_digest(news, body, 5) AS digest FROM both_columns GROUP BY 1',
);
$node->safe_psql('postgres', q{
    CREATE TABLE both_columns WITH (parallel_workers = 2) AS SELECT id, body, to_newsdoc(body) AS news FROM mixed;
    ANALYZE both_columns;
});
foreach my $name (sort keys %digests)
{
    my $plan = plan_of($parallel, $digests{$name});
    my $made = "SELECT count(*), sum(cardinality(digest)) > 0, md5(string_agg(made::text, ',' ORDER BY made::text COLLATE \"C\"))"
        . " FROM ($digests{$name}) AS made";

    like($plan, qr/Finalize \w*Aggregate.*Gather.*Partial \w*Aggregate.*PARTIAL news_digest.*Parallel Seq Scan/s,
        "$name: in two halves") or diag($plan);
    my $expected_digest = $node->safe_psql('postgres', "$serial $made");
    foreach my $settings ('', 'SET enable_hashagg = off;', "SET enable_sort = off; SET work_mem = '64kB';")
    {
        is($node->safe_psql('postgres', "$parallel $settings $made"), $expected_digest,
            "$name: the very same sentences as from one process; $settings");
    }
}

# Window frames that move use the aggregate without an inverse.
is( $node->safe_psql('postgres', q{
        WITH days AS (SELECT day, news_tally(news) AS tally FROM stored GROUP BY day),
            weeks AS (SELECT day, news_merge(tally) OVER (ORDER BY day ROWS 6 PRECEDING) AS week FROM days)
        SELECT bool_and(week = (SELECT news_tally(news) FROM stored s WHERE s.day BETWEEN weeks.day - 6 AND weeks.day))
        FROM weeks WHERE day >= '2025-01-07'}),
    't', 'a moving week is the tally of its days');

# --- materialized views -------------------------------------------------------------

# What auto_explain tells of the statement inside: it is run with workers.
my $explain = q{
    LOAD 'auto_explain';
    SET auto_explain.log_min_duration = 0;
    SET auto_explain.log_nested_statements = on;
    SET auto_explain.log_analyze = on;
    SET auto_explain.log_timing = off;
    SET client_min_messages = log;
};
my %views = (
    'tally' => 'SELECT day, source, news_tally(news) AS tally FROM stored GROUP BY day, source',
    'search' => q{SELECT id, day, news |@ 'person' AS persons FROM stored WHERE news @@ 'pos:person:*'},
    'fresh' => 'SELECT id, to_newsdoc(body) AS news FROM mixed WHERE id <= 200',
);

foreach my $name (sort keys %views)
{
    my @statements = ("CREATE MATERIALIZED VIEW view_$name AS $views{$name}");

    # REFRESH is planned for workers since PostgreSQL 14.
    push @statements, "REFRESH MATERIALIZED VIEW view_$name" if $version >= 140000;
    foreach my $statement (@statements)
    {
        my ($status, $output, $error) = $node->psql('postgres', "$parallel $explain $statement");
        my ($what) = $statement =~ /^(\w+)/;

        is($status, 0, "$what $name") or diag($error);
        like($error, qr/Gather.*Workers Launched: [12].*Parallel Seq Scan/s, "$what $name: by workers") or diag($error);
    }
    is( $node->safe_psql('postgres', "$serial SELECT count(*) > 0, bool_and(row_given) FROM (
                SELECT (v IS NOT DISTINCT FROM q) AS row_given
                FROM (SELECT row_number() OVER (ORDER BY r::text COLLATE \"C\"), r::text FROM view_$name r) v
                    FULL JOIN (SELECT row_number() OVER (ORDER BY r::text COLLATE \"C\"), r::text FROM ($views{$name}) r) q
                    USING (row_number)) AS compared"),
        't|t', "$name: the view holds what one process finds");
}
$node->safe_psql('postgres', 'CREATE UNIQUE INDEX ON view_tally (day, source); DELETE FROM stored WHERE id % 50 = 0');
$node->safe_psql('postgres', "$parallel REFRESH MATERIALIZED VIEW CONCURRENTLY view_tally");
is( $node->safe_psql('postgres', 'SELECT (SELECT news_merge(tally) FROM view_tally) = (SELECT news_tally(news) FROM stored)'),
    't', 'REFRESH CONCURRENTLY finds the rows that changed');

# --- time -------------------------------------------------------------------------

# Two workers should be 1.9 times as fast as one process, which may be a worker, too.  A
# busy machine shows less, and so does one whose cores share what they lack: so this is
# told, beside what to_tsvector gets of a second worker, and not tested.
sub seconds
{
    my ($workers, $made) = @_;
    my $start = time;

    $node->safe_psql('postgres', "$parallel SET max_parallel_workers_per_gather = $workers;
        SELECT count($made) FROM mixed");
    return time - $start;
}

my %best;
my @made = ('to_newsdoc(body, title)', q{to_tsvector('english', body)});
seconds(2, $_) foreach @made;
foreach my $round (1 .. 3)
{
    foreach my $made (@made)
    {
        foreach my $workers (1, 2)
        {
            my $seconds = seconds($workers, $made);
            my $least = \$best{$made}{$workers};

            $$least = $seconds if !defined $$least || $seconds < $$least;
        }
    }
}
foreach my $made (@made)
{
    my ($one, $two) = @{ $best{$made} }{ 1, 2 };

    diag(sprintf('%s of %s articles: one process %.2f s, two workers %.2f s: %.2f times as fast',
            $made, $node->safe_psql('postgres', 'SELECT count(*) FROM mixed'), $one, $two, $one / $two));
}

done_testing();
