#!/bin/sh
# backend.sh
#	What newsx costs a backend: how much longer the first call of a connection takes
#	than a later one, and the private memory after more and more articles.
#
#	sh test/bench/backend.sh [FILE...]     articles-*.jsonl.xz; else those of DATA
#
#	DATA=...        training data; else ../shared/data
#	ARTICLES=...    how many articles; else 10000

root=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=test/lib.sh
. "$root/test/lib.sh"

data=${DATA:-$root/../shared/data}
[ $# -gt 0 ] || set -- "$data"/news/articles-*.jsonl.xz
[ -e "$1" ] || die "$1: not there; name files of articles, or say DATA=..."
for file in "$@"; do
	xz -t "$file" || die "$file: cannot be read"
done

make_scratch
need_server make gcc pkg-config libicu-dev
need_packages xz-utils
xzcat "$@" | head -n "${ARTICLES:-10000}" >"$scratch/articles.jsonl"
build_tree
stage_extension "$tree"
start_cluster

chmod a+r "$scratch/articles.jsonl"
cp "$root/test/bench/backend_load.sql" "$root/test/bench/backend_first.sql" \
	"$root/test/bench/backend_memory.sql" "$scratch"
query -v file="$scratch/articles.jsonl" -f "$scratch/backend_load.sql"
for _ in 1 2 3 4 5 6 7 8 9; do
	query -f "$scratch/backend_first.sql"
done
query -c "
	SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY first)::numeric, 2) AS \"first call, ms\",
		round(percentile_cont(0.5) WITHIN GROUP (ORDER BY later)::numeric, 2) AS \"a later one, ms\",
		round(percentile_cont(0.5) WITHIN GROUP (ORDER BY first - later)::numeric, 2) AS \"more, ms\"
	FROM firsts"
query -f "$scratch/backend_memory.sql"
