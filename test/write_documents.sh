#!/bin/sh
# write_documents.sh
#	Puts what really comes out into the documents, after a change that alters it;
#	read the difference before committing it.

root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=test/lib.sh
. "$root/test/lib.sh"

make_scratch
need_server make gcc pkg-config libicu-dev
build_tree
stage_extension "$tree"
start_cluster
cd "$root"
perl test/documents.pl --write README.md doc/functions.md doc/user-guide.md
