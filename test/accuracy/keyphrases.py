#!/usr/bin/env python3
"""How rightly keyphrases say what an article is about.

    test/accuracy/keyphrases.py [--read build/plain/read] [--model FILE] [--show]
        [--annotations FILE] [--articles FILE] DATA

Three sets, each with the first ten keyphrases of newsx beside two rivals that read the
same bodies: TF-IDF (sequences of one to three words, none of them a function word, weighed
by times met and by how few of other articles hold them, of two that contain one another the
better) and position (the first sequences of the text between function words).

titles       Articles that are read without their title, and without any line that repeats
             it.  A keyphrase is right if its words stand side by side in the title, or, of
             a name, the last word does.  Recall is of the title's content words that the
             body has: those that right keyphrases hold.
highlights   The second half of the CNN articles with the editors' highlights: the same;
             recall is of the words that stand in two highlights or more.
annotations  Articles of ../shared/data/news whose keyphrases people wrote down; a line of
             JSON has id, part ("dev" or "held") and phrases, a list of lists of forms of
             one keyphrase.  A keyphrase is right if it is one of the forms, singular and
             plural alike, or a shorter or longer name of it.

Of an entity any of its names may be the right one: that which is shown, or an alias.

Printed are the means over articles of precision, recall and F1, and the difference of
F1 from the better rival with its 95 % interval (bootstrap over articles, 1,000 samples).
Fails if newsx is not better than both on titles and highlights, by the floors below.
"""
import argparse
import collections
import csv
import json
import lzma
import math
import os
import random
import re
import subprocess
import sys
import tempfile

from coref import fold

MOST = 10

# The least F1, in percent, below which something broke; see doc/model-card.md.
FLOORS = {"titles": 28.0, "highlights": 45.0}

# The weights were fitted on the first articles with highlights, and on titles of articles-0.
TUNED_ON = 500

STOP = set("""a about above after again against ago all almost already also although always am among an and
any are aren't around as at away back be became because become been before being below between both
but by came can can't cannot come could couldn't did didn't do does doesn't doing don't done down
during each either else enough especially even ever every far few first for from further get gets
getting give given go goes going got had hadn't half has hasn't have haven't having he he'd he'll
he's her here hers herself him himself his how however i i'd i'll i'm i've if in indeed inside
instead into is isn't it it'd it'll it's its itself just last later least less let let's like likely
made make makes making many may maybe me might more most mostly much must my myself near nearly
neither never next no none nor not nothing now of off often on once one only onto or other others
our ours out outside over own per perhaps put quite rather really said same saw say says see seem
seen she she'd she'll she's should shouldn't since so some someone something sometimes soon still
such take taken than that that's the their theirs them themselves then there there's these they
they'd they'll they're they've this those though through thus to together too took toward towards
two under until up upon us use used using very was wasn't way we we'd we'll we're we've well went
were weren't what what's when where whether which while who whom whose why will with within without
won't would wouldn't yet you you'd you'll you're you've your yours told according added called mr
mrs ms monday tuesday wednesday thursday friday saturday sunday year years new time people""".split())

WORD = re.compile(r"[^\W\d_][\w’'.&-]*[^\W_]|[^\W_]|[^\w\s]|\d[\w.,]*")


def words_of(text):
    """Words with their case, without possessives; a mark stands as None."""
    words = []
    for token in WORD.findall(text.replace("’", "'")):
        if token[0].isalpha():
            words.append(token[:-2] if token.endswith("'s") else token)
            if token.endswith("'s"):
                words.append(None)
        else:
            words.append(None)
    return words


def stem(word):
    word = fold(word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
    return word


def stems(phrase):
    return tuple(s for word in phrase.replace("’", "'").replace("'s", "").split()
                 for s in stem(word).split())


def is_content(word):
    return word is not None and len(word) > 1 and word.lower() not in STOP


# ---- the rivals ----


def runs(text):
    """Sequences of content words, as long as they are."""
    run = []
    for word in words_of(text) + [None]:
        if is_content(word):
            run.append(word)
        elif run:
            yield run
            run = []


def sequences(text):
    for run in runs(text):
        for n in (1, 2, 3):
            for start in range(len(run) - n + 1):
                yield run[start:start + n]


class TfIdf:
    name = "TF-IDF"

    def __init__(self, texts):
        self.n, self.holding = 0, collections.Counter()
        for text in texts:
            self.n += 1
            self.holding.update({tuple(stem(w) for w in s) for s in sequences(text)})

    def keyphrases(self, text):
        count, form = collections.Counter(), {}
        for sequence in sequences(text):
            key = tuple(stem(w) for w in sequence)
            count[key] += 1
            form.setdefault(key, " ".join(sequence))
        weight = {key: n * math.log(self.n / (1 + self.holding[key])) for key, n in count.items()}
        kept = []
        for key in sorted(weight, key=lambda key: (-weight[key], key)):
            if not any(contains(key, other) or contains(other, key) for other in kept):
                kept.append(key)
            if len(kept) == MOST:
                break
        return [[form[key]] for key in kept]


class Position:
    name = "position"

    def keyphrases(self, text):
        kept = {}
        for run in runs(text):
            kept.setdefault(tuple(stem(w) for w in run[:4]), " ".join(run[:4]))
            if len(kept) == MOST:
                break
        return [[form] for form in kept.values()]


def contains(longer, shorter):
    n = len(shorter)
    return n > 0 and any(longer[i:i + n] == shorter for i in range(len(longer) - n + 1))


# ---- newsx ----


class Newsx:
    name = "newsx"

    def __init__(self, options):
        self.command = [options.read, "-j", "--stream"] + (
            ["--model", options.model] if options.model else [])

    def read(self, texts):
        with tempfile.TemporaryFile() as stream:
            for text in texts:
                body = text.replace("\0", "").encode("utf-8", "replace")
                stream.write(b"x\t0\t%d\n" % len(body) + body + b"\n")
            stream.seek(0)
            run = subprocess.run(self.command, stdin=stream, stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL, check=True)
        return [self.keyphrases(json.loads(line)) for line in run.stdout.decode("utf-8").split("\n")
                if line.startswith("{")]

    @staticmethod
    def keyphrases(doc):
        """Each as the list of its names: that shown, and aliases of an entity."""
        entities = [[e["name"]] + e["aliases"] for e in doc["entities"]]
        return [entities[k["entity"]] if "entity" in k else [k["phrase"]] for k in doc["keyphrases"]]


# ---- measures ----


def is_name(phrase):
    return all(word[0].isupper() for word in phrase.split() if word not in ("of", "the", "and", "for"))


def right_in(names, wanted):
    """The words of the wanted text that a right keyphrase stands for; none if it is wrong."""
    right = set()
    for name in names:
        key = stems(name)
        if contains(wanted, key):
            right |= set(key)
        elif is_name(name) and key and key[-1] in wanted:
            right.add(key[-1])
    return right


def score(given, right, covered, wanted):
    precision = right / given if given else 0.0
    recall = covered / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1


def score_text(phrases, wanted, content):
    phrases = phrases[:MOST]
    covered = [right_in(phrase, wanted) for phrase in phrases]
    return score(len(phrases), sum(bool(c) for c in covered),
                 len(set().union(*covered) & content) if covered else 0, len(content))


def is_form(phrase, form):
    a, b = stems(phrase), stems(form)
    if a == b:
        return True
    both = is_name(phrase) and is_name(form)
    return both and a[-1:] == b[-1:] and (contains(a, b) or contains(b, a))


def score_annotated(phrases, wanted):
    phrases = phrases[:MOST]
    left = list(wanted)
    right = 0
    for names in phrases:
        for forms in left:
            if any(is_form(name, form) for name in names for form in forms):
                left.remove(forms)
                right += 1
                break
    return score(len(phrases), right, right, len(wanted))


# ---- reports ----


def mean(values):
    return sum(values) / len(values)


def interval(differences):
    draw = random.Random(1)
    means = sorted(mean(draw.choices(differences, k=len(differences))) for _ in range(1000))
    return means[25], means[974]


def report(title, scores):
    """scores: name -> list of (precision, recall, F1); newsx first.  Its F1 in percent, and
    how much better it is than the better rival."""
    print("%s, %d articles" % (title, len(scores["newsx"])))
    for name, rows in scores.items():
        print("    %-10s precision %5.1f  recall %5.1f  F1@%d %5.1f" % (
            (name,) + tuple(100 * mean([r[i] for r in rows]) for i in (0, 1)) +
            (MOST, 100 * mean([r[2] for r in rows]))))
    rival = max((n for n in scores if n != "newsx"), key=lambda n: mean([r[2] for r in scores[n]]))
    differences = [a[2] - b[2] for a, b in zip(scores["newsx"], scores[rival])]
    low, high = interval(differences)
    print("    newsx - %s: %+.1f (%+.1f to %+.1f)" % (
        rival, 100 * mean(differences), 100 * low, 100 * high))
    return 100 * mean([r[2] for r in scores["newsx"]]), 100 * low


def all_scores(newsx, rivals, texts, scored):
    """scored(i, phrases) gives the score of the keyphrases of text i."""
    scores = {newsx.name: [scored(i, p) for i, p in enumerate(newsx.read(texts))]}
    for rival in rivals:
        scores[rival.name] = [scored(i, rival.keyphrases(text)) for i, text in enumerate(texts)]
    return scores


def is_enough(name, f1, low):
    if f1 >= FLOORS[name] and low > 0:
        return True
    print("%s: F1 %.1f is below %.1f, or not above the rivals'" % (name, f1, FLOORS[name]),
          file=sys.stderr)
    return False


# ---- sets ----


def articles_of(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def without_title(article):
    title = fold(article["title"])
    return "\n".join(line for line in article["body"].split("\n")
                     if not line.strip() or fold(line) not in title)


def titles(options, newsx, rivals):
    articles = [a for i, a in enumerate(articles_of(options.articles))
                if i % options.every == 0 and a.get("title") and len(a["body"]) > 600]
    texts = [without_title(a) for a in articles]
    wanted = [stems(" ".join(w or "|" for w in words_of(a["title"]))) for a in articles]
    content = [{stem(w) for w in words_of(a["title"]) if is_content(w)} & set(stems(
        " ".join(w or "|" for w in words_of(text)))) for a, text in zip(articles, texts)]
    used = [i for i in range(len(texts)) if len(content[i]) >= 2]
    scores = all_scores(newsx, rivals, [texts[i] for i in used],
                        lambda k, phrases: score_text(phrases, wanted[used[k]], content[used[k]]))
    return report("titles", scores)


def highlights(options, newsx, rivals):
    with open(os.path.join(options.data, "summary/cnndm_validation_1000.csv"), newline="",
              encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))[TUNED_ON:]
    wanted, content = [], []
    for row in rows:
        lines = [{stem(w) for w in words_of(h) if is_content(w)} for h in row["highlights"].split("\n")]
        count = collections.Counter(w for line in lines for w in line)
        content.append({w for w, n in count.items() if n > 1})
        wanted.append(stems(" ".join(w or "|" for w in words_of(row["highlights"]))))
    used = [i for i in range(len(rows)) if content[i]]
    scores = all_scores(newsx, rivals, [rows[i]["article"] for i in used],
                        lambda k, phrases: score_text(phrases, wanted[used[k]], content[used[k]]))
    return report("highlights", scores)


def annotations(options, newsx, rivals):
    with open(options.annotations, encoding="utf-8") as lines:
        gold = {row["id"]: row for row in map(json.loads, lines)}
    articles = [a for n in range(4)
                for a in articles_of(os.path.join(options.data, "news/articles-%d.jsonl.xz" % n))
                if a["id"] in gold]
    for part in ("dev", "held"):
        chosen = [a for a in articles if gold[a["id"]]["part"] == part]
        texts = [a["title"] + "\n\n" + a["body"] for a in chosen]
        wanted = [gold[a["id"]]["phrases"] for a in chosen]
        report("annotations, part \"%s\"" % part, all_scores(
            newsx, rivals, texts, lambda i, phrases: score_annotated(phrases, wanted[i])))
        if options.show and part == "dev":
            show(chosen, newsx.read(texts), wanted)


def show(articles, given, wanted):
    for article, phrases, forms in zip(articles, given, wanted):
        print("== %s" % article["title"])
        right = [any(is_form(p, f) for p in ps for fs in forms for f in fs) for ps in phrases]
        print("   given  %s" % "; ".join(("+" if r else "-") + p[0] for p, r in zip(phrases, right)))
        print("   missed %s" % "; ".join(fs[0] for fs in forms if not any(
            is_form(p, f) for f in fs for ps in phrases[:MOST] for p in ps)))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", default="build/plain/read")
    parser.add_argument("--model")
    parser.add_argument("--annotations")
    parser.add_argument("--articles", help="those of titles; DATA/news/articles-3.jsonl.xz")
    parser.add_argument("--every", type=int, default=10, help="only each N-th of them")
    parser.add_argument("--show", action="store_true", help="what is wrong, of part \"dev\"")
    parser.add_argument("data")
    options = parser.parse_args()
    options.articles = options.articles or os.path.join(options.data, "news/articles-3.jsonl.xz")
    csv.field_size_limit(sys.maxsize)
    newsx = Newsx(options)
    others = (a["body"] for i, a in enumerate(articles_of(
        os.path.join(options.data, "news/articles-1.jsonl.xz"))) if i % 5 == 0)
    rivals = [TfIdf(others), Position()]
    enough = [is_enough("titles", *titles(options, newsx, rivals)),
              is_enough("highlights", *highlights(options, newsx, rivals))]
    if options.annotations:
        annotations(options, newsx, rivals)
    else:
        print("annotations: SKIPPED; say where: KEYPHRASES=...")
    return 0 if all(enough) else 1


if __name__ == "__main__":
    sys.exit(main())
