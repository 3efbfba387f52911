# NewsxTest.pm
#	What the TAP tests share: a server with the extension, the sample articles,
#	the memory of a backend.
#
#	test/all.sh runs them and sets TEMP_CONFIG, a piece of postgresql.conf that
#	lets a server find an extension that is not installed into the system.

package NewsxTest;

use strict;
use warnings;

use Exporter 'import';
use File::Copy qw(copy);
use File::Path qw(make_path);
use Test::More;

our @EXPORT = qw(new_cluster load_articles long_text backend_rss new_session own_stage);

# The modules got these names in PostgreSQL 15, and in late minor versions of 13
# and 14.
my $cluster_class;

BEGIN
{
    if (eval { require PostgreSQL::Test::Cluster; require PostgreSQL::Test::Utils; 1 })
    {
        $cluster_class = 'PostgreSQL::Test::Cluster';
    }
    else
    {
        require PostgresNode;
        require TestLib;
        $cluster_class = 'PostgresNode';
    }
}

# A running server with the extension in database postgres; further settings as
# lines of postgresql.conf.
sub new_cluster
{
    my ($name, @settings) = @_;
    my $node =
        $cluster_class eq 'PostgresNode'
        ? PostgresNode::get_new_node($name)
        : $cluster_class->new($name);

    $node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
    $node->append_conf('postgresql.conf', join("\n", 'fsync = off', @settings, ''));
    $node->start;
    $node->safe_psql('postgres', 'CREATE EXTENSION newsx');
    return $node;
}

# Table articles(id, title, body) with the sample articles, each $times times, in a
# database or in postgres.
sub load_articles
{
    my ($node, $times, $database) = @_;
    my $sql = "CREATE TABLE articles (id int GENERATED ALWAYS AS IDENTITY, title text, body text);\n";

    $times ||= 1;
    foreach my $file (sort glob('test/samples/*.txt'))
    {
        my $body = slurp($file);
        my ($title) = $body =~ /^(.*)$/m;

        $sql .= sprintf("INSERT INTO articles (title, body) SELECT \$nx\$%s\$nx\$, \$nx\$%s\$nx\$ FROM generate_series(1, %d);\n",
            $title, $body, $times);
    }
    $node->safe_psql($database || 'postgres', $sql . 'ANALYZE articles;');
    return;
}

sub slurp
{
    my ($file) = @_;

    open(my $handle, '<', $file) or die "$file: $!";
    local $/ = undef;
    return scalar <$handle>;
}

# An SQL expression: the sample articles over and over, about so many bytes.
sub long_text
{
    my ($bytes) = @_;

    return "(SELECT repeat(bodies, 1 + $bytes / octet_length(bodies)) "
        . "FROM (SELECT string_agg(body, E'\\n\\n' ORDER BY id) AS bodies FROM articles) AS all_articles)";
}

# A folder for the node alone, with the extension as it was staged, to which files may
# be added; undef if this server finds extensions in its own folders only.  Restarts
# the node.
sub own_stage
{
    my ($node) = @_;
    my $pg_config = $ENV{PG_CONFIG} || 'pg_config';
    my $installed = $ENV{NEWSX_STAGE} || '';
    my $stage = $node->basedir . '/stage';
    my ($setting) = grep {
        $node->safe_psql('postgres', "SELECT count(*) FROM pg_settings WHERE name = '$_'") eq '1'
    } ('extension_destdir', 'extension_control_path');

    return if !$setting;
    chomp(my $sharedir = `$pg_config --sharedir`);
    chomp(my $pkglibdir = `$pg_config --pkglibdir`);
    make_path("$stage$sharedir/extension", "$stage$pkglibdir");
    foreach my $file (glob("$installed$sharedir/extension/newsx*"))
    {
        copy($file, "$stage$sharedir/extension/") or die "$file: $!";
    }
    symlink("$installed$pkglibdir/newsx.so", "$stage$pkglibdir/newsx.so") or die $!;
    $node->append_conf('postgresql.conf',
        $setting eq 'extension_destdir'
        ? "extension_destdir = '$stage'\n"
        : "extension_control_path = '$stage$sharedir:\$system'\n");
    $node->restart;
    return $stage;
}

# Resident memory of a process of its own (not shared) in kB; undef if unknown.
sub backend_rss
{
    my ($pid) = @_;
    my ($rss, $shared);

    open(my $handle, '<', "/proc/$pid/status") or return;
    while (my $line = <$handle>)
    {
        $rss = $1 if $line =~ /^VmRSS:\s+(\d+)/;
        $shared = ($shared || 0) + $1 if $line =~ /^Rss(?:File|Shmem):\s+(\d+)/;
    }
    return defined $rss ? $rss - ($shared || 0) : undef;
}

# A psql that stays: a function that runs a query and gives its output.
sub new_session
{
    my ($node) = @_;
    my ($in, $out, $err) = ('', '', '');
    my $timer = IPC::Run::timer(180);
    my $psql = IPC::Run::start(
        [ 'psql', '-X', '-A', '-t', '-q', '-d', $node->connstr('postgres') ],
        '<', \$in, '>', \$out, '2>', \$err, $timer);
    my $mark = 'newsx-end-of-answer';

    return sub {
        my ($query) = @_;

        if (!defined $query)
        {
            $psql->finish;
            return;
        }
        $out = '';
        $in .= "$query\n;\n\\echo $mark\n";
        $psql->pump while $out !~ /^\Q$mark\E$/m;
        $out =~ s/^\Q$mark\E\n//m;
        chomp $out;
        return $out;
    };
}

1;
