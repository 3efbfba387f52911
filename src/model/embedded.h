/*
 * embedded.h
 *	  The English model, linked in as read-only data: no path, no load, and
 *	  one copy in memory for all processes.
 *
 * It goes through nx_model_bind like any other model.
 */
#ifndef NEWSX_MODEL_EMBEDDED_H
#define NEWSX_MODEL_EMBEDDED_H

#include <stdint.h>

/* Hidden: the library's own, and reached without a detour through a table. */
#define NX_HIDDEN __attribute__((visibility("hidden")))

extern NX_HIDDEN const unsigned char nx_model_embedded_bytes[]; /* aligned to 64 */
extern NX_HIDDEN const uint64_t nx_model_embedded_size;

#endif /* NEWSX_MODEL_EMBEDDED_H */
