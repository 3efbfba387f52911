/*
 * json_parts.c
 *	  What the JSON forms of the types have in common: arrays of items, the version of a
 *	  format, kinds of entity.
 */
#include "doc/json_scan.h"

#include "base/kinds.h"

void
nx_json_array(NxJson *json, void (*read_item)(void *), void *reading)
{
	uint32_t n_read = 0;

	nx_json_open_array(json);
	while (nx_json_next_element(json, &n_read))
		read_item(reading);
}

/* A newer version is not bad syntax. */
uint32_t
nx_json_version(NxJson *json, const char *type, uint32_t oldest, uint32_t newest)
{
	uint32_t offset = nx_json_here(json);
	uint32_t version = nx_json_count(json);

	if (json->status != NX_OK || (version >= oldest && version <= newest))
		return version;
	json->status =
		nx_fail(json->error, NX_UNSUPPORTED, offset,
				"%s format version %u is not supported", type, (unsigned) version);
	nx_fail_detail(json->error,
				   oldest == newest ? "This newsx reads version %u."
									: "This newsx reads versions up to %u.",
				   (unsigned) newest);
	return version;
}

uint8_t
nx_json_entity_kind(NxJson *json)
{
	uint32_t offset = nx_json_here(json);
	NxString name = nx_json_string(json);
	NxKind kind = NX_KIND_PERSON;

	if (json->status == NX_OK && !nx_kind_from_name(name.bytes, name.len, &kind))
		nx_json_fail(json, offset, "unknown kind of entity");
	return (uint8_t) kind;
}
