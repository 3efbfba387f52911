#!/usr/bin/env python3
"""rouge.py against the examples that were published with ROUGE and its best-known
package.

    python3 test/accuracy/test_rouge.py
"""
import unittest

from rouge import pairs, rouge_l, rouge_n, scores, words


class Lin2004(unittest.TestCase):
    """Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004."""

    def test_longest_common_subsequence(self):
        # Section 3.1: S1 is the reference; S2 has ROUGE-L 3/4, S3 2/4, S4 2/4.
        reference = words("police killed the gunman")
        for candidate, value in (
            ("police kill the gunman", 3 / 4),
            ("the gunman kill police", 2 / 4),
            ("the gunman police killed", 2 / 4),
        ):
            self.assertAlmostEqual(rouge_l([words(candidate)], [reference]), value)

    def test_pairs_do_not_tell_these_apart(self):
        # The same section: S2 and S3 have the same ROUGE-2, one pair of three.
        reference = pairs(words("police killed the gunman"))
        for candidate in ("police kill the gunman", "the gunman kill police"):
            self.assertAlmostEqual(rouge_n(pairs(words(candidate)), reference), 1 / 3)

    def test_union(self):
        # Section 3.2: the union of both subsequences is w1 w2 w3 w5, recall 4/5.
        reference = words("w1 w2 w3 w4 w5")
        found = [words("w1 w2 w6 w7 w8"), words("w1 w3 w8 w9 w5")]
        recall, precision = 4 / 5, 4 / 10
        self.assertAlmostEqual(
            rouge_l(found, [reference]), 2 * recall * precision / (recall + precision)
        )


class RougeScore(unittest.TestCase):
    """Values that the tests of google-research/rouge (rouge_scorer_test.py) expect."""

    def test_rouge_1(self):
        self.assertAlmostEqual(rouge_n(words("testing"), words("testing one two")), 1 / 2)

    def test_rouge_2(self):
        self.assertAlmostEqual(
            rouge_n(pairs(words("testing one")), pairs(words("testing one two"))), 2 / 3
        )

    def test_rouge_l(self):
        for candidate in ("testing one", "testing two"):
            self.assertAlmostEqual(
                rouge_l([words(candidate)], [words("testing one two")]), 4 / 5
            )

    def test_rouge_l_of_sentences(self):
        self.assertAlmostEqual(
            scores(["w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"], ["w1 w2 w3 w4 w5"])[2], 0.53333, 4
        )


class Edges(unittest.TestCase):
    def test_same_and_nothing(self):
        self.assertEqual(scores(["A tanker hit the pier."], ["A tanker hit the pier"])[:3], (1, 1, 1))
        self.assertEqual(scores([], ["A tanker hit the pier"])[:3], (0, 0, 0))
        self.assertEqual(scores(["Nothing in common"], ["A tanker hit the pier"])[:3], (0, 0, 0))

    def test_each_word_counts_as_often_as_in_the_reference(self):
        self.assertAlmostEqual(rouge_n(words("the the the"), words("the pier")), 2 / 5)


if __name__ == "__main__":
    unittest.main()
