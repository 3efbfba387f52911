/*
 * newsx_collation.h
 *	  Calls that compare names, freed of a collation that they do not heed.
 */
#ifndef NEWSX_PG_NEWSX_COLLATION_H
#define NEWSX_PG_NEWSX_COLLATION_H

#include "nodes/supportnodes.h"

/* The call without its collation; NULL: it has none, or must stay as it is. */
extern Node *newsx_without_collation(SupportRequestSimplify *request);

#endif /* NEWSX_PG_NEWSX_COLLATION_H */
