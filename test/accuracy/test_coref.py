#!/usr/bin/env python3
"""The measures of coref.py on examples whose scores are known.

The first is worked through in Pradhan et al., "Scoring Coreference Partitions of
Predicted Mentions" (ACL 2014), the second in Bagga and Baldwin, "Entity-Based
Cross-Document Coreferencing Using the Vector Space Model" (1998), and Luo, "On
Coreference Resolution Performance Metrics" (2005).
"""
import unittest

import coref


def sets(*words):
    return [set(word) for word in words]


class Measures(unittest.TestCase):
    def scores(self, key, response):
        scores = coref.Scores()
        scores.add(key, response)
        return scores

    def check(self, ratio, recall, precision):
        self.assertAlmostEqual(ratio.recall(), recall, places=6)
        self.assertAlmostEqual(ratio.precision(), precision, places=6)

    def test_predicted_mentions(self):
        """Mentions are missed and invented: MUC 2/5 and 2/5; B3 (35/12)/7 and 4/8;
        CEAF-e 1.3/2 and 1.3/3."""
        scores = self.scores(sets("abc", "defg"), sets("ab", "cd", "fghi"))
        self.check(scores.muc, 2 / 5, 2 / 5)
        self.check(scores.b_cubed, 35 / 12 / 7, 4 / 8)
        self.check(scores.ceaf, 1.3 / 2, 1.3 / 3)
        f1 = [0.4, 2 * (5 / 12) * 0.5 / (5 / 12 + 0.5), 2 * 1.3 / 5]
        self.assertAlmostEqual(scores.conll(), sum(f1) / 3, places=6)

    def test_wrong_links(self):
        """Two of three chains made one: which two matters to B3 and not to MUC."""
        key = sets("12345", "67", "89abc")
        small, large = sets("12345", "6789abc"), sets("1234589abc", "67")
        self.check(self.scores(key, small).muc, 1, 0.9)
        self.check(self.scores(key, large).muc, 1, 0.9)
        self.check(self.scores(key, small).b_cubed, 1, 16 / 21)
        self.check(self.scores(key, large).b_cubed, 1, 7 / 12)
        # Luo: phi4 gives (1 + 10/12) and (10/15 + 1).
        self.check(self.scores(key, small).ceaf, (1 + 10 / 12) / 3, (1 + 10 / 12) / 2)
        self.check(self.scores(key, large).ceaf, (10 / 15 + 1) / 3, (10 / 15 + 1) / 2)

    def test_same(self):
        scores = self.scores(sets("ab", "c"), sets("c", "ab"))
        for ratio in (scores.muc, scores.b_cubed, scores.ceaf, scores.linking, scores.links):
            self.check(ratio, 1, 1)

    def test_linking_leaves_finding_out(self):
        """Of abc the response has ab, in two entities, and x, which is nobody's."""
        scores = self.scores(sets("abc"), sets("ax", "b"))
        self.check(scores.linking, 1 / 2, 1)
        self.check(scores.links, 0, 0)

    def test_links(self):
        """Six of the nine links given are right, of the six and three wanted."""
        scores = self.scores(sets("abcd", "efg"), sets("abcde", "fg"))
        self.check(scores.links, 7 / 9, 7 / 11)

    def test_adds_up(self):
        """Articles are added up before dividing, as the CoNLL scorer does."""
        scores = coref.Scores()
        scores.add(sets("ab"), sets("ab"))
        scores.add(sets("abcd"), sets("a", "b", "c", "d"))
        self.check(scores.muc, 1 / 4, 1)

    def test_assignment(self):
        self.assertEqual(coref.best_assignment([]), 0)
        self.assertEqual(coref.best_assignment([[3, 1], [2, 3], [9, 8]]), 12)
        self.assertEqual(coref.best_assignment([[1, 9, 2], [9, 8, 3]]), 18)

    def test_fold(self):
        self.assertEqual(coref.fold("The U.S. Senate"), "us senate")
        self.assertEqual(coref.fold("Bogotá"), "bogota")
        self.assertEqual(coref.fold("The"), "the")


class Articles(unittest.TestCase):
    """One article of two persons, of whom newsx finds one whole."""

    row = {"id": "x", "ignore": [[30, 40]], "salience": [2],
           "entities": [{"kinds": ["person"], "names": ["Ann Lee"]},
                        {"kinds": ["person"], "names": ["Bo Chan", "Chan"]}],
           "mentions": [[0, 7, 1], [12, 4, 2], [20, 3, 1]]}
    article = {"body": "Ann Lee met Chan of Lee and so on, says Rue", "title": None}
    doc = {"entities": [{"name": "Ann Lee", "kind": "person"}, {"name": "May 1", "kind": "date"},
                        {"name": "Chan", "kind": "place"}],
           "mentions": [{"pos": 1, "len": 7, "entity": 0}, {"pos": 13, "len": 4, "entity": 2},
                        {"pos": 21, "len": 3, "entity": 0}, {"pos": 25, "len": 2, "entity": 1},
                        {"pos": 36, "len": 3, "entity": 2}, {"pos": None, "len": 3, "entity": 2}]}

    def test_report(self):
        report = coref.Report()
        report.add(self.row, self.article, self.doc)
        self.assertEqual((report.spans.f1(), report.kinds.recall()), (1, 2 / 3))
        self.assertEqual((report.named, report.found_entities), (2, 2))
        self.assertEqual(report.newsx.b_cubed.f1(), 1)
        self.assertLess(report.same_text.b_cubed.recall(), 1)
        self.assertEqual(report.same_word.b_cubed.f1(), 1)
        self.assertEqual(report.ranks["newsx"], [2])

    def test_pronouns(self):
        """Of three that are somebody's two are found, one of them is given to another; and
        one is given to somebody though it is nobody's; what is ignored does not count."""
        body = "Ann Lee: she met Chan: him and her; they, he"
        row = {"id": "x", "ignore": [[42, 44]], "salience": [1], "entities": self.row["entities"],
               "mentions": [[0, 7, 1], [17, 4, 2]],
               "pronouns": [[9, 3, 1], [23, 3, 2], [31, 3, 1], [36, 4, 0]]}
        doc = {"entities": [{"name": "Bo Chan", "kind": "person"}, {"name": "Ann Lee", "kind": "person"}],
               "mentions": [{"pos": 1, "len": 7, "entity": 1}, {"pos": 18, "len": 4, "entity": 0}],
               "pronouns": [[10, 3, 1], [24, 3, 1], [37, 4, 0], [43, 2, 0]]}
        report = coref.Report()
        report.add(row, {"body": body}, doc)
        ratio = report.pronouns["he, she"]
        self.assertEqual((ratio.right, ratio.given, ratio.wanted), (1, 2, 3))
        ratio = report.pronouns["they"]
        self.assertEqual((ratio.right, ratio.given, ratio.wanted), (0, 1, 0))

    def test_names_add_up(self):
        report = coref.Report()
        report.add(self.row, self.article, self.doc)
        other = dict(self.row, id="y")
        report.add(other, self.article, self.doc)
        self.check_names(report, 1, 1)
        wrong = dict(self.doc, entities=[dict(self.doc["entities"][0], name="A. Lee")] + self.doc["entities"][1:])
        report.add(dict(self.row, id="z"), self.article, wrong)
        self.check_names(report, 4 / 6, 1)

    def check_names(self, report, recall, precision):
        sums = report.sums_of_names()
        self.assertAlmostEqual(sums.recall(), recall)
        self.assertAlmostEqual(sums.precision(), precision)


if __name__ == "__main__":
    unittest.main()
