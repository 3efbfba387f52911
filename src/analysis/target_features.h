/*
 * target_features.h
 *	  What the tone model sees of a place in a sentence: the words around it, each by
 *	  where it stands from there, and a few patterns.
 *
 * The trainer (tools/train/train_tone.c) links this very code, so that training and
 * serving cannot differ.  The features are those of target-dependent sentiment
 * classification with word vectors by side and distance (Vo and Zhang, 2015), to which
 * come the words that a target is the subject or object of.
 *
 * A scene is one sentence, made once for all places in it.  A name is one item of it,
 * known by its kind alone: who is named says nothing about the tone toward them.
 */
#ifndef NEWSX_ANALYSIS_TARGET_FEATURES_H
#define NEWSX_ANALYSIS_TARGET_FEATURES_H

#include "analysis/analysis.h"
#include "analysis/target_network.h"
#include "analysis/target_valence.h"

/* A scale or weight of 1. */
#define NX_TARGET_ONE 1024

/* Where a word stands from the place.  The model has a weight for each. */
typedef enum NxTargetRegion
{
	NX_REGION_LEFT,		  /* up to NX_TARGET_WINDOW items before it */
	NX_REGION_RIGHT,	  /* after it */
	NX_REGION_NEAR_LEFT,  /* up to NX_TARGET_NEAR items before it */
	NX_REGION_NEAR_RIGHT, /* and after it */
	NX_REGION_AFTER_1,	  /* the next item, whatever it is */
	NX_REGION_AFTER_2,
	NX_REGION_AFTER_3,
	NX_REGION_BEFORE_1,
	NX_REGION_BEFORE_2,
	NX_REGION_CONTENT_RIGHT_1, /* the next word in the clause that is no function word */
	NX_REGION_CONTENT_RIGHT_2,
	NX_REGION_CONTENT_LEFT_1,
	NX_REGION_CONTENT_LEFT_2,
	NX_REGION_NEGATED, /* behind a negator, on either side */
	NX_TARGET_REGIONS,
	NX_REGION_PATTERN = NX_TARGET_REGIONS /* no word, but a pattern of several */
} NxTargetRegion;

_Static_assert((int) NX_TARGET_REGIONS == NX_MODEL_TONE_REGIONS,
			   "the model has a weight for each region");

#define NX_TARGET_NEAR 6
#define NX_TARGET_WINDOW 48 /* items on either side that are looked at */

typedef enum NxTargetPattern
{
	NX_PATTERN_PRIOR = 1, /* of any place */
	NX_PATTERN_TARGET,	  /* what the target is: a kind of name, a pronoun, ... */
	NX_PATTERN_BEFORE_2,  /* the two, the three items before the place */
	NX_PATTERN_BEFORE_3,
	NX_PATTERN_AFTER_2,
	NX_PATTERN_AFTER_3,
	NX_PATTERN_AROUND,	   /* the one before and the one after it */
	NX_PATTERN_PATH_RIGHT, /* function words, and the content word they lead to */
	NX_PATTERN_PATH_LEFT,
	NX_PATTERN_VALENCE, /* a word that has valence by itself, by where it stands */
	NX_PATTERN_NETWORK	/* no feature, but what the network says of a word */
} NxTargetPattern;

typedef struct NxTargetFeature
{
	uint64_t key;			/* of the word, or of the pattern */
	const NxToneWord *word; /* what the model says of the word; NULL: nothing */
	uint32_t item;			/* of the scene, that carries it; NX_NONE: none does */
	int32_t scale;			/* in NX_TARGET_ONE */
	uint8_t region;			/* NxTargetRegion */
	uint8_t pattern;		/* NxTargetPattern; 0 for a word */
} NxTargetFeature;

#define NX_TARGET_SIDES 5 /* regions that are stretches of a sentence */
#define NX_TARGET_MAX_SIDES 6

/* More than a place can have. */
#define NX_TARGET_MAX_FEATURES (2 * NX_TARGET_WINDOW * 16 + 64)

typedef struct NxTargetItem
{
	uint64_t symbol;		/* of the word; of the kind if it is a name; of all numbers */
	const NxToneWord *word; /* what the model says of the symbol, or NULL */
	uint32_t token;
	uint32_t n_tokens;
	uint32_t clause; /* number of the clause it stands in */
	uint32_t traits; /* bit 1 << NxTargetTrait */
	int16_t valence;
	bool is_word; /* and no mark */
	bool is_name;
	bool is_content;  /* neither function word nor mark */
	uint32_t negator; /* the item that negates it, or NX_NONE */
} NxTargetItem;

/* What stands before an item, added up, so that a stretch is one subtraction. */
typedef struct NxTargetSums
{
	NxTargetScore sides[NX_TARGET_SIDES]; /* weights of its words in these regions */
	uint32_t n_words;
	uint32_t n_negated; /* content words behind a negator */
	uint32_t n_valent;	/* items that carry valence */
} NxTargetSums;

typedef struct NxTargetScene
{
	const NxAnalysis *analysis;
	uint32_t sentence;
	uint32_t next_mention; /* where to look for the mentions of the next sentence */
	NxTargetItem *items;
	uint32_t n_items;
	uint32_t capacity;
	NxTargetSums *sums; /* [n_items + 1] */
	uint32_t sums_capacity;
	uint32_t *valent; /* the items that carry valence, in order */
	uint32_t valent_capacity;
	NxTargetNetwork network;
	NxTargetValences valences;
} NxTargetScene;

/* The words of one region from a place: all have the same scale. */
typedef struct NxTargetSide
{
	uint8_t region; /* NX_REGION_LEFT to NX_REGION_NEAR_RIGHT, or NX_REGION_NEGATED */
	uint8_t sum;	/* of NxTargetSums.sides */
	uint32_t from;	/* items [from, to) */
	uint32_t to;
	int32_t scale; /* in NX_TARGET_ONE */
} NxTargetSide;

extern void nx_target_scene_init(NxTargetScene *scene, const NxAnalysis *analysis);

/* Give back its memory. */
extern void nx_target_scene_drop(NxTargetScene *scene);

/* Make the scene that of a sentence, if it is not yet. */
extern void nx_target_scene_set(NxTargetScene *scene, uint32_t sentence);

/* The items of a place (tokens of the scene's sentence), a title before a name among them. */
extern NxTargetPlace nx_target_place(const NxTargetScene *scene, NxSpan place);

/* NX_TARGET_ONE / sqrt(n), rounded down. */
extern int32_t nx_target_one_by_root(uint32_t n);

/*
 * The features of a place of the scene, into features[], which has room for
 * NX_TARGET_MAX_FEATURES; returns how many.  What the model says of their patterns is
 * asked for, and best read a little later.
 */
extern uint32_t nx_target_features(const NxTargetScene *scene, const NxTargetPlace *place,
								   NxTargetFeature *features);

/*
 * The same in parts, for who only wants their sum: few features, and the sides.  What
 * nx_valence_score says is the third.
 */
extern uint32_t nx_target_close_features(const NxTargetScene *scene,
										 const NxTargetPlace *place,
										 NxTargetFeature *features,
										 NxTargetSide sides[NX_TARGET_MAX_SIDES]);

/* The key of names of a kind, as of words. */
extern uint64_t nx_target_kind_symbol(uint8_t kind);

#endif /* NEWSX_ANALYSIS_TARGET_FEATURES_H */
