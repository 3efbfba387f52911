/*
 * json_scan.h
 *	  The tokens of a JSON text whose shape is known in advance.
 *
 * The caller walks the text as its schema says: there is no tree and no
 * recursion, and nothing that the schema does not name is ever skipped.  After
 * the first fault `status` is not NX_OK, *error is filled, and every later call
 * does nothing and gives zeros and false; so callers look at it where they would
 * otherwise allocate or loop, and at the end.
 */
#ifndef NEWSX_DOC_JSON_SCAN_H
#define NEWSX_DOC_JSON_SCAN_H

#include "base/arena.h"

typedef struct NxJson
{
	const char *bytes;
	size_t len;
	size_t offset;
	NxArena *arena;
	NxError *error;
	NxStatus status;
} NxJson;

/* The members of an object that is being read. */
typedef struct NxJsonObject
{
	const char *what; /* for messages: "a sentence" */
	const char *const *keys;
	uint32_t n_keys;   /* at most 32 */
	uint32_t optional; /* bits 1 << key: those that may be absent */
	uint32_t seen;
	uint32_t key; /* of the member whose value comes next */
} NxJsonObject;

extern void nx_json_init(NxJson *json, NxArena *arena, const char *bytes, size_t len,
						 NxError *error);

/* Note a fault at an offset: NX_BAD_SYNTAX, unless one is noted already. */
extern void nx_json_fail(NxJson *json, size_t offset, const char *format, ...)
	nx_printf(3, 4);

/* White space, then the offset at which the next token begins. */
extern uint32_t nx_json_here(NxJson *json);

/*
 * nx_json_open_object(...), then while (nx_json_next_member(...)) read the value
 * of object->key.  Unknown, repeated and missing keys are faults.
 */
extern void nx_json_open_object(NxJson *json, NxJsonObject *object);
extern bool nx_json_next_member(NxJson *json, NxJsonObject *object);

/* The same for an array; *n_read counts the elements and begins as 0. */
extern void nx_json_open_array(NxJson *json);
extern bool nx_json_next_element(NxJson *json, uint32_t *n_read);

/* json_parts.c: the whole of an array, each of whose items read_item(reading) reads. */
extern void nx_json_array(NxJson *json, void (*read_item)(void *), void *reading);

/* json_parts.c: the version of the format of a type: NX_UNSUPPORTED if it is none of these. */
extern uint32_t nx_json_version(NxJson *json, const char *type, uint32_t oldest,
								uint32_t newest);

/* json_parts.c: an NxKind, by its name. */
extern uint8_t nx_json_entity_kind(NxJson *json);

/* Nothing but white space may follow. */
extern void nx_json_end(NxJson *json);

/* Values.  A string points into the text, or into the arena if it had escapes. */
extern NxString nx_json_string(NxJson *json);
extern bool nx_json_bool(NxJson *json);
extern bool nx_json_null(NxJson *json);		 /* steps over null, if that stands here */
extern uint32_t nx_json_count(NxJson *json); /* a whole number, 0 to INT32_MAX */
extern uint64_t nx_json_hex(NxJson *json);	 /* a string of 16 hexadecimal digits */

/*
 * A string of 1 to `most` hashes, each 8 hexadecimal digits; returns how many.
 */
extern uint32_t nx_json_hashes(NxJson *json, uint32_t *hashes, uint32_t most);

/*
 * A whole number of any size: its digits, in the text, without a minus sign that may
 * stand before them if is_negative is not NULL.
 */
extern NxString nx_json_digits(NxJson *json, bool *is_negative);

/* A number of -1 to 1, to the nearest multiple of 2^-20; see json_number.c. */
extern int32_t nx_json_unit(NxJson *json);

#endif /* NEWSX_DOC_JSON_SCAN_H */
