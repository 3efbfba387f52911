/*
 * clusters.c
 *	  Brown clusters: words that stand in like company, as paths in a binary
 *	  tree (P. Brown et al., 1992).
 *
 * Words seen fewer than LEAST_COUNT times in the source say little, and would
 * make half of the table.
 */
#include <string.h>

#include "base/hash.h"
#include "tools/train/lines.h"
#include "tools/train/tables.h"

#define LEAST_COUNT 3
#define MAX_BITS 32

/* The number of a path, made if it is not there. */
static uint32_t
find_path(Tables *tables, NxKeymap *index, const Lines *lines, const char *bits)
{
	size_t n_bits = strlen(bits);
	uint32_t value = 0;
	uint32_t n;

	if (n_bits == 0 || n_bits > MAX_BITS || strspn(bits, "01") != n_bits)
		lines_die(lines, "\"%s\" is no path of 1 to %d bits", bits, MAX_BITS);
	for (size_t i = 0; i < n_bits; i++)
		value = value << 1 | (uint32_t) (bits[i] - '0');
	n = nx_keymap_get(index, (uint64_t) n_bits << 32 | value);
	if (n != NX_KEYMAP_NONE)
		return n;
	n = tables->n_cluster_paths++;
	nx_keymap_put(index, (uint64_t) n_bits << 32 | value, n);
	nx_grow(tables->arena, tables->cluster_paths, 2 * (size_t) n, 2 * (size_t) n + 2,
			&tables->cluster_path_capacity);
	tables->cluster_paths[2 * n] = value;
	tables->cluster_paths[2 * n + 1] = (uint32_t) n_bits;
	return n;
}

static void
add_cluster(Tables *tables, const char *word, uint32_t path, uint32_t frequency)
{
	uint32_t n = tables->n_clusters++;
	uint32_t capacity = tables->cluster_capacity;

	nx_grow(tables->arena, tables->cluster_keys, n, (size_t) n + 1, &capacity);
	nx_grow(tables->arena, tables->clusters, n, (size_t) n + 1, &tables->cluster_capacity);
	tables->cluster_keys[n] = nx_hash64(word, strlen(word));
	tables->clusters[n].cluster = (uint16_t) path;
	tables->clusters[n].frequency = (uint16_t) frequency;
}

void
compile_clusters(Tables *tables, const char *data, const char *own)
{
	Lines lines;
	NxKeymap index;
	char *line;

	nx_keymap_init(&index, tables->arena);
	lines_open(&lines, data, "clusters/brown-c1000.txt.gz");
	while (lines_next(&lines, &line))
	{
		char *fields[3];
		uint32_t path;
		long count;

		if (lines_split(line, '\t', fields, 3) != 3)
			lines_die(&lines, "expected 3 columns");
		path = find_path(tables, &index, &lines, fields[0]);
		count = lines_number(&lines, fields[2], 1, INT32_MAX);
		if (count >= LEAST_COUNT)
			add_cluster(tables, fields[1], path, tables_log2((uint64_t) count));
	}
	(void) own;
}
