/*
 * forms.h
 *	  The words of a document as the tagger's features see them: one NxForm for
 *	  each different word, made when it is first met; of frequent words the model
 *	  has the work done (section FORM).
 *
 * What is kept is bounded: when NX_FORMS_LIMIT forms are there, the owner forgets
 * all of them (between sentences, so that indexes within one stay good).
 */
#ifndef NEWSX_ANALYSIS_FORMS_H
#define NEWSX_ANALYSIS_FORMS_H

#include "base/arena.h"
#include "model/model.h"
#include "text/text.h"

#define NX_FORMS_LIMIT 4096

/* Form 0 stands for what is before and after a sentence; no word has its text. */
#define NX_FORM_EDGE 0
#define NX_FORM_EDGE_TEXT "<edge>"

#define NX_FORM_AFFIXES 4

/* Longer words are seen by their first bytes only. */
#define NX_FORM_MAX_BYTES 64

typedef struct NxForm
{
	uint64_t key;			  /* nx_hash64 of the bytes as the form has them */
	uint64_t word;			  /* hash of the lower-case word; of a number, of its pattern */
	uint64_t pattern;		  /* hash of "Xx", "X.X.", "dd-dd", ... */
	const NxFormEntry *entry; /* what the model has ready of the form; NULL: nothing */
	uint32_t classes;		  /* NX_WORD_ bits */
	uint32_t path;			  /* path of the Brown cluster, first bit highest */
	uint16_t cluster;		  /* NX_MODEL_NO_CLUSTER: the word has none */
	uint8_t path_len;		  /* 0: it has none */
	uint8_t shape;			  /* NxShape */
	uint8_t kind;			  /* NxTokenKind */
	uint8_t ends[2];		  /* of its first and last three characters: 1..255; 0: none */

	/* Only without an entry, and then as many as n_affixes says. */
	uint8_t n_affixes;
	uint64_t prefixes[NX_FORM_AFFIXES]; /* of 1, 2, ... characters, lower case */
	uint64_t suffixes[NX_FORM_AFFIXES];
} NxForm;

/* What a form is made of. */
typedef struct NxFormSource
{
	NxString bytes;
	uint64_t key;
	uint64_t lower; /* nx_hash64 of nx_fold_lower of the bytes */
	uint32_t classes;
	uint8_t shape;
	uint8_t kind;
} NxFormSource;

typedef struct NxForms
{
	const NxModel *model;
	NxForm *forms;
	uint32_t n_forms;
	uint32_t n_finished; /* of which all is known: the first so many */
	uint32_t limit;
	uint32_t *slots; /* index of a form by key, 0 free */
	uint32_t n_slots;
} NxForms;

/* Room for the forms of a document of n_tokens, or of the limit. */
extern void nx_forms_init(NxForms *forms, NxArena *arena, const NxModel *model,
						  uint32_t n_tokens);

/* Forget all forms if there is no room for `needed` further ones; true if so. */
extern bool nx_forms_make_room(NxForms *forms, uint32_t needed);

/*
 * The index of the form; there must be room for it.  What the model has ready of a new
 * one is only asked for, and is there after nx_forms_finish.
 */
extern uint32_t nx_forms_find(NxForms *forms, const NxFormSource *source);
extern void nx_forms_finish(NxForms *forms);

/* The first `bits` bits of a form's cluster path, with their number: one key. */
static inline uint64_t
nx_form_path(const NxForm *form, uint32_t bits)
{
	uint32_t n = form->path_len < bits ? form->path_len : bits;

	return n == 0 ? 0 : ((uint64_t) n << 32) | (form->path >> (32 - n));
}

/* Is the word written with a capital somewhere? */
static inline bool
nx_form_is_cased(const NxForm *form)
{
	return form->shape >= NX_SHAPE_CAPITAL;
}

#endif /* NEWSX_ANALYSIS_FORMS_H */
