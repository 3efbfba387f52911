/*
 * pipeline.h
 *	  From an article to its analysis, and from that to a newsdoc.
 */
#ifndef NEWSX_ANALYSIS_PIPELINE_H
#define NEWSX_ANALYSIS_PIPELINE_H

#include "analysis/analysis.h"

/* The longest text analysed; the rest of a longer one is left out. */
#define NX_MAX_TEXT ((uint32_t) 16 * 1024 * 1024)

typedef struct NxArticle
{
	NxString body;				   /* valid UTF-8, of any length */
	NxString title;				   /* bytes NULL: none was given */
	const struct NxListed *listed; /* a user's own names, or NULL; see listed.h */
} NxArticle;

/* The stages in their order, for those who time them one by one. */
typedef enum NxStage
{
	NX_STAGE_TEXT,
	NX_STAGE_TAGGER,
	NX_STAGE_ENTITIES, /* and salience */
	NX_STAGE_TONE,
	NX_STAGE_SUMMARY,
	NX_STAGE_KEYPHRASES,
	NX_N_STAGES
} NxStage;

extern const char *const nx_stage_names[NX_N_STAGES];

/*
 * All stages at once; never fails on valid UTF-8.  The result and all it holds
 * is in the arena, but for the article's own bytes, which must outlive it.
 */
extern NxAnalysis *nx_analyse(NxArena *arena, const NxModel *model, NxBreaks *breaks,
							  const NxArticle *article);

/* The same in steps: begin, then every stage once, in order. */
extern NxAnalysis *nx_analysis_begin(NxArena *arena, const NxModel *model, NxBreaks *breaks,
									 const NxArticle *article);
extern void nx_analysis_run(NxAnalysis *analysis, NxStage stage);

/* The value: *doc's strings and arrays are in the analysis and its arena. */
extern void nx_analysis_to_doc(const NxAnalysis *analysis, const NxArticle *article,
							   NxDoc *doc);

/* Is the body or the title longer than what nx_analyse reads of it? */
extern bool nx_article_is_truncated(const NxArticle *article);

#endif /* NEWSX_ANALYSIS_PIPELINE_H */
