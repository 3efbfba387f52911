#!/usr/bin/env python3
"""Whether what an article is about comes first.

    test/accuracy/salience.py [--read build/plain/read] [--model FILE] DATA

PerSenT: articles with the entity that they are mainly about, which was taken for the one
mentioned most, so that no order can beat that by mentions by much; the share that has it first, and among the first three, and the mean of 1 / its rank.

CNN: articles without titles, with the editors' highlights; an entity that these name is
salient (Dunietz and Gillick, 2014).  Mean average precision of the order, and the share
of articles whose first entity is salient.

The same for the order by mentions, the first mentioned first among equals.  The
weights of analysis/salience.c were chosen on these articles.
"""
import argparse
import collections
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

from coref import KINDS, fold


def read(options, articles):
    """Of each (title, body) the entities, most salient first: names and mentions."""
    command = [options.read, "-j", "--stream"] + (["--model", options.model] if options.model else [])
    with tempfile.TemporaryFile() as stream:
        for title, body in articles:
            title, body = title.encode(), body.encode()
            stream.write(b"x\t%d\t%d\n" % (len(title), len(body)) + title + body + b"\n")
        stream.seek(0)
        run = subprocess.run(command, stdin=stream, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, check=True)
    for line in run.stdout.decode("utf-8").split("\n"):
        if line.startswith("{"):
            yield entities_of(json.loads(line))


def entities_of(doc):
    mentions = collections.Counter(m["entity"] for m in doc["mentions"])
    first = {}
    for place, mention in enumerate(doc["mentions"]):
        first.setdefault(mention["entity"], place)
    return [{"kind": e["kind"], "names": [fold(n) for n in [e["name"]] + e["aliases"]],
             "mentions": mentions[number], "first": first.get(number, 0)}
            for number, e in enumerate(doc["entities"]) if e["kind"] in KINDS]


def is_target(entity, target):
    """Equal, or a person with that surname and no other given name."""
    if target in entity["names"]:
        return True
    words = target.split()
    name = entity["names"][0].split()
    return (entity["kind"] == "person" and words and name[-1] in words and
            bool(set(name) & set(words)))


def print_ranks(name, ranks):
    print("    %-12s first %5.1f %%  among three %5.1f %%  mean 1/rank %.3f" % (
        name, 100 * sum(r == 1 for r in ranks) / len(ranks),
        100 * sum(1 <= r <= 3 for r in ranks) / len(ranks), sum(1 / r for r in ranks if r) / len(ranks)))


def average_precision(relevant):
    hits, total = 0, 0.0
    for place, is_relevant in enumerate(relevant, 1):
        if is_relevant:
            hits += 1
            total += hits / place
    return total / hits


ORDERS = (("newsx", lambda e: 0), ("by mentions", lambda e: (-e["mentions"], e["first"])))


def persent(options, path):
    with open(path, newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    ranks = {name: [] for name, _ in ORDERS}
    for row, entities in zip(rows, read(options, [(r["TITLE"], r["DOCUMENT"]) for r in rows])):
        for name, order in ORDERS:
            found = [is_target(e, fold(row["TARGET_ENTITY"])) for e in sorted(entities, key=order)]
            ranks[name].append(found.index(True) + 1 if True in found else 0)
    print("PerSenT, main entity, %d articles" % len(rows))
    for name, _ in ORDERS:
        print_ranks(name, ranks[name])


def cnn(options, path):
    with open(path, newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    precisions, firsts = collections.defaultdict(list), collections.defaultdict(list)
    for row, entities in zip(rows, read(options, [("", r["article"]) for r in rows])):
        highlights = " %s " % fold(re.sub(r"[^\w\s'-]|'s\b", " ", row["highlights"]))
        for name, order in ORDERS:
            relevant = [any(" %s " % n in highlights for n in e["names"])
                        for e in sorted(entities, key=order)]
            if any(relevant):
                precisions[name].append(average_precision(relevant))
                firsts[name].append(relevant[0])
    print("CNN, entities of the highlights, %d articles" % len(precisions["newsx"]))
    for name, _ in ORDERS:
        print("    %-12s mean average precision %.3f  first %5.1f %%" % (
            name, sum(precisions[name]) / len(precisions[name]),
            100 * sum(firsts[name]) / len(firsts[name])))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", default="build/plain/read")
    parser.add_argument("--model")
    parser.add_argument("data")
    options = parser.parse_args()
    csv.field_size_limit(sys.maxsize)
    persent(options, os.path.join(options.data, "tone/persent/dev.csv"))
    cnn(options, os.path.join(options.data, "summary/cnndm_validation_1000.csv"))


if __name__ == "__main__":
    main()
