/*
 * target_traits.c
 *	  What the network of tone sees of the items around a place: the same for trainer and
 *	  server.
 */
#include "analysis/target_features.h"
#include "analysis/target_network.h"

#define VALENCE_FACTOR (NX_TONE_NET_AMOUNT / 2048)

static const struct
{
	uint32_t classes;
	uint8_t trait;
} class_traits[] = {
	{NX_WORD_STOP, NX_TONE_TRAIT_STOP},
	{NX_WORD_NEGATOR, NX_TONE_TRAIT_NEGATOR},
	{NX_WORD_BOOSTER, NX_TONE_TRAIT_BOOSTER},
	{NX_WORD_DAMPENER, NX_TONE_TRAIT_DAMPENER},
	{NX_WORD_CONTRAST, NX_TONE_TRAIT_CONTRAST},
	{NX_WORD_REPORTING, NX_TONE_TRAIT_REPORTING},
	{NX_WORD_TITLE | NX_WORD_ROLE, NX_TONE_TRAIT_ROLE},
	{NX_WORD_PRONOUN, NX_TONE_TRAIT_PRONOUN},
	{NX_WORD_SHIFTER, NX_TONE_TRAIT_SHIFTER},
	{NX_WORD_PREPOSITION, NX_TONE_TRAIT_PREPOSITION},
	{NX_WORD_DEMONYM, NX_TONE_TRAIT_DEMONYM},
};

uint32_t
nx_target_traits(const NxAnalysis *analysis, const NxTargetItem *item)
{
	uint32_t classes = item->is_name ? 0 : analysis->classes[item->token];
	uint32_t traits = 0;

	for (size_t k = 0; k < sizeof(class_traits) / sizeof(*class_traits); k++)
		traits |= (uint32_t) ((classes & class_traits[k].classes) != 0)
				  << class_traits[k].trait;
	traits |= (uint32_t) (item->negator != NX_NONE) << NX_TONE_TRAIT_NEGATED;
	traits |= (uint32_t) item->is_name << NX_TONE_TRAIT_NAME;
	traits |= (uint32_t) item->is_content << NX_TONE_TRAIT_CONTENT;
	traits |= (uint32_t) !item->is_word << NX_TONE_TRAIT_MARK;
	traits |= (uint32_t) ((analysis->text.tokens[item->token].flags & NX_TOKEN_QUOTED) != 0)
			  << NX_TONE_TRAIT_QUOTED;
	return traits;
}

static uint8_t
number_of_lowest(uint32_t bits)
{
#if defined(__GNUC__)
	return (uint8_t) __builtin_ctz(bits);
#else
	uint8_t number = 0;

	while ((bits >> number & 1) == 0)
		number++;
	return number;
#endif
}

uint32_t
nx_target_amounts(const NxTargetItem *item, uint32_t known,
				  uint8_t traits[NX_TARGET_TRAITS], int16_t amounts[NX_TARGET_TRAITS])
{
	int16_t valence = (int16_t) (item->valence * VALENCE_FACTOR);
	uint32_t n = 0;

	/* The lowest bit that is left, again and again. */
	for (uint32_t left = item->traits & ~known; left != 0; left &= left - 1)
	{
		traits[n] = number_of_lowest(left);
		amounts[n++] = NX_TONE_NET_AMOUNT;
	}
	if (valence == 0)
		return n;
	traits[n] = valence > 0 ? NX_TONE_TRAIT_GOOD : NX_TONE_TRAIT_BAD;
	amounts[n++] = (int16_t) (valence > 0 ? valence : -valence);
	traits[n] = NX_TONE_TRAIT_LEANING;
	amounts[n++] = (int16_t) (item->negator != NX_NONE ? -valence : valence);
	return n;
}
