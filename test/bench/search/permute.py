#!/usr/bin/env python3
"""More articles than there are: copies of real ones under other names.

    tools/read/articles.py --no-title articles-*.jsonl.xz >stream
    build/plain/read -j --stream <stream | permute.py prepare stream >prepared
    permute.py write --rows 1000000 --part 0 --parts 2 prepared | psql

A million copies of the same names would fill an index with few, long lists, and real
news does not: most names are rare, and a larger corpus has more of them.  So each copy
but the first gives its names others.  What is replaced are the places where newsx's
own analysis of the original sees a name; names stay one thing through a copy, short
forms and initials too ("Park", "ICC").

* The KEPT most common names stay as they are: head names recur in real news too.
* Another name's words are drawn, by a hash of copy and name, from the words of the
  corpus' own names of that kind: a first name for a first name, a last name for a last
  name.  Words in many names ("University", "Ministry") and small words stay.
* A drawn word that only one name of the corpus has stands for words never seen before,
  as in Good's and Turing's estimate (Good 1953).  It is replaced by an invented one,
  made of two halves, in a share of cases that falls with the copies as Heaps' law has
  it for a vocabulary that grows with n^0.6.

`prepare` writes one JSON value a line: a header with the words, then the articles as
text and places in turn.  `write` writes SQL for psql: COPY into a temporary table, and
INSERT from there into articles, in batches.
"""
import argparse
import collections
import datetime
import json
import re
import sys
import zlib

KEPT = 500
COMMON = 40  # names of one kind with a word; with more, the word says what the thing is
HEAPS = 0.6
VALUES = ("date", "money")
WORD = re.compile(r"^([^\w]*)(.*?)([^\w]*)$", re.DOTALL)
SPACES = re.compile(r"(\s+)")


# --- prepare -------------------------------------------------------------------


def stream_bodies(path):
    """The articles of a stream of tools/read/articles.py --no-title."""
    with open(path, "rb") as stream:
        for line in stream:
            name, title_bytes, body_bytes = line.rstrip(b"\n").rsplit(b"\t", 2)
            stream.read(int(title_bytes))
            body = stream.read(int(body_bytes)).decode()
            stream.read(1)
            yield name.decode().partition(" ")[2], body


def analyses(lines):
    """The newsdocs that tools/read -j prints, one for each article."""
    for line in lines:
        if line.startswith("{"):
            yield json.loads(line)


def prepare(path):
    names = {}  # (kind, name) -> number
    spots = {}  # (number of the name, surface) -> number
    articles_with = collections.Counter()
    articles = []
    for (source, body), doc in zip(stream_bodies(path), analyses(sys.stdin)):
        if len(body) != doc["body_chars"]:
            sys.exit("the stream and its analysis are not of the same articles")
        entities = []
        for entity in doc["entities"]:
            key = (entity["kind"], entity["name"])
            entities.append(names.setdefault(key, len(names)))
            articles_with[entities[-1]] += entity["kind"] not in VALUES
        pieces, places, end = [], [], 0
        for mention in doc["mentions"]:
            if mention["pos"] is None or mention["pos"] - 1 < end:
                continue
            if doc["entities"][mention["entity"]]["kind"] in VALUES:
                continue
            start = mention["pos"] - 1
            pieces.append(copy_text(body[end:start]))
            end = start + mention["len"]
            spot = (entities[mention["entity"]], body[start:end])
            places.append(spots.setdefault(spot, len(spots)))
        pieces.append(copy_text(body[end:]))
        articles.append((copy_text(source), pieces, places))
    kept = [number for number, _ in articles_with.most_common(KEPT)]
    write_line({"names": list(names), "spots": list(spots), "kept": kept, "articles": len(articles)})
    for article in articles:
        write_line(article)


def write_line(value):
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def copy_text(text):
    """As COPY's text format has it."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


# --- names ---------------------------------------------------------------------


def core_of(word):
    """The word without the marks around it."""
    return WORD.match(word).group(2)


def is_small(word):
    """Words that are no names: of, the, 21st, J."""
    return len(word) < 2 or not word[0].isupper()


def is_letters(word):
    return 2 <= len(word) <= 5 and word.isupper() and word.isalpha()


class Words:
    """The words of the names of one kind, by the place in the name where they stand."""

    def __init__(self, kind, names):
        self.persons = kind == "person"
        self.in_names = collections.Counter()
        self.pools = collections.defaultdict(list)
        for name in names:
            words = [word for word in map(core_of, name.split()) if not is_small(word)]
            self.in_names.update(set(words))
            for place, word in enumerate(words):
                self.pools[self.pool_of(word, place, len(words))].append(word)
        for pool, words in self.pools.items():
            self.pools[pool] = [word for word in words if not self.stays(word)] or words

    def pool_of(self, word, place, n_words):
        if is_letters(word):
            return "letters"
        return "first" if self.persons and place < n_words - 1 else "last"

    def stays(self, word):
        return is_small(word) or not self.persons and self.in_names[word] >= COMMON

    def draw(self, pool, number, share_new):
        words = self.pools.get(pool) or self.pools["last"]
        if not words:
            return None
        word = words[(number >> 8) % len(words)]
        if self.in_names[word] == 1 and (number & 255) < share_new * 256:
            word = self.invent(word, words[(number >> 24) % len(words)])
        return word

    @staticmethod
    def invent(left, right):
        if is_letters(left):
            return left[::-1]
        if len(left) < 4 or len(right) < 4 or not (left + right).isalpha():
            return left
        return left[: (len(left) + 1) // 2] + right[len(right) // 2 :].lower()


class Copy:
    """The names of one copy."""

    def __init__(self, copy, names, kept, words):
        self.seed = zlib.crc32(b"%d" % copy)
        self.share_new = max(copy, 1) ** (HEAPS - 1)
        self.names, self.kept, self.words = names, kept, words
        self.others = {}

    def number(self, kind, text):
        """51 bits that depend on the copy and the text."""
        low = zlib.crc32(text.encode(), self.seed ^ zlib.crc32(kind.encode()))
        mixed = (low ^ self.seed << 20) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        return (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9 >> 13 & (1 << 51) - 1

    def other_words(self, name):
        """What this name's words become: a dict of folded word to other word."""
        kind, text = self.names[name]
        words = self.words[kind]
        old = [word for word in map(core_of, text.split()) if not is_small(word)]
        new = {}
        for place, word in enumerate(old):
            if not words.stays(word) and word.lower() not in new:
                pool = words.pool_of(word, place, len(old))
                number = self.number(kind, "%d %s" % (place, text))
                new[word.lower()] = words.draw(pool, number, self.share_new) or word
        if len(old) > 1:
            initials = "".join(word[0] for word in old).lower()
            letters = "".join(new.get(word.lower(), word)[0] for word in old)
            new.setdefault(initials, letters)
        return new

    def surface(self, name, surface):
        """What stands in the text where this name stood as `surface`."""
        if name in self.kept:
            return surface
        if name not in self.others:
            self.others[name] = self.other_words(name)
        others = self.others[name]
        kind = self.names[name][0]
        parts = SPACES.split(surface)
        for i in range(0, len(parts), 2):
            before, word, after = WORD.match(parts[i]).groups()
            if is_small(word) or self.words[kind].stays(word):
                continue
            other = others.get(word.lower())
            if other is None:
                pool = self.words[kind].pool_of(word, 1, 2)
                number = self.number(kind, word.lower())
                other = self.words[kind].draw(pool, number, self.share_new) or word
            if word.isupper() and len(word) > 1:
                other = other.upper()
            parts[i] = before + other + after
        return "".join(parts)


# --- write ---------------------------------------------------------------------

# The articles are spread over 36 months in the order of their ids.
START = datetime.datetime(2024, 1, 1)
DAYS = datetime.timedelta(days=1096)
BEGIN = """CREATE TEMP TABLE batch (id int, published_at timestamp, source text, body text);
SET client_min_messages = warning;
"""
COPY = "COPY batch FROM STDIN;\n"
LOAD = "\\.\nCALL load_batch();\n"


def write(options):
    with open(options.prepared, encoding="utf-8") as lines:
        header = json.loads(next(lines))
        articles = []
        for number, line in enumerate(lines):
            if number % options.parts == options.part:
                source, pieces, places = json.loads(line)
                pieces_and_places = [None] * (2 * len(places) + 1)
                pieces_and_places[::2] = pieces
                articles.append((number, source, pieces_and_places, places))
    by_kind = collections.defaultdict(list)
    for kind, name in header["names"]:
        by_kind[kind].append(name)
    words = {kind: Words(kind, names) for kind, names in by_kind.items()}
    kept = frozenset(header["kept"])
    n_batch = 0
    put = sys.stdout.write
    put(BEGIN)
    for copy in range((options.rows - 1) // header["articles"] + 1):
        names = Copy(copy, header["names"], kept, words)
        if copy == 0:
            surfaces = [copy_text(surface) for _, surface in header["spots"]]
        else:
            surfaces = [copy_text(names.surface(*spot)) for spot in header["spots"]]
        for number, source, pieces, places in articles:
            row = copy * header["articles"] + number
            if row >= options.rows:
                break
            if n_batch == 0:
                put(COPY)
            pieces[1::2] = [surfaces[place] for place in places]
            published_at = START + DAYS * (row / options.rows)
            put("%d\t%s\t%s\t%s\n" % (row + 1, published_at, source, "".join(pieces)))
            n_batch += 1
            if n_batch == options.batch:
                put(LOAD)
                n_batch = 0
    if n_batch > 0:
        put(LOAD)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    prepare_parser = commands.add_parser("prepare")
    prepare_parser.add_argument("stream")
    write_parser = commands.add_parser("write")
    write_parser.add_argument("--rows", type=int, required=True)
    write_parser.add_argument("--part", type=int, default=0)
    write_parser.add_argument("--parts", type=int, default=1)
    write_parser.add_argument("--batch", type=int, default=500)
    write_parser.add_argument("prepared")
    options = parser.parse_args()
    if options.command == "prepare":
        prepare(options.stream)
    else:
        write(options)


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.stderr.close()
