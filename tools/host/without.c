/*
 * without.c
 *	  Doing without a group of the tagger's features.
 */
#include "tools/host/without.h"

#include <string.h>

const char *const without_names[N_WITHOUT] = {
	[WITHOUT_NOTHING] = "nothing", [WITHOUT_CLUSTERS] = "clusters",
	[WITHOUT_CLASSES] = "classes", [WITHOUT_AFFIXES] = "affixes",
	[WITHOUT_PHRASES] = "phrases", [WITHOUT_DOCUMENT] = "document",
	[WITHOUT_STYLES] = "styles",   [WITHOUT_NETWORK] = "network",
};

void
without_in_document(NxFeatures *features, Without without)
{
	if (without == WITHOUT_STYLES)
		features->style = 0;
	if (without == WITHOUT_DOCUMENT)
		memset(features->document.slots, 0, features->document.n_slots * sizeof(uint16_t));
}

void
without_in_stretch(NxFeatures *features, Without without)
{
	for (uint32_t i = 0; i < features->n; i++)
	{
		NxForm *form = &features->forms.forms[features->tokens[i].form];

		if (without == WITHOUT_CLUSTERS)
			form->path_len = 0;
		else if (without == WITHOUT_CLASSES)
			form->classes = 0;
		else if (without == WITHOUT_AFFIXES)
			form->n_affixes = 0;
		else if (without == WITHOUT_PHRASES)
			features->tokens[i].phrase = 0;
	}
}
