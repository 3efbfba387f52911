#!/bin/sh
# check_format.sh
#	Names the C files that clang-format would change; the exit status says whether
#	there was one.

cd "$(dirname "$0")/.." || exit 2

find src tools test -name '*.[ch]' | LC_ALL=C sort | {
	bad=0
	while IFS= read -r file; do
		clang-format --dry-run -Werror "$file" 2>/dev/null || {
			echo "$file: not as clang-format would have it; make format"
			bad=1
		}
	done
	exit $bad
}
