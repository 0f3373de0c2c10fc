"""Prints the scores of a folder of weights on a corpus file, and how many articles of 450 words it reads a second.

evaluate.py --data dev.jsonl.gz --bench BENCH --model src/sayso/models/english [--held-out]
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from examples import is_held_out, load_articles
from score import score

from sayso.attribution.neural import NeuralFinder
from sayso.language import Analyser

if TYPE_CHECKING:
    from sayso.model import Attribution


def to_row(attribution: Attribution) -> dict[str, Any]:
    """An attribution in the corpus's form."""
    return {
        role: [[span.start, span.end] for span in getattr(attribution, role)] for role in ("source", "cue", "content")
    }


def main() -> None:
    """Scores and speed, printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--held-out", action="store_true", help="the held-out articles of the training file alone")
    options = parser.parse_args()
    articles = [a for a in load_articles(options.data) if not options.held_out or is_held_out(a)]
    analyser, finder = Analyser.load(options.model), NeuralFinder.load(options.model)
    texts = [article["text"] for article in articles]
    for text in texts[:8]:
        finder.find(analyser.analyse(text))
    began = time.process_time()
    found = [finder.find(analyser.analyse(text)) for text in texts]
    seconds = time.process_time() - began
    rows = {a["id"]: [to_row(each) for each in own] for a, own in zip(articles, found, strict=True)}
    for name, value in score(articles, rows, options.bench).items():
        print(f"{name:26} {value}")
    words = sum(len(text.split()) for text in texts)
    print(
        json.dumps({"articles of 450 words a second of processor time, grammar too": round(words / 450 / seconds, 1)})
    )


if __name__ == "__main__":
    main()
