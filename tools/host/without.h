/*
 * without.h
 *	  Groups of the tagger's features, and how to do without one: to see what it is worth
 *	  in F1 (train ablations) and in time (bench --groups).
 */
#ifndef NEWSX_TOOLS_HOST_WITHOUT_H
#define NEWSX_TOOLS_HOST_WITHOUT_H

#include "analysis/features.h"

typedef enum Without
{
	WITHOUT_NOTHING,
	WITHOUT_CLUSTERS, /* Brown clusters */
	WITHOUT_CLASSES,  /* word classes: titles, first names, cities, heads of names, ... */
	WITHOUT_AFFIXES,
	WITHOUT_PHRASES,  /* of the gazetteers */
	WITHOUT_DOCUMENT, /* the same word elsewhere in the document */
	WITHOUT_STYLES,
	WITHOUT_NETWORK, /* the network over word vectors, which is no feature: left to the caller */
	N_WITHOUT
} Without;

/* "nothing", "clusters", ... */
extern const char *const without_names[N_WITHOUT];

/* Take away what the features have of the group, once they are opened on a document; */
extern void without_in_document(NxFeatures *features, Without without);

/* and each time that they have read a stretch. */
extern void without_in_stretch(NxFeatures *features, Without without);

#endif /* NEWSX_TOOLS_HOST_WITHOUT_H */
