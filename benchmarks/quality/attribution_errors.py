"""Counts what attribution misses, by construction and by reason: `attribution_errors.py GOLD --bench BENCH`.

GOLD is a file of articles with attributions, BENCH the folder of the corpus's scorer, whose rule says what is found:
the content alike by half and the source right. Prints Markdown tables for docs/attribution-errors.md.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from found import attributions, rows_of  # type: ignore[import-not-found]  # beside this file

from sayso.attribution.cues import load_cues
from sayso.language.lemmas import Lemmatizer

Row = dict[str, Any]


class Cues:
    """Tells which cues stand in the table."""

    def __init__(self) -> None:
        self.table, self.lemmatizer = load_cues(), Lemmatizer.load()

    def is_known(self, words: list[str]) -> bool:
        """True when one of a cue's words is a verb or noun of the table."""
        for word in words:
            verb = self.lemmatizer.lemma(word, "VBD", "VERB")
            noun = self.lemmatizer.lemma(word, "NNS", "NOUN")
            if self.table.verb_of(word, verb) or self.table.noun(noun):
                return True
        return False


def construction(gold: Any, words: list[str], cues: Cues) -> str:
    """What a marked attribution is built of, told by its cue and its content."""
    lowered = {word.lower() for word in words}
    if "according" in lowered:
        return "“according to”"
    if lowered & {"seems", "seem", "seemed", "appears", "appear", "appeared"}:
        return "“seems”, “appears”"
    if "quote" in gold.subsets:
        return "quotations"
    if "reporting" in gold.subsets:
        return "reporting cues without a quotation"
    return "other cues of the table" if cues.is_known(words) else "cues that stand in no table"


def reason(gold: Any, found: list[Any], alike: Any) -> str:
    """Why a marked attribution isn't matched."""
    best = max((alike(one.content, gold.content) for one in found), default=0.0)
    if best >= 0.5:
        return "another source was taken, or the content is another's too"
    return "the content is cut otherwise" if best > 0 else "nothing was found there"


def main() -> None:
    """The tables, printed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--bench", type=Path, required=True)
    options = parser.parse_args()
    sys.path.insert(0, str(options.bench))
    spans, scorer = importlib.import_module("attribution_spans"), importlib.import_module("score_attributions")
    check = scorer.conditions(free_nosource=False)[1]["full lenient"]
    cues = Cues()
    marked, missed, reasons = Counter[str](), Counter[str](), Counter[str]()
    for row, told in zip(rows_of(options.gold), attributions(options.gold), strict=True):
        article = spans.Article(row["text"])
        found = [spans.Attribution(article, one) for one in told["attributions"]]
        gold = [spans.Attribution(article, one) for one in row["attributions"]]
        matched = {id(pair[1]) for pair in scorer.maximum_matching(found, gold, check)}
        for one, record in zip(gold, row["attributions"], strict=True):
            words = [word for start, end in record["cue"] for word in row["text"][start:end].split()]
            kind = construction(one, words, cues)
            marked[kind] += 1
            if id(one) not in matched:
                missed[kind] += 1
                reasons[reason(one, found, scorer.token_f1)] += 1
    print(f"{sum(missed.values())} of {sum(marked.values())} are missed or read otherwise.\n")
    print("| by construction | missed | of |\n| --- | --- | --- |")
    for kind, count in missed.most_common():
        print(f"| {kind} | {count} | {marked[kind]} |")
    print("\n| by reason | count |\n| --- | --- |")
    for kind, count in reasons.most_common():
        print(f"| {kind} | {count} |")


if __name__ == "__main__":
    main()
