#!/bin/sh
# all.sh
#	All tests, from nothing: installs what is missing, copies the tree to a
#	scratch folder, and builds and tests there.  The last line counts the tests of
#	all kinds; the exit status is not zero if one failed.
#
#	sh test/all.sh                everything
#	sh test/all.sh STAGE...       some of: style core sanitize fuzz server
#
#	PG_CONFIG=...        another PostgreSQL
#	FUZZ_SECONDS=...     how long to fuzz, all harnesses together; else 60
#	DATA=...             training data, for the tests that need them; else ../shared/data

root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=test/lib.sh
. "$root/test/lib.sh"

passed=0
failed=0
jobs=$(nproc)

stage()
{
	printf '\n== %s\n' "$*"
}

count()
{
	passed=$((passed + $1))
	failed=$((failed + $2))
}

# check NAME COMMAND...: one test that is passed if the command ends well.
check()
{
	name=$1
	shift
	if "$@" >"$scratch/check.log" 2>&1; then
		echo "ok      $name"
		count 1 0
	else
		tail -n 40 "$scratch/check.log" | sed 's/^/        /'
		echo "FAILED  $name"
		count 0 1
		return 1
	fi
}

# in_tree COMMAND...: in the copy, as the unprivileged user, for ten minutes at most.
in_tree()
{
	(cd "$scratch/tree" && as_tester timeout 600 "$@")
}

# count_tap NAME LOG STATUS: count the tests, which have numbers, in a log of the
# Test Anything Protocol; a program that died without a failed test is one failure.
count_tap()
{
	good=$(grep -c '^ok [0-9]' "$2") || :
	bad=$(grep -c '^not ok [0-9]' "$2") || :
	if [ "$3" -ne 0 ] && [ "$bad" -eq 0 ]; then
		bad=1
	fi
	if [ "$bad" -ne 0 ]; then
		grep -v '^ok ' "$2" | tail -n 60 | sed 's/^/        /'
		echo "FAILED  $1: $bad of $((good + bad)), status $3"
	else
		echo "ok      $1: $good"
	fi
	count "$good" "$bad"
}

# --- the stages ---------------------------------------------------------------

style()
{
	stage "style: layers, SQL, format"
	check "layer rule" in_tree sh test/check_layers.sh || :
	check "rules of the install script" in_tree perl test/check_sql.pl || :
	case $(clang-format --version 2>/dev/null) in
		*'version 14.'*)
			check "format" in_tree sh test/check_format.sh || :
			;;
		*) echo "skipped format: the tree is formatted with clang-format 14, which is not here" ;;
	esac
}

# core_tests FLAVOR COMPILER
core_tests()
{
	check "core builds ($1, $2)" in_tree make -s -f core.mk -j "$jobs" CC="$2" FLAVOR="$1" core-tests ||
		return 0
	for source in "$scratch"/tree/test/core/test_*.c; do
		program=build/$1/$(basename "$source" .c)
		status=0
		in_tree env CMOCKA_MESSAGE_OUTPUT=TAP UBSAN_OPTIONS=print_stacktrace=1 \
			"$program" >"$scratch/core.log" 2>&1 || status=$?
		count_tap "$(basename "$program") ($1)" "$scratch/core.log" $status
	done
}

core()
{
	stage "core: C tests without a server (gcc)"
	core_tests plain gcc
}

sanitize()
{
	stage "sanitize: the same with address and undefined-behaviour sanitizers (clang)"
	core_tests sanitize clang
}

fuzz()
{
	seconds=${FUZZ_SECONDS:-60}
	stage "fuzz: replay of the corpus, and $seconds seconds of fuzzing"
	status=0
	in_tree sh test/fuzz/run.sh "$seconds" >"$scratch/fuzz.log" 2>&1 || status=$?
	grep '^ok ' "$scratch/fuzz.log" | sed 's/^ok [0-9]* - /        /' || :
	count_tap "fuzzing" "$scratch/fuzz.log" $status
}

# pg_regress: its lines are "test NAME ... ok" before PostgreSQL 16, TAP since.
regress()
{
	status=0
	in_tree make -s installcheck PG_CONFIG="$pg_config" \
		EXTRA_REGRESS_OPTS="--temp-instance=$scratch/regress --temp-config=$scratch/server.conf --no-locale" \
		>"$scratch/regress.out" 2>&1 || status=$?
	sed -nE \
		-e 's/^(test|   ) +([a-z_0-9]+) +\.\.\. ok.*/ok 1 - \2/p; t' \
		-e 's/^(test|   ) +([a-z_0-9]+) +\.\.\. FAILED.*/not ok 1 - \2/p; t' \
		-e 's/^(ok|not ok) +([0-9]+) +[-+] /\1 \2 - /p' \
		"$scratch/regress.out" >"$scratch/regress.log"
	if [ $status -ne 0 ]; then
		{
			cat "$scratch/regress.out"
			cat "$scratch/tree/regression.diffs"
			grep -E 'PANIC|terminated by signal|TRAP' "$scratch/tree/log/postmaster.log"
		} 2>/dev/null | head -n 300 | sed 's/^/        /'
	fi
	count_tap "pg_regress" "$scratch/regress.log" $status
}

# TAP tests, each of which starts servers of its own.
tap()
{
	perl_modules=$(dirname "$("$pg_config" --pgxs)")/../../src/test/perl
	if ! [ -d "$perl_modules" ]; then
		echo "skipped TAP tests: this server came without PostgreSQL's Perl modules"
		return
	fi
	for file in "$scratch"/tree/test/t/*.pl; do
		name=$(basename "$file")
		status=0
		in_tree env PERL5LIB="$perl_modules:$scratch/tree/test/t" TEMP_CONFIG="$scratch/server.conf" \
			NEWSX_STAGE="$scratch/stage" PG_CONFIG="$pg_config" \
			TESTDIR="$scratch" TESTDATADIR="$scratch/tmp_check" TESTLOGDIR="$scratch/tmp_check/log" \
			PG_REGRESS="$(dirname "$("$pg_config" --pgxs)")/../test/regress/pg_regress" PGPORT=65432 \
			perl "$file" >"$scratch/tap.log" 2>&1 || status=$?
		# What a test dies of stands only in the log of PostgreSQL's modules.
		[ $status -eq 0 ] || tail -n 20 "$scratch/tmp_check/log/regress_log_${name%.pl}" >>"$scratch/tap.log" || :
		if grep -q '^1\.\.0' "$scratch/tap.log"; then
			sed -n "s/^1\.\.0 *#* *SKIP */skipped $name: /p" "$scratch/tap.log"
			continue
		fi
		count_tap "$name" "$scratch/tap.log" $status
		grep '^ok .*# skip' "$scratch/tap.log" | sed 's/^ok/skipped/' || :
	done
}

# The SQL of the documents, and what they say comes out.
documents()
{
	start_cluster
	status=0
	in_tree perl test/documents.pl README.md doc/functions.md doc/user-guide.md \
		>"$scratch/documents.log" 2>&1 || status=$?
	count_tap "documents" "$scratch/documents.log" $status
}

server()
{
	stage "server: the extension on PostgreSQL $pg_version, built by clang and by gcc"
	check "extension builds (clang)" in_tree make -s -j "$jobs" CC=clang PG_CONFIG="$pg_config" || :
	in_tree make -s clean CC=clang PG_CONFIG="$pg_config" >/dev/null 2>&1 || :
	check "extension builds (gcc)" in_tree make -s -j "$jobs" CC=gcc PG_CONFIG="$pg_config" || return 0
	stage_extension "$scratch/tree"
	regress
	tap
	documents
}

# --- main ---------------------------------------------------------------------

for name in "$@"; do
	case $name in
		style | core | sanitize | fuzz | server) ;;
		*) die "no stage is called $name; they are: style core sanitize fuzz server" ;;
	esac
done

DATA=$(cd "${DATA:-$root/../shared/data}" 2>/dev/null && pwd) || DATA=
export DATA

make_scratch
need_server make gcc pkg-config libicu-dev libcmocka-dev clang clang-format libipc-run-perl
need_packages "libclang-rt-$(clang --version | sed -n 's/.*version \([0-9]*\).*/\1/p')-dev"

say "Copying the tree to $scratch/tree"
copy_tree "$scratch/tree"
if is_root; then
	chown -R nobody:nogroup "$scratch/tree"
fi

started=$(date +%s)
[ $# -gt 0 ] || set -- style core sanitize fuzz server
for name in "$@"; do
	"$name" || {
		echo "FAILED  stage $name broke off"
		count 0 1
	}
done

printf '\nin %s seconds on %s processors\n' $(($(date +%s) - started)) "$jobs"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
