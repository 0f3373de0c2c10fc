"""Writes src/sayso/data/lemmas.tsv.gz: WordNet's base forms and exceptions, as a spaCy model package carries them.

    python tools/build_lemmas.py en_core_web_sm

Needs spaCy and an English model with a rule lemmatizer. WordNet 3.0 is under the WordNet licence (see NOTICE).
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import Any

import spacy

KINDS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
TARGET = Path(__file__).parents[1] / "src" / "sayso" / "data" / "lemmas.tsv.gz"


def rows(package: str) -> list[str]:
    """A row a word: class, word, base form; the base form is empty where the word is one."""
    lemmatizer: Any = spacy.load(package).get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    found = []
    for name, kind in KINDS.items():
        known = lookups.get_table("lemma_index")[name]
        exceptions = lookups.get_table("lemma_exc")[name]
        found += [f"{kind}\t{word}\t" for word in known if word.isalpha() and word.islower()]
        # of several bases the last one is taken first, as the rule lemmatizer does
        found += [f"{kind}\t{word}\t{bases[-1]}" for word, bases in exceptions.items() if bases and word.isalpha()]
    return sorted(found)


def main() -> None:
    """The file, written."""
    head = "# WordNet 3.0 (https://wordnet.princeton.edu, WordNet licence) through spaCy's lookup tables (MIT)"
    text = "\n".join([head, *rows(sys.argv[1])]) + "\n"
    TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(TARGET, TARGET.stat().st_size)


if __name__ == "__main__":
    main()
