#!/usr/bin/env python3
"""Which names compete across articles: forms that may be one thing's and are counted apart.

    tools/read/articles.py --every 7 DATA/news/articles-*.jsonl.xz |
        build/plain/read --stream -e | test/accuracy/compete.py [--least 8]

Prints, each with the number of articles that have it as an entity's name:

    spellings  names that read the same, of several kinds or spellings
    parts      names that are part of longer ones of their kind
    persons    of one surname and one initial

What of it is one thing goes into data/en/aliases.tsv; nothing is decided here.
"""
import argparse
import collections
import re
import sys
import unicodedata

ENTITY = re.compile(r"^(\w+) +\d+ x  salience [\d.]+  tone \S+  (.+?)(?:  = .*)?$")
VALUES = {"date", "money", "number", "percent"}


def fold(name):
    plain = unicodedata.normalize("NFKD", name).replace("’", "'").replace(".", "").replace("-", " ")
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def count(lines):
    names = collections.Counter()
    for line in lines:
        entity = ENTITY.match(line.rstrip("\n"))
        if entity and entity.group(1) not in VALUES:
            names[entity.groups()] += 1
    return names


def spellings(names, least):
    by_text = collections.defaultdict(list)
    for (kind, name), n in names.items():
        by_text[fold(name)].append((n, kind, name))
    for forms in by_text.values():
        forms.sort(reverse=True)
        if len(forms) > 1 and forms[1][0] >= least:
            yield forms[1][0], "; ".join("%s (%s) %d" % (name, kind, n) for n, kind, name in forms[:4])


def parts(names, least):
    for (kind, name), n in names.items():
        words = name.split()
        if n < least or len(words) < 2 or len(words) > 8:
            continue
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                part = " ".join(words[start:end])
                if part != name and names.get((kind, part), 0) >= least:
                    yield min(n, names[kind, part]), "%s %d < %s %d" % (part, names[kind, part], name, n)


def persons(names, least):
    by_surname = collections.defaultdict(list)
    for (kind, name), n in names.items():
        if kind == "person" and " " in name and n >= least:
            by_surname[name.split()[-1], name[0]].append((n, name))
    for forms in by_surname.values():
        forms.sort(reverse=True)
        if len(forms) > 1:
            yield forms[1][0], "; ".join("%s %d" % (name, n) for n, name in forms)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=int, default=8, help="articles that have the rarer form")
    options = parser.parse_args()
    names = count(sys.stdin)
    for title, rule in (("spellings", spellings), ("parts", parts), ("persons", persons)):
        print("== " + title)
        for _, line in sorted(set(rule(names, options.least)), reverse=True):
            print(line)


if __name__ == "__main__":
    main()
