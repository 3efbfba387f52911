#!/usr/bin/env python3
"""How surely ~= knows copies of a story, on copies made from real articles.

    test/accuracy/story.py [--story build/plain/story] [--copies N] [--show N] DATA/news/articles-2.jsonl.xz ...

N articles (2,500) are taken at random, always the same ones, and copied:

    changed    a tenth of the words replaced by words of other articles
    edited     a tenth of the words replaced or, every other time, deleted
    cut end    the last third of the words left out
    cut middle the middle third left out
    headline   another article's title, and its first line or a new one, on top
    all        changed, cut at the end and under a new headline, for information

Recall is the share of copies that are the same story as their original by ~=.
Precision is taken over all pairs among all articles of the files and these copies
that ~= calls the same: the share that are of one original.  Articles of the files
that are near-duplicates of each other already (word 5-grams of the whole texts in
common: half of those in either) are counted on their own; --show prints them, and all
pairs that count as errors.  Ends with 1 if a recall is below 0.95 or the precision
below 0.99.
"""
import argparse
import collections
import json
import lzma
import random
import re
import subprocess
import sys
import tempfile

KINDS = ["changed", "edited", "cut end", "cut middle", "headline", "all"]
NEEDED = ["changed", "edited", "cut end", "cut middle", "headline"]
RECALL = 0.95
PRECISION = 0.99
NEAR_DUPLICATE = 0.5
LEAST_WORDS = 20
WORD = re.compile(r"[^\W_][\w'’-]*")


def load(paths):
    articles = []
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            articles += [json.loads(line) for line in lines]
    return [(a.get("title") or "", a["body"], a.get("source") or "") for a in articles
            if len(WORD.findall(a["body"])) >= LEAST_WORDS]


def change(chance, body, pool, deletions):
    def edit(word):
        if chance.random() >= 0.1:
            return word.group()
        return "" if chance.random() < deletions else chance.choice(pool)

    return WORD.sub(edit, body)


def cut_end(body):
    places = [word.start() for word in WORD.finditer(body)]
    return body[: places[len(places) * 2 // 3]]


def cut_middle(body):
    places = [word.start() for word in WORD.finditer(body)]
    return body[: places[len(places) // 3]] + body[places[len(places) * 2 // 3] :]


def new_headline(headline, body):
    """A headline-like first line is replaced; where there is none, one is put on top."""
    first, _, rest = body.partition("\n")
    if len(first) <= 120 and not first.rstrip().endswith((".", '"', "”")) and rest.strip():
        return headline + "\n" + rest
    return headline + "\n\n" + body


def copies_of(chance, title, body, pool, headline):
    """The copies in the order of KINDS."""
    topped = new_headline(headline, body)
    return [
        (title, change(chance, body, pool, 0)),
        (title, change(chance, body, pool, 0.5)),
        (title, cut_end(body)),
        (title, cut_middle(body)),
        (headline, topped),
        (headline, change(chance, cut_end(topped), pool, 0)),
    ]


def compare(program, texts):
    """(i, j, same, distance) of every pair that has anything in common."""
    with tempfile.TemporaryFile() as stream:
        for number, (title, body) in enumerate(texts):
            title = title.replace("\0", "").encode("utf-8", "replace")
            body = body.replace("\0", "").encode("utf-8", "replace")
            stream.write(b"%d\t%d\t%d\n" % (number, len(title), len(body)) + title + body + b"\n")
        stream.seek(0)
        with subprocess.Popen([program], stdin=stream, stdout=subprocess.PIPE) as run:
            for line in run.stdout:
                i, j, same, distance = line.split()
                yield int(i), int(j), same == b"1", float(distance)
    if run.returncode != 0:
        sys.exit("%s failed" % program)


def grams(body):
    words = [word.lower() for word in WORD.findall(body)]
    return set(zip(*(words[i:] for i in range(5))))


def resemblance(a, b):
    a, b = grams(a), grams(b)
    return len(a & b) / (len(a | b) or 1)


def percentiles(values):
    values = sorted(values)
    return "  ".join("%5.2f" % values[min(len(values) - 1, int(len(values) * p))]
                     for p in (0.01, 0.05, 0.5, 0.95, 0.99))


def groups_of(pairs):
    """How many groups the pairs hang together in, and how many articles are in them."""
    parent = {}

    def root(x):
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x

    for a, b in pairs:
        parent[root(a)] = root(b)
    return len({root(x) for x in list(parent)}), len(parent)


def show(articles, pairs):
    for value, a, b in pairs:
        print("    %.2f" % value)
        for number in (a, b):
            title, body, source = articles[number]
            print("        [%s] %s | %s" % (source, title[:80], " ".join(body.split())[:160]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--story", default="build/plain/story")
    parser.add_argument("--copies", type=int, default=2500)
    parser.add_argument("--words", type=int, default=0, help="only so many words of each article")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    chance = random.Random(6)
    articles = load(options.files)
    if options.words:
        articles = [(title, " ".join(body.split()[: options.words]), source)
                    for title, body, source in articles]
    originals = sorted(chance.sample(range(len(articles)), min(options.copies, len(articles))))
    pool = [word for number in chance.sample(range(len(articles)), min(300, len(articles)))
            for word in WORD.findall(articles[number][1])]
    texts = [(title, body) for title, body, _ in articles]
    origin = list(range(len(articles)))
    for number in originals:
        title, body, _ = articles[number]
        headline = chance.choice(articles)[0] or "News"
        texts += copies_of(chance, title, body, pool, headline)
        origin += [number] * len(KINDS)

    found = collections.Counter()
    distances = collections.defaultdict(list)
    n_true = 0
    strangers = collections.Counter()
    strange_distances = []
    for i, j, same, distance in compare(options.story, texts):
        if origin[i] == origin[j]:
            n_true += same
            if i < len(articles):
                kind = KINDS[(j - len(articles)) % len(KINDS)]
                found[kind] += same
                distances[kind].append(distance)
        else:
            strange_distances.append(distance)
            if same:
                strangers[min(origin[i], origin[j]), max(origin[i], origin[j])] += 1
    for kind in KINDS:
        distances[kind] += [1.0] * (len(originals) - len(distances[kind]))

    print("%d articles, %d of them copied; %d pairs of texts" %
          (len(articles), len(originals), len(texts) * (len(texts) - 1) // 2))
    print("copies      recall   <-> at   1 %     5 %    50 %    95 %    99 %")
    recall = {kind: found[kind] / len(originals) for kind in KINDS}
    for kind in KINDS:
        print("%-10s  %6.4f         %s" % (kind, recall[kind], percentiles(distances[kind])))
    n_strange = len(texts) * (len(texts) - 1) // 2 - n_true
    print("others: %.3f %% of the pairs nearer than 1, %d nearer than 0.9" %
          (100 * len(strange_distances) / n_strange, sum(d < 0.9 for d in strange_distances)))

    judged = sorted((resemblance(articles[a][1], articles[b][1]), a, b) for a, b in strangers)
    errors = [pair for pair in judged if pair[0] < NEAR_DUPLICATE]
    duplicates = [pair for pair in judged if pair[0] >= NEAR_DUPLICATE]
    n_errors = sum(strangers[a, b] for _, a, b in errors)
    precision = n_true / (n_true + n_errors)
    print("near-duplicates among the articles themselves: %d pairs; %d groups of %d articles" %
          (len(duplicates), *groups_of([(a, b) for _, a, b in duplicates])))
    print("precision   %6.4f   %d of %d pairs are of different articles, made from %d pairs of these" %
          (precision, n_errors, n_true + n_errors, len(errors)))
    if options.show:
        print("Near-duplicates:")
        show(articles, chance.sample(duplicates, min(options.show, len(duplicates))))
        print("Errors:")
        show(articles, errors[: options.show])
    low = [kind for kind in NEEDED if recall[kind] < RECALL]
    if low:
        sys.exit("recall below %.2f: %s" % (RECALL, ", ".join(low)))
    if precision < PRECISION:
        sys.exit("precision below %.2f" % PRECISION)


if __name__ == "__main__":
    main()
