#!/usr/bin/env python3
"""ROUGE of newsx's three-sentence summaries against Lead-3 and random choice.

    test/accuracy/summary.py [--read build/plain/read] [--first N] DATA/summary/*.csv

Articles and reference summaries come from a CSV file with the columns article
and highlights (one reference sentence a line).  All three systems choose among
the same sentences, those of the story as newsx splits it, in the same run.
ROUGE-1, -2 (F1 over words and pairs of words) and -L (F1 over the union of
longest common subsequences, sentence by sentence); words are runs of letters and
digits in lower case, not stemmed.  Ends with 1 if newsx is not better than
Lead-3 in each of the three.
"""
import argparse
import collections
import csv
import json
import random
import re
import subprocess
import sys
import tempfile

WORD = re.compile(r"[^\W_]+")


def words(text):
    return WORD.findall(text.lower())


def f1(n_same, n_found, n_wanted):
    if n_same == 0:
        return 0.0
    return 2 * n_same / (n_found + n_wanted)


def pairs(tokens):
    return list(zip(tokens, tokens[1:]))


def rouge_n(found, wanted):
    found, wanted = collections.Counter(found), collections.Counter(wanted)
    return f1(sum((found & wanted).values()), sum(found.values()), sum(wanted.values()))


def common_places(a, b):
    """Places in b of a longest common subsequence of a and b."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if a[i] == b[j] else max(table[i][j + 1], table[i + 1][j])
            )
    places = set()
    i, j = len(a), len(b)
    while i > 0 and j > 0:
        if a[i - 1] == b[j - 1]:
            places.add(j - 1)
            i, j = i - 1, j - 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return places


def rouge_l(found, wanted):
    left = collections.Counter(word for sentence in found for word in sentence)
    n_same = 0
    for reference in wanted:
        places = set()
        for sentence in found:
            places |= common_places(sentence, reference)
        for place in sorted(places):
            if left[reference[place]] > 0:
                left[reference[place]] -= 1
                n_same += 1
    return f1(n_same, sum(map(len, found)), sum(map(len, wanted)))


def scores(chosen, reference):
    found = [words(sentence) for sentence in chosen]
    wanted = [words(line) for line in reference.split("\n")]
    flat_found = [word for sentence in found for word in sentence]
    flat_wanted = [word for sentence in wanted for word in sentence]
    return (
        rouge_n(flat_found, flat_wanted),
        rouge_n(pairs(flat_found), pairs(flat_wanted)),
        rouge_l(found, wanted),
        len(flat_found),
    )


def analyse(program, articles):
    """The newsdoc of each article, from one run of the reader."""
    with tempfile.TemporaryFile() as stream:
        for number, article in enumerate(articles):
            body = article["article"].encode()
            stream.write(b"%d\t0\t%d\n" % (number, len(body)) + body + b"\n")
        stream.seek(0)
        run = subprocess.run(
            [program, "-j", "--stream"], stdin=stream, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, check=True,
        )
    return [json.loads(line) for line in run.stdout.split(b"\n") if line.startswith(b"{")]


def story_sentences(doc, body):
    """(rank, text) of the sentences that a summary may hold, in reading order."""
    return [
        (s["rank"], body[s["pos"] - 1 : s["pos"] - 1 + s["len"]])
        for block in doc["blocks"]
        for s in block["sentences"]
        if s["rank"]
    ]


def choose(sentences, n):
    """What each system takes, by name."""
    ranked = [text for rank, text in sentences if rank <= n]
    places = sorted(random.sample(range(len(sentences)), min(n, len(sentences))))
    return {
        "newsx": ranked,
        "Lead-%d" % n: [text for _, text in sentences[:n]],
        "random": [sentences[place][1] for place in places],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--read", default="build/plain/read")
    parser.add_argument("--first", type=int, default=None)
    parser.add_argument("file")
    options = parser.parse_args()
    csv.field_size_limit(10**9)
    random.seed(1)
    with open(options.file, encoding="utf-8", newline="") as lines:
        articles = list(csv.DictReader(lines))[: options.first]
    docs = analyse(options.read, articles)
    if len(docs) != len(articles):
        sys.exit("%d articles went in, %d newsdocs came out" % (len(articles), len(docs)))
    sums = collections.defaultdict(lambda: [0.0] * 4)
    for article, doc in zip(articles, docs):
        sentences = story_sentences(doc, article["article"])
        for name, chosen in choose(sentences, 3).items():
            for i, value in enumerate(scores(chosen, article["highlights"])):
                sums[name][i] += value / len(articles)
    print("%d articles  ROUGE-1  ROUGE-2  ROUGE-L   words" % len(articles))
    for name, means in sums.items():
        print("%-13s  %7.4f  %7.4f  %7.4f  %6.1f" % (name, *means))
    if any(ours <= lead for ours, lead in zip(sums["newsx"][:3], sums["Lead-3"][:3])):
        sys.exit("not better than Lead-3")


if __name__ == "__main__":
    main()
