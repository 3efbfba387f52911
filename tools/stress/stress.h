/*
 * stress.h
 *	  Texts that no newspaper prints, for measuring what they cost.
 */
#ifndef NEWSX_TOOLS_STRESS_H
#define NEWSX_TOOLS_STRESS_H

#include "tools/host/host.h"

typedef struct HostileText
{
	const char *name;
	const char *pattern;
} HostileText;

extern const HostileText hostile_texts[];
extern const size_t n_hostile_texts;

/* The pattern again and again up to len bytes; malloc'ed. */
extern char *hostile_repeat(const char *pattern, size_t pattern_len, size_t len);

/* Made-up names, no two alike, with a string between them; malloc'ed. */
extern char *hostile_names(const char *between, size_t len);

#endif /* NEWSX_TOOLS_STRESS_H */
