# A dump and restore keeps every value of a plain newsdoc column byte for byte,
# without reading the article again, and recomputes a generated column.  Queries
# that were saved come back, too.

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
    CREATE VIEW fingerprint AS
        SELECT md5(string_agg(encode(newsdoc_send(kept), 'hex'), ',' ORDER BY id)) AS kept,
               md5(string_agg(encode(newsdoc_send(made), 'hex'), ',' ORDER BY id)) AS made,
               md5(string_agg(kept::text, ',' ORDER BY id)) AS text,
               (SELECT md5(string_agg(encode(newsquery_send(query), 'hex'), ',' ORDER BY query)) FROM searches) AS searches,
               count(kept) AS n
        FROM articles;
});
my $before = $node->safe_psql('postgres', 'TABLE fingerprint');

like($before, qr/\|19$/, 'all articles have a value');

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
    is( $node->safe_psql($database, q{SELECT kept |@ 'person' FROM articles WHERE title = 'None'}),
        '{"Barack Obama"}',
        "$format: a kept value is not made again from its row");
}

is( $node->safe_psql('postgres', 'SELECT count(*) FROM articles WHERE kept::text::newsdoc IS DISTINCT FROM kept
                                     OR kept::text::newsdoc::text IS DISTINCT FROM kept::text'),
    '0', 'the text form round-trips');

$node->safe_psql('postgres', qq{
    CREATE TABLE copied (kept newsdoc);
    COPY (SELECT kept FROM articles) TO '$dump.binary' (FORMAT binary);
    COPY copied FROM '$dump.binary' (FORMAT binary);
});
is( $node->safe_psql('postgres', 'SELECT count(*) FROM articles JOIN copied USING (kept)'),
    '19', 'the binary form round-trips');

done_testing();
