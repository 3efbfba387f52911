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
	NxString body;	/* valid UTF-8, of any length */
	NxString title; /* bytes NULL: none was given */
} NxArticle;

/* Never fails on valid UTF-8.  The result and all it holds is in the arena. */
extern NxAnalysis *nx_analyse(NxArena *arena, const NxModel *model, NxBreaks *breaks,
							  const NxArticle *article);

/* The value: *doc's strings and arrays are in the arena or in the analysis. */
extern void nx_analysis_to_doc(const NxAnalysis *analysis, const NxArticle *article,
							   NxDoc *doc);

/* Did nx_analyse leave out the end of the body? */
extern bool nx_article_is_truncated(const NxArticle *article);

/* Time spent by each stage, for test/bench: called before each stage and at the end. */
typedef enum NxStage
{
	NX_STAGE_TEXT,
	NX_STAGE_TAGGER,
	NX_STAGE_ENTITIES,
	NX_STAGE_TONE,
	NX_STAGE_SUMMARY,
	NX_STAGE_DOC,
	NX_N_STAGES
} NxStage;

extern const char *const nx_stage_names[NX_N_STAGES];

#endif /* NEWSX_ANALYSIS_PIPELINE_H */
