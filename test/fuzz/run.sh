#!/bin/sh
# run.sh
#	Replay the corpus through every fuzzing harness, then fuzz each in turn.
#	Prints one line of the Test Anything Protocol for each, and fails on a crash,
#	whose input it shows.  Needs clang with libFuzzer.
#
#	sh test/fuzz/run.sh [SECONDS [NAME...]]
#
#	SECONDS		for all harnesses together, 60 if not given; 0: replay only
#	NAME		some of: doc json match model names query tally digest text; else all
#	KEEP=FOLDER	add what is found to FOLDER/NAME, and begin with what is there

set -eu
cd "$(dirname "$0")/../.."

seconds=${1:-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- doc json match model names query tally digest text
each=$((seconds / $#))
[ "$seconds" -eq 0 ] || [ $each -gt 0 ] || each=1

work=$(mktemp -d "${TMPDIR:-/tmp}/newsx-fuzz.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT HUP TERM

n_tests=0
failed=0

# result STATUS TEXT: one line; after a failure, the log's end and the input.
result()
{
	n_tests=$((n_tests + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n_tests - $2"
		return
	fi
	failed=$((failed + 1))
	echo "not ok $n_tests - $2"
	grep -v '^INFO' "$work/log" | tail -n 40 | sed 's/^/# /'
	for input in "$work"/crash-* "$work"/timeout-* "$work"/oom-* "$work"/leak-*; do
		[ -f "$input" ] || continue
		echo "# the input, in base64:"
		base64 "$input" | head -n 40 | sed 's/^/# /'
		mkdir -p build/fuzz/found
		mv "$input" build/fuzz/found/
	done
}

# fuzz NAME OPTION...
fuzz()
{
	name=$1
	shift
	status=0
	(
		cd "$work"
		"$OLDPWD/build/fuzz/fuzz_$name" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
			"$@" "corpus/$name" >"$work/log" 2>&1
	) || status=$?
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")
	return $status
}

make -s -f core.mk CC=clang FLAVOR=fuzz -j "$(nproc)" fuzzers >"$work/log" 2>&1 || {
	result 1 "the harnesses build"
	exit 1
}

mkdir "$work/corpus"
for name in "$@"; do
	cp -R "test/fuzz/corpus/$name" "$work/corpus/"
	if [ -n "${KEEP:-}" ] && [ -d "$KEEP/$name" ]; then
		cp -R "$KEEP/$name" "$work/corpus/"
	fi
	status=0
	fuzz "$name" -runs=0 || status=$?
	result $status "replay of $name: $(find "test/fuzz/corpus/$name" -type f | wc -l) inputs"
done
for name in "$@"; do
	[ $each -gt 0 ] || break
	set_dictionary=
	[ ! -f "test/fuzz/$name.dict" ] || set_dictionary="-dict=$PWD/test/fuzz/$name.dict"
	status=0
	# shellcheck disable=SC2086	# nothing, or one word
	fuzz "$name" -max_total_time=$each $set_dictionary || status=$?
	result $status "fuzzing $name for $each seconds: ${runs:-no} runs"
	if [ -n "${KEEP:-}" ]; then
		mkdir -p "$KEEP/$name"
		cp "$work/corpus/$name"/* "$KEEP/$name/"
	fi
done
echo "1..$n_tests"
[ $failed -eq 0 ]
