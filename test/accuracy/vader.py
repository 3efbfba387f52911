"""The rules of VADER (C. Hutto, E. Gilbert, 2014), a rival to measure against.

Written anew after the paper and its published lexicon, for this evaluation only:
words, capitals, exclamation and question marks, boosters, negation, "but" and
"least" count as there; the idioms of social media and emoji in Unicode, which
news do not have, are left out.
"""
import math
import string

BOOST = 0.293
CAPITALS = 0.733
NEGATED = -0.74
# How much of a booster is left one, two and three words away.
FADING = (1.0, 0.95, 0.9)

BOOSTERS = set(
    "absolutely amazingly awfully completely considerable considerably decidedly deeply "
    "effing enormous enormously entirely especially exceptional exceptionally extreme "
    "extremely fabulously flipping flippin frackin fracking fricking frickin frigging "
    "friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible "
    "incredibly intensely major majorly more most particularly purely quite really "
    "remarkably so substantially thoroughly total totally tremendous tremendously uber "
    "unbelievably unusually utter utterly very".split()
)
DAMPENERS = set(
    "almost barely hardly less little marginal marginally occasional occasionally partly "
    "scarce scarcely slight slightly somewhat".split()
)
NEGATORS = set(
    "aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt "
    "mustnt neither neednt never none nope nor not nothing nowhere oughtnt shant shouldnt "
    "uhuh wasnt werent without wont wouldnt rarely seldom despite".split()
)


def is_negator(word):
    return word in NEGATORS or "n't" in word


class Vader:
    def __init__(self, lexicon):
        self.valences = {}
        with open(lexicon, encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if len(fields) >= 2:
                    self.valences[fields[0]] = float(fields[1])

    def compound(self, text):
        """The tone of the text, -1..1."""
        words = self.split(text)
        shouts = [word.isupper() for word in words]
        mixed = 0 < sum(shouts) < len(words)
        words_lower = [word.lower() for word in words]
        scores = [
            self.score(words_lower, shouts, mixed, place) for place in range(len(words))
        ]
        self.weigh_contrast(words_lower, scores)
        total = sum(scores)
        marks = min(text.count("!"), 4) * 0.292
        questions = text.count("?")
        if questions > 1:
            marks += questions * 0.18 if questions <= 3 else 0.96
        total += math.copysign(marks, total) if total else 0
        return total / math.sqrt(total * total + 15)

    def split(self, text):
        """Words between spaces without marks around them, emoticons as they are."""
        words = []
        for word in text.split():
            bare = word.strip(string.punctuation)
            words.append(word if len(bare) <= 2 else bare)
        return words

    def score(self, words, shouts, mixed, place):
        word = words[place]
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in BOOSTERS or word in DAMPENERS or (word == "kind" and after == "of"):
            return 0.0
        valence = self.valences.get(word, 0.0)
        if valence == 0:
            return 0.0
        if word == "no" and after in self.valences:
            valence = 0.0
        if any("no" == words[i] for i in range(max(0, place - 2), place)):
            valence = self.valences[word] * NEGATED
        if shouts[place] and mixed:
            valence += math.copysign(CAPITALS, valence)
        for distance in (1, 2, 3):
            at = place - distance
            if at < 0 or words[at] in self.valences:
                continue
            valence += self.boost(words[at], shouts[at] and mixed, valence) * FADING[distance - 1]
            valence = self.negate(words, at, distance, valence)
        return self.weigh_least(words, place, valence)

    def boost(self, word, shouted, valence):
        if word not in BOOSTERS and word not in DAMPENERS:
            return 0.0
        amount = BOOST if word in BOOSTERS else -BOOST
        if shouted:
            amount += CAPITALS
        return amount if valence >= 0 else -amount

    def negate(self, words, at, distance, valence):
        """A negator turns the word; "never so" and "never this" strengthen it."""
        follows = words[at + 1 : at + distance]
        if words[at] == "never" and ("so" in follows or "this" in follows):
            return valence * (1.5 if distance == 2 else 1.25)
        if words[at] == "without" and "doubt" in follows:
            return valence
        return valence * NEGATED if is_negator(words[at]) else valence

    def weigh_least(self, words, place, valence):
        if place < 1 or words[place - 1] != "least" or "least" in self.valences:
            return valence
        if place > 1 and words[place - 2] in ("at", "very"):
            return valence
        return valence * NEGATED

    def weigh_contrast(self, words, scores):
        """The first "but" halves what is before it and strengthens what is behind."""
        if "but" not in words:
            return
        middle = words.index("but")
        for place in range(len(scores)):
            if place != middle:
                scores[place] *= 0.5 if place < middle else 1.5
