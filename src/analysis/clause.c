/*
 * clause.c
 *	  Where a clause ends, as far as tone is concerned.
 */
#include "analysis/clause.h"

#include <string.h>

/* Is the token one of these characters? */
static bool
token_is_mark(const NxText *text, uint32_t token, const char *characters)
{
	const NxToken *t = &text->tokens[token];

	return t->len == 1 && strchr(characters, text->bytes[t->start]) != NULL;
}

static bool
token_is_dash(const NxText *text, uint32_t token)
{
	const NxToken *t = &text->tokens[token];
	const char *bytes = text->bytes + t->start;

	/* U+2013 and U+2014, or a run of hyphens. */
	return t->kind == NX_TOKEN_PUNCTUATION &&
		   ((t->len >= 3 && memcmp(bytes, "\xe2\x80", 2) == 0 &&
			 (bytes[2] == '\x93' || bytes[2] == '\x94')) ||
			bytes[0] == '-');
}

bool
nx_clause_is_mark(const NxText *text, uint32_t token)
{
	return token_is_mark(text, token, ",;:()") || token_is_dash(text, token);
}
