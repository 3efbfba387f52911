#!/usr/bin/env python3
"""How rightly dates and sums of money are found, on articles that people annotated.

    test/accuracy/values.py [--read build/plain/read] [--show]
        ANNOTATIONS.jsonl ARTICLES.jsonl[.xz] ...

ARTICLES are those of ../shared/data/news, of which the annotated ones are read.  An
annotation is a line of JSON; positions are characters of the body, from 0:

    id       the article
    values   [[start, length, kind], ...]: kind is date, money, or either, where the
             scheme of doc/model-card.md leaves it open: then nothing is counted

A value counts as found when a mention of its kind has exactly its span.  Mentions that
stand in what newsx takes for furniture of the page are not found, and count as missed.
"""
import argparse
import collections
import json
import lzma
import subprocess
import sys
import tempfile


def load(annotations, paths):
    """The annotated articles with their values, in the order of the annotations."""
    wanted = {}
    with open(annotations, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            wanted[record["id"]] = [tuple(value) for value in record["values"]]
    found = {}
    for path in paths:
        opener = lzma.open if path.endswith(".xz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if article["id"] in wanted:
                    found[article["id"]] = article["body"]
    missing = [i for i in wanted if i not in found]
    if missing:
        sys.exit(f"not among the articles: {missing[0]}")
    return [(i, found[i], values) for i, values in wanted.items()]


def analyse(read, body):
    """The dates and sums that newsx finds: (start, length, kind)."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".txt") as file:
        file.write(body)
        file.flush()
        run = subprocess.run([read, "-j", file.name], capture_output=True, text=True, check=True)
    doc = json.loads(run.stdout[run.stdout.index("{"):].strip())
    for mention in doc["mentions"]:
        kind = doc["entities"][mention["entity"]]["kind"]
        if mention["pos"] is not None and kind in ("date", "money"):
            yield mention["pos"] - 1, mention["len"], kind


def touches(value, others):
    return any(value[0] < o[0] + o[1] and o[0] < value[0] + value[1] for o in others)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--read", default="build/plain/read")
    parser.add_argument("--show", action="store_true", help="what was missed or found wrongly")
    parser.add_argument("annotations")
    parser.add_argument("articles", nargs="+")
    arguments = parser.parse_args()
    count = collections.Counter()
    articles = load(arguments.annotations, arguments.articles)
    for i, body, values in articles:
        gold = {v for v in values if v[2] != "either"}
        open_ones = [v for v in values if v[2] == "either"]
        found = {v for v in analyse(arguments.read, body) if not touches(v, open_ones)}
        for name, those in (("gold", gold), ("found", found), ("right", gold & found)):
            for value in those:
                count[name, value[2]] += 1
        if arguments.show:
            for name, those in (("missed", gold - found), ("wrong", found - gold)):
                for start, length, kind in sorted(those):
                    before = body[max(0, start - 40):start].replace("\n", " ")
                    after = body[start + length:start + length + 30].replace("\n", " ")
                    print(f"{i} {name} {kind}: {before}[[{body[start:start + length]}]]{after}")
    print(f"{len(articles)} articles")
    print(f"{'kind':<6} {'prec':>6} {'recall':>6} {'F1':>6} {'values':>7}")
    for kind in ("date", "money"):
        gold, found, right = (count[name, kind] for name in ("gold", "found", "right"))
        print(f"{kind:<6} {100 * right / max(found, 1):6.2f} {100 * right / max(gold, 1):6.2f} "
              f"{200 * right / max(gold + found, 1):6.2f} {gold:7}")


main()
