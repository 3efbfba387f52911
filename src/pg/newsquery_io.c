/*
 * newsquery_io.c
 *	  Input and output of newsquery, as text and binary, and its making from a text.
 *
 * The text form is that of query/query.h.  The binary form is the stored bytes: they
 * are the same on every machine, and are checked as a whole on the way in.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsquery.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "base/utf8.h"
#include "pg/text_pg.h"

NEWSX_FUNCTION(newsquery_in);
NEWSX_FUNCTION(newsquery_out);
NEWSX_FUNCTION(newsquery_recv);
NEWSX_FUNCTION(newsquery_send);
NEWSX_FUNCTION(to_newsquery);

Newsquery *
newsquery_make(NewsxScratch *scratch, const NxQuery *query)
{
	NxBuf buf;

	nx_buf_init(&buf, &scratch->arena);
	nx_query_build(query, &buf);
	return (Newsquery *) cstring_to_text_with_len(buf.bytes, (int) buf.len);
}

/* Report that a newsquery's bytes are not sound. */
static void
report_bytes(const NxError *error, NewsxDoor door)
{
	bool is_newer = error->status == NX_UNSUPPORTED;

	ereport(
		ERROR,
		(errcode(newsx_errcode(error, door)),
		 errmsg(is_newer ? "%s" : gettext_noop("invalid newsquery: %s"), error->message),
		 error->detail[0] != '\0' ? errdetail_internal("%s", error->detail) : 0,
		 is_newer					 ? errhint("Update newsx on this server.")
		 : door == NEWSX_DOOR_STORED ? errhint("Make the value anew with to_newsquery().")
									 : 0));
}

const NxQuery *
newsquery_open(NewsxScratch *scratch, const Newsquery *value)
{
	NxQuery *query = nx_new_array(&scratch->arena, NxQuery, 1);
	NxError error;

	if (nx_query_open(query, &scratch->arena, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value),
					  &error) != NX_OK)
		report_bytes(&error, NEWSX_DOOR_STORED);
	return query;
}

/* In the words of tsquery's notices, as near as they fit. */
void
newsquery_notice(const NxQuery *query, uint32_t n_dropped, const char *given)
{
	if (n_dropped == 0 && query->n_items == 0)
		ereport(NOTICE,
				(errmsg("newsquery doesn't contain terms: \"%s\"", newsx_shown(given))));
	else if (query->n_items == 0)
		ereport(
			NOTICE,
			(errmsg("newsquery contains only terms without letters or digits, ignored")));
	else if (n_dropped > 0)
		ereport(
			NOTICE,
			(errmsg_plural("newsquery contains %u term without letters or digits, ignored",
						   "newsquery contains %u terms without letters or digits, ignored",
						   n_dropped, n_dropped)));
}

/* Say what is wrong with a query's text, softly where the caller can take it. */
static Datum
refuse_text(FunctionCallInfo fcinfo, const char *given, NxString text, const NxError *error)
{
	size_t character = nx_utf8_count(text.bytes, error->offset) + 1;

	if (error->status == NX_LIMIT)
		newsx_soft_error(fcinfo, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
								  errmsg("%s", error->message),
								  errdetail("At character %zu.", character)));
	newsx_soft_error(
		fcinfo,
		(errcode(ERRCODE_SYNTAX_ERROR),
		 errmsg("syntax error in newsquery: \"%s\"", newsx_shown(given)),
		 errdetail("At character %zu: %s.", character, newsx_message(error->message)),
		 error->detail[0] != '\0' ? errhint("%s", error->detail) : 0));
}

/* The value that a text says. */
static Datum
parse(FunctionCallInfo fcinfo, const char *given)
{
	NxString text = newsx_utf8_bytes(given, strlen(given));
	NewsxScratch scratch;
	NxQuery query;
	NxError error;
	uint32_t n_dropped;
	Newsquery *result;

	newsx_scratch_begin(&scratch);
	if (nx_query_parse(&query, &scratch.arena, text.bytes, text.len, &n_dropped, &error) !=
		NX_OK)
	{
		newsx_scratch_end(&scratch);
		return refuse_text(fcinfo, given, text, &error);
	}
	if (!newsx_is_soft(fcinfo))
		newsquery_notice(&query, n_dropped, given);
	result = newsquery_make(&scratch, &query);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSQUERY_P(result);
}

Datum
newsquery_in(PG_FUNCTION_ARGS)
{
	return parse(fcinfo, PG_GETARG_CSTRING(0));
}

Datum
to_newsquery(PG_FUNCTION_ARGS)
{
	return parse(fcinfo, text_to_cstring(PG_GETARG_TEXT_PP(0)));
}

Datum
newsquery_out(PG_FUNCTION_ARGS)
{
	Newsquery *value = PG_GETARG_NEWSQUERY_P(0);
	NewsxScratch scratch;
	NxBuf buf;
	NxString printed;
	char *result;

	newsx_scratch_begin(&scratch);
	nx_buf_init(&buf, &scratch.arena);
	nx_query_print(newsquery_open(&scratch, value), &buf);
	printed.bytes = buf.bytes;
	printed.len = buf.len;
	result = text_to_cstring(newsx_text(printed));
	newsx_scratch_end(&scratch);
	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_CSTRING(result);
}

Datum
newsquery_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int len = message->len - message->cursor;
	const char *bytes = pq_getmsgbytes(message, len);
	NewsxScratch scratch;
	NxQuery query;
	NxError error;

	newsx_scratch_begin(&scratch);
	if (nx_query_open(&query, &scratch.arena, bytes, (size_t) len, &error) != NX_OK)
		report_bytes(&error, NEWSX_DOOR_RECEIVED);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSQUERY_P((Newsquery *) cstring_to_text_with_len(bytes, len));
}

Datum
newsquery_send(PG_FUNCTION_ARGS)
{
	Newsquery *value = PG_GETARG_NEWSQUERY_P(0);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, VARDATA_ANY(value), (int) VARSIZE_ANY_EXHDR(value));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}
