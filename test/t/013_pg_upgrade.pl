# pg_upgrade takes over values, indexes and views as they lie, byte for byte.  Here from
# a server to another of the same version, which is all that is at hand.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $pg_config = $ENV{PG_CONFIG} || 'pg_config';
chomp(my $bindir = `$pg_config --bindir`);

plan skip_all => 'this server came without pg_upgrade' if !-x "$bindir/pg_upgrade";

my $old = new_cluster('old');
my $new = new_cluster('new');

$new->safe_psql('postgres', 'DROP EXTENSION newsx');
load_articles($old);
$old->safe_psql('postgres', q{
    ALTER TABLE articles
        ADD COLUMN news newsdoc GENERATED ALWAYS AS (to_newsdoc(body, title)) STORED,
        ADD COLUMN asked newsquery;
    UPDATE articles SET asked = websearch_to_newsquery(left(body, 60) || ' -"world bank"');
    CREATE INDEX by_name ON articles USING gin (news);
    CREATE INDEX by_story ON articles USING gin (news newsdoc_story_ops);
    CREATE INDEX by_order ON articles (news);
    CREATE INDEX by_tone ON articles (news_tone(news, 'Kenya'));
    CREATE MATERIALIZED VIEW tallies AS SELECT id % 5 AS part, news_tally(news, true) AS tally FROM articles GROUP BY part;
});
my $state = q{
    SELECT md5(string_agg(concat_ws(',', id, encode(newsdoc_send(news), 'hex'), encode(newsquery_send(asked), 'hex')), ',' ORDER BY id))
        FROM articles;
    SELECT md5(string_agg(encode(newstally_send(tally), 'hex'), ',' ORDER BY part)) FROM tallies;
    SELECT news_merge(tally) FROM tallies;
    SET enable_seqscan = off;
    SELECT id FROM articles WHERE news @@ 'place:kenya | "world bank"' ORDER BY id;
    SELECT a.id, b.id FROM articles a JOIN articles b ON a.news ~= b.news ORDER BY 1, 2;
    SELECT id FROM articles WHERE news_tone(news, 'Kenya') < 0 ORDER BY id;
    SELECT id FROM articles ORDER BY news LIMIT 5;
};
my $before = $old->safe_psql('postgres', $state);
my $definitions = $old->safe_psql('postgres', NewsxTest::slurp("$FindBin::RealBin/definitions.sql"));

$old->stop;
$new->stop;
chdir($new->basedir) or die $!;
$new->command_ok(
    [ "$bindir/pg_upgrade", '-b', $bindir, '-B', $bindir, '-d', $old->data_dir, '-D', $new->data_dir,
      '-p', $old->port, '-P', $new->port, '-s', $new->host ],
    'pg_upgrade');
chdir("$FindBin::RealBin/../..") or die $!;
$new->start;
is($new->safe_psql('postgres', $state), $before, 'values, indexes and views are as they were');
is($new->safe_psql('postgres', NewsxTest::slurp("$FindBin::RealBin/definitions.sql")), $definitions, 'and so is the extension');
like(
    $new->safe_psql('postgres', q{SET enable_seqscan = off; EXPLAIN SELECT id FROM articles WHERE news @@ 'kenya'}),
    qr/Bitmap Index Scan on by_name/, 'the index is used');
$new->safe_psql('postgres', q{
    INSERT INTO articles (title, body) VALUES ('New', 'Barack Obama praised Kenya.');
    REFRESH MATERIALIZED VIEW tallies;
    REINDEX TABLE articles;
    ANALYZE articles;
});
is($new->safe_psql('postgres', q{SELECT title FROM articles WHERE news @@ 'obama & kenya'}), 'New', 'and work goes on');

done_testing();
