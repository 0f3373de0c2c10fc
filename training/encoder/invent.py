"""Invents short sentences of many constructions, for the corpus has few of them and few verbs.

    invent.py --silver silver.pkl --data train.jsonl.gz --places places.txt --people people.txt --out invented.jsonl.gz

Clauses are drawn from a small grammar of news English; its words are those that the training articles hold, the verbs
of sayso's table of cues, and names. Each line is a text of some sentences, without attributions: silver.py tells its
grammar, and training asks nothing else of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
from collections import Counter, defaultdict
from pathlib import Path

from examples import load_articles

from sayso.data import load_table

TEXTS, SENTENCES = 2600, 9
COMMON = 6  # times that a form is seen, at least
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
TITLES = "President Mayor Gov. Sen. Dr. General Colonel Minister Prof. Mr. Ms. Prince Captain Judge".split()
HEADS = "minister governor spokesman spokeswoman mayor officer doctor witness farmer union ministry company bank".split()
MARKS = (("“", "”"), ('"', '"'), ("‘", "’"), ("''", "''"))


class Inventor:
    """Draws sentences."""

    def __init__(self, words: dict[str, list[str]], places: list[str], people: list[str], seed: int = 1) -> None:
        self.words, self.places, self.people = words, places, people
        self.draw = random.Random(seed)

    def pick(self, *options: str) -> str:
        """One of `options`, its slots filled: {NN} a noun, {np} a phrase, and so on."""
        text = self.draw.choice(options)
        while "{" in text:
            start = text.rindex("{")
            end = text.index("}", start)
            text = text[:start] + self.fill(text[start + 1 : end]) + text[end + 1 :]
        return text

    def fill(self, slot: str) -> str:
        """What stands for a slot."""
        if slot in self.words:
            return self.draw.choice(self.words[slot])
        return getattr(self, slot)()

    def place(self) -> str:
        return self.draw.choice(self.places)

    def person(self) -> str:
        names = " ".join(self.draw.choice(self.people) for _ in range(self.draw.choice((1, 2, 2))))
        return self.draw.choice(("", "", f"{self.draw.choice(TITLES)} ")) + names

    def number(self) -> str:
        value = self.draw.choice((self.draw.randrange(2, 30), self.draw.randrange(30, 900), self.draw.randrange(1, 90) * 1000))
        plain = self.draw.choice((f"{value:,}", f"{value:,}", "two", "three", "seven", "dozens of", "1.2 million", "several"))
        return self.pick("", "", "about ", "at least ", "more than ", "nearly ", "up to ", "fewer than ", "some ") + plain

    def head(self) -> str:
        return self.draw.choice(HEADS)

    def day(self) -> str:
        return self.draw.choice(DAYS)

    def np(self) -> str:
        return self.pick(
            *("the {NN}", "a {NN}", "the {JJ} {NN}", "{person}", "{place}", "the {NNS}", "{JJ} {NNS}", "{number} {NNS}"),
            *("the {NN} of the {NN}", "the {head} of {place}", "its {NN}", "his {NN}", "{person}, the {head} of {place},"),
            *("the {NN} in {place}", "the {NN} that {VBD} the {NN}", "{number} {NNS}, including {number} {NNS},"),
            *("a {head} who {VBD} the {NN}", "{place}'s {NN}", "the {NN} and the {NN}", "{person} and {person}"),
        )  # fmt: skip

    def who(self) -> str:
        return self.pick(
            *("the {head}", "a {head}", "{person}", "{person}", "he", "she", "they", "{place}", "police", "officials"),
            *("{person}, a {head} in {place},", "the {head}'s {head}", "{place}'s {head}", "a {head} for the {NN}"),
            *("two {head}s", "the {JJ} {head}", "{head} {person}", "witnesses", "the {head} who {VBD} the {NN}"),
        )  # fmt: skip

    def when(self) -> str:
        return self.pick("", "", "", " on {day}", " last year", " in {place}", " in 2014", " since {day}", " at the {NN}")

    def clause(self) -> str:
        return self.pick(
            *("{np} {VBD} {np}{when}", "{np} was {JJ}", "{np} will {VB} {np}", "{np} had {VBN} {np}", "{np} {VBD}{when}"),
            *("{np} was {VBN} by {np}{when}", "{number} people were killed in {place}{when}", "it would {VB}", "{np} were {VBN}"),
            *("there were {number} {NNS} in {place}", "{np} is a {NN}", "he {VBD} to {VB} {np}", "{np} {VBZ} the {NN}"),
            *("{np} is {VBG} {np}", "the {NN} rose to {number}{when}", "{np} has been {VBN}", "nobody was {VBN}"),
        )  # fmt: skip

    def said(self) -> str:
        return self.pick("said", "says", "{cueVBD}", "{cueVBD}", "{cueVBZ}", "told {np}", "has said", "would {cueVB}")

    def quoted(self) -> str:
        left, right = self.draw.choice(MARKS)
        return left + self.start(self.clause()) + "," + right

    def start(self, text: str) -> str:
        return text[:1].upper() + text[1:]

    def sentence(self) -> str:
        text = self.pick(
            *("{clause}.", "{clause}.", "{who} {said} that {clause}.", "{who} {said} {clause}.", "{clause}, {who} {said}."),
            *("{clause}, {said} {who}.", "{quoted} {who} {said}.", "{quoted} {said} {who}{when}.", "according to {who}, {clause}."),
            *("{clause}, according to {who}.", "{who} {cueVBD} that {clause}.", "{who} {cueVBZ} that {clause}.", "{who} {cueVBD} {np}."),
            *("{who} {cueVBD} {np} of {VBG} {np}.", "{who} {cueVBD} {np} to {VB} {np}.", "{who} {cueVBZ} {np} to {VB}."),
            *("{who} {cueVBD} {np} as {JJ}.", "{who} {cueVBD} {VBG} {np}.", "{who} {cueVBD} to {VB} {np}.", "{who} {cueVBZ} to {VB}."),
            *("the {head}'s {cueNN} that {clause} {VBD} {np}.", "his {cueNN} that {clause} {VBD} the {NN}.", "{who}'s {cueNN} to {VB} {VBD}."),
            *("the {cueNN} by {who} that {clause} was {VBN}.", "in a {cueNN}, {who} {cueVBD} that {clause}.", "the {cueNN} of {np} {VBD} {np}."),
            *("{who} did not {cueVB} {np}.", "{who} has not {VBN} {np}.", "{who} didn't {cueVB} that {clause}.", "{who} {cueVBD} whether {clause}."),
            *("when {clause}, {clause}.", "if {clause}, {clause}.", "{clause} because {clause}.", "{clause}, and {clause}.", "{clause}, but {clause}."),
            *("{who} {said} that {who} {said} {clause}.", "{who} {cueVBZ} {np} to {VB}, {who} said.", "while {clause}, {who} {said} that {clause}."),
            *("who {VBD} {np}?", "what did {who} {VB}?", "{np} was {cueVBN} as {np}.", "{np} were {cueVBN} to {VB} {np}.", "{who} was {cueVBN} that {clause}."),
            *("{np}, which {VBD} {np}, was {VBN}.", "{VBG} {np}, {who} {VBD} {np}.", "{np}: {clause}.", "{who}: {clause}", "{person} – {clause}."),
            *("{number} of the {NNS} were {VBN}, {number} of them in {place}.", "of {number} {NNS}, {number} {VBD}.", "{who} put the {NN} at {number}."),
        )  # fmt: skip
        return self.start(text).replace(",,", ",").replace(",.", ".").replace(", ,", ",").replace(",”,", ",”")


def words_of(silver: dict[str, dict[str, list]], articles: dict[str, str]) -> dict[str, list[str]]:
    """The common forms of each class of open words."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, one in silver.items():
        for (start, end), tag in zip(one["spans"], one["tag"], strict=True):
            word = articles[name][start:end]
            if tag in {"NN", "NNS", "JJ", "VB", "VBD", "VBZ", "VBG", "VBN"} and word.isalpha() and word.islower():
                counts[tag][word] += 1
    return {tag: sorted(word for word, count in seen.items() if count >= COMMON) for tag, seen in counts.items()}


def cue_words() -> dict[str, list[str]]:
    """Forms of the verbs of the table of cues, and its nouns."""
    verbs: list[str] = []
    nouns: list[str] = []
    for group in load_table("cues").values():
        for word, entry in group.items() if isinstance(group, dict) else ():
            if word.isalpha() and isinstance(entry, list):
                (nouns if {"that", "of"} & set(entry[0].split()) else verbs).append(word)
    past = [w + "d" if w.endswith("e") else w[:-1] + "ied" if w[-1] == "y" and w[-2] not in "aeiou" else w + "ed" for w in verbs]
    plain = [w + "es" if w.endswith(("s", "sh", "ch", "x")) else w[:-1] + "ies" if w[-1] == "y" and w[-2] not in "aeiou" else w + "s" for w in verbs]
    return {"cueVB": verbs, "cueVBD": past, "cueVBN": past, "cueVBZ": plain, "cueNN": nouns}


def main() -> None:
    """The file, written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("silver", "data", "places", "people", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    articles = {article["id"]: article["text"] for article in load_articles(options.data)}
    words = words_of(pickle.loads(options.silver.read_bytes()), articles) | cue_words()
    lists = (path.read_text(encoding="utf-8").split("\n") for path in (options.places, options.people))
    inventor = Inventor(words, *lists)
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for number in range(TEXTS):
            gap = inventor.draw.choice((" ", " ", "\n\n"))
            text = gap.join(inventor.sentence() for _ in range(SENTENCES))
            out.write(json.dumps({"id": f"invented-{number}", "text": text, "attributions": []}) + "\n")


if __name__ == "__main__":
    main()
