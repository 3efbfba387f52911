/*
 * rewrite.h
 *	  A model written again with some sections changed.
 */
#ifndef NEWSX_TOOLS_TRAIN_REWRITE_H
#define NEWSX_TOOLS_TRAIN_REWRITE_H

#include "model/model.h"
#include "model/write.h"

/* Begin a model with the sections of this one, but for those in `dropped`: "TONW TONP". */
extern void rewrite_start(NxModelWriter *writer, NxArena *arena, const NxModel *model,
						  const char *dropped);

#endif /* NEWSX_TOOLS_TRAIN_REWRITE_H */
