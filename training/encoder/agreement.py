"""Prints how far the grammar of a folder of weights agrees with spaCy's, on articles that neither was trained on.

    agreement.py --data dev.jsonl.gz --model src/sayso/models/english --spacy en_core_web_sm

Heads, heads with relations and classes are shares of spaCy's tokens; names and sentences are F1 of exact spans.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from examples import load_articles
from silver import grammar_of

from sayso.language import Analyser

if TYPE_CHECKING:
    from sayso.model import Analysis


def compare(analysis: Analysis, silver: dict[str, Any]) -> Counter[str]:
    """Counts of what agrees, and of what there is."""
    spans = silver["spans"]
    found = {(token.start, token.end): token for token in analysis.tokens}
    counts: Counter[str] = Counter(tokens=len(spans))
    for index, span in enumerate(spans):
        if (token := found.get(span)) is None:
            continue
        head = analysis.tokens[token.head]
        is_right = (head.start, head.end) == spans[silver["head"][index]]
        counts["heads"] += is_right
        counts["relations"] += is_right and token.dep == silver["dep"][index]
        counts["classes"] += token.tag == silver["tag"][index]
    pairs = {
        "names": ({(e.span.start, e.span.end, e.label) for e in analysis.entities}, _names(silver)),
        "sentences": ({s.span.start for s in analysis.sentences}, _starts(silver)),
    }
    for name, (ours, theirs) in pairs.items():
        counts[f"{name} both"] += len(ours & theirs)
        counts[f"{name} told"] += len(ours) + len(theirs)
    return counts


def _names(silver: dict[str, Any]) -> set[tuple[int, int, str]]:
    spans = silver["spans"]
    members: dict[int, list[int]] = {}
    for index, number in enumerate(silver["ent"]):
        if number >= 0:
            members.setdefault(number, []).append(index)
    return {(spans[own[0]][0], spans[own[-1]][1], silver["labels"][number]) for number, own in members.items()}


def _starts(silver: dict[str, Any]) -> set[int]:
    numbers = silver["sent"]
    return {silver["spans"][i][0] for i, number in enumerate(numbers) if i == 0 or numbers[i - 1] != number}


def main() -> None:
    """The shares, printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--spacy", required=True)
    options = parser.parse_args()
    analyser, pipeline = Analyser.load(options.model), spacy.load(options.spacy)
    pipeline.add_pipe("sayso_paragraphs", before="parser")
    counts: Counter[str] = Counter()
    for article in load_articles(options.data):
        counts += compare(analyser.analyse(article["text"]), grammar_of(pipeline(article["text"])))
    for name in ("heads", "relations", "classes"):
        print(f"{name:10} {counts[name] / counts['tokens']:.4f}")
    for name in ("names", "sentences"):
        print(f"{name:10} {2 * counts[f'{name} both'] / counts[f'{name} told']:.4f}")


if __name__ == "__main__":
    main()
