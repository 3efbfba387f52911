/*
 * newsdoc_statistics.h
 *	  What ANALYZE keeps of a newsdoc column beside the standard statistics: written
 *	  by newsdoc_typanalyze.c, read by newsdoc_selfuncs.c and newsx_support.c.
 *
 * Slot STATISTIC_KIND_MCELEM: values are the most common keys of query/statistics.h as
 * text, in the order of their bytes; numbers are their shares of the rows that are not
 * NULL, then the least and the greatest of these.  In a database whose encoding is not
 * UTF-8 only keys of ASCII are kept: folding leaves hardly any others of Latin script,
 * and so no key ever needs conversion.
 *
 * Slot NEWSDOC_STATISTIC_MEANS: numbers are means over the rows that are not NULL, as
 * listed in NewsdocMean.
 */
#ifndef NEWSX_PG_NEWSDOC_STATISTICS_H
#define NEWSX_PG_NEWSDOC_STATISTICS_H

#include "utils/lsyscache.h"
#include "utils/selfuncs.h"

#include "query/statistics.h"

/* Of the range 10000-30000, which pg_statistic.h leaves to private use. */
#define NEWSDOC_STATISTIC_MEANS 20617

typedef enum NewsdocMean
{
	NEWSDOC_MEAN_SENTENCES,
	NEWSDOC_MEAN_ENTITIES,
	NEWSDOC_MEAN_MENTIONS,
	NEWSDOC_MEAN_WORDS,	   /* keys of one word */
	NEWSDOC_MEAN_POSITIVE, /* of the names: the share with a tone above 0.05 */
	NEWSDOC_MEAN_NEGATIVE, /* below -0.05 */
	NEWSDOC_SAMPLED,	   /* no mean: how many values were looked at */
	NEWSDOC_N_MEANS
} NewsdocMean;

/*
 * Is the type newsdoc, or a domain of it?  Asked of the arguments of our own operators,
 * so its name says it.
 */
extern bool newsdoc_is_type(Oid type);

/* The means of a column; false: there are none. */
extern bool newsdoc_means_read(const VariableStatData *column, float4 *means);

/*
 * All of it.  Where nothing is known, there are no keys, and the tones have the shares
 * that they have in most news.  Good until the next one is read.
 */
extern void newsdoc_statistics_read(const VariableStatData *column,
									NxStatistics *statistics);

#endif /* NEWSX_PG_NEWSDOC_STATISTICS_H */
