#!/usr/bin/env python3
"""ROUGE of newsx's summaries beside Lead, TextRank, LexRank and a random pick.

    build/plain/train rank-folds data/en.model DATA | test/accuracy/summary.py [--first N]

Reads articles with their editors' highlights and the ranks of their sentences, given by
a ranker that has learnt from the other four fifths of the articles.  The highlights of
the third set are long titles, which were taken away before; no ranker learns from it.  All systems choose
three among the same sentences, those of the story as newsx splits it.  Intervals are of
the difference to Lead-3, 95 %, by 1,000 resamplings of the articles.

Then the sentences of the best 1 to 10 that say over what one of them has said: a sentence
is a repetition if more than half of its pairs of words stand in another one.

Ends with 1 if a floor below is missed.
"""
import argparse
import collections
import json
import math
import random
import sys

from rouge import pairs, scores, words

N = 3
SETS = ("CNN/DailyMail", "news", "titles")
SYSTEMS = ("newsx", "Lead-3", "TextRank", "LexRank", "random")
MEASURES = ("ROUGE-1", "ROUGE-2", "ROUGE-L")

# What newsx has to reach: by how much ROUGE-1 is above Lead-3, and the three of them.
FLOORS = {
    "CNN/DailyMail": (0.015, (0.290, 0.110, 0.260)),
    "news": (0.012, (0.275, 0.077, 0.250)),
    "titles": (0.004, (0.185, 0.060, 0.160)),
}

# The share of best-n summaries with a repetition in them, at most.
MOST_REPETITIONS = 0.01

DAMPING = 0.85
LEXRANK_THRESHOLD = 0.1  # Erkan and Radev, 2004
TOLERANCE = 1e-4
RESAMPLINGS = 1000


def page_rank(links):
    """The stationary weights of a walk over a symmetric matrix of links."""
    n = len(links)
    degrees = [sum(row) or 1.0 for row in links]
    shares = [
        [(j, value / degrees[j]) for j, value in enumerate(row) if value > 0] for row in links
    ]
    weights = [1 / n] * n
    while True:
        new = [
            (1 - DAMPING) / n + DAMPING * sum(weights[j] * value for j, value in row)
            for row in shares
        ]
        if sum(abs(a - b) for a, b in zip(new, weights)) < TOLERANCE:
            return new
        weights = new


def text_rank_links(sentences):
    """Mihalcea and Tarau, 2004: common words over the logarithms of the lengths."""
    sets = [set(sentence) for sentence in sentences]
    logs = [math.log(max(len(sentence), 1)) for sentence in sentences]
    n = len(sentences)
    links = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i):
            if logs[i] + logs[j] > 0:
                links[i][j] = links[j][i] = len(sets[i] & sets[j]) / (logs[i] + logs[j])
    return links


def lex_rank_links(sentences):
    """Erkan and Radev, 2004: 1 where the cosine of tf-idf is above the threshold; idf of
    the sentences of the article."""
    counts = [collections.Counter(sentence) for sentence in sentences]
    held = collections.Counter(word for count in counts for word in count)
    n = len(sentences)
    vectors = []
    for count in counts:
        vector = {word: tf * math.log(n / held[word]) for word, tf in count.items()}
        norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({word: value / norm for word, value in vector.items() if value > 0})
    links = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i):
            cosine = sum(
                vectors[i][word] * vectors[j][word] for word in vectors[i].keys() & vectors[j].keys()
            )
            links[i][j] = links[j][i] = float(cosine > LEXRANK_THRESHOLD)
    return links


def best_places(weights, n):
    return sorted(sorted(range(len(weights)), key=lambda i: (-weights[i], i))[:n])


def choose(sentences):
    """What each system takes, by name; sentences are (rank, text) in reading order."""
    texts = [text for _, text in sentences]
    tokens = [words(text) for text in texts]
    places = {
        "newsx": [i for i, (rank, _) in enumerate(sentences) if rank <= N],
        "Lead-3": range(min(N, len(texts))),
        "TextRank": best_places(page_rank(text_rank_links(tokens)), N),
        "LexRank": best_places(page_rank(lex_rank_links(tokens)), N),
        "random": sorted(random.sample(range(len(texts)), min(N, len(texts)))),
    }
    return {name: [texts[i] for i in chosen] for name, chosen in places.items()}


def has_repetition(texts):
    sets = [set(pairs(words(text))) for text in texts]
    return any(
        len(sets[i]) > 4 and 2 * len(sets[i] & sets[j]) > len(sets[i])
        for i in range(len(sets))
        for j in range(len(sets))
        if i != j
    )


def interval(differences):
    """Of the mean, 95 %."""
    n = len(differences)
    means = sorted(
        sum(random.choices(differences, k=n)) / n for _ in range(RESAMPLINGS)
    )
    return means[RESAMPLINGS * 25 // 1000], means[RESAMPLINGS * 975 // 1000 - 1]


def show_set(name, articles, failures):
    values = {system: [] for system in SYSTEMS}
    for article in articles:
        sentences = [(s["rank"], s["text"]) for s in article["sentences"]]
        for system, chosen in choose(sentences).items():
            values[system].append(scores(chosen, article["highlights"]))
    means = {
        system: [sum(column) / len(rows) for column in zip(*rows)] for system, rows in values.items()
    }
    print("%s, %d articles" % (name, len(articles)))
    print("%-9s  ROUGE-1  ROUGE-2  ROUGE-L   words    ROUGE-1 above Lead-3" % "")
    for system in SYSTEMS:
        line = "%-9s  %7.4f  %7.4f  %7.4f  %6.1f" % (system, *means[system])
        if system != "Lead-3":
            differences = [a[0] - b[0] for a, b in zip(values[system], values["Lead-3"])]
            low, high = interval(differences)
            line += "    %+.4f (%+.4f to %+.4f)" % (sum(differences) / len(differences), low, high)
            if system == "newsx" and low <= 0:
                failures.append("%s: the interval of the difference to Lead-3 holds 0" % name)
        print(line)
    above, floors = FLOORS[name]
    if means["newsx"][0] - means["Lead-3"][0] < above:
        failures.append("%s: ROUGE-1 is not %.3f above Lead-3" % (name, above))
    for i, measure in enumerate(MEASURES):
        if means["newsx"][i] < floors[i]:
            failures.append("%s: %s is below %.3f" % (name, measure, floors[i]))
        for system in SYSTEMS[1:]:
            if means["newsx"][i] <= means[system][i]:
                failures.append("%s: %s is not above that of %s" % (name, measure, system))


def show_repetitions(articles, failures):
    print("best n with a repetition, newsx and first n:")
    for n in range(1, 11):
        found = [0, 0]
        for article in articles:
            sentences = article["sentences"]
            found[0] += has_repetition([s["text"] for s in sentences if s["rank"] <= n])
            found[1] += has_repetition([s["text"] for s in sentences[:n]])
        shares = [count / len(articles) for count in found]
        print("%4d  %6.2f %%  %6.2f %%" % (n, 100 * shares[0], 100 * shares[1]))
        if shares[0] > MOST_REPETITIONS:
            failures.append("%d sentences: %.2f %% have a repetition" % (n, 100 * shares[0]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--first", type=int, default=None, help="of each set")
    options = parser.parse_args()
    random.seed(1)
    articles = [json.loads(line) for line in sys.stdin]
    articles = [article for article in articles if article["sentences"]]
    failures = []
    every = []
    for name in SETS:
        own = [article for article in articles if article["set"] == name][: options.first]
        if not own:
            sys.exit("no articles of %s" % name)
        show_set(name, own, failures)
        every += own
        print()
    show_repetitions(every, failures)
    for failure in failures:
        print("FAILED: %s" % failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
