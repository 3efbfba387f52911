#!/bin/sh
# run.sh
#	How long to_newsdoc takes beside to_tsvector('english', ...), on the same
#	articles in one backend; the share of each stage; and what each group of the
#	tagger's features takes of its time.
#
#	sh test/bench/run.sh [FOLDER]     its *.txt are the articles; else test/samples
#
#	ROUNDS=...      how many times each is timed, in turn; else 7

root=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=test/lib.sh
. "$root/test/lib.sh"

folder=${1:-$root/test/samples}
ls "$folder"/*.txt >/dev/null 2>&1 || die "$folder: holds no *.txt"
folder=$(cd "$folder" && pwd)

make_scratch
need_server make gcc pkg-config libicu-dev
build_tree
stage_extension "$tree"
start_cluster

mkdir "$scratch/articles"
find "$folder" -maxdepth 1 -name '*.txt' -exec cp -t "$scratch/articles" {} +
chmod -R a+rX "$scratch/articles"
cp "$root/test/bench/ratio.sql" "$scratch"
query -v folder="$scratch/articles" -v rounds="${ROUNDS:-7}" -f "$scratch/ratio.sql"

echo "The share of each stage, in a program without a server:"
echo
make -C "$tree" -s -f core.mk build/plain/bench >"$scratch/build.log" 2>&1 ||
	die_with "$scratch/build.log" "the build failed"
"$tree/build/plain/bench" "$scratch"/articles/*.txt
echo
"$tree/build/plain/bench" --rounds 3 --groups "$scratch"/articles/*.txt
