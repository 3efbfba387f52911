# The sample article of ../shared, which is not part of the project: its people, its
# organizations, its places, its structure.  Skipped where that folder is not there.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $file = ($ENV{DATA} || '../shared/data') . '/../samples/rappler-2014-11-09.txt';

plan skip_all => "$file is not here" if !-r $file;

my $node = new_cluster('sample');
my $body = NewsxTest::slurp($file);

$node->safe_psql('postgres', "CREATE TABLE article AS SELECT \$nx\$$body\$nx\$::text AS body");
$node->safe_psql('postgres', 'ALTER TABLE article ADD COLUMN news newsdoc GENERATED ALWAYS AS (to_newsdoc(body)) STORED');

sub names_of
{
    my ($kind) = @_;
    return split(/\n/, $node->safe_psql('postgres',
            "SELECT name FROM article, unnest(news |\@ '$kind') AS name ORDER BY name COLLATE \"C\""));
}

my @persons = names_of('person');
my %organizations = map { $_ => 1 } names_of('organization');
my %places = map { $_ => 1 } names_of('place');

is_deeply(
    \@persons,
    [
        'Barack Obama', 'Bill Clinton', 'David Maxwell', 'James Clapper', 'Jimmy Carter', 'Kenneth Bae', 'Kim Jong-Un',
        'Koh Yoo-Hwan', 'Madeleine Albright', 'Matthew Miller', 'Michael Kirby', 'Xi Jinping', 'Yang Moo-Jin'
    ],
    'its persons, each once, and nobody else');
foreach my $name ('United Nations', 'International Criminal Court', 'Georgetown University', 'Dongguk University')
{
    ok($organizations{$name}, "organization: $name") or diag(join(', ', sort keys %organizations));
}
foreach my $pattern (qr/Security Council$/, qr/^APEC$|Asia.Pacific Economic Cooperation/, qr/State Department$|Department of State/)
{
    ok((grep { $_ =~ $pattern } keys %organizations), "organization: $pattern")
        or diag(join(', ', sort keys %organizations));
}
foreach my $name ('North Korea', 'South Korea', 'Seoul', 'Pyongyang', 'Beijing', 'China', 'Washington')
{
    ok($places{$name}, "place: $name") or diag(join(', ', sort keys %places));
}
is( $node->safe_psql('postgres', q{SELECT (news |~ 'ICC') = (news |~ 'International Criminal Court') FROM article}),
    't', 'the ICC is the International Criminal Court');

is($node->safe_psql('postgres', 'SELECT news_headline(news, body) FROM article'),
    'North Korea prisoner release ‘move to ease rights pressure’', 'headline');
is($node->safe_psql('postgres', 'SELECT news_agency(news, body) FROM article'), 'Agence France-Presse', 'agency');
is($node->safe_psql('postgres', 'SELECT news_dateline(news, body) FROM article'), 'SEOUL, South Korea –', 'dateline');

sub blocks_of
{
    my ($kind) = @_;
    return $node->safe_psql('postgres',
        "SELECT substr(body, pos, len) FROM article, news_sentences(news) WHERE block = '$kind' ORDER BY no");
}

is(blocks_of('headline') =~ s/\n.*//sr, 'North Korea prisoner release ‘move to ease rights pressure’', 'headline block');
like(blocks_of('subhead'), qr/^Charm offensive$/m, 'subhead');
like(blocks_of('subhead'), qr/^Obama ‘envoy’$/m, 'subhead with a quotation');
foreach my $line (
    'This is AI generated summarization, which may have errors.',
    'Add a comment', 'Sort by', 'There are no comments yet.', 'Summarize this article with AI',
    'How does this make you feel?', 'Download the Rappler App!')
{
    like(blocks_of('boilerplate'), qr/^\Q$line\E$/m, "furniture: $line");
}
is( $node->safe_psql('postgres', q{SELECT count(*) FROM article, unnest(news_summary(news, body, 5)) AS s
                                   WHERE s ~ 'SEOUL|comment|Rappler|AI'}),
    '0', 'neither dateline nor furniture is in the summary');

done_testing();
