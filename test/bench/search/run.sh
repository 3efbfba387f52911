#!/bin/sh
# run.sh
#	A million newsdocs searched, counted and kept up, newsx beside its rival on the
#	same rows in one run: GIN on newsdoc beside GIN on tsvector, newstally beside
#	GROUP BY over a jsonb column of entities.
#
#	sh test/bench/search/run.sh [ROWS] [DATA]
#
#	ROWS      how many articles; else 1000000, which take 25 GB of disk and two cores an
#	          hour, half of it to load
#	DATA      its news/articles-*.jsonl.xz are the originals; else ../shared/data
#	KEEP=...  a folder for the database: it stays, and the next run with as many rows
#	          and the same install script does not load again
#	SECTIONS=...  some of: build latency top insert vacuum; or estimates, for 100000 rows
#
#	The articles are copies of the originals under other names: see permute.py.  Their
#	bodies are analysed while loading and not stored, since no rival reads them.

root=$(cd "$(dirname "$0")/../../.." && pwd)
# shellcheck source=test/lib.sh
. "$root/test/lib.sh"

rows=${1:-1000000}
data=${2:-$root/../shared/data}
sections=${SECTIONS-build latency top insert vacuum}
here=$root/test/bench/search
case $rows in
	'' | *[!0-9]* | 0*) die "\"$rows\" is no number of rows" ;;
esac
if ! ls "$data"/news/articles-*.jsonl.xz >/dev/null 2>&1; then
	echo "SKIPPED: there are no $data/news/articles-*.jsonl.xz to load"
	exit 0
fi
data=$(cd "$data" && pwd)

# start_search_cluster: start_cluster, with our settings and the data where KEEP says.
start_search_cluster()
{
	cluster=$scratch/cluster
	if [ -n "${KEEP:-}" ]; then
		mkdir -p "$KEEP"
		KEEP=$(cd "$KEEP" && pwd)
		if is_root; then
			chown nobody:nogroup "$KEEP"
		fi
		ln -s "$KEEP/cluster" "$cluster"
		cluster=$KEEP/cluster
	fi
	if [ ! -e "$cluster/postgresql.conf.new" ]; then
		as_tester initdb -D "$cluster" -U postgres -A trust --encoding=UTF8 --no-locale -N \
			>"$scratch/initdb.log" 2>&1 ||
			die_with "$scratch/initdb.log" "initdb failed"
		as_tester cp "$cluster/postgresql.conf" "$cluster/postgresql.conf.new"
	fi
	as_tester cat "$cluster/postgresql.conf.new" "$scratch/server.conf" "$here/server.conf" \
		>"$scratch/postgresql.conf"
	echo "unix_socket_directories = '$scratch'" >>"$scratch/postgresql.conf"
	chmod a+r "$scratch/postgresql.conf"
	as_tester cp "$scratch/postgresql.conf" "$cluster/postgresql.conf"
	as_tester pg_ctl -D "$cluster" -l "$scratch/server.log" -s -w -t 600 start ||
		die_with "$scratch/server.log" "the server did not start"
	export PGHOST="$scratch" PGUSER=postgres PGDATABASE=newsx
	as_tester psql -X -q -l | grep -q '^ newsx ' || as_tester createdb newsx
}

# What was loaded: compared to see whether a kept database can be used again.
state_of_load()
{
	echo "$rows $(cksum <"$tree/newsx--$(sed -n "s/^default_version *= *'\(.*\)'/\1/p" "$tree/newsx.control").sql")"
}

# load: fill articles, by two clients.
load()
{
	say "Reading the originals"
	make -C "$tree" -s -f core.mk build/plain/read >"$scratch/build.log" 2>&1 ||
		die_with "$scratch/build.log" "the build failed"
	python3 "$root/tools/read/articles.py" --no-title --first "$rows" \
		"$data"/news/articles-*.jsonl.xz >"$scratch/stream"
	# shellcheck disable=SC2094	# both read the stream
	"$tree/build/plain/read" -j --stream <"$scratch/stream" 2>"$scratch/read.log" |
		python3 "$here/permute.py" prepare "$scratch/stream" >"$scratch/prepared"
	rm "$scratch/stream"
	say "Loading $rows articles"
	query -f "$scratch/load.sql"
	clients=
	for part in 0 1; do
		python3 "$here/permute.py" write --rows "$rows" --part $part --parts 2 "$scratch/prepared" |
			query -f - >"$scratch/load-$part.log" 2>&1 &
		clients="$clients $!"
	done
	for client in $clients; do
		wait "$client" || die_with "$scratch/load-0.log" "loading failed"
	done
	cat "$scratch/load-0.log" "$scratch/load-1.log" >&2
	rm "$scratch/prepared"
	query -v rows="$rows" -f "$scratch/loaded.sql"
	query -c "INSERT INTO loads VALUES ('$(state_of_load)')"
}

make_scratch
need_server make gcc pkg-config libicu-dev
need_packages xz-utils python3
build_tree
stage_extension "$tree"
cp "$here"/*.sql "$scratch"
start_search_cluster

if [ "$(query -A -t -c "SELECT state FROM loads" 2>/dev/null)" = "$(state_of_load)" ]; then
	say "Using the articles of $KEEP"
else
	query -c "DROP SCHEMA public CASCADE" -c "CREATE SCHEMA public" 2>"$scratch/drop.log"
	load
fi
query -f "$scratch/figures.sql"
for section in $sections; do
	say "Measuring: $section"
	query -v rows="$rows" -f "$scratch/$section.sql"
done
query -f "$scratch/report.sql"
if [ -n "${KEEP:-}" ]; then
	query -c "CHECKPOINT"
	as_tester pg_ctl -D "$cluster" -s -m fast stop
fi
