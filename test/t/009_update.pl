# ALTER EXTENSION UPDATE from every earlier version ends where a fresh CREATE EXTENSION
# does, object by object, and keeps what was stored.

use strict;
use warnings;

use Digest::SHA qw(sha256_hex);
use File::Copy qw(copy);
use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

# The install script of each version that was released: it never changes.
my %released = ('0.1.0' => 'b633e8c9727b581354ee4094d81028a7b52787e670909ce38b06ab47f985e227');

my $pg_config = $ENV{PG_CONFIG} || 'pg_config';
chomp(my $sharedir = `$pg_config --sharedir`);
my ($current) = NewsxTest::slurp('newsx.control') =~ /^default_version = '(.*)'/m;

my $node = new_cluster('update');
my $stage = own_stage($node);

plan skip_all => 'this server finds extensions in its own folders only' if !$stage;

foreach my $version (sort keys %released)
{
    my $script = "newsx--$version.sql";

    system('make', '-s', $script, "PG_CONFIG=$pg_config") == 0 or die "cannot make $script";
    is(sha256_hex(NewsxTest::slurp($script)), $released{$version}, "what $version brought is as it was released");
    copy($script, "$stage$sharedir/extension/") or die "$script: $!";
}

sub definitions
{
    my ($database) = @_;
    return $node->safe_psql($database, NewsxTest::slurp("$FindBin::RealBin/definitions.sql"));
}

# Two texts of many long lines: shows those that only one of them has.
sub same_lines
{
    my ($got, $expected, $name) = @_;
    my (%got, %expected);

    @got{ split(/\n/, $got) } = ();
    @expected{ split(/\n/, $expected) } = ();
    is($got, $expected, $name) if $got eq $expected;
    return if $got eq $expected;
    fail($name);
    diag(join("\n", (map { "- $_" } grep { !exists $got{$_} } sort keys %expected),
            (map { "+ $_" } grep { !exists $expected{$_} } sort keys %got)));
    return;
}

my $fresh = definitions('postgres');

cmp_ok(scalar(() = $fresh =~ /^function /mg), '>', 100, 'the definitions are there');
unlike($fresh, qr/of a class that definitions\.sql lacks/, 'all of them');

# --- an owner of a database who is no superuser -----------------------------------

$node->safe_psql('postgres', q{
    CREATE ROLE editor LOGIN;
    CREATE DATABASE paper OWNER editor;
    CREATE DATABASE restored OWNER editor;
});
# Before PostgreSQL 15 everybody may create in public, the owner of the database too.
$node->safe_psql('paper', 'GRANT CREATE ON SCHEMA public TO editor');
$node->safe_psql('restored', 'GRANT CREATE ON SCHEMA public TO editor');

sub as_editor
{
    my ($database, $sql) = @_;
    return $node->safe_psql($database, $sql, extra_params => [ '-U', 'editor' ]);
}

as_editor('paper', q{CREATE EXTENSION newsx VERSION '0.1.0'});
ok(definitions('paper') ne $fresh, '0.1.0 has less');

# --- stored values ----------------------------------------------------------------

# Values that 0.1.0 wrote, and what it showed of them.
my (@kept, @shown);

foreach my $file (sort glob('test/newsdoc-v1/*.newsdoc'))
{
    my $text = $file =~ s/\.newsdoc$/.json/r;
    my $json = NewsxTest::slurp($text);

    chomp $json;
    push @kept, unpack('H*', NewsxTest::slurp($file));
    push @shown, $json;
}
cmp_ok(scalar(@kept), '>', 0, 'there are values of 0.1.0');

# Copied in as bytes, as pg_upgrade would leave them.
my $copy = $node->basedir . '/kept.copy';
open(my $out, '>:raw', $copy) or die "$copy: $!";
print $out "PGCOPY\n\xff\r\n\0", pack('NN', 0, 0);
foreach my $i (0 .. $#kept)
{
    my $bytes = pack('H*', $kept[$i]);
    print $out pack('nNNN', 2, 4, $i, length($bytes)), $bytes;
}
print $out pack('n', 0xffff);
close($out);

$node->safe_psql('paper', qq{
    SET ROLE editor;
    CREATE TABLE archive (id int PRIMARY KEY, kept newsdoc);
    CREATE INDEX ON archive (kept);
    CREATE TABLE articles (body text, news newsdoc GENERATED ALWAYS AS (to_newsdoc(body)) STORED);
    CREATE INDEX ON articles (news_tone(body));
    CREATE VIEW names AS SELECT kept |\@ 'person' AS persons FROM archive;
    INSERT INTO articles VALUES ('Barack Obama praised the United Nations in Geneva.');
    RESET ROLE;
    COPY archive FROM '$copy' (FORMAT binary);
});

my $state = q{
    SET enable_seqscan = off;
    SELECT id, encode(newsdoc_send(kept), 'hex'), kept::text FROM archive ORDER BY id;
    SELECT a.id, b.id FROM archive a JOIN archive b USING (kept) ORDER BY 1, 2;
    SELECT e.* FROM archive, news_entities(kept) e ORDER BY id, 1, 2;
    SELECT * FROM names;
    SELECT news::text, news_tone(news) FROM articles ORDER BY news_tone(body);
};
my $before = as_editor('paper', $state);

foreach my $i (0 .. $#kept)
{
    like($before, qr/^\Q$i|$kept[$i]|$shown[$i]\E$/m, "value $i is shown as 0.1.0 showed it");
}

# A dump taken before, for later.
my $dump = $node->basedir . '/paper.dump';
$node->command_ok([ 'pg_dump', '-F', 'custom', '-f', $dump, $node->connstr('paper') ], 'dump at 0.1.0');

# --- the update -------------------------------------------------------------------

as_editor('paper', 'ALTER EXTENSION newsx UPDATE');
is($node->safe_psql('paper', q{SELECT extversion FROM pg_extension WHERE extname = 'newsx'}), $current, "updated to $current");
same_lines(definitions('paper'), $fresh, 'an updated database has what a fresh one has');
is(as_editor('paper', $state), $before, 'what was stored is as it was');

# What is new works on what is old.
is(as_editor('paper', q{SELECT count(*) FROM archive WHERE kept @@ '*'}), scalar(@kept), 'old values can be searched');
as_editor('paper', 'CREATE INDEX archive_names ON archive USING gin (kept); CREATE INDEX ON archive USING gin (kept newsdoc_story_ops)');
is( as_editor('paper', q{SET enable_seqscan = off; SELECT count(*) FROM archive WHERE kept @@ '*'}),
    scalar(@kept), 'and indexed');
is( as_editor('paper', 'SELECT (t.tally = m.tally)::text FROM (SELECT news_tally(kept) AS tally FROM archive) t,
                        (SELECT news_merge(one) AS tally FROM (SELECT news_tally(kept) AS one FROM archive GROUP BY id) s) m'),
    'true', 'and counted');
is(as_editor('paper', 'SELECT bool_or(kept ~= kept), bool_and(newsdoc_is_stale(kept)) FROM archive'),
    'f|t', 'they have no story, and are stale for it');
as_editor('paper', 'ANALYZE archive');

# --- a dump of the old one into the new one ---------------------------------------

$node->command_ok([ 'pg_restore', '--no-owner', '-d', $node->connstr('restored'), $dump ], 'a dump of 0.1.0 is restored');
is($node->safe_psql('restored', q{SELECT extversion FROM pg_extension WHERE extname = 'newsx'}), $current, "into $current");
is( $node->safe_psql('restored', q{SELECT count(*) FROM archive WHERE kept::text NOT LIKE '_"newsdoc":1,%'}),
    '0', 'and plain values are those of 0.1.0');
is( $node->safe_psql('restored', q{SELECT string_agg(encode(newsdoc_send(kept), 'hex'), ',' ORDER BY id) FROM archive}),
    join(',', @kept), 'byte for byte');

done_testing();
