#!/usr/bin/env python3
"""How well the tone agrees with readers, beside VADER on the same text.

    test/accuracy/tone.py [--read build/plain/read] [--model FILE] DATA/tone

Prints Pearson's r between the tone of newspaper sentences and the valence that
readers gave them (EmoBank), and macro-F1 over negative, neutral and positive
toward a named target (NewsMTSC).  There the neutral band of each system is the
one that is best on four fifths of the documents, measured on the last fifth;
five times, mean and spread.  VADER knows no target: it gets the sentence.
Ends with 1 if newsx is not better than VADER in both.
"""
import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

import vader

N_FOLDS = 5
CLASSES = ("negative", "neutral", "positive")
POLARITIES = {2: "negative", 4: "neutral", 6: "positive"}


def run_reader(options, view, records):
    """What the reader prints for (name, text) records, one string each."""
    command = [options.read, view, "--stream"]
    if options.model:
        command += ["--model", options.model]
    with tempfile.TemporaryFile() as stream:
        for name, text in records:
            body = text.encode()
            stream.write(b"%s\t0\t%d\n" % (name.encode(), len(body)) + body + b"\n")
        stream.seek(0)
        run = subprocess.run(
            command, stdin=stream, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            check=True,
        )
    parts = run.stdout.decode().split("==== ")[1:]
    if len(parts) != len(records):
        sys.exit("%d records went in, %d came out" % (len(records), len(parts)))
    return [part.split("\n", 1)[1] for part in parts]


def tone_of(lines):
    return float(lines.split(None, 2)[1])


def pearson(xs, ys):
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    products = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys))
    squares = sum((x - x_mean) ** 2 for x in xs) * sum((y - y_mean) ** 2 for y in ys)
    return products / squares**0.5


# ---- the tone of a sentence ----


def newspaper_sentences(folder):
    """(text, valence) of the newspaper sentences that readers graded."""
    with open(os.path.join(folder, "meta.tsv"), encoding="utf-8") as lines:
        newspaper = {
            row["id"]
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["category"] == "newspaper"
        }
    with open(os.path.join(folder, "raw.csv"), encoding="utf-8", newline="") as lines:
        texts = {row["id"]: row["text"] for row in csv.DictReader(lines)}
    with open(os.path.join(folder, "reader.csv"), encoding="utf-8", newline="") as lines:
        return [
            (texts[row["id"]], float(row["V"]))
            for row in csv.DictReader(lines)
            if row["id"] in newspaper and row["id"] in texts
        ]


def compare_sentences(options, rival):
    sentences = newspaper_sentences(os.path.join(options.folder, "emobank"))
    records = [("sentence", text) for text, _ in sentences]
    valences = [valence for _, valence in sentences]
    ours = pearson([tone_of(lines) for lines in run_reader(options, "-n", records)], valences)
    theirs = pearson([rival.compound(text) for text, _ in sentences], valences)
    print("EmoBank, %d newspaper sentences: Pearson r with readers" % len(sentences))
    print("newsx          %6.3f" % ours)
    print("VADER          %6.3f" % theirs)
    return ours > theirs


# ---- the tone toward a target ----


def targets(path):
    """(document, sentence, byte and length of the target, class)."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = record["sentence_normalized"]
            document = record["primary_gid"].split("_")[:2]
            for target in record["targets"]:
                start, end = target["from"], target["to"]
                yield (
                    "_".join(document), text, len(text[:start].encode()),
                    len(text[start:end].encode()), POLARITIES[int(target["polarity"])],
                )


def macro_f1(found, wanted):
    total = 0.0
    for name in CLASSES:
        both = sum(f == w == name for f, w in zip(found, wanted))
        total += 2 * both / max(1, found.count(name) + wanted.count(name))
    return total / len(CLASSES)


def classify(scores, low, high):
    return ["negative" if s < low else "positive" if s > high else "neutral" for s in scores]


def best_band(scores, wanted):
    """The borders of the neutral band that give the best macro-F1."""
    steps = [i / 50 for i in range(26)]
    return max(
        ((-low, high) for low in steps for high in steps),
        key=lambda band: macro_f1(classify(scores, *band), wanted),
    )


def cross_validate(scores, wanted, folds):
    results = []
    for fold in range(N_FOLDS):
        rest = [i for i, f in enumerate(folds) if f != fold]
        part = [i for i, f in enumerate(folds) if f == fold]
        band = best_band([scores[i] for i in rest], [wanted[i] for i in rest])
        found = classify([scores[i] for i in part], *band)
        results.append(macro_f1(found, [wanted[i] for i in part]))
    mean = sum(results) / N_FOLDS
    return mean, (sum((r - mean) ** 2 for r in results) / N_FOLDS) ** 0.5


def compare_targets(options, rival):
    rows = list(targets(os.path.join(options.folder, "newsmtsc", "train.jsonl")))
    documents = sorted({row[0] for row in rows})
    random.Random(1).shuffle(documents)
    fold_of = {document: i % N_FOLDS for i, document in enumerate(documents)}
    folds = [fold_of[row[0]] for row in rows]
    wanted = [row[4] for row in rows]
    records = [("%d+%d" % (start, size), text) for _, text, start, size, _ in rows]
    ours = [tone_of(lines) for lines in run_reader(options, "-p", records)]
    theirs = [rival.compound(text) for _, text, _, _, _ in rows]
    print("\nNewsMTSC, %d targets, %d folds by document: macro-F1" % (len(rows), N_FOLDS))
    means = []
    for name, scores in (("newsx", ours), ("VADER", theirs)):
        mean, spread = cross_validate(scores, wanted, folds)
        print("%-12s   %6.3f +- %.3f" % (name, mean, spread))
        means.append(mean)
    return means[0] > means[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--read", default="build/plain/read")
    parser.add_argument("--model", help="another model than the one linked in")
    parser.add_argument("folder")
    options = parser.parse_args()
    rival = vader.Vader(os.path.join(options.folder, "lexicons", "vader_lexicon.txt"))
    # Both are compared, whatever the first says.
    results = [compare_sentences(options, rival), compare_targets(options, rival)]
    if not all(results):
        sys.exit("not better than VADER")


if __name__ == "__main__":
    main()
