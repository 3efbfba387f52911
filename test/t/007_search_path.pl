# A hostile search_path bends nothing: neither at CREATE EXTENSION nor at a call,
# nor when the extension lives in a schema that is not in the path.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use NewsxTest;
use Test::More;

my $node = new_cluster('search_path');

$node->safe_psql('postgres', q{
    CREATE DATABASE hostile;
    CREATE ROLE owner LOGIN;
    GRANT CREATE ON DATABASE hostile TO owner;
});
$node->safe_psql('hostile', q{
    CREATE SCHEMA evil;
    CREATE FUNCTION evil.boom(text, text) RETURNS bool LANGUAGE plpgsql IMMUTABLE
        AS $$BEGIN RAISE EXCEPTION 'evil was called'; END$$;
    CREATE FUNCTION evil.to_newsdoc(text, text, text) RETURNS text LANGUAGE plpgsql IMMUTABLE
        AS $$BEGIN RAISE EXCEPTION 'evil was called'; END$$;
    CREATE FUNCTION evil.news_tone(text) RETURNS float8 LANGUAGE plpgsql IMMUTABLE
        AS $$BEGIN RAISE EXCEPTION 'evil was called'; END$$;
    CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.boom);
    CREATE OPERATOR evil.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.boom);
    CREATE FUNCTION evil.news_tally_accum(text, text) RETURNS text LANGUAGE plpgsql IMMUTABLE
        AS $$BEGIN RAISE EXCEPTION 'evil was called'; END$$;
    CREATE FUNCTION evil.to_newsquery(text) RETURNS text LANGUAGE plpgsql IMMUTABLE
        AS $$BEGIN RAISE EXCEPTION 'evil was called'; END$$;
    CREATE OPERATOR evil.@@ (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.boom);
    CREATE OPERATOR evil.&& (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.boom);
    CREATE DOMAIN evil.newsdoc AS int;
    CREATE DOMAIN evil.newsquery AS int;
    CREATE DOMAIN evil.newstally AS int;
    CREATE DOMAIN evil.newsnames AS int;
    CREATE DOMAIN evil.text AS int;
    CREATE DOMAIN evil.bool AS int;
    CREATE SCHEMA news;
});

$node->safe_psql('hostile', q{
    SET search_path = evil, pg_catalog;
    CREATE EXTENSION newsx SCHEMA news;
});
pass('CREATE EXTENSION under a hostile path');

is( $node->safe_psql('hostile', q{SELECT count(*) FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
        JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'newsx'
        WHERE p.pronamespace <> 'news'::regnamespace}),
    '0', 'all its functions are in its schema');
is( $node->safe_psql('hostile', q{SELECT count(*) FROM pg_depend d JOIN pg_extension e ON e.oid = d.objid
        WHERE e.extname = 'newsx' AND d.refobjid = 'evil'::regnamespace}),
    '0', 'nothing depends on the hostile schema');

my $text = 'US President Barack Obama praised the International Criminal Court (ICC) in Geneva.';
my $expected = $node->safe_psql('postgres', "SELECT to_newsdoc('$text')");

$node->safe_psql('hostile', "CREATE TABLE public.bodies AS SELECT '$text'::text AS body");
is($node->safe_psql('hostile', 'SET search_path = evil, pg_catalog; SELECT news.to_newsdoc(body) FROM public.bodies'),
    $expected, 'the same value under a hostile path');
foreach my $call ('news.news_tone(body)', 'body OPERATOR(news.|~) \'Barack Obama\'', 'news.news_summary(body)',
    'body OPERATOR(news.|@) \'person\'', '(SELECT count(*) FROM news.news_entities(body))',
    '(SELECT count(*) FROM news.news_evidence(body))', 'news.news_highlight(body)',
    'news.to_newsdoc(body)::json', '(SELECT count(*) FROM news.newsx_models())',
    q{news.to_newsdoc(body) OPERATOR(news.@@) 'obama & "international criminal court"'},
    q{'obama'::news.newsquery OPERATOR(news.@@) news.to_newsdoc(body)},
    q{news.to_newsdoc(body) OPERATOR(news.@>) 'ICC'}, q{'ICC' OPERATOR(news.<@) news.to_newsdoc(body)},
    q{news.to_newsdoc(body) OPERATOR(news.@>) ARRAY['ICC', 'Geneva']},
    q{news.to_newsdoc(body) OPERATOR(news.&&) ARRAY['ICC', 'Paris']},
    'news.to_newsdoc(body) OPERATOR(news.~=) news.to_newsdoc(body)',
    'news.to_newsdoc(body) OPERATOR(news.<->) news.to_newsdoc(body)',
    q{news.news_rank(news.to_newsdoc(body), news.to_newsquery('obama'))},
    q{news.newsquery_and(news.websearch_to_newsquery('obama'), news.newsquery_not('icc'))},
    'news.news_tally(news.to_newsdoc(body), true)',
    q{news.to_newsdoc(body, names => '[{"name": "Barack Obama", "kind": "person"}]')},
    q{news.to_newsdoc(body, names => (SELECT news.news_names('Obama', 'Barack Obama', 'person')))},
    '(SELECT news.news_merge(t) FROM (SELECT news.news_tally(news.to_newsdoc(body)) AS t FROM public.bodies) AS s)',
    '(SELECT count(*) FROM (SELECT news.news_tally(news.to_newsdoc(body), true) AS t FROM public.bodies) AS s,
        news.news_top(t, 3), news.news_pairs(t, 3))')
{
    my ($status, $output, $error) =
        $node->psql('hostile', "SET search_path = evil, pg_catalog; SELECT $call FROM public.bodies");

    is($status, 0, "$call works under a hostile path") or diag($error);
}

# Indexes, statistics and plans in such a session, and those that another session uses.
$node->safe_psql('hostile', q{
    SET search_path = evil, pg_catalog;
    CREATE TABLE public.many AS SELECT news.to_newsdoc(body) AS news FROM public.bodies, generate_series(1, 500);
    CREATE INDEX many_news ON public.many USING gin (news);
    CREATE INDEX many_story ON public.many USING gin (news news.newsdoc_story_ops);
    CREATE INDEX bodies_news ON public.bodies USING gin (news.to_newsdoc(body));
    ANALYZE public.many;
    REINDEX TABLE public.many;
    CREATE MATERIALIZED VIEW public.counted AS SELECT news.news_tally(news) AS tally FROM public.many;
    REFRESH MATERIALIZED VIEW public.counted;
});
is( $node->safe_psql('hostile', q{
        SET search_path = evil, pg_catalog;
        SET enable_seqscan = off;
        SELECT count(*) FROM public.many WHERE news OPERATOR(news.@@) 'obama' AND news OPERATOR(news.&&) ARRAY['Geneva'::pg_catalog.text]}),
    '500', 'indexes work under a hostile path');

# An owner of the database who is no superuser may install it: it is trusted.
$node->safe_psql('hostile', 'DROP TABLE public.many, public.bodies CASCADE; DROP EXTENSION newsx');
my ($status, $output, $error) =
    $node->psql('hostile', 'CREATE EXTENSION newsx SCHEMA news2', extra_params => [ '-U', 'owner' ]);
isnt($status, 0, 'a schema that does not exist is an error');
($status, $output, $error) = $node->psql('hostile',
    'CREATE SCHEMA own; CREATE EXTENSION newsx SCHEMA own; SELECT own.news_tone(\'Fine.\') IS NOT NULL',
    extra_params => [ '-U', 'owner' ]);
is($status, 0, 'who may create in the database may install it') or diag($error);

done_testing();
