"""Writes spaCy's grammar of the training articles, and the kinds of classes, relations and names that it holds.

    silver.py --data train.jsonl.gz --model en_core_web_sm --out silver.pkl --kinds kinds.json --places places.txt
              --people people.txt

Also the names that training swaps in: places of the gazetteer that ships, given names of sayso's table.
Needs spaCy and its model (MIT) in the training environment; sayso itself needs neither. A sentence never runs over a
paragraph's end.
"""

from __future__ import annotations

import argparse
import gzip
import pickle
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from examples import load_articles
from grammar import Kinds
from spacy.language import Language

from sayso.data import load_table

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOWN = 60_000
"""People that live in a town whose name is swapped in, at least."""


@Language.component("sayso_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Make the first token after a line break begin a sentence."""
    after_break = False
    for token in doc:
        if token.is_space and "\n" in token.text:
            after_break = True
        elif after_break:
            token.is_sent_start = True
            after_break = False
    return doc


def grammar_of(doc: Doc) -> dict[str, Any]:
    """The grammar of a text without its blanks, as lists with an entry a token."""
    spoken = [token for token in doc if not token.is_space]
    index = {token.i: number for number, token in enumerate(spoken)}
    sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    name = {token.i: number for number, ent in enumerate(doc.ents) for token in ent}
    return {
        "spans": [(token.idx, token.idx + len(token.text)) for token in spoken],
        "tag": [token.tag_ for token in spoken],
        "dep": [token.dep_ for token in spoken],
        "head": [index.get(token.head.i, number) for number, token in enumerate(spoken)],
        "sent": [sentence[token.i] for token in spoken],
        "ent": [name.get(token.i, -1) for token in spoken],
        "labels": [ent.label_ for ent in doc.ents],
    }


def names_to_swap_in() -> tuple[list[str], list[str]]:
    """Places and people, of one word each."""
    rows = gzip.decompress(files("sayso.data").joinpath("gazetteer.tsv.gz").read_bytes()).decode().splitlines()
    split = [row.split("\t") for row in rows if not row.startswith("#")]
    known = (row for row in split if len(row) > 6 and (row[6] != "c" or int(row[4] or 0) > TOWN))
    places = sorted({row[1] for row in known if re.fullmatch("[A-Z][a-z]{2,}", row[1])})
    given = (words for words in load_table("given_names").values() if isinstance(words, str))
    people = sorted({word.capitalize() for words in given for word in words.split() if word.isalpha()})
    return places, [*people, *places[::12]]


def main() -> None:
    """All files, written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", required=True, help="spaCy's small English pipeline, 3.8")
    for name in ("out", "kinds", "places", "people"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    pipeline = spacy.load(options.model)
    pipeline.add_pipe("sayso_paragraphs", before="parser")
    silver = {article["id"]: grammar_of(pipeline(article["text"])) for article in load_articles(options.data)}
    options.out.write_bytes(pickle.dumps(silver))
    Kinds.of(silver).save(options.kinds)
    places, people = names_to_swap_in()
    options.places.write_text("\n".join(places), encoding="utf-8")
    options.people.write_text("\n".join(people), encoding="utf-8")


if __name__ == "__main__":
    main()
