# A dump and restore keeps every value of a plain newsdoc column byte for byte,
# without reading the article again, and recomputes a generated column; queries, tallies,
# indexes and materialized views come back, too.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $node = new_cluster('dump');
my $dump = $node->basedir . '/articles';

load_articles($node);
$node->safe_psql('postgres', q{
    ALTER TABLE articles
        ADD COLUMN kept newsdoc,
        ADD COLUMN made newsdoc GENERATED ALWAYS AS (to_newsdoc(body, title)) STORED;
    UPDATE articles SET kept = to_newsdoc(body, title);
    -- A value that analysis of this row would not give.
    INSERT INTO articles (title, body, kept)
        VALUES ('None', 'Nothing here.', to_newsdoc('Barack Obama met the United Nations in Geneva.'));
    CREATE TABLE searches (query newsquery PRIMARY KEY);
    INSERT INTO searches
        VALUES ('person:neg:"Barack Ob"* | !(müller & *)'), ('a & (b | c)'), (websearch_to_newsquery(''));
    -- What readers asked for, and what is counted.
    ALTER TABLE articles ADD COLUMN asked newsquery;
    UPDATE articles SET asked = websearch_to_newsquery(left(body, 60) || ' -"world bank"');
    CREATE MATERIALIZED VIEW counted AS
        SELECT id % 5 AS part, news_tally(kept, true) AS tally FROM articles GROUP BY part;
    CREATE UNIQUE INDEX ON counted (part);
    CREATE TABLE beats (names newsnames);
    INSERT INTO beats VALUES ('[]'), ('[{"alias":"Å \"Åke\"","name":"Åke Ek","kind":"person"},{"name":"Ek","kind":"place"}]');
    INSERT INTO beats SELECT news_names('alias ' || i, 'name ' || i % 7, 'group') FROM generate_series(1, 1000) i;
    CREATE INDEX by_name ON articles USING gin (kept);
    CREATE INDEX by_story ON articles USING gin (kept newsdoc_story_ops);
    CREATE INDEX by_body ON articles USING gin (to_newsdoc(body));
    CREATE INDEX by_query ON articles USING hash (asked);
    CREATE VIEW fingerprint AS
        SELECT md5(string_agg(encode(newsdoc_send(kept), 'hex'), ',' ORDER BY id)) AS kept,
               md5(string_agg(encode(newsdoc_send(made), 'hex'), ',' ORDER BY id)) AS made,
               md5(string_agg(kept::text, ',' ORDER BY id)) AS text,
               (SELECT md5(string_agg(encode(newsquery_send(query), 'hex'), ',' ORDER BY query)) FROM searches) AS searches,
               md5(string_agg(encode(newsquery_send(asked), 'hex'), ',' ORDER BY id)) AS asked,
               (SELECT md5(string_agg(encode(newstally_send(tally), 'hex'), ',' ORDER BY part)) FROM counted) AS counted,
               (SELECT md5(string_agg(encode(newsnames_send(names), 'hex'), ',' ORDER BY names)) FROM beats) AS beats,
               count(kept) AS n
        FROM articles;
});
my $before = $node->safe_psql('postgres', 'TABLE fingerprint');

like($before, qr/\|19$/, 'all articles have a value');

# What each index finds, and the name of the index in the plan.
my %searches = (
    by_name => q{SELECT count(*), sum(id) FROM articles WHERE kept @@ 'organization:un* | "barack obama"'},
    by_story => q{SELECT count(*), sum(a.id) FROM articles a
                  WHERE kept ~= to_newsdoc('Barack Obama met the United Nations in Geneva.')},
    by_body => q{SELECT count(*), sum(id) FROM articles WHERE to_newsdoc(body) @@ 'place:*'},
    by_query => q{SELECT count(*) FROM articles WHERE asked = '"world bank"'},
);

sub same_searches
{
    my ($database) = @_;

    foreach my $index (sort keys %searches)
    {
        my $plan = $node->safe_psql($database, "SET enable_seqscan = off; EXPLAIN (COSTS OFF) $searches{$index}");

        like($plan, qr/Index Scan (on|using) $index\b/, "$database: $index is used") or diag($plan);
        is( $node->safe_psql($database, "SET enable_seqscan = off; $searches{$index}"),
            $node->safe_psql('postgres', "SET enable_indexscan = off; SET enable_bitmapscan = off; $searches{$index}"),
            "$database: $index finds what is there");
    }
    return;
}

same_searches('postgres');
isnt($node->safe_psql('postgres', $searches{by_name}), '0|', 'names are found');

foreach my $format ('plain', 'custom')
{
    my $database = "restored_$format";

    $node->safe_psql('postgres', "CREATE DATABASE $database");
    $node->command_ok([ 'pg_dump', '-F', $format, '-f', "$dump.$format", $node->connstr('postgres') ],
        "pg_dump in $format format");
    if ($format eq 'plain')
    {
        $node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr($database), '-f', "$dump.$format" ],
            'restored by psql');
    }
    else
    {
        $node->command_ok([ 'pg_restore', '-d', $node->connstr($database), "$dump.$format" ],
            'restored by pg_restore');
    }
    is($node->safe_psql($database, 'TABLE fingerprint'), $before, "$format: every value as it was");
    same_searches($database);
    is( $node->safe_psql($database, q{SELECT kept |@ 'person' FROM articles WHERE title = 'None'}),
        '{"Barack Obama"}',
        "$format: a kept value is not made again from its row");
}

is( $node->safe_psql('postgres', q{
        SELECT count(*) FROM articles WHERE kept::text::newsdoc IS DISTINCT FROM kept
            OR kept::text::newsdoc::text IS DISTINCT FROM kept::text
            OR asked::text::newsquery IS DISTINCT FROM asked
            OR asked::text::newsquery::text IS DISTINCT FROM asked::text}),
    '0', 'the text form round-trips');
is( $node->safe_psql('postgres', q{
        SELECT count(*) FROM counted WHERE tally::text::newstally IS DISTINCT FROM tally
            OR tally::text::newstally::text IS DISTINCT FROM tally::text}),
    '0', 'that of a tally, too');
is( $node->safe_psql('postgres', q{
        SELECT count(*) FROM beats WHERE names::text::newsnames IS DISTINCT FROM names
            OR names::text::newsnames::text IS DISTINCT FROM names::text}),
    '0', 'and that of a list of names');

$node->safe_psql('postgres', qq{
    CREATE TABLE copied (id int, kept newsdoc, asked newsquery, tally newstally);
    COPY (SELECT id, kept, asked, tally FROM articles LEFT JOIN counted ON part = id)
        TO '$dump.binary' (FORMAT binary);
    COPY copied FROM '$dump.binary' (FORMAT binary);
});
is( $node->safe_psql('postgres', q{
        SELECT count(*), count(c.tally) FROM articles a JOIN copied c USING (id, kept, asked) LEFT JOIN counted ON part = id
        WHERE c.tally IS NOT DISTINCT FROM counted.tally}),
    '19|4', 'the binary form round-trips');

done_testing();
