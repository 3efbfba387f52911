"""ROUGE of summaries, as Lin ("ROUGE: A Package for Automatic Evaluation of Summaries",
2004) and the packages in use define it: F1 (beta 1), one reference, no stemming, no list
of stop words.  ROUGE-1 and -2 over words and pairs of words, ROUGE-L over the union of
longest common subsequences, sentence by sentence ("rougeLsum").

Words are runs of letters and digits, in lower case.  A summary is a list of sentences.
test_rouge.py has the published examples.
"""
import collections
import re

WORD = re.compile(r"[^\W_]+")


def words(text):
    return WORD.findall(text.lower())


def f1(n_same, n_found, n_wanted):
    return 2 * n_same / (n_found + n_wanted) if n_same else 0.0


def pairs(tokens):
    return list(zip(tokens, tokens[1:]))


def rouge_n(found, wanted):
    """F1 of two lists of words, or of pairs."""
    same = collections.Counter(found) & collections.Counter(wanted)
    return f1(sum(same.values()), len(found), len(wanted))


def common_places(a, b):
    """Places in b of a longest common subsequence of a and b."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if a[i] == b[j] else max(table[i][j + 1], table[i + 1][j])
            )
    places = set()
    i, j = len(a), len(b)
    while i > 0 and j > 0:
        if a[i - 1] == b[j - 1]:
            places.add(j - 1)
            i, j = i - 1, j - 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return places


def rouge_l(found, wanted):
    """F1 of two lists of sentences, each a list of words."""
    left = collections.Counter(word for sentence in found for word in sentence)
    n_same = 0
    for reference in wanted:
        places = set()
        for sentence in found:
            places |= common_places(sentence, reference)
        for place in sorted(places):
            if left[reference[place]] > 0:
                left[reference[place]] -= 1
                n_same += 1
    return f1(n_same, sum(map(len, found)), sum(map(len, wanted)))


def scores(chosen, reference):
    """ROUGE-1, -2, -L of a summary, and how many words it has."""
    found = [words(sentence) for sentence in chosen]
    wanted = [words(line) for line in reference]
    flat_found = [word for sentence in found for word in sentence]
    flat_wanted = [word for sentence in wanted for word in sentence]
    return (
        rouge_n(flat_found, flat_wanted),
        rouge_n(pairs(flat_found), pairs(flat_wanted)),
        rouge_l(found, wanted),
        len(flat_found),
    )
