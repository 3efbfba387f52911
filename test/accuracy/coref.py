#!/usr/bin/env python3
"""How rightly mentions become entities, on articles that people annotated.

    test/accuracy/coref.py [--read build/plain/read] [--model FILE] [--show ID]
        ANNOTATIONS.jsonl ARTICLES.jsonl[.xz] ...

ARTICLES are those of ../shared/data/news, of which the annotated ones are read.  An
annotation is a line of JSON; positions are characters of the body, from 0:

    id           the article
    entities     [{"kinds": [...], "names": [...]}, ...], numbered from 1: every kind and
                 every canonical name that is right
    mentions     [[start, length, entity], ...]
    ignore       [[start, end], ...]: nothing that lies there counts
    salience     the entities that the article is about, first first
    pronouns     [[start, length, entity], ...], where they are annotated: whom each "he",
                 "she" and "they" of the article means; 0 nobody who is an entity

Printed are, over all articles together:

    mentions     exact spans found, and with a right kind as well
    MUC, B3, CEAF-e and their mean, end to end: a wrong span costs in each
                 (Pradhan et al., "Scoring Coreference Partitions of Predicted
                 Mentions", 2014: no twinless mention is removed)
    linking      B3 and links among the annotated mentions that were found: what is
                 left when finding them is no question
    names        entities found whose name is right; pairs of entities of different
                 articles that are one thing and have one name and kind
    salience     articles whose first entity is the first, or among the first three,
                 and the mean of 1 / its rank
    pronouns     those given to an entity, rightly if it has most of the mentions of the
                 one that is meant

beside rivals that group newsx's own mentions: those of equal text, those of equal last
words.  Dates, sums and other values are no entities here.
"""
import argparse
import collections
import json
import lzma
import subprocess
import sys
import tempfile
import unicodedata

KINDS = {"person", "organization", "place", "facility", "group", "product", "event", "other"}


# ---- the measures: of partitions, each a list of sets of mentions ----


def owners(clusters):
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def muc_half(clusters, others):
    """Links of the clusters that the others keep, and all of them."""
    owner = owners(others)
    kept = total = 0
    for cluster in clusters:
        parts = {owner.get(mention, (mention,)) for mention in cluster}
        kept += len(cluster) - len(parts)
        total += len(cluster) - 1
    return kept, total


def b_cubed_half(clusters, others):
    owner = owners(others)
    kept = total = 0.0
    for cluster in clusters:
        shared = collections.Counter(owner[m] for m in cluster if m in owner)
        kept += sum(n * n for n in shared.values()) / len(cluster)
        total += len(cluster)
    return kept, total


def best_assignment(gain):
    """The sum of the best one-to-one assignment of rows to columns (Kuhn, Munkres)."""
    if not gain or not gain[0]:
        return 0.0
    if len(gain) > len(gain[0]):
        gain = [list(column) for column in zip(*gain)]
    n, m = len(gain), len(gain[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        match[0] = row
        column = 0
        least = [float("inf")] * (m + 1)
        way, used = [0] * (m + 1), [False] * (m + 1)
        while True:
            used[column] = True
            here, delta, following = match[column], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -gain[here - 1][j - 1] - u[here] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if match[column] == 0:
                break
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return sum(gain[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


def ceaf_e(key, response):
    """The similarity of the best alignment of entities."""
    owner = owners(response)
    gain = []
    for cluster in key:
        shared = collections.Counter(owner[m] for m in cluster if m in owner)
        gain.append([2.0 * shared[j] / (len(cluster) + len(response[j])) for j in range(len(response))])
    return best_assignment(gain)


class Ratio:
    """Sums for a recall and a precision."""

    def __init__(self):
        self.found, self.wanted, self.right, self.given = 0.0, 0.0, 0.0, 0.0

    def add(self, recall, precision):
        self.found += recall[0]
        self.wanted += recall[1]
        self.right += precision[0]
        self.given += precision[1]

    def recall(self):
        return self.found / self.wanted if self.wanted else 0.0

    def precision(self):
        return self.right / self.given if self.given else 0.0

    def f1(self):
        p, r = self.precision(), self.recall()
        return 2 * p * r / (p + r) if p + r else 0.0

    def __str__(self):
        return "P %6.2f  R %6.2f  F1 %6.2f" % (
            100 * self.precision(), 100 * self.recall(), 100 * self.f1())


class Scores:
    """All measures of partitions, added up article by article."""

    def __init__(self):
        self.muc, self.b_cubed, self.ceaf = Ratio(), Ratio(), Ratio()
        self.linking, self.links = Ratio(), Ratio()

    def add(self, key, response):
        self.muc.add(muc_half(key, response), muc_half(response, key))
        self.b_cubed.add(b_cubed_half(key, response), b_cubed_half(response, key))
        alike = ceaf_e(key, response)
        self.ceaf.add((alike, len(key)), (alike, len(response)))
        both = set(owners(key)) & set(owners(response))
        key, response = restrict(key, both), restrict(response, both)
        self.linking.add(b_cubed_half(key, response), b_cubed_half(response, key))
        right = sum(pairs(len(a & b)) for a in key for b in response)
        self.links.add((right, sum(pairs(len(a)) for a in key)),
                       (right, sum(pairs(len(b)) for b in response)))

    def conll(self):
        return (self.muc.f1() + self.b_cubed.f1() + self.ceaf.f1()) / 3


def restrict(clusters, mentions):
    return [cluster & mentions for cluster in clusters if cluster & mentions]


def pairs(n):
    return n * (n - 1) // 2


# ---- names ----


def fold(name):
    plain = unicodedata.normalize("NFKD", name).replace("’", "'").replace(".", "")
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("-", " ")
    words = plain.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def last_word(name):
    return fold(name).split()[-1] if fold(name) else name


# ---- articles ----


def load(annotations, paths):
    rows = []
    for path in annotations:
        with open(path, encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    wanted = {row["id"] for row in rows}
    articles = {}
    for path in paths:
        opener = lzma.open if path.endswith(".xz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                # The identifier stands near the front: most lines need not be parsed.
                article = json.loads(line) if any(i in line[:200] for i in wanted) else {}
                if article.get("id") in wanted:
                    articles[article["id"]] = article
    missing = wanted - set(articles)
    if missing:
        sys.exit("coref.py: no article %s in %s" % (sorted(missing)[0], " ".join(paths)))
    return [(row, articles[row["id"]]) for row in rows]


def read(options, pairs_of):
    """The newsdoc of each article."""
    command = [options.read, "-j", "-r", "--stream"] + (["--model", options.model] if options.model else [])
    with tempfile.TemporaryFile() as stream:
        for _, article in pairs_of:
            title, body = (article.get("title") or "").encode(), article["body"].encode()
            stream.write(b"%s\t%d\t%d\n" % (article["id"].encode(), len(title), len(body)))
            stream.write(title + body + b"\n")
        stream.seek(0)
        run = subprocess.run(command, stdin=stream, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, check=True)
    lines = run.stdout.decode("utf-8").split("\n")
    docs = [json.loads(line) for line in lines if line.startswith("{")]
    pronouns = [json.loads(line) for line in lines if line.startswith("[")]
    return [dict(doc, pronouns=meant) for doc, meant in zip(docs, pronouns)]


def lies_in(start, end, regions):
    return any(start < region[1] and end > region[0] for region in regions)


def answer_of(row, doc):
    """newsx's mentions that count: (start, length) -> entity."""
    answer = {}
    for mention in doc["mentions"]:
        if not mention.get("pos") or doc["entities"][mention["entity"]]["kind"] not in KINDS:
            continue
        span = (mention["pos"] - 1, mention["len"])
        if not lies_in(span[0], span[0] + span[1], row["ignore"]):
            answer[span] = mention["entity"]
    return answer


def pronouns_of(row, doc):
    """newsx's pronouns that count: (start, length) -> entity."""
    return {(pos - 1, length): entity for pos, length, entity in doc["pronouns"]
            if not lies_in(pos - 1, pos - 1 + length, row["ignore"])}


def clusters_by(mentions, key):
    found = collections.defaultdict(set)
    for mention in mentions:
        found[key(mention)].add(mention)
    return list(found.values())


def counterparts(gold, answer):
    """Of each annotated entity the entity of newsx that has most of its mentions."""
    shared = collections.defaultdict(collections.Counter)
    for span, entity in sorted(gold.items()):
        if span in answer:
            shared[entity][answer[span]] += 1
    return {entity: counts.most_common(1)[0][0] for entity, counts in shared.items()}


def is_of_many(pronoun):
    return pronoun.casefold().startswith("the")


def rank_of(order, entity):
    return order.index(entity) + 1 if entity in order else 0


class Report:
    def __init__(self):
        self.newsx, self.same_text, self.same_word = Scores(), Scores(), Scores()
        self.spans, self.kinds = Ratio(), Ratio()
        self.pronouns = {"he, she": Ratio(), "they": Ratio()}
        self.named = self.longest_named = self.found_entities = self.entities = 0
        self.n_articles = 0
        self.ranks = collections.defaultdict(list)
        self.names = []  # article, names that are right, kinds, newsx's name

    def add(self, row, article, doc):
        body = article["body"]
        gold = {(start, length): entity for start, length, entity in row["mentions"]}
        answer = answer_of(row, doc)
        key = clusters_by(gold, gold.get)

        def text(span):
            return body[span[0]:span[0] + span[1]]

        self.n_articles += 1
        self.newsx.add(key, clusters_by(answer, answer.get))
        self.same_text.add(key, clusters_by(answer, lambda span: fold(text(span))))
        self.same_word.add(key, clusters_by(answer, lambda span: last_word(text(span))))
        self.add_mentions(row, doc, gold, answer)
        counterpart = counterparts(gold, answer)
        self.add_names(row, doc, answer, counterpart, text)
        self.add_ranks(row, doc, answer, counterpart)
        if "pronouns" in row:
            self.add_pronouns(row, doc, counterpart, text)

    def add_mentions(self, row, doc, gold, answer):
        found = [span for span in answer if span in gold]
        right = [span for span in found if doc["entities"][answer[span]]["kind"]
                 in row["entities"][gold[span] - 1]["kinds"]]
        self.spans.add((len(found), len(gold)), (len(found), len(answer)))
        self.kinds.add((len(right), len(gold)), (len(right), len(answer)))

    def add_names(self, row, doc, answer, counterpart, text):
        self.entities += len(row["entities"])
        self.found_entities += len(counterpart)
        for entity, ours in counterpart.items():
            names = {fold(name) for name in row["entities"][entity - 1]["names"]}
            self.named += fold(doc["entities"][ours]["name"]) in names
            longest = max((text(span) for span in answer if answer[span] == ours), key=len)
            self.longest_named += fold(longest) in names
            self.names.append((row["id"], [fold(name) for name in row["entities"][entity - 1]["names"]],
                               set(row["entities"][entity - 1]["kinds"]),
                               (fold(doc["entities"][ours]["name"]), doc["entities"][ours]["kind"])))

    def add_ranks(self, row, doc, answer, counterpart):
        names = [number for number, entity in enumerate(doc["entities"]) if entity["kind"] in KINDS]
        counts = collections.Counter(answer.values())
        wanted = counterpart.get(row["salience"][0])
        self.ranks["newsx"].append(rank_of(names, wanted))
        self.ranks["most mentions"].append(
            rank_of([entity for entity, _ in counts.most_common()], wanted))
        self.ranks["as they come"].append(
            rank_of(list(dict.fromkeys(answer[span] for span in sorted(answer))), wanted))

    def add_pronouns(self, row, doc, counterpart, text):
        gold = {(start, length): entity for start, length, entity in row["pronouns"]}
        answer = pronouns_of(row, doc)
        for name, ratio in self.pronouns.items():
            wanted = {span for span in gold if gold[span] and is_of_many(text(span)) == (name == "they")}
            given = {span for span in answer if is_of_many(text(span)) == (name == "they")}
            right = sum(counterpart.get(gold[span]) == answer[span] for span in wanted & given)
            ratio.add((right, len(wanted)), (right, len(given)))

    def sums_of_names(self):
        """Of pairs of entities of different articles: those that are one thing and have
        one name, and those that are one thing; and the same of those with one name."""
        alike = Ratio()
        for number, (a, wanted_a, kinds_a, name_a) in enumerate(self.names):
            for b, wanted_b, kinds_b, name_b in self.names[:number]:
                if a == b:
                    continue
                same = wanted_a[0] in wanted_b and wanted_b[0] in wanted_a and bool(kinds_a & kinds_b)
                both = same and name_a == name_b
                alike.add((both, same), (both, name_a == name_b))
        return alike

    def print(self):
        print("%d articles, %d entities, %d mentions" % (
            self.n_articles, self.entities, self.spans.wanted))
        print("%-28s %s" % ("mentions, span", self.spans))
        print("%-28s %s" % ("mentions, span and kind", self.kinds))
        for name, scores in (("newsx", self.newsx), ("equal text", self.same_text),
                             ("equal last word", self.same_word)):
            print("%-16s CoNLL %6.2f" % (name, 100 * scores.conll()))
            for label, ratio in (("MUC", scores.muc), ("B3", scores.b_cubed), ("CEAF-e", scores.ceaf),
                                 ("linking, B3", scores.linking), ("linking, links", scores.links)):
                print("    %-24s %s" % (label, ratio))
        print("names right: %d of %d entities found, %.2f %%; the longest mention %.2f %%" % (
            self.named, self.found_entities, 100 * self.named / self.found_entities,
            100 * self.longest_named / self.found_entities))
        print("%-28s %s" % ("names that add up, pairs", self.sums_of_names()))
        for name, ratio in self.pronouns.items():
            if ratio.wanted:
                print("%-28s %s" % ("pronouns, " + name, ratio))
        for name, ranks in self.ranks.items():
            print("salience, %-14s first %5.1f %%  among three %5.1f %%  mean 1/rank %.3f" % (
                name, 100 * sum(r == 1 for r in ranks) / len(ranks),
                100 * sum(1 <= r <= 3 for r in ranks) / len(ranks),
                sum(1 / r for r in ranks if r) / len(ranks)))


# ---- errors, to look at ----


def show(row, article, doc):
    body = article["body"]
    gold = {(start, length): entity for start, length, entity in row["mentions"]}
    answer = answer_of(row, doc)
    counterpart = counterparts(gold, answer)

    def say(what, span, more=""):
        around = body[max(0, span[0] - 40):span[0]] + "[" + body[span[0]:span[0] + span[1]] + "]" + \
            body[span[0] + span[1]:span[0] + span[1] + 40]
        print("  %-8s %s%s" % (what, around.replace("\n", "|"), more))

    print("== %s %s" % (row["id"], article.get("title")))
    for span in sorted(set(gold) | set(answer)):
        if span not in answer:
            say("missed", span, "  %s" % "/".join(row["entities"][gold[span] - 1]["kinds"]))
        elif span not in gold:
            entity = doc["entities"][answer[span]]
            say("extra", span, "  %s %s" % (entity["kind"], entity["name"]))
        else:
            entity = doc["entities"][answer[span]]
            wanted = row["entities"][gold[span] - 1]
            if entity["kind"] not in wanted["kinds"]:
                say("kind", span, "  %s, not %s" % (entity["kind"], "/".join(wanted["kinds"])))
            if answer[span] != counterpart[gold[span]] or any(
                    answer[other] == answer[span] and gold.get(other, gold[span]) != gold[span] and
                    counterpart[gold[other]] == answer[span] and counterpart[gold[span]] == answer[span] and
                    list(gold.values()).count(gold[other]) > list(gold.values()).count(gold[span])
                    for other in answer):
                say("entity", span, "  is %s, wanted %s" % (entity["name"], wanted["names"][0]))
    show_pronouns(row, doc, counterpart, say)
    for entity, ours in counterpart.items():
        names = row["entities"][entity - 1]["names"]
        if fold(doc["entities"][ours]["name"]) not in {fold(name) for name in names}:
            print("  name     %s, not %s" % (doc["entities"][ours]["name"], names[0]))
    print("  salience %s | wanted %s" % (
        ", ".join(e["name"] for e in [e for e in doc["entities"] if e["kind"] in KINDS][:5]),
        ", ".join(row["entities"][e - 1]["names"][0] for e in row["salience"])))


def show_pronouns(row, doc, counterpart, say):
    gold = {(start, length): entity for start, length, entity in row.get("pronouns", [])}
    answer = pronouns_of(row, doc) if gold else {}
    for span in sorted(set(gold) | set(answer)):
        wanted = gold.get(span, 0)
        if (counterpart.get(wanted) if wanted else None) != answer.get(span):
            say("pronoun", span, "  is %s, wanted %s" % (
                doc["entities"][answer[span]]["name"] if span in answer else "nobody",
                row["entities"][wanted - 1]["names"][0] if wanted else "nobody"))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", default="build/plain/read")
    parser.add_argument("--model")
    parser.add_argument("--show", action="store_true", help="what is wrong, article by article")
    parser.add_argument("annotations")
    parser.add_argument("articles", nargs="+")
    options = parser.parse_args()
    rows = load([options.annotations], options.articles)
    report = Report()
    for (row, article), doc in zip(rows, read(options, rows)):
        report.add(row, article, doc)
        if options.show:
            show(row, article, doc)
    report.print()


if __name__ == "__main__":
    main()
