#!/usr/bin/env python3
"""Turn articles-N.jsonl.xz into the stream that tools/read takes, or into files.

    tools/read/articles.py [--every N] [--first N] FILE... | build/plain/read --stream -e
    tools/read/articles.py --every 100 --into FOLDER FILE... && sh test/bench/run.sh FOLDER
"""
import argparse
import json
import lzma
import os
import sys


def articles(paths):
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def clean(text):
    """Valid UTF-8 without NUL: what a PostgreSQL text value can hold."""
    return (text or "").replace("\0", "").encode("utf-8", "replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each N-th article")
    parser.add_argument("--first", type=int, default=0, help="stop after N articles")
    parser.add_argument("--no-title", action="store_true")
    parser.add_argument("--into", help="write each body to a file of this folder")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    written = 0
    for number, article in enumerate(articles(options.files)):
        if number % options.every != 0:
            continue
        if options.first and written >= options.first:
            break
        title = b"" if options.no_title else clean(article.get("title"))
        body = clean(article["body"])
        written += 1
        if options.into:
            with open(os.path.join(options.into, "%05d.txt" % written), "wb") as file:
                file.write(body)
            continue
        name = "%s %s" % (article["id"], article.get("source", ""))
        sys.stdout.buffer.write(
            name.replace("\t", " ").encode() + b"\t%d\t%d\n" % (len(title), len(body))
        )
        sys.stdout.buffer.write(title + body + b"\n")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.stderr.close()
