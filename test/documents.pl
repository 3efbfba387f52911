#!/usr/bin/perl
# documents.pl
#	Runs the SQL that stands in the documents, and compares what they say comes
#	out with what does.
#
#	perl test/documents.pl FILE...             prints TAP
#	perl test/documents.pl --write FILE...     puts what comes out into the files
#
#	A block that opens with ```sql is run in a database of the file's own, on the
#	server that psql finds by PGHOST and so on.  If a block that opens with ```text
#	follows, that is what must come out; if none does, there must be no error.  A
#	block that opens with ```sql norun is only shown.

use strict;
use warnings;

my $write = @ARGV && $ARGV[0] eq '--write' && shift @ARGV;
my $n_tests = 0;
my $n_failed = 0;

sub ok
{
    my ($good, $name, @why) = @_;

    $n_tests++;
    $n_failed++ if !$good;
    printf("%s %d - %s\n", $good ? 'ok' : 'not ok', $n_tests, $name);
    print map { "#   $_\n" } map { split(/\n/, $_) } @why if !$good;
    return;
}

sub slurp
{
    my ($file) = @_;

    local $/ = undef;
    open(my $in, '<', $file) or die "$file: $!";
    return scalar <$in>;
}

# What psql prints for the SQL, errors among it, without white space at line ends.
sub run_sql
{
    my ($database, $sql) = @_;
    my $script = ($ENV{TMPDIR} || '/tmp') . "/documents.$$.sql";

    open(my $out, '>', $script) or die "$script: $!";
    print $out $sql;
    close($out);
    my $printed = `psql -X -q -v ON_ERROR_STOP=0 -d $database < $script 2>&1`;
    unlink($script);
    $printed =~ s/[ \t]+$//mg;
    $printed =~ s/\n*\z/\n/;
    return $printed eq "\n" ? '' : $printed;
}

sub run_document
{
    my ($file, $database) = @_;
    my $rest = slurp($file);
    my $done = '';

    while ($rest =~ /^```sql\n(.*?)^```\n(?:(\n*)^```text\n(.*?)^```\n)?/ms)
    {
        my ($sql, $between, $expected, $before, $after) = ($1, $2, $3, $`, $');
        my $line = 1 + (() = "$done$before" =~ /\n/g);
        my $printed = run_sql($database, $sql);

        $done .= "$before```sql\n$sql```\n";
        $rest = $after;
        if (defined $expected)
        {
            $done .= "$between```text\n$printed```\n";
            ok($printed eq $expected, "$file:$line", "it says:\n$expected", "what comes out:\n$printed");
        }
        else
        {
            ok($printed !~ /^(ERROR|FATAL)/m, "$file:$line", $printed);
        }
    }
    return $done . $rest;
}

my $n_files = 0;

foreach my $file (@ARGV)
{
    my $database = 'document_' . ++$n_files;

    system('createdb', $database) == 0 or die "createdb failed";
    my $document = run_document($file, $database);
    if ($write && $document ne slurp($file))
    {
        open(my $out, '>', $file) or die "$file: $!";
        print $out $document;
        close($out);
        print "# wrote $file\n";
    }
    system('dropdb', $database);
}
print "1..$n_tests\n";
exit($write ? 0 : $n_failed > 0);
