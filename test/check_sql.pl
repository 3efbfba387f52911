#!/usr/bin/perl
# check_sql.pl
#	Rules of the install script that no database checks: every object has a
#	comment, every function says how it is planned, and nothing is named without
#	its schema, so that no search_path bends it.  Prints what breaks a rule; the
#	exit status says whether there was anything.

use strict;
use warnings;

use FindBin;

chdir "$FindBin::RealBin/.." or die $!;

my $broken = 0;
my %commented;
my @created;

sub complain
{
    print "@_\n";
    $broken = 1;
}

# The statements of a file, without comments, strings replaced by ''.
sub statements
{
    my ($file) = @_;

    local $/ = undef;
    open(my $in, '<', $file) or die "$file: $!";
    my $sql = <$in>;
    $sql =~ s/^--.*$|\s--\s.*$//mg;
    $sql =~ s/^\\.*$//mg;
    $sql =~ s/'(?:[^']|'')*'/''/g;
    complain("$file: a dollar-quoted body: call a C function instead") if $sql =~ /\$\w*\$/;
    return grep { /\S/ } split(/;/, $sql);
}

# "CREATE FUNCTION a.b(x a.t DEFAULT NULL)" and its comment name the types alike.
sub signature
{
    my ($arguments) = @_;
    my @types;

    foreach my $argument (split(/,/, $arguments))
    {
        $argument =~ s/\s+(DEFAULT|=)\s.*$//s;
        $argument =~ s/^\s+|\s+$//g;
        push @types, (split(/\s+/, $argument))[-1] if $argument ne '';
    }
    return join(', ', @types);
}

sub check_function
{
    my ($file, $name, $arguments, $rest) = @_;
    my $function = "$name(" . signature($arguments) . ')';

    push @created, [ $file, "FUNCTION $function" ];
    complain("$file: $function is neither IMMUTABLE nor STABLE") if $rest !~ /\b(IMMUTABLE|STABLE)\b/;
    complain("$file: $function does not say PARALLEL SAFE") if $rest !~ /\bPARALLEL SAFE\b/;
    complain("$file: $function returns rows, but has no ROWS")
        if $rest =~ /\bRETURNS\s+(TABLE|SETOF)\b/ && $rest !~ /\bROWS\s+\d+/;
    complain("$file: $function returns rows, or reads text, but has no COST")
        if ($rest =~ /\bRETURNS\s+(TABLE|SETOF)\b/ || $arguments =~ /\bbody\b/) && $rest !~ /\bCOST\s+\d+/;
}

sub check_statement
{
    my ($file, $sql) = @_;

    if ($sql =~ /^\s*CREATE\s+FUNCTION\s+(\S+?)\s*\(([^()]*)\)(.*)$/s)
    {
        check_function($file, $1, $2, $3);
    }
    elsif ($sql =~ /^\s*CREATE\s+TYPE\s+(\S+)\s*\(/s)
    {
        push @created, [ $file, "TYPE $1" ];
    }
    elsif ($sql =~ /^\s*CREATE\s+OPERATOR\s+CLASS\s+(\S+).*?USING\s+(\w+)/s)
    {
        push @created, [ $file, "OPERATOR CLASS $1 USING $2" ];
    }
    elsif ($sql =~ /^\s*CREATE\s+OPERATOR\s+(\S+)\s*\((.*)\)\s*$/s)
    {
        my ($name, $body) = ($1, $2);
        my ($left) = $body =~ /LEFTARG\s*=\s*([^\s,]+)/;
        my ($right) = $body =~ /RIGHTARG\s*=\s*([^\s,]+)/;

        push @created, [ $file, "OPERATOR $name (" . ($left || 'NONE') . ", $right)" ];
    }
    elsif ($sql =~ /^\s*CREATE\s+CAST\s*\((\S+)\s+AS\s+(\S+)\)/s)
    {
        push @created, [ $file, "CAST ($1 AS $2)" ];
    }
    elsif ($sql =~ /^\s*CREATE\s+AGGREGATE\s+(\S+?)\s*\(([^()]*)\)/s)
    {
        push @created, [ $file, "AGGREGATE $1(" . signature($2) . ')' ];
        complain("$file: aggregate $1 does not say PARALLEL = SAFE") if $sql !~ /PARALLEL\s*=\s*SAFE/;
    }
    elsif ($sql =~ /^\s*COMMENT\s+ON\s+(\w+(?:\s+CLASS)?)\s+(.*?)\s+IS\s/s)
    {
        my ($class, $object) = ($1, $2);

        $object =~ s/\(([^()]*)\)/'(' . signature($1) . ')'/e if $class eq 'FUNCTION' || $class eq 'AGGREGATE';
        $commented{"$class $object"} = 1;
    }
    elsif ($sql !~ /^\s*(CREATE\s+TYPE\s+\S+\s*$|COMMENT\s+ON\s+OPERATOR\s+FAMILY|(ALTER|DROP)\s+(TYPE|OPERATOR|FUNCTION)\s)/s)
    {
        complain("$file: a statement that no rule covers: $sql");
    }
}

# Types, functions and operators must stand behind a schema.
sub check_names
{
    my ($file, $sql) = @_;
    my $types = 'text|int[248]|bool|float[48]|jsonb?|bytea|cstring|internal|anyelement|anyarray|newsdoc|newsquery|newstally|newsnames';

    $sql =~ s/ALIGNMENT\s*=\s*\w+//;
    while ($sql =~ /(?<![\w.])($types)(?![\w(]|\s*\.)(?=\s*[,)\[]|\s+AS\b|\s+DEFAULT\b|\s*$)/gm)
    {
        complain("$file: type $1 without its schema: " . substr($sql, 0, 80));
    }
    while ($sql =~ /(?:FUNCTION|RESTRICT|JOIN|INPUT|OUTPUT|RECEIVE|SEND|SFUNC|FINALFUNC|COMBINEFUNC|SERIALFUNC|DESERIALFUNC|SUPPORT)\s*=?\s+([a-z]\w*)(?![\w.])/g)
    {
        complain("$file: function $1 without its schema");
    }
    while ($sql =~ /(?:COMMUTATOR|NEGATOR)\s*=\s*(?!OPERATOR\(\@extschema\@\.)(\S+)/g)
    {
        complain("$file: operator $1 without its schema");
    }
}

foreach my $file (sort glob('src/pg/sql/*/*.sql'))
{
    foreach my $sql (statements($file))
    {
        check_statement($file, $sql);
        check_names($file, $sql);
    }
}

foreach my $object (@created)
{
    my ($file, $name) = @$object;

    complain("$file: $name has no comment") unless $commented{$name};
}
complain('no SQL was found') if !@created;
exit $broken;
