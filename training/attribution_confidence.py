"""Fits how likely an attribution is right, and prints it as src/sayso/data/attribution_confidence.toml.

    attribution_confidence.py --data train.jsonl.gz --bench BENCH > src/sayso/data/attribution_confidence.toml
    attribution_confidence.py --data dev.jsonl.gz --bench BENCH --report

Data: articles with attributions, one JSON object a line; BENCH: the folder of the corpus's scorer, which says what is
right (content alike by half, source right). The table is fitted on the articles of the training part that the trained
finder was not trained on (examples.is_held_out tells them by their id), what rules are worth alone on all the others.
`--report` prints a reliability table of the confidences that ship instead: of those given 0.9, nine in ten are right.

Method: logistic regression with a ridge of 1, by Newton's steps; shares are smoothed towards the mean of all rules by
ten cases.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib
import json
import math
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.attribution import merging
from sayso.attribution.attributor import Attributor
from sayso.language import Analyser
from sayso.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.model import Attribution

RULES = ("clause", "left", "quoted", "object", "according", "preposition", "infinitive", "passive")
SMOOTH = 10
RIDGE = 1.0


def is_held_out(article: dict[str, Any], share: int = 14) -> bool:
    """True for the articles that the trained finder was not trained on (training/encoder/examples.py)."""
    return int(hashlib.sha256(article["id"].encode()).hexdigest(), 16) % share == 0


def load(path: Path) -> list[dict[str, Any]]:
    """The articles of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Judge:
    """The corpus's scorer, asked about single attributions."""

    def __init__(self, bench: Path) -> None:
        """Import the scorer from its folder."""
        sys.path.insert(0, str(bench))
        self._spans: Any = importlib.import_module("attribution_spans")
        self._score: Any = importlib.import_module("score_attributions")
        _, checks = self._score.conditions(free_nosource=False)
        self._right = checks["full lenient"]

    def right(self, article: dict[str, Any], found: list[Attribution]) -> list[bool]:
        """Which of the found attributions are right, each gold one taken once."""
        text = self._spans.Article(article["text"])
        told = [self._spans.Attribution(text, record(one)) for one in found]
        gold = [self._spans.Attribution(text, one) for one in article["attributions"]]
        pairs = self._score.maximum_matching(told, gold, self._right)
        hits = {id(one) for one, _ in pairs}
        return [id(one) in hits for one in told]


def record(attribution: Attribution) -> dict[str, list[list[int]]]:
    """An attribution as the scorer reads it."""
    roles = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    return {role: [[span.start, span.end] for span in spans] for role, spans in roles.items()}


def passages(articles: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Passage, Passage]]:
    """The articles with their two passages, without values."""
    analyser = Analyser.load()
    texts = [text for article in articles for text in (article.get("headline") or "", article["text"])]
    analyses = list(analyser.analyse_many(texts))
    for article, head, body in zip(articles, analyses[::2], analyses[1::2], strict=True):
        yield article, passage("headline", head), passage("text", body)


def passage(where: Any, analysis: Any) -> Passage:
    """A passage without values."""
    return Passage(where=where, analysis=analysis, quantities=(), times=(), places=())


class Watch:
    """Stands in for merging's two confidences and keeps what they were asked about."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self.asked: dict[float, tuple[str, str | None, float, float]] = {}

    def tagged(self, tagged: float, rule: str | None, share: float) -> float:
        """A number that no other question got: it comes back as the attribution's confidence."""
        return self._note(("tagged", rule, tagged, share))

    def ruled(self, setting: str, rule: str) -> float:
        """The same for ties of a rule alone."""
        return self._note((setting, rule, 0.0, 0.0))

    def _note(self, question: tuple[str, str | None, float, float]) -> float:
        key = round(len(self.asked) * 0.001, 3)
        self.asked[key] = question
        return key


Case = tuple[str, str | None, float, float, bool]


def cases(articles: list[dict[str, Any]], judge: Judge, *, trained: bool) -> Iterator[Case]:
    """Setting, rule, finder's confidence, agreement and whether right, of each outermost attribution of a text."""
    watch = Watch()
    merging.sureness, merging.sureness_of_rule = watch.tagged, watch.ruled
    attributor = Attributor.load(trained=trained)
    for article, head, body in passages(articles):
        found = [one for one in attributor.find(head, body) if one.where == "text" and one.outer is None]
        for one, right in zip(found, judge.right(article, found), strict=True):
            yield *watch.asked[one.confidence], right


def fit(rows: list[Case]) -> dict[str, float]:
    """Weights of the logistic regression over the cases that the finder found."""
    names = ["bias", "tagger", "both", "agreement", *(f"rule_{rule}" for rule in RULES)]
    features = np.array([row_features(rule, tagged, share) for _, rule, tagged, share, _ in rows])
    right = np.array([float(row[-1]) for row in rows])
    weights = np.zeros(len(names))
    ridge = np.eye(len(names)) * RIDGE
    ridge[0, 0] = ridge[1, 1] = 1e-6
    for _ in range(30):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (right - chances) - ridge @ weights
        curve = (features * (chances * (1 - chances))[:, None]).T @ features + ridge
        weights += np.linalg.solve(curve, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def row_features(rule: str | None, tagged: float, share: float) -> list[float]:
    """One case as numbers, in the order of the weights."""
    tagged = min(max(tagged, 0.01), 0.99)
    both = float(rule is not None)
    return [1.0, math.log(tagged / (1 - tagged)), both, both * share, *(float(rule == name) for name in RULES)]


def shares(rows: list[Case]) -> dict[str, float]:
    """Share of right cases of each rule, smoothed towards that of all."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for _, rule, _, _, right in rows:
        counts[rule or "other"].append(right)
    mean = sum(row[-1] for row in rows) / max(1, len(rows))
    table = {"other": round(mean, 3)}
    for rule, hits in sorted(counts.items()):
        table[rule] = round((sum(hits) + SMOOTH * mean) / (len(hits) + SMOOTH), 3)
    return table


def print_table(name: str, comment: str, values: dict[str, float]) -> None:
    """One table of the file."""
    print(f"\n[{name}]\n# {comment}")
    for key, value in values.items():
        print(f"{json.dumps(key) if '-' in key else key} = {value}")


def print_tables(articles: list[dict[str, Any]], judge: Judge, others: int) -> None:
    """The file that ships."""
    held = [article for article in articles if is_held_out(article)]
    rest = [article for article in articles if not is_held_out(article)][:others]
    beside = list(cases(held, judge, trained=True))
    alone = list(cases(rest, judge, trained=False))
    print(
        "# How likely an attribution is right. Origin: printed by training/attribution_confidence.py, which says how."
    )
    print("# Right: content alike by half and source right, as the scorer of the PolNeAR corpus has it.")
    tagged = [row for row in beside if row[0] == "tagged"]
    silent = [row for row in beside if row[0] == "rules_beside"]
    print_table(
        "tagged", f'Found by the trained finder. Example: finder 0.9, rule "clause". Cases: {len(tagged)}', fit(tagged)
    )
    print_table("rules_beside", f"Found by a rule where the finder saw nothing. Cases: {len(silent)}", shares(silent))
    print_table("rules_alone", f"Found by a rule, no finder asked. Cases: {len(alone)}", shares(alone))


def print_report(articles: list[dict[str, Any]], judge: Judge) -> None:
    """How many of the attributions given each confidence are right."""
    attributor = Attributor.load()
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for article, head, body in passages(articles):
        found = [one for one in attributor.find(head, body) if one.where == "text" and one.outer is None]
        for one, right in zip(found, judge.right(article, found), strict=True):
            bins[min(9, int(one.confidence * 10))].append((one.confidence, right))
    print("confidence   given  right  cases")
    for number, rows in sorted(bins.items()):
        given, share = sum(row[0] for row in rows) / len(rows), sum(row[1] for row in rows) / len(rows)
        print(f"{number / 10:.1f} to {number / 10 + 0.1:.1f}   {given:.2f}   {share:.2f}   {len(rows)}")


def main() -> None:
    """Fit and print, or report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--others", type=int, default=300, help="articles on which rules alone are weighed")
    parser.add_argument("--report", action="store_true", help="print a reliability table instead")
    options = parser.parse_args()
    articles, judge = load(options.data), Judge(options.bench)
    if options.report:
        print_report(articles, judge)
    else:
        print_tables(articles, judge, options.others)


if __name__ == "__main__":
    main()
