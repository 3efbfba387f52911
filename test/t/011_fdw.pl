# Articles on other servers, by postgres_fdw: conditions are sent there, groups are
# counted there, and tallies that come back merge to the tally of all.  The SQL is that of
# doc/distributed.md.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $remote = new_cluster('remote');
my $node = new_cluster('local');
my $version = $node->safe_psql('postgres', 'SHOW server_version_num');

plan skip_all => 'this server came without postgres_fdw'
    if $node->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'}) eq '0';

# --- doc/distributed.md ---------------------------------------------------------------

# Its SQL runs here, on the desks what stands behind ```sql remote, and what it shows must
# come out: as plans are shown by PostgreSQL 15.  NEWSX_WRITE=FILE: write it there as it
# should be.
my $document = NewsxTest::slurp('doc/distributed.md');
my @blocks = $document =~ /^```sql( remote| norun|)\n(.*?)^```\n(?:\n*^```text\n(.*?)^```\n)?/msg;

# Where the desks are: databases of one server.
sub at_desks
{
    my ($sql) = @_;
    my ($host, $port) = ($remote->host, $remote->port);

    $sql =~ s/host '(\w+)\.example', dbname 'news'/host '$host', port '$port', dbname '$1'/g;
    $sql =~ s/, async_capable 'true'//g if $version < 140000;
    return $sql;
}

# As psql shows it, without white space at line ends.
sub shown
{
    my ($sql) = @_;
    my ($out, $err) = ('', '');

    IPC::Run::run([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres') ], '<', \$sql, '>', \$out, '2>', \$err);
    $out =~ s/[ \t]+$//mg;
    $out =~ s/\n*\z/\n/;
    return $err . $out;
}

# Half of the sample articles, in several editions, for each desk.
sub fill_desk
{
    my ($desk) = @_;

    $remote->safe_psql($desk, qq{
        INSERT INTO articles (id, desk, day, body)
            SELECT id, '$desk', date '2025-03-01' + id % 40, body FROM loaded WHERE (id % 2 = 0) = ('$desk' = 'east');
        CREATE TABLE kept (id int, news newsdoc, query newsquery, tally newstally);
        ANALYZE;
    });
    return;
}

$node->safe_psql('postgres', 'DROP EXTENSION newsx');
foreach my $desk ('east', 'west')
{
    $remote->safe_psql('postgres', "CREATE DATABASE $desk");
    load_articles($remote, 6, $desk);
    $remote->safe_psql($desk, 'ALTER TABLE articles RENAME TO loaded');
}

my $n_remote = 0;
my $settings = '';

while (@blocks)
{
    my ($where, $sql, $expected) = splice(@blocks, 0, 3);
    my ($first) = $sql =~ /^([^\n;]*)/;

    if ($where eq ' remote')
    {
        foreach my $desk ('east', 'west')
        {
            $remote->safe_psql($desk, $sql);
            fill_desk($desk) if $n_remote == 0;
        }
        $n_remote++;
        next;
    }
    next if $where eq ' norun';
    my $shown = shown($settings . at_desks($sql));
    $settings .= "$1\n" while $sql =~ /^(SET .*;)$/mg;
    if (!defined $expected)
    {
        is($shown, "\n", "doc/distributed.md: $first ...");
        next;
    }
    SKIP:
    {
        skip 'plans look different in other versions', 1 if $sql =~ /EXPLAIN/ && int($version / 10000) != 15;
        is($shown, $expected, "doc/distributed.md: $first ...");
    }
    $document =~ s/(\Q$sql\E```\n\n*```text\n)\Q$expected\E```/$1$shown```/;
}
if ($ENV{NEWSX_WRITE})
{
    open(my $out, '>', $ENV{NEWSX_WRITE}) or die "$ENV{NEWSX_WRITE}: $!";
    print $out $document;
    close($out);
}

$node->safe_psql('postgres', 'ANALYZE articles_east; ANALYZE articles_west; CREATE TABLE whole AS SELECT * FROM articles; ANALYZE whole;
    CREATE TABLE one AS SELECT news FROM whole WHERE id = 7');
is($node->safe_psql('postgres', 'SELECT count(*), count(DISTINCT desk) FROM whole'), '108|2', 'the articles are there');
foreach my $desk ('east', 'west')
{
    $node->safe_psql('postgres', qq{
        CREATE FOREIGN TABLE kept_$desk (id int, news newsdoc, query newsquery, tally newstally) SERVER $desk
            OPTIONS (table_name 'kept')});
}

# --- conditions ---------------------------------------------------------------------

# Nothing of these is left to the local server.
my %conditions = (
    q{news @@ 'place:kenya | "world bank"'} =>
        qr/\(news OPERATOR\(public\.\@\@\) '.*'::public\.newsquery\)/,
    q{'organization:*'::newsquery @@ news AND NOT news @@ 'person:* & neg:*'} =>
        qr/'organization:\*'::public\.newsquery OPERATOR\(public\.\@\@\) news.*NOT /,
    q{news @> 'Kenya'} => qr/OPERATOR\(public\.\@>\) 'Kenya'::text/,
    q{news && ARRAY['World Bank', 'Kenya']} => qr/OPERATOR\(public\.&&\) '\{"World Bank",Kenya\}'::text\[\]/,
    q{to_newsdoc(body) @@ 'un'} =>
        qr/public\.to_newsdoc\(body, NULL::text, 'en'::text\) OPERATOR\(public\.\@\@\) 'un'::public\.newsquery/,
    q{news_tone(news) < 0} => qr/public\.news_tone\(news\) < /,
    q{(|~ news) > 0.1 AND news_tone(news, 'Kenya') IS NOT NULL} => qr/OPERATOR\(public\.\|~\) news.*public\.news_tone\(news, 'Kenya'::text\)|public\.news_tone\(news, 'Kenya'::text\).*OPERATOR\(public\.\|~\) news/,
    q{news_rank(news, 'un | kenya') > 0.1} => qr/public\.news_rank\(news, '.*'::public\.newsquery\)/,
    q{news = to_newsdoc(body)} => qr/news OPERATOR\(public\.=\) public\.to_newsdoc/,
    q{news ~= (SELECT news FROM one)} => qr/news OPERATOR\(public\.~=\) \$1::public\.newsdoc/,
    q{'Kenya' <@ news} => qr/'Kenya'::text OPERATOR\(public\.<\@\) news|news OPERATOR\(public\.\@>\) 'Kenya'::text/,
    q{news |~ 'Kenya' > 0} => qr/public\.news_tone\(news, 'Kenya'::text\) > /,
    q{news @> ARRAY['World Bank', 'Kenya']} => qr/OPERATOR\(public\.\@>\) '\{"World Bank",Kenya\}'::text\[\]/,
    q{newsdoc_truncated(news)} => qr/public\.newsdoc_truncated\(news\)/,
);
foreach my $condition (sort keys %conditions)
{
    my $plan = $node->safe_psql('postgres', "EXPLAIN (VERBOSE, COSTS OFF) SELECT id FROM articles WHERE $condition");
    my $query = 'SELECT count(*), md5(string_agg(id::text, \',\' ORDER BY id)) FROM %s WHERE ' . ($condition =~ s/%/%%/gr);

    is(scalar(() = $plan =~ /Remote SQL: SELECT .* WHERE /g), 2, "sent: $condition") or diag($plan);
    unlike($plan, qr/^\s*Filter:/m, "nothing is left of $condition") or diag($plan);
    like($plan, $conditions{$condition}, "in words that mean the same there: $condition");
    is($node->safe_psql('postgres', sprintf($query, 'articles')),
        $node->safe_psql('postgres', sprintf($query, 'whole')), "the same rows: $condition");
}

# A query that is not known when the plan is made.
my $prepared = q{
    SET plan_cache_mode = force_generic_plan;
    PREPARE found(newsquery) AS SELECT count(*) FROM %s WHERE news @@ $1;
};
my $plan = $node->safe_psql('postgres', sprintf($prepared, 'articles_east') . q{EXPLAIN (VERBOSE, COSTS OFF) EXECUTE found('un')});
like($plan, qr/Remote SQL: SELECT count\(\*\) .*OPERATOR\(public\.\@\@\) \$1::public\.newsquery/, 'a parameter is sent') or diag($plan);
is( $node->safe_psql('postgres', sprintf($prepared, 'articles') . q{EXECUTE found('"world bank" & !neg:"world bank"')}),
    $node->safe_psql('postgres', sprintf($prepared, 'whole') . q{EXECUTE found('"world bank" & !neg:"world bank"')}),
    'and gives the same');

# Stable functions are never sent.
$plan = $node->safe_psql('postgres', 'EXPLAIN (VERBOSE, COSTS OFF) SELECT id FROM articles_east WHERE newsdoc_is_stale(news)');
like($plan, qr/Filter: newsdoc_is_stale/, 'newsdoc_is_stale asks the server at hand') or diag($plan);

# Copies of a story inside one server.
my $copies = 'SELECT count(*), sum(a.id + b.id) FROM %1$s a JOIN %1$s b ON a.news ~= b.news AND a.id < b.id';
$plan = $node->safe_psql('postgres', 'EXPLAIN (VERBOSE, COSTS OFF) ' . sprintf($copies, 'articles_east'));
like($plan, qr/Remote SQL: SELECT .*JOIN .*OPERATOR\(public\.~=\)/, 'a join by ~= is sent') or diag($plan);
is( $node->safe_psql('postgres', sprintf($copies, 'articles_east')),
    $node->safe_psql('postgres', sprintf($copies, q{(SELECT * FROM whole WHERE desk = 'east')})), 'and finds the same');
isnt($node->safe_psql('postgres', sprintf($copies, 'articles_east')), '0|', 'which is something');

# Both servers at once.
SKIP:
{
    skip 'no asynchronous scans before PostgreSQL 14', 1 if $version < 140000;
    like(
        $node->safe_psql('postgres', q{EXPLAIN (VERBOSE, COSTS OFF) SELECT id FROM articles WHERE news @@ 'un'}),
        qr/Async Foreign Scan.*Async Foreign Scan/s, 'the servers work at the same time');
}

# --- groups -------------------------------------------------------------------------

my $partitionwise = 'SET enable_partitionwise_aggregate = on;';

# What is sent must name these, and no article may come back.
my %groups = (
    'count' => [
        q{SELECT desk, count(*) FILTER (WHERE news @@ 'un') AS un, sum(news_tone(news)) AS tone FROM %s GROUP BY desk},
        qr/SELECT desk, count\(\*\) FILTER \(WHERE .*OPERATOR\(public\.\@\@\).*GROUP BY 1/ ],
    'tally' => [
        'SELECT desk, news_tally(news) AS tally FROM %s GROUP BY desk',
        qr/SELECT desk, public\.news_tally\(news\) FROM public\.articles GROUP BY 1/ ],
    'tally by day' => [
        'SELECT desk, day, count(*) AS n, news_tally(news) AS tally FROM %s GROUP BY desk, day',
        qr/SELECT desk, day, count\(\*\), public\.news_tally\(news\) FROM public\.articles GROUP BY 1, 2/ ],
    'tally with pairs' => [
        'SELECT desk, news_tally(news, true) AS tally FROM %s GROUP BY desk',
        qr/public\.news_tally\(news, true\)/ ],
    'tally of what matches' => [
        q{SELECT desk, news_tally(news) FILTER (WHERE news_tone(news) < 0) AS tally FROM %s WHERE news @@ 'place:*' GROUP BY desk},
        qr/public\.news_tally\(news\) FILTER \(WHERE .*public\.news_tone.* WHERE .*OPERATOR\(public\.\@\@\)/ ],
);

foreach my $name (sort keys %groups)
{
    my ($query, $sent) = @{ $groups{$name} };
    my $digest = "SELECT count(*), md5(string_agg(r::text, ',' ORDER BY r::text COLLATE \"C\")) FROM ($query) AS r";

    $plan = $node->safe_psql('postgres', "$partitionwise EXPLAIN (VERBOSE, COSTS OFF) " . sprintf($query, 'articles'));
    is(scalar(() = $plan =~ /$sent/g), 2, "$name: computed there") or diag($plan);
    unlike($plan, qr/Aggregate$|Remote SQL: SELECT [^(]*\bnews\b/m, "$name: and not here") or diag($plan);
    is( $node->safe_psql('postgres', $partitionwise . sprintf($digest, 'articles')),
        $node->safe_psql('postgres', sprintf($digest, 'whole')),
        "$name: the very same");
}

# --- tallies merged -----------------------------------------------------------------

my $all = $node->safe_psql('postgres', 'SELECT news_tally(news) FROM whole');
my %merges = (
    'the partition key below' => q{
        SELECT news_merge(tally)
        FROM (SELECT desk, news_tally(news) AS tally FROM articles GROUP BY desk) AS desks},
    'UNION ALL' => q{
        SELECT news_merge(tally)
        FROM (SELECT news_tally(news) AS tally FROM articles_east
              UNION ALL
              SELECT news_tally(news) FROM articles_west) AS desks},
    'by day below' => q{
        SELECT news_merge(tally)
        FROM (SELECT desk, day, news_tally(news) AS tally FROM articles GROUP BY desk, day) AS days},
);

foreach my $name (sort keys %merges)
{
    $plan = $node->safe_psql('postgres', "$partitionwise EXPLAIN (VERBOSE, COSTS OFF) $merges{$name}");
    is(scalar(() = $plan =~ /Remote SQL: SELECT [^\n]*public\.news_tally\(news\)/g), 2, "$name: tallied there") or diag($plan);
    is($node->safe_psql('postgres', "$partitionwise $merges{$name}"), $all, "$name: the tally of all, exactly");
}
is( $node->safe_psql('postgres', "$partitionwise SELECT * FROM news_top(($merges{'UNION ALL'}), 10)"),
    $node->safe_psql('postgres', 'SELECT * FROM news_top((SELECT news_tally(news) FROM whole), 10)'),
    'the most frequent names of all servers');

# Kept there, one a day, and merged there, then here.
my $days = q{
    SELECT news_merge(tally)
    FROM (SELECT news_merge(tally) AS tally FROM daily_east WHERE day < '2025-03-15'
          UNION ALL
          SELECT news_merge(tally) FROM daily_west WHERE day < '2025-03-15') AS desks};
$plan = $node->safe_psql('postgres', "EXPLAIN (VERBOSE, COSTS OFF) $days");
is(scalar(() = $plan =~ /Remote SQL: SELECT public\.news_merge\(tally\) FROM public\.daily/g), 2, 'days are merged there') or diag($plan);
is( $node->safe_psql('postgres', $days),
    $node->safe_psql('postgres', q{SELECT news_tally(news) FROM whole WHERE day < '2025-03-15'}),
    'the tally of these days, exactly');

# --- values on the way ----------------------------------------------------------------

# The text form carries every value there and back, bit by bit.
$node->safe_psql('postgres', q{
    CREATE TABLE kept AS
        SELECT min(id) AS id, (array_agg(news ORDER BY id))[1] AS news, news_tally(news, true) AS tally,
            websearch_to_newsquery(left(min(body), 80) || ' -neg:kenya OR "world bank" person:* O''Brien "a \ b') AS query
        FROM whole GROUP BY day;
    INSERT INTO kept_east (id, news, query, tally) SELECT id, news, query, tally FROM kept;
});
my $fingerprint = q{
    SELECT count(*), md5(string_agg(concat_ws(',', id, encode(newsdoc_send(news), 'hex'), encode(newsquery_send(query), 'hex'),
                                              encode(newstally_send(tally), 'hex')), ',' ORDER BY id)) FROM %s};
my $kept = $node->safe_psql('postgres', sprintf($fingerprint, 'kept'));
is($node->safe_psql('postgres', sprintf($fingerprint, 'kept_east')), $kept, 'values come back as they went');
is($remote->safe_psql('east', sprintf($fingerprint, 'kept')), $kept, 'and are there as they are here');
$plan = $node->safe_psql('postgres',
    q{EXPLAIN (VERBOSE, COSTS OFF) SELECT count(*) FROM kept_east k JOIN articles_east a ON a.news @@ k.query});
like($plan, qr/Remote SQL: SELECT count\(\*\) FROM .*JOIN .*OPERATOR\(public\.\@\@\)/, 'queries kept there are matched there') or diag($plan);

done_testing();
