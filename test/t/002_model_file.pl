# Model files: found, used beside the library's own model, and refused with their
# name and a reason when they are damaged; the server lives on.

use strict;
use warnings;

use File::Copy qw(copy);
use File::Path qw(make_path);
use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $pg_config = $ENV{PG_CONFIG} || 'pg_config';
chomp(my $sharedir = `$pg_config --sharedir`);

my $node = new_cluster('model_file');

plan skip_all => 'this server looks for model files in its own folder only'
    if $node->safe_psql('postgres', "SELECT count(*) FROM pg_settings WHERE name = 'extension_destdir'") eq '0';

my $folder = own_stage($node) . "$sharedir/newsx";

make_path($folder);

sub make_model
{
    my ($id) = @_;

    system('make', '-s', '-f', 'core.mk', 'build/plain/model') == 0 or die 'cannot build build/plain/model';
    system('build/plain/model', 'data/en.model', $id, "$folder/$id.model") == 0 or die "cannot make model $id";
    return "$folder/$id.model";
}

# Overwrite bytes of a file, or cut it, always as a new file: one that is mapped
# must not change.
sub damage
{
    my ($path, $offset, $bytes, $size) = @_;
    local $/ = undef;

    open(my $in, '<:raw', $path) or die "$path: $!";
    my $content = <$in>;
    close($in);
    substr($content, $offset, length($bytes)) = $bytes if length($bytes);
    $content = substr($content, 0, $size) if defined $size;
    open(my $out, '>:raw', "$path.new") or die "$path.new: $!";
    print $out $content;
    close($out);
    rename("$path.new", $path) or die "$path: $!";
    return;
}

# newsdoc_model() names the ICU data, too, as in "en@2 icu@72.1".
my $text = 'Barack Obama praised the United Nations in Geneva on Sunday.';
my $own = $node->safe_psql('postgres', 'SELECT name, version FROM newsx_models()');
my ($own_version) = $own =~ /^en\|(\d+)$/;

ok($own_version, 'one model is in the library') or BAIL_OUT($own);

# --- two versions side by side --------------------------------------------------

my $next = $own_version + 1;

make_model("en\@$next");
make_model('paper@3');
make_model('paper@12');

is($node->safe_psql('postgres', 'SELECT name, version FROM newsx_models() ORDER BY 1, 2'),
    "en|$own_version\nen|$next\npaper|3\npaper|12", 'newsx_models() lists all of them');
is($node->safe_psql('postgres', "SELECT split_part(newsdoc_model(to_newsdoc('$text')), ' ', 1)"),
    "en\@$own_version", 'the library\'s model is the default');
is($node->safe_psql('postgres', "SELECT split_part(newsdoc_model(to_newsdoc('$text', NULL, 'en\@$next')), ' ', 1)"),
    "en\@$next", 'another version is used when it is named');
is($node->safe_psql('postgres', "SELECT split_part(newsdoc_model(to_newsdoc('$text', model => 'paper')), ' ', 1)"),
    'paper@12', 'a name alone means the newest of its versions, by number');
is($node->safe_psql('postgres', "SELECT split_part(newsdoc_model(to_newsdoc('$text', model => 'paper\@3')), ' ', 1)"),
    'paper@3', 'an older one stays at hand');
is( $node->safe_psql('postgres', "SELECT array_to_string(to_newsdoc('$text', model => 'paper') |@ 'person', ',')"),
    'Barack Obama', 'and it works');
is( $node->safe_psql('postgres',
        "SELECT newsdoc_is_stale(to_newsdoc('$text')), newsdoc_is_stale(to_newsdoc('$text', model => 'paper\@3'))"),
    'f|t', 'a value of an older version is stale');

# --- names ----------------------------------------------------------------------

foreach my $name ('nothing', 'en@999', '../en', 'en@1/../../etc', '/etc/passwd', '', 'EN', 'en@', 'en@01', 'en@1.model')
{
    my ($status, $output, $error) =
        $node->psql('postgres', "\\set VERBOSITY verbose\nSELECT to_newsdoc('$text', NULL, '$name')");

    like($error, qr/ERROR:  42704:/, "no model is called \"$name\"");
    like($error, qr/newsx_models\(\)/, 'and a hint says where they are listed');
}

# --- damage -----------------------------------------------------------------------

my $size = -s "$folder/paper\@12.model";
my %damages = (
    'an empty file' => [ 0, '', 0 ],
    'half a header' => [ 0, '', 40 ],
    'a truncated file' => [ 0, '', int($size / 2) ],
    'all but the last byte' => [ 0, '', $size - 1 ],
    'a wrong magic' => [ 0, 'NOTNEWSX', undef ],
    'a newer format' => [ 8, pack('L', 99), undef ],
    'the other byte order' => [ 12, pack('N', 0x01020304) eq pack('L', 0x01020304) ? pack('V', 0x01020304) : pack('N', 0x01020304), undef ],
    'a wild section table' => [ 64, "\xff" x 24, undef ],
    'a flipped bit' => [ int($size / 2), undef, undef ],
);
my $session = new_session($node);
my $pid = $session->('SELECT pg_backend_pid()');
my $number = 100;

foreach my $name (sort keys %damages)
{
    my ($offset, $bytes, $length) = @{ $damages{$name} };
    my $id = 'bad@' . $number++;
    my $path = make_model($id);

    if (!defined $bytes)
    {
        open(my $in, '<:raw', $path) or die "$path: $!";
        seek($in, $offset, 0);
        read($in, my $byte, 1);
        $bytes = chr(ord($byte) ^ 0x10);
    }
    damage($path, $offset, $bytes, $length);

    my ($status, $output, $error) = $node->psql('postgres', "SELECT to_newsdoc('$text', NULL, '$id')");

    isnt($status, 0, "$name is refused");
    like($error, qr/\Q$path\E/, "$name: the error names the file");
    is($session->("SELECT to_newsdoc('$text', NULL, '$id')"), '', "$name: refused in a backend that stays");
    unlike($node->safe_psql('postgres', 'SELECT name, version FROM newsx_models()'),
        qr/^bad\|/m, "$name: is not listed");
    is($session->("SELECT split_part(newsdoc_model(to_newsdoc('$text', NULL, 'paper\@3')), ' ', 1)"),
        'paper@3', "$name: other models work on");
    unlink($path);
}
is($session->('SELECT pg_backend_pid()'), $pid, 'the backend outlived them all');

# A file under a name that is not its own.
copy("$folder/paper\@3.model", "$folder/other\@1.model") or die $!;
my ($status, $output, $error) = $node->psql('postgres', "SELECT to_newsdoc('$text', NULL, 'other')");
like($error, qr/other\@1\.model.*paper\@3/s, 'a renamed file is refused, with both names');

# A file that may not be read.
SKIP:
{
    chmod(0000, "$folder/other\@1.model");
    skip 'this user may read everything', 1 if -r "$folder/other\@1.model";
    ($status, $output, $error) = $node->psql('postgres', "SELECT to_newsdoc('$text', NULL, 'other')");
    like($error, qr/could not open newsx model file ".*other\@1\.model": Permission denied/, 'a file that may not be read');
}
unlink("$folder/other\@1.model");

# A file that goes while it is in use: who has it keeps it.
unlink("$folder/paper\@3.model");
is($session->("SELECT split_part(newsdoc_model(to_newsdoc('$text', NULL, 'paper\@3')), ' ', 1)"),
    'paper@3', 'a backend keeps a model whose file has gone');
($status, $output, $error) = $node->psql('postgres', "SELECT to_newsdoc('$text', NULL, 'paper\@3')");
like($error, qr/does not exist/, 'a new connection does not find it');
is($node->safe_psql('postgres', 'SELECT name, version FROM newsx_models() ORDER BY 1, 2'),
    "en|$own_version\nen|$next\npaper|12", 'the server lives on');
$session->();

done_testing();
