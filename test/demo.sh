#!/bin/sh
# demo.sh
#	Shows what newsx does, from nothing: installs what is missing, builds the
#	extension, starts a private server, reads articles, prints tables, and leaves
#	nothing behind but the build in build/.
#
#	sh test/demo.sh              the sample articles of test/samples
#	sh test/demo.sh FILE         an article of your own, plain text in UTF-8

root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=test/lib.sh
. "$root/test/lib.sh"

usage()
{
	say "usage: sh test/demo.sh [FILE]"
	say "FILE is an article as plain text in UTF-8; its first line is taken for the headline."
	exit "$1"
}

# check_article FILE: text that the database can hold, or an end with a reason.
check_article()
{
	[ -e "$1" ] || die "$1: no such file"
	[ -f "$1" ] || die "$1: not a file"
	[ -r "$1" ] || die "$1: may not be read"
	grep -q '[^[:space:]]' "$1" || die "$1: is empty"
	[ "$(tr -d '\000' <"$1" | wc -c)" -eq "$(wc -c <"$1")" ] ||
		die "$1: holds zero bytes, so it is no plain text (or text in UTF-16)"
	iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1 ||
		die "$1: is not UTF-8; if it is Windows text: iconv -f WINDOWS-1252 -t UTF-8 '$1' > article.txt"
}

# load_articles: copy them where the server can read, and read them in.
load_articles()
{
	mkdir "$scratch/articles"
	if [ -n "$article" ]; then
		cp "$article" "$scratch/articles/article.txt"
	else
		cp "$root"/test/samples/*.txt "$scratch/articles"
	fi
	chmod -R a+rX "$scratch/articles"
	cp "$root"/test/demo/*.sql "$scratch"
	query -v folder="$scratch/articles" -f "$scratch/load.sql"
}

# show FILE: run it, and take out psql's mark for lines that go on.
show()
{
	query -f "$scratch/$1" >"$scratch/tables"
	sed 's/↵/ /g; s/ *$//' "$scratch/tables"
}

case ${1:-} in
	-h | --help) usage 0 ;;
	-*) usage 2 ;;
esac
[ $# -le 1 ] || usage 2
article=${1:-}
if [ -n "$article" ]; then
	check_article "$article"
	article=$(cd "$(dirname "$article")" && pwd)/$(basename "$article")
fi

make_scratch
need_server make gcc pkg-config libicu-dev
build_tree
stage_extension "$tree"
say "Starting a private server in $scratch"
start_cluster
load_articles
if [ -n "$article" ]; then
	show one.sql
else
	show all.sql
fi
