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
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from examples import load_articles

from sayso.data import load_table

TEXTS, SENTENCES = 1500, 9
COMMON = 6  # times that a form is seen, at least
FORMS = Path(__file__).with_name("sentences.toml")


class Inventor:
    """Draws sentences."""

    def __init__(self, forms: dict[str, list[str]], words: dict[str, list[str]], seed: int = 1) -> None:
        self.forms = forms | words
        self.draw = random.Random(seed)

    def fill(self, slot: str) -> str:
        """What stands for a slot: one of its forms, with the slots in that filled, the innermost first."""
        if slot == "figure":
            return f"{self.draw.choice((self.draw.randrange(2, 900), self.draw.randrange(1, 90) * 1000)):,}"
        if slot[0].isupper() and slot.lower() in self.forms and slot not in self.forms:
            return _begun(self.fill(slot.lower()))
        text = self.draw.choice(self.forms[slot])
        while "{" in text:
            start = text.rindex("{")
            end = text.index("}", start)
            text = text[:start] + self.fill(text[start + 1 : end]) + text[end + 1 :]
        return text

    def sentence(self) -> str:
        """A sentence, with its first letter large and no two marks where one belongs."""
        text = _begun(self.fill("sentence"))
        return text.replace(",,", ",").replace(",.", ".").replace(", ,", ",").replace(",”,", ",”")


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


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
    past = [_with(word, "ed") for word in verbs]
    return {"cueVB": verbs, "cueVBD": past, "cueVBN": past, "cueVBZ": [_with(w, "s") for w in verbs], "cueNN": nouns}


def _with(word: str, ending: str) -> str:
    """A regular form: irregular ones are in the corpus often enough."""
    if word[-1] == "y" and word[-2] not in "aeiou":
        return word[:-1] + ("ies" if ending == "s" else "ied")
    if ending == "ed":
        return word + ending[word.endswith("e") :]
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def main() -> None:
    """The file, written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("silver", "data", "places", "people", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    articles = {article["id"]: article["text"] for article in load_articles(options.data)}
    words = words_of(pickle.loads(options.silver.read_bytes()), articles) | cue_words()
    for slot, path in (("place", options.places), ("name", options.people)):
        words[slot] = path.read_text(encoding="utf-8").split("\n")
    inventor = Inventor(tomllib.loads(FORMS.read_text(encoding="utf-8")), words)
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for number in range(TEXTS):
            gap = inventor.draw.choice((" ", " ", "\n\n"))
            text = gap.join(inventor.sentence() for _ in range(SENTENCES))
            out.write(json.dumps({"id": f"invented-{number}", "text": text, "attributions": []}) + "\n")


if __name__ == "__main__":
    main()
