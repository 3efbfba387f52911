/*
 * bind.c
 *	  The check of a model as a whole, and the handle to read it by.
 *
 * First the header (magic, byte order, version, size, checksum), then the
 * section table (known, each once, aligned, inside the file, not overlapping),
 * then the contents (contents.c).  Whoever damages a file by accident is told
 * by the checksum; the other checks keep every later look-up within bounds
 * even if the file was made to deceive and its checksum is right.
 */
#include "model/model.h"

#include <string.h>

#include "model/checksum.h"
#include "model/contents.h"

enum
{
	META,
	CLUS,
	CPTH,
	WORD,
	PHRA,
	NAME,
	TAGW,
	TAGT,
	FORM,
	FSUM,
	TAGF,
	VECT,
	NETI,
	NETO,
	TONW,
	TONP,
	TONI,
	TONO,
	TONS,
	RANK,
	N_SECTIONS
};

typedef struct SectionRule
{
	char id[5];
	uint32_t entry_size;
	uint32_t least; /* entries: 1 for a table, which needs an empty slot */
	bool optional;
} SectionRule;

static const SectionRule rules[N_SECTIONS] = {
	[META] = {"META", 1, 4, false},
	[CLUS] = {"CLUS", sizeof(NxClusterEntry), 1, false},
	[CPTH] = {"CPTH", 2 * sizeof(uint32_t), 0, false},
	[WORD] = {"WORD", sizeof(NxWordEntry), 1, false},
	[PHRA] = {"PHRA", sizeof(NxPhraseEntry), 1, false},
	[NAME] = {"NAME", 1, 8, false},
	[TAGW] = {"TAGW", sizeof(NxTaggerRow), 1, false},
	[TAGT] = {"TAGT", sizeof(int16_t), 0, false},
	[FORM] = {"FORM", sizeof(NxFormSlot), 1, true},
	[FSUM] = {"FSUM", sizeof(NxFormEntry), 0, true},
	[TAGF] = {"TAGF", sizeof(uint64_t), 1, true},
	[VECT] = {"VECT", sizeof(NxVectorEntry), 1, true},
	[NETI] = {"NETI", sizeof(NxNetworkRow), 0, true},
	[NETO] = {"NETO", sizeof(NxNetworkOutput), 0, true},
	[TONW] = {"TONW", sizeof(NxToneWord), 1, true},
	[TONP] = {"TONP", sizeof(NxTonePattern), 1, true},
	[TONI] = {"TONI", sizeof(NxToneRow), 0, true},
	[TONO] = {"TONO", sizeof(NxToneOutput), 0, true},
	[TONS] = {"TONS", sizeof(NxToneSum), 0, true},
	[RANK] = {"RANK", sizeof(NxRankEntry), 0, true},
};

/* Does the file say what it is, and is it a file that this code can read? */
static NxStatus
check_identity(const NxModelHeader *header, NxError *error)
{
	if (memcmp(header->magic, NX_MODEL_MAGIC, sizeof(header->magic)) != 0)
		return nx_fail(error, NX_BAD_BYTES, 0, "not a newsx model: wrong magic bytes");
	if (header->byte_order != NX_MODEL_BYTE_ORDER)
		return nx_fail(error, NX_UNSUPPORTED, offsetof(NxModelHeader, byte_order),
					   "model was made for a machine of another byte order");
	if (header->version != NX_MODEL_VERSION)
	{
		nx_fail(error, NX_UNSUPPORTED, offsetof(NxModelHeader, version),
				"model format version %u is not supported", header->version);
		nx_fail_detail(error, "This newsx reads version %d.", NX_MODEL_VERSION);
		return NX_UNSUPPORTED;
	}
	return NX_OK;
}

/* Are its bytes those that were written? */
static NxStatus
check_integrity(const NxModelHeader *header, const char *bytes, size_t size, NxError *error)
{
	if (header->size != size)
	{
		nx_fail(error, NX_BAD_BYTES, offsetof(NxModelHeader, size),
				"model has the wrong size");
		return nx_fail_detail(error, "It has %zu bytes and says that it has %llu.", size,
							  (unsigned long long) header->size);
	}
	for (int i = 0; i < 7; i++)
	{
		if (header->reserved[i] != 0)
			return nx_fail(error, NX_BAD_BYTES, offsetof(NxModelHeader, reserved),
						   "reserved bytes of the model are not zero");
	}
	if (nx_model_checksum(bytes + sizeof(*header), size - sizeof(*header)) !=
		header->checksum)
		return nx_fail(error, NX_BAD_BYTES, offsetof(NxModelHeader, checksum),
					   "model is damaged: its checksum is wrong");
	return NX_OK;
}

static NxStatus
check_header(const char *bytes, size_t size, NxError *error)
{
	const NxModelHeader *header = (const NxModelHeader *) bytes;
	NxStatus status;

	if ((uintptr_t) bytes % NX_MODEL_ALIGNMENT != 0)
		return nx_fail(error, NX_BAD_BYTES, 0, "model is not aligned to %d bytes in memory",
					   NX_MODEL_ALIGNMENT);
	if (size < sizeof(*header))
		return nx_fail(error, NX_BAD_BYTES, size,
					   "not a newsx model: only %zu bytes, shorter than its header", size);
	status = check_identity(header, error);
	if (status == NX_OK)
		status = check_integrity(header, bytes, size, error);
	return status;
}

/* The rule for a section, or N_SECTIONS if there is none. */
static int
find_rule(const NxModelSection *section)
{
	int which = 0;

	while (which < N_SECTIONS && memcmp(section->id, rules[which].id, 4) != 0)
		which++;
	return which;
}

/* Does the section lie inside the file, behind the section table, as its rule says? */
static NxStatus
check_section(const NxModelSection *section, const SectionRule *rule, size_t table_end,
			  size_t size, size_t at, NxError *error)
{
	if (section->entry_size != rule->entry_size)
		return nx_fail(error, NX_BAD_BYTES, at,
					   "section %s has entries of %u bytes instead of %u", rule->id,
					   section->entry_size, rule->entry_size);
	if (section->offset % NX_MODEL_ALIGNMENT != 0)
		return nx_fail(error, NX_BAD_BYTES, at, "section %s is not aligned", rule->id);
	if (section->offset < table_end || section->offset > size ||
		section->size > size - section->offset)
		return nx_fail(error, NX_BAD_BYTES, at, "section %s lies outside the model",
					   rule->id);
	if (section->size % rule->entry_size != 0)
		return nx_fail(error, NX_BAD_BYTES, at, "section %s ends inside an entry",
					   rule->id);
	if (section->size / rule->entry_size < rule->least)
		return nx_fail(error, NX_BAD_BYTES, at, "section %s is empty", rule->id);
	if (section->size / rule->entry_size > UINT32_MAX)
		return nx_fail(error, NX_BAD_BYTES, at, "section %s is too long", rule->id);
	return NX_OK;
}

static bool
sections_overlap(const NxModelSection *a, const NxModelSection *b)
{
	return a->offset < b->offset + b->size && b->offset < a->offset + a->size;
}

static NxStatus
check_all_found(const NxModelSection **found, NxError *error)
{
	for (int which = 0; which < N_SECTIONS; which++)
	{
		if (found[which] == NULL && !rules[which].optional)
			return nx_fail(error, NX_BAD_BYTES, sizeof(NxModelHeader),
						   "model has no section %s", rules[which].id);
	}
	return NX_OK;
}

/* Find each section's entry; found[] is in the order of the rules. */
static NxStatus
find_sections(const char *bytes, size_t size, const NxModelSection **found, NxError *error)
{
	const NxModelHeader *header = (const NxModelHeader *) bytes;
	const NxModelSection *sections = (const NxModelSection *) (bytes + sizeof(*header));
	size_t table_end = sizeof(*header) + (size_t) header->n_sections * sizeof(*sections);

	if (header->n_sections > N_SECTIONS)
		return nx_fail(error, NX_BAD_BYTES, offsetof(NxModelHeader, n_sections),
					   "model has %u sections, more than %d", header->n_sections,
					   N_SECTIONS);
	if (table_end > size)
		return nx_fail(error, NX_BAD_BYTES, size, "model ends inside its section table");
	for (uint32_t i = 0; i < header->n_sections; i++)
	{
		size_t at = sizeof(*header) + i * sizeof(*sections);
		int which = find_rule(&sections[i]);
		NxStatus status;

		if (which == N_SECTIONS)
			return nx_fail(error, NX_BAD_BYTES, at, "model has an unknown section");
		if (found[which] != NULL)
			return nx_fail(error, NX_BAD_BYTES, at, "model has section %s twice",
						   rules[which].id);
		found[which] = &sections[i];
		status = check_section(&sections[i], &rules[which], table_end, size, at, error);
		if (status != NX_OK)
			return status;
		for (uint32_t j = 0; j < i; j++)
		{
			if (sections_overlap(&sections[i], &sections[j]))
				return nx_fail(error, NX_BAD_BYTES, at, "section %s overlaps another one",
							   rules[which].id);
		}
	}
	return check_all_found(found, error);
}

static NxModelTable
table_of(const char *bytes, const NxModelSection *section)
{
	NxModelTable table = {bytes + section->offset,
						  (uint32_t) (section->size / section->entry_size)};

	return table;
}

/* Point *model to the sections; all of them are known to lie inside the bytes. */
static void
fill_model(NxModel *model, const char *bytes, size_t size, const NxModelSection **found)
{
	model->bytes = bytes;
	model->size = size;
	model->digest = ((const NxModelHeader *) bytes)->checksum;
	model->meta.bytes = bytes + found[META]->offset;
	model->meta.len = (uint32_t) found[META]->size;
	model->clusters = table_of(bytes, found[CLUS]);
	model->cluster_paths = (const uint32_t *) (bytes + found[CPTH]->offset);
	model->n_clusters = (uint32_t) (found[CPTH]->size / found[CPTH]->entry_size);
	model->words = table_of(bytes, found[WORD]);
	model->phrases = table_of(bytes, found[PHRA]);
	model->name_offsets = (const uint32_t *) (bytes + found[NAME]->offset) + 1;
	model->tagger = table_of(bytes, found[TAGW]);
	model->transitions = (const int16_t *) (bytes + found[TAGT]->offset);
	if (found[FORM] != NULL)
		model->forms = table_of(bytes, found[FORM]);
	if (found[FSUM] != NULL)
	{
		model->form_entries = (const NxFormEntry *) (bytes + found[FSUM]->offset);
		model->n_form_entries = (uint32_t) (found[FSUM]->size / sizeof(NxFormEntry));
	}
	if (found[VECT] != NULL)
		model->vectors = table_of(bytes, found[VECT]);
	if (found[TONW] != NULL)
		model->tone_words = table_of(bytes, found[TONW]);
	if (found[TONP] != NULL)
		model->tone_patterns = table_of(bytes, found[TONP]);
	if (found[TONS] != NULL)
	{
		model->tone_sums = (const NxToneSum *) (bytes + found[TONS]->offset);
		model->n_tone_sums = (uint32_t) (found[TONS]->size / sizeof(NxToneSum));
	}
	if (found[TAGF] != NULL)
	{
		model->filter = (const uint64_t *) (bytes + found[TAGF]->offset);
		model->n_filter_bits = (uint32_t) (8 * found[TAGF]->size);
	}
}

/* A section of `n` entries, or it is not that of this code; NULL in *entries: not there. */
static NxStatus
find_array(const NxModel *model, const NxModelSection *section, uint32_t n,
		   const void **entries, NxError *error)
{
	if (section == NULL)
		return NX_OK;
	if (section->size / section->entry_size != n)
		return nx_fail(error, NX_BAD_BYTES, section->offset,
					   "section %.4s has %llu entries instead of %u", section->id,
					   (unsigned long long) (section->size / section->entry_size), n);
	*entries = model->bytes + section->offset;
	return NX_OK;
}

/* An entry for each feature. */
static NxStatus
find_rank(NxModel *model, const NxModelSection *section, NxError *error)
{
	const void *rank = NULL;
	NxStatus status = find_array(model, section, NX_MODEL_RANK_ENTRIES, &rank, error);

	model->rank = rank;
	return status;
}

/* The two sections of a network, and how many entries they have. */
typedef struct NetworkRule
{
	int inputs; /* number of the section */
	int outputs;
	uint32_t n_inputs;
	uint32_t n_outputs;
} NetworkRule;

/* Both sides of a network, or neither. */
static NxStatus
find_sides(const NxModel *model, const NxModelSection **found, NetworkRule rule,
		   const void **rows, const void **weights, NxError *error)
{
	NxStatus status = find_array(model, found[rule.inputs], rule.n_inputs, rows, error);

	if (status == NX_OK)
		status = find_array(model, found[rule.outputs], rule.n_outputs, weights, error);
	if (status == NX_OK && (*rows == NULL) != (*weights == NULL))
		return nx_fail(error, NX_BAD_BYTES, sizeof(NxModelHeader),
					   "model has section %s without %s",
					   rules[*rows == NULL ? rule.outputs : rule.inputs].id,
					   rules[*rows == NULL ? rule.inputs : rule.outputs].id);
	return status;
}

static NxStatus
find_networks(NxModel *model, const NxModelSection **found, NxError *error)
{
	NetworkRule names = {NETI, NETO, NX_MODEL_NET_ROWS, NX_MODEL_NET_OUTPUTS};
	NetworkRule tone = {TONI, TONO, NX_MODEL_TONE_ROWS, NX_MODEL_TONE_OUTPUTS};
	const void *rows = NULL;
	const void *weights = NULL;
	NxStatus status = find_sides(model, found, names, &rows, &weights, error);

	model->network_rows = rows;
	model->network_outputs = weights;
	rows = weights = NULL;
	if (status == NX_OK)
		status = find_sides(model, found, tone, &rows, &weights, error);
	model->tone_rows = rows;
	model->tone_outputs = weights;
	if (status == NX_OK && found[TONS] != NULL && rows == NULL)
		return nx_fail(error, NX_BAD_BYTES, found[TONS]->offset,
					   "model has section TONS without TONI");
	return status;
}

/* The labels of a matrix of n scores: (n_labels + 1) * n_labels = n. */
static NxStatus
find_labels(NxModel *model, const NxModelSection *section, NxError *error)
{
	uint64_t n_scores = section->size / section->entry_size;
	uint32_t n = 0;

	while (n < NX_MODEL_MAX_LABELS && (uint64_t) (n + 1) * n < n_scores)
		n++;
	if ((uint64_t) (n + 1) * n != n_scores)
		return nx_fail(error, NX_BAD_BYTES, section->offset,
					   "section TAGT is no matrix of at most %d labels",
					   NX_MODEL_MAX_LABELS);
	model->n_labels = n;
	return NX_OK;
}

/* The names: their offsets must lie within the section before they can be read. */
static NxStatus
find_names(NxModel *model, const NxModelSection *section, NxError *error)
{
	uint32_t count = model->name_offsets[-1];
	uint64_t offsets_end = sizeof(uint32_t) * ((uint64_t) count + 2);

	if (offsets_end > section->size)
		return nx_fail(error, NX_BAD_BYTES, section->offset,
					   "section NAME is too short for its %u names", count);
	model->n_names = count;
	model->name_bytes = model->bytes + section->offset + offsets_end;
	if (model->name_offsets[count] != section->size - offsets_end)
		return nx_fail(error, NX_BAD_BYTES, section->offset,
					   "section NAME does not end with its last name");
	return NX_OK;
}

NxStatus
nx_model_bind(NxModel *model, const void *bytes, size_t size, NxError *error)
{
	const NxModelSection *found[N_SECTIONS] = {NULL};
	NxModel bound;
	NxStatus status = check_header(bytes, size, error);

	memset(model, 0, sizeof(*model));
	memset(&bound, 0, sizeof(bound));
	if (status == NX_OK)
		status = find_sections(bytes, size, found, error);
	if (status != NX_OK)
		return status;
	fill_model(&bound, bytes, size, found);
	status = find_labels(&bound, found[TAGT], error);
	if (status == NX_OK)
		status = find_names(&bound, found[NAME], error);
	if (status == NX_OK)
		status = find_rank(&bound, found[RANK], error);
	if (status == NX_OK)
		status = find_networks(&bound, found, error);
	if (status == NX_OK)
		status = nx_contents_check(&bound, error);
	if (status == NX_OK)
		*model = bound;
	return status;
}
