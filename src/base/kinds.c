/*
 * kinds.c
 *	  Names of the kinds of entity and of block.
 */
#include "base/kinds.h"

#include <string.h>

const char *const nx_kind_names[NX_N_KINDS] = {
	[NX_KIND_PERSON] = "person", [NX_KIND_ORGANIZATION] = "organization",
	[NX_KIND_PLACE] = "place",	 [NX_KIND_FACILITY] = "facility",
	[NX_KIND_GROUP] = "group",	 [NX_KIND_PRODUCT] = "product",
	[NX_KIND_EVENT] = "event",	 [NX_KIND_OTHER] = "other",
	[NX_KIND_DATE] = "date",	 [NX_KIND_MONEY] = "money",
};

const char *const nx_block_names[NX_N_BLOCK_KINDS] = {
	[NX_BLOCK_HEADLINE] = "headline",	[NX_BLOCK_BYLINE] = "byline",
	[NX_BLOCK_DATELINE] = "dateline",	[NX_BLOCK_SUBHEAD] = "subhead",
	[NX_BLOCK_BODY] = "body",			[NX_BLOCK_CAPTION] = "caption",
	[NX_BLOCK_LIST_ITEM] = "list item", [NX_BLOCK_BOILERPLATE] = "boilerplate",
};

static bool
find_name(const char *const *names, int n_names, const char *name, size_t len, int *found)
{
	for (int i = 0; i < n_names; i++)
	{
		if (strlen(names[i]) == len && memcmp(names[i], name, len) == 0)
		{
			*found = i;
			return true;
		}
	}
	return false;
}

bool
nx_kind_from_name(const char *name, size_t len, NxKind *kind)
{
	int found;

	if (!find_name(nx_kind_names, NX_N_KINDS, name, len, &found))
		return false;
	*kind = (NxKind) found;
	return true;
}

bool
nx_block_from_name(const char *name, size_t len, NxBlockKind *kind)
{
	int found;

	if (!find_name(nx_block_names, NX_N_BLOCK_KINDS, name, len, &found))
		return false;
	*kind = (NxBlockKind) found;
	return true;
}
