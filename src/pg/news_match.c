/*
 * news_match.c
 *	  @@, @>, <@ and &&: which articles have the names that are asked for.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "utils/builtins.h"

#include "pg/news_match.h"
#include "pg/newsquery.h"
#include "pg/text_pg.h"
#include "query/match.h"

NEWSX_FUNCTION(news_match);
NEWSX_FUNCTION(news_match_commuted);
NEWSX_FUNCTION(news_contains);
NEWSX_FUNCTION(news_contains_all);
NEWSX_FUNCTION(news_contained);
NEWSX_FUNCTION(news_all_contained);
NEWSX_FUNCTION(news_overlap);
NEWSX_FUNCTION(news_overlap_commuted);

/* Names that are asked for. */
typedef struct Names
{
	NxNameSet *set;
	bool has_null;
} Names;

/*
 * Some drivers send a list of strings as the text of an array.  As a name that would
 * find nothing, and never say why.
 */
NxString
newsx_name_asked(const text *value)
{
	NxString name = newsx_utf8(value);

	if (name.len >= 2 && name.bytes[0] == '{' && name.bytes[name.len - 1] == '}')
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("name looks like an array: \"%s\"",
					newsx_shown(text_to_cstring(value))),
			 errhint("For several names write ARRAY['...', '...'], or cast to text[].")));
	return name;
}

void *
newsx_prepare_matcher(NewsxScratch *scratch, struct varlena *argument)
{
	return nx_matcher_make(newsquery_open(scratch, argument), &scratch->arena);
}

static void *
prepare_name(NewsxScratch *scratch, struct varlena *argument)
{
	Names *names = palloc0(sizeof(Names));
	NxString name = newsx_name_asked((text *) argument);

	names->set = nx_name_set_make(&name, 1, &scratch->arena);
	return names;
}

static void *
prepare_names(NewsxScratch *scratch, struct varlena *argument)
{
	Names *names = palloc(sizeof(Names));
	uint32_t n;
	NxString *strings = newsx_array_strings((ArrayType *) argument, &n, &names->has_null);

	names->set = nx_name_set_make(strings, n, &scratch->arena);
	return names;
}

static bool
match(FunctionCallInfo fcinfo, int doc_argument, int query_argument)
{
	NxMatcher *matcher = newsx_prepared(fcinfo, query_argument, newsx_prepare_matcher);
	Newsdoc *value = PG_GETARG_NEWSDOC_P(doc_argument);
	NxError error;
	bool matches;

	if (nx_match_query(matcher, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &matches,
					   &error) != NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_STORED);
	PG_FREE_IF_COPY(value, doc_argument);
	return matches;
}

/* Which names of those asked for an article must have. */
typedef NxStatus (*MatchNames)(NxNameSet *set, const void *bytes, size_t len, bool *matches,
							   NxError *error);

static bool
match_names(FunctionCallInfo fcinfo, int doc_argument, const Names *names, MatchNames find)
{
	Newsdoc *value = PG_GETARG_NEWSDOC_P(doc_argument);
	NxError error;
	bool matches;

	if (find(names->set, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &matches, &error) !=
		NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_STORED);
	PG_FREE_IF_COPY(value, doc_argument);
	return matches;
}

/* As with arrays, nothing contains a NULL. */
static bool
contains_all(FunctionCallInfo fcinfo, int doc_argument, const Names *names)
{
	return !names->has_null && match_names(fcinfo, doc_argument, names, nx_match_all_names);
}

Datum
news_match(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(match(fcinfo, 0, 1));
}

Datum
news_match_commuted(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(match(fcinfo, 1, 0));
}

Datum
news_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(contains_all(fcinfo, 0, newsx_prepared(fcinfo, 1, prepare_name)));
}

Datum
news_contains_all(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(contains_all(fcinfo, 0, newsx_prepared(fcinfo, 1, prepare_names)));
}

Datum
news_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(contains_all(fcinfo, 1, newsx_prepared(fcinfo, 0, prepare_name)));
}

Datum
news_all_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(contains_all(fcinfo, 1, newsx_prepared(fcinfo, 0, prepare_names)));
}

Datum
news_overlap(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(match_names(fcinfo, 0, newsx_prepared(fcinfo, 1, prepare_names),
							   nx_match_any_name));
}

Datum
news_overlap_commuted(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(match_names(fcinfo, 1, newsx_prepared(fcinfo, 0, prepare_names),
							   nx_match_any_name));
}
