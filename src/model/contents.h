/*
 * contents.h
 *	  The second half of the check of a model: what the sections hold.
 */
#ifndef NEWSX_MODEL_CONTENTS_H
#define NEWSX_MODEL_CONTENTS_H

#include "model/model.h"

/*
 * All of *model is filled and points into its bytes; find out whether every
 * string, table and index in there is sound, and set model->id.
 */
extern NxStatus nx_contents_check(NxModel *model, NxError *error);

#endif /* NEWSX_MODEL_CONTENTS_H */
