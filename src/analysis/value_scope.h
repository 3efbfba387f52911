/*
 * value_scope.h
 *	  The tokens of the stretch in which dates.c and money.c read: outside it there is none.
 */
#ifndef NEWSX_ANALYSIS_VALUE_SCOPE_H
#define NEWSX_ANALYSIS_VALUE_SCOPE_H

#include "analysis/plausible.h"
#include "analysis/values.h"

static inline bool
nx_scope_has(const NxValueScope *scope, uint32_t token)
{
	return token >= scope->first && token < scope->end;
}

/* The token as it stands; empty outside. */
static inline NxString
nx_scope_string(const NxValueScope *scope, uint32_t token)
{
	NxString none = {"", 0};

	return nx_scope_has(scope, token) ? nx_text_token(&scope->analysis->text, token) : none;
}

static inline bool
nx_scope_token_is(const NxValueScope *scope, uint32_t token, NxWordlist list)
{
	return nx_scope_has(scope, token) &&
		   nx_plausible_token_is(&scope->analysis->text, token, list);
}

static inline bool
nx_scope_character_is(const NxValueScope *scope, uint32_t token, char c)
{
	NxString string = nx_scope_string(scope, token);

	return string.len == 1 && string.bytes[0] == c;
}

#endif /* NEWSX_ANALYSIS_VALUE_SCOPE_H */
