/*
 * format.h
 *	  The bytes of a model file.  doc/model-format.md says the same in prose.
 *
 *	  1. Header: NxModelHeader, 64 bytes.
 *	  2. Section table: n_sections x NxModelSection, 24 bytes each.
 *	  3. Sections, each beginning at a multiple of 64, zero bytes between.
 *
 * Numbers are in the byte order of the machine that reads the file in place;
 * byte_order says which, and a file of the other order is refused.
 *
 * Sections (each exactly once, any order; FORM, FSUM, TAGF, VECT, NETI, NETO, TONW, TONP,
 * TONI, TONO, TONS and RANK may be missing; unknown ones are refused):
 *	  META	key-value strings: u32 count, then count x (u32 len, bytes, u32 len,
 *			bytes).  Keys: name, version, language, license, credits (one line
 *			a source), features (template version), and what the trainer adds.
 *	  CLUS	table of NxClusterEntry: word as it stands -> Brown cluster
 *	  CPTH	u32 bits, u32 n_bits for each cluster: its path in the tree
 *	  WORD	table of NxWordEntry: lower-case word -> classes, valence, idf
 *	  PHRA	table of NxPhraseEntry: chain of words -> kinds, canonical name
 *	  NAME	the canonical names: u32 count, (count + 1) x u32 offset, bytes
 *	  TAGW	table of NxTaggerRow: feature -> weight of each label
 *	  TAGT	transition scores, int16 [n_labels + 1][n_labels]; the last row is
 *			the start of a sentence.  entry_size is 2
 *	  FORM	table of NxFormSlot: frequent words as they stand -> entry of FSUM
 *	  FSUM	NxFormEntry of each: the word as the tagger sees it, with what TAGW gives
 *			to its features added up
 *	  TAGF	u64 words, bits from the lowest: bit (key >> 32) * n_bits >> 32 is set for
 *			each feature in TAGW.  A feature whose bit is not set is not looked up
 *	  VECT	table of NxVectorEntry: lower-case word -> codes of its vector
 *	  NETI	the network over the words around a token: NX_MODEL_NET_ROWS x NxNetworkRow, for
 *			each value of each code, then of each end of a word, then for each trait
 *			(analysis/network.h) what it gives to the units
 *	  NETO	NX_MODEL_NET_OUTPUTS x NxNetworkOutput: of each label what the units give to it,
 *			last what the units begin with
 *	  RANK	NX_MODEL_RANK_ENTRIES x NxRankEntry, in the order of NxRankFeature
 *			(analysis/sentence_features.h): what each feature of a sentence is worth for
 *			a summary.  The last NX_MODEL_RANK_RULES of them only take off
 *
 *	  TONW	table of NxToneWord: word -> what it says of a name that it stands by
 *	  TONP	table of NxTonePattern: pattern of words around a name -> what it says
 *	  TONI	the network over the words around a name: NX_MODEL_TONE_ROWS x NxToneRow, for
 *			each number of the vector of a word, then for each trait
 *			(analysis/target_network.h) what it gives to the units
 *	  TONO	NX_MODEL_TONE_OUTPUTS x NxToneOutput: what the units begin with by distance from
 *			the name, then by clauses, last what they give to each tone
 *	  TONS	NxToneSum of each of the most frequent words of TONW: what TONI gives by its
 *			vector and by its traits, added up
 *
 * FORM, FSUM and TAGF make the tagger quicker and tell it nothing new, and so does TONS the
 * network of tone: that its sums are those of TONI is the writer's word, and not checked.
 * NETI and NETO are both there or neither, and so are TONI and TONO, and TONS needs both.
 * Without RANK the sentences of a story are ranked as they stand.
 *
 * A table is an open-addressing hash table: n_slots = size / entry_size slots,
 * the home slot of a 64-bit key is (key >> 32) * n_slots >> 32, its tag the low
 * 32 bits (16 for TAGW, VECT, TONW and TONP) or 1 if these are 0, a tag of 0 is an empty
 * slot, and a probe goes to the next slot, round the end, until tag or empty slot.  The
 * check demands that a run of full slots is at most NX_MODEL_MAX_PROBE long,
 * which bounds every look-up.
 */
#ifndef NEWSX_MODEL_FORMAT_H
#define NEWSX_MODEL_FORMAT_H

#include <stdint.h>

#define NX_MODEL_MAGIC "NEWSXMDL"
#define NX_MODEL_VERSION 2
#define NX_MODEL_BYTE_ORDER UINT32_C(0x01020304)
#define NX_MODEL_ALIGNMENT 64
#define NX_MODEL_MAX_SECTIONS 32
#define NX_MODEL_MAX_PROBE 256
#define NX_MODEL_MAX_LABELS 24
#define NX_MODEL_WEIGHT_ZERO 8
#define NX_MODEL_FORM_LABELS 24
#define NX_MODEL_FORM_OFFSETS 5
#define NX_MODEL_NET_UNITS 64
#define NX_MODEL_NET_PLACES (NX_MODEL_FORM_OFFSETS + 1)
#define NX_MODEL_NET_CODES 8 /* of a word's vector, and each has */
#define NX_MODEL_NET_VALUES 256
#define NX_MODEL_NET_TRAITS 40 /* at most */
#define NX_MODEL_NET_ENDS 2	   /* of a word that has no vector; NX_MODEL_NET_VALUES each */
#define NX_MODEL_NET_ROWS \
	((NX_MODEL_NET_CODES + NX_MODEL_NET_ENDS) * NX_MODEL_NET_VALUES + NX_MODEL_NET_TRAITS)
#define NX_MODEL_NET_OUTPUTS (NX_MODEL_FORM_LABELS + 1)
#define NX_MODEL_NET_MOST 2047	 /* no weight of NETO is above it, or below its negative */
#define NX_MODEL_TONE_REGIONS 14 /* analysis/target_features.h has them */
#define NX_TONE_WEIGHT_ONE 32
#define NX_MODEL_TONE_UNITS 64
#define NX_MODEL_TONE_PLACES \
	3 /* a unit sees the item before, the item itself, the one after */
#define NX_MODEL_TONE_DIMENSIONS 16 /* of the vector of a word */
#define NX_MODEL_TONE_TRAITS 21
#define NX_MODEL_TONE_ROWS (NX_MODEL_TONE_DIMENSIONS + NX_MODEL_TONE_TRAITS)
#define NX_MODEL_TONE_DISTANCES 11
#define NX_MODEL_TONE_CLAUSES 3
#define NX_MODEL_TONE_STARTS (NX_MODEL_TONE_DISTANCES + NX_MODEL_TONE_CLAUSES)
#define NX_MODEL_TONE_POOLS 7
#define NX_MODEL_TONE_OUTPUTS (NX_MODEL_TONE_STARTS + 2 * NX_MODEL_TONE_POOLS)
#define NX_MODEL_TONE_MOST \
	1023 /* no weight of units in TONO is above it, or below its negative */
#define NX_MODEL_STYLES 4 /* makers and matters of text that the trainer knows apart */
#define NX_MODEL_NO_CLUSTER UINT16_MAX
#define NX_MODEL_RANK_ENTRIES 23
#define NX_MODEL_RANK_RULES 3
#define NX_MODEL_RANK_STEPS 16
#define NX_MODEL_RANK_MOST 10000 /* no weight of RANK is above it, or below its negative */

typedef struct NxModelHeader
{
	char magic[8];
	uint32_t version;
	uint32_t byte_order;
	uint64_t size;	   /* of the whole file */
	uint64_t checksum; /* nx_model_checksum of all that follows the header */
	uint32_t n_sections;
	uint32_t reserved[7]; /* 0 */
} NxModelHeader;

typedef struct NxModelSection
{
	char id[4];
	uint32_t entry_size; /* bytes; 1 for META and NAME */
	uint64_t offset;	 /* from the beginning of the file */
	uint64_t size;		 /* a multiple of entry_size */
} NxModelSection;

typedef struct NxClusterEntry
{
	uint32_t tag;
	uint16_t cluster;	/* index into CPTH */
	uint16_t frequency; /* log2 of the count in the source, times 256 */
} NxClusterEntry;

typedef struct NxWordEntry
{
	uint32_t tag;
	uint32_t classes; /* NX_WORD_* bits */
	int16_t valence;  /* tone of the word alone, -4000..4000: VADER's unit x 1000 */
	uint16_t idf;	  /* log2(N / documents with it) x 256; UINT16_MAX unknown */
	int8_t styles[NX_MODEL_STYLES]; /* log of how much more frequent in each, times 16 */
} NxWordEntry;

typedef struct NxPhraseEntry
{
	uint32_t tag;
	uint16_t kinds;	 /* bit 1 << NxKind: what the phrase may name */
	uint16_t flags;	 /* NX_PHRASE_* */
	uint32_t name;	 /* canonical name, index into NAME; UINT32_MAX none */
	uint32_t weight; /* population, fame, ...: log2 x 256, for choosing */
} NxPhraseEntry;

/*
 * The weight of a label is scale * (its four bits - NX_MODEL_WEIGHT_ZERO).  The bits of
 * labels 0..7 are the low halves of weights[0..7], those of 8..15 their high halves; of
 * 16..19 and 20..23 the low and the high halves of weights[8..11].  Rows four times as
 * fine are no better, and half as many fit into the same room.
 */
typedef struct NxTaggerRow
{
	uint16_t tag;
	uint8_t scale;
	uint8_t reserved; /* 0 */
	uint8_t weights[NX_MODEL_MAX_LABELS / 2];
} NxTaggerRow;

typedef struct NxFormSlot
{
	uint32_t tag;
	uint16_t entry; /* index into FSUM */
	uint8_t shape;	/* NxShape, and */
	uint8_t kind;	/* NxTokenKind: the entry is for tokens of this shape and kind */
} NxFormSlot;

typedef struct NxFormEntry
{
	uint64_t pattern; /* as NxForm has it */
	uint16_t cluster; /* index into CPTH; NX_MODEL_NO_CLUSTER */
	uint8_t ends[2];  /* as NxForm has them */
	uint16_t reserved[2];

	/* [offset][label]: to the tokens 2 words after the form, 1 after, itself, ... */
	int16_t scores[NX_MODEL_FORM_OFFSETS][NX_MODEL_FORM_LABELS];
} NxFormEntry;

typedef struct NxVectorEntry
{
	uint16_t tag;
	uint8_t codes[NX_MODEL_NET_CODES];
} NxVectorEntry;

/*
 * What one input gives to the units of the tokens 2 words after it, 1 after, itself, ...,
 * and last to those of all tokens of a document in which it stands.
 */
typedef struct NxNetworkRow
{
	int8_t units[NX_MODEL_NET_PLACES][NX_MODEL_NET_UNITS];
} NxNetworkRow;

typedef struct NxNetworkOutput
{
	int16_t weights[NX_MODEL_NET_UNITS];
} NxNetworkOutput;

/*
 * What speaks for a positive and for a negative tone toward a name, each against
 * neutral: the log of the odds, in NX_TONE_WEIGHT_ONE.
 */
typedef struct NxToneWeight
{
	int8_t positive;
	int8_t negative;
} NxToneWeight;

/*
 * What a word says, and what the network sees of it: vector[n] has number n and, in its
 * high half, number n + 8; each is the scale times (the four bits -
 * NX_MODEL_WEIGHT_ZERO), within -128..127, in 1/32.
 */
typedef struct NxToneWord
{
	uint16_t tag;
	uint8_t scale; /* 0: the word has no vector */
	uint8_t sum;   /* its entry of TONS, counted from 1; 0: none */
	NxToneWeight regions[NX_MODEL_TONE_REGIONS];
	uint8_t vector[NX_MODEL_TONE_DIMENSIONS / 2];
} NxToneWord;

typedef struct NxTonePattern
{
	uint16_t tag;
	NxToneWeight weight;
} NxTonePattern;

/* What one input gives to the units of the item after it, of its own item, of that before. */
typedef struct NxToneRow
{
	int16_t units[NX_MODEL_TONE_PLACES][NX_MODEL_TONE_UNITS];
} NxToneRow;

/* The same of an item: a word, and the traits (analysis/target_network.h) that it has. */
typedef struct NxToneSum
{
	NxToneRow row;
	uint32_t traits;
} NxToneSum;

typedef struct NxToneOutput
{
	int16_t units[NX_MODEL_TONE_UNITS];
} NxToneOutput;

/*
 * A step function: the weight of a value is weights[n] where n limits are below it.
 * Weights are in hundredths of a point of ROUGE, of which 100 are the whole.
 */
typedef struct NxRankEntry
{
	uint16_t
		limits[NX_MODEL_RANK_STEPS - 1]; /* ascending; UINT16_MAX where there are fewer */
	uint16_t reserved;					 /* 0 */
	int16_t weights[NX_MODEL_RANK_STEPS];
} NxRankEntry;

/* NxPhraseEntry.flags */
#define NX_PHRASE_END 0x0001	 /* a phrase ends here */
#define NX_PHRASE_PREFIX 0x0002	 /* a longer phrase goes on from here */
#define NX_PHRASE_UPPER 0x0004	 /* only in capitals: "US", "WHO", "IT" */
#define NX_PHRASE_DEMONYM 0x0008 /* names the people: "North Korean"; `name` is the place */
#define NX_PHRASE_ALIAS 0x0010	 /* a well-known short or other form of `name` */
#define NX_PHRASE_ALL (2 * NX_PHRASE_ALIAS - 1)

/* NxWordEntry.classes */
#define NX_WORD_STOP 0x00000001		  /* function word */
#define NX_WORD_NEGATOR 0x00000002	  /* not, never, without, ... */
#define NX_WORD_BOOSTER 0x00000004	  /* very, extremely */
#define NX_WORD_DAMPENER 0x00000008	  /* slightly, hardly */
#define NX_WORD_CONTRAST 0x00000010	  /* but, however, although */
#define NX_WORD_REPORTING 0x00000020  /* said, told, added, according */
#define NX_WORD_TITLE 0x00000040	  /* before a name: President, Mr, Gen., leader */
#define NX_WORD_ROLE 0x00000080		  /* what a person is: professor, spokesman, striker */
#define NX_WORD_ORG_HEAD 0x00000100	  /* University, Bank, Ministry, Inc */
#define NX_WORD_PLACE_HEAD 0x00000200 /* River, Province, Island */
#define NX_WORD_FACILITY_HEAD 0x00000400 /* Airport, Stadium, Bridge */
#define NX_WORD_EVENT_HEAD 0x00000800	 /* Cup, Olympics, War, Festival */
#define NX_WORD_FIRST_NAME 0x00001000
#define NX_WORD_SURNAME 0x00002000
#define NX_WORD_MALE 0x00004000 /* first name, title, pronoun or kinship of a man */
#define NX_WORD_FEMALE 0x00008000
#define NX_WORD_MONTH 0x00010000
#define NX_WORD_WEEKDAY 0x00020000
#define NX_WORD_NUMBER 0x00040000	/* one, dozen, million */
#define NX_WORD_CURRENCY 0x00080000 /* dollar, euros, rupees */
#define NX_WORD_DEMONYM 0x00100000
#define NX_WORD_COUNTRY 0x00200000
#define NX_WORD_CITY 0x00400000
#define NX_WORD_PRONOUN 0x00800000 /* third person: he, she, it, they, his, ... */
#define NX_WORD_COMMON 0x01000000  /* usually lower case in running text */
#define NX_WORD_SHIFTER 0x02000000 /* ends or lessens what follows: ease, prevent, avert */
#define NX_WORD_PREPOSITION 0x04000000			  /* in, for, of, ... */
#define NX_WORD_ALL (2 * NX_WORD_PREPOSITION - 1) /* all of these bits: of the last one */

#endif /* NEWSX_MODEL_FORMAT_H */
