#!/bin/sh
# check_layers.sh
#	The dependency rule: a layer includes itself and those named after the colon,
#	by paths from src/, only src/pg sees PostgreSQL's headers, and only src/text
#	those of ICU.  Nothing there includes what tables are read by.  And the map of the
#	house, src/README.md, names every file.
#	Prints each line that breaks a rule; the exit status says whether there was one.

cd "$(dirname "$0")/.." || exit 2

rules='base:
text:base
model:base
doc:base
names:base text doc
analysis:base text model doc names
query:base text doc
tally:base doc
digest:base text model doc analysis
pg:base text model doc names analysis query tally digest'

# check_file FILE LAYERS: LAYERS are those that FILE may include.
check_file()
{
	grep -nE '^[[:space:]]*#[[:space:]]*include' "$1" |
		while IFS=: read -r number line; do
			name=$(printf '%s\n' "$line" | sed -n 's/^[^"<]*[<"]\([^>"]*\)[>"].*/\1/p')
			allowed=no
			case $line in
				*'"'*)
					for layer in $2; do
						case $name in "$layer"/*) [ ! -e "src/$name" ] || allowed=yes ;; esac
					done
					# PostgreSQL's own headers are written with quotes, too.
					case $1 in src/pg/*) [ -e "src/$name" ] || allowed=yes ;; esac
					case $name in ../* | */../*) allowed=no ;; esac
					;;
				*)
					case $name in
						postgres* | fmgr.h | c.h | utils/* | access/* | catalog/* | nodes/* | funcapi.h | miscadmin.h)
							case $1 in src/pg/*) allowed=yes ;; esac
							;;
						unicode/*)
							case $1 in src/text/*.c) allowed=yes ;; esac
							;;
						*) allowed=yes ;;
					esac
					;;
			esac
			[ $allowed = yes ] || echo "$1:$number: $line: this layer may include: $2"
		done
}

broken=$(
	printf '%s\n' "$rules" | while IFS=: read -r layer below; do
		[ -d "src/$layer" ] || {
			echo "src/$layer is missing"
			continue
		}
		find "src/$layer" -name '*.[ch]' | LC_ALL=C sort | while IFS= read -r file; do
			check_file "$file" "$layer $below"
		done
	done
	layers=$(printf '%s\n' "$rules" | sed 's/:.*//' | paste -s -d '|')
	find src -name '*.[ch]' | grep -vE "^src/($layers)/[^/]*\$" |
		sed 's/$/: lies in no layer/'
	grep -rnE 'executor/spi\.h|access/(table|heapam|genam)\.h' src/pg --include='*.[ch]' |
		sed 's/$/: no function reads tables; on a worker of a distributed database they are not there/'
	find src -name '*.c' | LC_ALL=C sort | while IFS= read -r file; do
		grep -qF "\`${file##*/}\`" src/README.md || echo "$file: src/README.md does not name it"
	done
)

if [ -n "$broken" ]; then
	printf '%s\n' "$broken"
	exit 1
fi
