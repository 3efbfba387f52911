# Parallel workers run the functions, and find what one process finds.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $node = new_cluster('parallel', 'max_parallel_workers = 4', 'max_worker_processes = 8');

load_articles($node, 20);

my $parallel = q{
    SET max_parallel_workers_per_gather = 2;
    SET parallel_setup_cost = 0;
    SET parallel_tuple_cost = 0;
    SET min_parallel_table_scan_size = 0;
    SET parallel_leader_participation = off;
};
my $serial = 'SET max_parallel_workers_per_gather = 0;';

my %queries = (
    'newsdoc' => q{SELECT md5(string_agg(news::text, ',' ORDER BY id))
                   FROM (SELECT id, to_newsdoc(body, title) AS news FROM articles OFFSET 0) AS made},
    'tone' => 'SELECT sum(news_tone(body)), count(news_tone(body)) FROM articles',
    'filter' => q{SELECT count(*) FROM articles WHERE body |@ 'organization' @> ARRAY['World Bank']},
);

foreach my $name (sort keys %queries)
{
    my $plan = $node->safe_psql('postgres', "$parallel EXPLAIN (VERBOSE, COSTS OFF) $queries{$name}");
    my ($below) = $plan =~ /Gather.*?\n(.*)/s;

    ok(defined $below, "$name: the plan has a Gather") or diag($plan);
    like($below || '', qr/to_newsdoc|news_tone|\|@/, "$name: the function runs in the workers") or diag($plan);
    is( $node->safe_psql('postgres', "$parallel $queries{$name}"),
        $node->safe_psql('postgres', "$serial $queries{$name}"),
        "$name: the same from workers as from one process");
}

# A worker is honest about its errors, too.
my ($status, $output, $error) =
    $node->psql('postgres', "$parallel SELECT count(news_summary(body, 0)) FROM articles");
isnt($status, 0, 'an error in a worker is an error');
like($error, qr/parallel worker/, 'and says where it came from');

done_testing();
