/*
 * layout_check.c
 *	  The structs of format.h have the layout that stands in model files, on
 *	  this compiler too.
 */
#include "model/format.h"

#include <stddef.h>

#define AT(Type, field, offset) \
	_Static_assert(offsetof(Type, field) == (offset), #Type "." #field)
#define SIZE(Type, size) _Static_assert(sizeof(Type) == (size), #Type)

SIZE(NxModelHeader, 64);
AT(NxModelHeader, magic, 0);
AT(NxModelHeader, version, 8);
AT(NxModelHeader, byte_order, 12);
AT(NxModelHeader, size, 16);
AT(NxModelHeader, checksum, 24);
AT(NxModelHeader, n_sections, 32);
AT(NxModelHeader, reserved, 36);

SIZE(NxModelSection, 24);
AT(NxModelSection, id, 0);
AT(NxModelSection, entry_size, 4);
AT(NxModelSection, offset, 8);
AT(NxModelSection, size, 16);

SIZE(NxClusterEntry, 8);
AT(NxClusterEntry, tag, 0);
AT(NxClusterEntry, cluster, 4);
AT(NxClusterEntry, frequency, 6);

SIZE(NxWordEntry, 16);
AT(NxWordEntry, tag, 0);
AT(NxWordEntry, classes, 4);
AT(NxWordEntry, valence, 8);
AT(NxWordEntry, idf, 10);
AT(NxWordEntry, styles, 12);

SIZE(NxPhraseEntry, 16);
AT(NxPhraseEntry, tag, 0);
AT(NxPhraseEntry, kinds, 4);
AT(NxPhraseEntry, flags, 6);
AT(NxPhraseEntry, name, 8);
AT(NxPhraseEntry, weight, 12);

SIZE(NxTaggerRow, 16);
AT(NxTaggerRow, tag, 0);
AT(NxTaggerRow, scale, 2);
AT(NxTaggerRow, weights, 4);

SIZE(NxToneWord, 4 + 2 * NX_MODEL_TONE_REGIONS + NX_MODEL_TONE_DIMENSIONS / 2);
AT(NxToneWord, tag, 0);
AT(NxToneWord, scale, 2);
AT(NxToneWord, sum, 3);
AT(NxToneWord, regions, 4);
AT(NxToneWord, vector, 32);

SIZE(NxTonePattern, 4);
AT(NxTonePattern, tag, 0);
AT(NxTonePattern, weight, 2);

SIZE(NxToneRow, 2 * NX_MODEL_TONE_PLACES * NX_MODEL_TONE_UNITS);
SIZE(NxToneOutput, 2 * NX_MODEL_TONE_UNITS);
SIZE(NxToneSum, sizeof(NxToneRow) + 4);
AT(NxToneSum, traits, sizeof(NxToneRow));

SIZE(NxFormSlot, 8);
AT(NxFormSlot, tag, 0);
AT(NxFormSlot, entry, 4);
AT(NxFormSlot, shape, 6);
AT(NxFormSlot, kind, 7);

SIZE(NxFormEntry, 256);
AT(NxFormEntry, pattern, 0);
AT(NxFormEntry, cluster, 8);
AT(NxFormEntry, ends, 10);
AT(NxFormEntry, scores, 16);

SIZE(NxVectorEntry, 2 + NX_MODEL_NET_CODES);
AT(NxVectorEntry, tag, 0);
AT(NxVectorEntry, codes, 2);

SIZE(NxNetworkRow, NX_MODEL_NET_PLACES *NX_MODEL_NET_UNITS);
SIZE(NxNetworkOutput, 2 * NX_MODEL_NET_UNITS);

SIZE(NxRankEntry, 64);
AT(NxRankEntry, reserved, 30);
AT(NxRankEntry, weights, 32);
