# Many connections at once read, write and query, and all of them agree.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $node = new_cluster('concurrency', 'max_connections = 60');
my $clients = 20;
my $rounds = 4;

load_articles($node);
$node->safe_psql('postgres', q{
    ALTER TABLE articles ADD COLUMN news newsdoc GENERATED ALWAYS AS (to_newsdoc(body, title)) STORED;
    CREATE TABLE results (client int, round int, digest text);
});

my $script = $node->basedir . '/client.sql';
open(my $handle, '>', $script) or die "$script: $!";
print $handle q{
INSERT INTO results
    SELECT :client_id, 0, md5(string_agg(to_newsdoc(body, title)::text || news::text || array_to_string(body |> 2, ' '), '' ORDER BY id))
    FROM articles WHERE title IS NOT NULL;
BEGIN;
INSERT INTO articles (body) VALUES ('Client ' || :client_id || ' of the United Nations spoke in Geneva.');
ROLLBACK;
};
close($handle);

$node->command_ok([ 'pgbench', '-n', '-c', $clients, '-j', 4, '-t', $rounds, '-f', $script, $node->connstr('postgres') ],
    "$clients connections, $rounds rounds each");
is($node->safe_psql('postgres', 'SELECT count(*), count(DISTINCT digest), count(DISTINCT client) FROM results'),
    $clients * $rounds . "|1|$clients", 'every connection found the same');

done_testing();
