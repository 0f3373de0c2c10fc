"""Chooses the settings of exported weights on the held-out articles, and writes them into settings.json.

    tune.py --data train.jsonl.gz --bench BENCH --model FOLDER [--report dev.jsonl.gz]

The least confidence is the one with the best F1, full lenient, up to 0.45: a reader can leave out what is unsure, not
get back what was dropped. The confidence is a logistic regression: right means full lenient.
--report prints a table of confidence against the share that was right on another file.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from evaluate import to_row
from examples import is_held_out, load_articles
from score import score

from sayso.attribution.neural import NeuralFinder, draft, settle
from sayso.language.encoder import Encoder
from sayso.weights import read_settings

LOWEST = 0.25  # chance of a cue below which none is looked at


class Held:
    """Articles as encoded and what the networks say of them, so that settings can be tried quickly."""

    def __init__(self, articles: list[dict[str, Any]], encoder: Encoder, finder: NeuralFinder, bench: Path) -> None:
        self.articles, self.bench = articles, bench
        encoded = [encoder.encode(article["text"]) for article in articles]
        self.words = [each.words for each in encoded]
        self.linked = [finder.link(each) for each in encoded]
        sys.path.insert(0, str(bench))

    def drafts(self) -> list[list[Any]]:
        """What the linker makes of each cue, article by article."""
        return [[one for cue, seen in own if (one := draft(cue, seen)).content] for own in self.linked]

    def settled(self, drafts: list[list[Any]], settings: Any) -> list[list[Any]]:
        """The attributions that stand."""
        return [
            settle(own, article["text"], words, settings)
            for article, own, words in zip(self.articles, drafts, self.words, strict=True)
        ]

    def scores(self, settled: list[list[Any]]) -> dict[str, float]:
        """Their scores."""
        rows = {a["id"]: [to_row(one) for one in own] for a, own in zip(self.articles, settled, strict=True)}
        return score(self.articles, rows, self.bench)


def right(article: dict[str, Any], rows: list[dict[str, Any]]) -> list[bool]:
    """Whether each row is matched by a gold one under full lenient."""
    import attribution_spans as spans  # noqa: PLC0415 - the scorer stands beside the data, not here
    import score_attributions as scorer  # noqa: PLC0415

    read = spans.Article(article["text"])
    found, gold = ([spans.Attribution(read, one) for one in each] for each in (rows, article["attributions"]))
    _, checks = scorer.conditions(free_nosource=False)
    matched = {id(pair[0]) for pair in scorer.maximum_matching(found, gold, checks["full lenient"])}
    return [id(one) in matched for one in found]


def fit(features: np.ndarray, labels: np.ndarray, *, ridge: float = 1.0) -> np.ndarray:
    """Weights of a logistic regression, the constant first. Method: Newton's steps with a ridge."""
    rows = np.column_stack([np.ones(len(features)), features])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (labels - chance) - ridge * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge * np.eye(rows.shape[1])
        weights += np.linalg.solve(bend, slope)
    return weights


def learn_confidence(held: Held, drafts: list[list[Any]], settings: Any) -> Any:
    """The settings with the weights of the confidence that fit the drafts."""
    features, labels = [], []
    for article, words, own in zip(held.articles, held.words, drafts, strict=True):
        for one in own:
            alone = dataclasses.replace(settings, keep=0.0)
            rows = [to_row(found) for found in settle([one], article["text"], words, alone)]
            features.append(one.features)
            labels.append(right(article, rows) == [True])
    weights = fit(np.array(features), np.array(labels, dtype=float))
    return dataclasses.replace(settings, weights=tuple(round(float(weight), 4) for weight in weights))


def choose(held: Held, settings: Any) -> Any:
    """The best settings of the grid."""
    best = (-1.0, settings)
    settings = dataclasses.replace(settings, cue=LOWEST)
    drafts = held.drafts()
    learned = learn_confidence(held, drafts, settings)
    for keep in (0.3, 0.35, 0.4, 0.45):
        tried = dataclasses.replace(learned, keep=keep)
        s = held.scores(held.settled(drafts, tried))
        print(f"keep {keep}: {s}", flush=True)
        best = max(best, (s["all full lenient"], tried), key=lambda pair: pair[0])
    return best[1]


def reliability(held: Held, settings: Any) -> None:
    """Prints, for each tenth of confidence, how many there are, the mean confidence and the share that is right."""
    pairs: list[tuple[float, bool]] = []
    for article, own in zip(held.articles, held.settled(held.drafts(), settings), strict=True):
        told = right(article, [to_row(one) for one in own])
        pairs += [(one.confidence, is_right) for one, is_right in zip(own, told, strict=True)]
    for low in range(10):
        inside = [pair for pair in pairs if low / 10 <= pair[0] < (low + 1) / 10 + (low == 9)]
        if inside:
            sure, share = (sum(pair[i] for pair in inside) / len(inside) for i in (0, 1))
            print(f"{low / 10:.1f}-{(low + 1) / 10:.1f}  {len(inside):5}  {sure:.3f}  {share:.3f}")


def main() -> None:
    """Settings chosen, written, and tried on another file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    path = options.model / "settings.json"
    encoder, finder = Encoder.load(options.model), NeuralFinder.load(options.model)
    finder.settings = dataclasses.replace(read_settings(path), cue=LOWEST)
    held = Held([a for a in load_articles(options.data) if is_held_out(a)], encoder, finder, options.bench)
    settings = choose(held, read_settings(path))
    path.write_text(json.dumps(dataclasses.asdict(settings), indent=1) + "\n", encoding="utf-8")
    print(settings)
    if options.report:
        told = Held(load_articles(options.report), encoder, finder, options.bench)
        print(told.scores(told.settled(told.drafts(), settings)))
        reliability(told, settings)


if __name__ == "__main__":
    main()
