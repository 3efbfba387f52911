#!/bin/sh
# run.sh
#	How right the analysis is: names by precision, recall and F1 on the development
#	sets, summaries by ROUGE beside the first three sentences, tone beside VADER, and
#	how surely copies of a story are known.
#
#	DATA=../shared/data sh test/accuracy/run.sh
#
#	DATA is the folder of training data, of which only the development portions are
#	read; without it nothing is measured, which is said.  Needs what
#	`make -f core.mk` needs, and python3.

set -eu
data=$(cd "${DATA:-$(dirname "$0")/../../../shared/data}" 2>/dev/null && pwd) || {
	echo "SKIPPED, nothing measured: no data in ${DATA:-../shared/data}; say where: DATA=..." >&2
	exit 0
}
cd "$(dirname "$0")/../.."
make -s -f core.mk build/plain/train build/plain/read build/plain/story

echo "Names:"
build/plain/train evaluate data/en.model "$data"
echo
echo "Summaries:"
python3 test/accuracy/summary.py "$data"/summary/*.csv
echo
echo "Tone:"
python3 test/accuracy/tone.py "$data/tone"
echo
echo "Copies of stories:"
python3 test/accuracy/story.py "$data"/news/articles-2.jsonl.xz "$data"/news/articles-3.jsonl.xz
