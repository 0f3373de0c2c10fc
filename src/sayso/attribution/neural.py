"""An encoded text in, attributions out: the trained finder. Reads no grammar; one field of an article at a time.

The encoder has tagged the cues; for each cue a linker gives every word of the window the role of
source, content or none (docs/adr/0004). It finds what the PolNeAR corpus marks, which is the outermost attribution:
what lies inside of a content is left to rules.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from sayso.attribution.decoding import cue_spans, mend, runs
from sayso.attribution.linker import CONTENT, SOURCE, Cue, Linker, Seen
from sayso.attribution.neural_edges import as_ranges, complete, find_quotations, tidy
from sayso.model import Attribution
from sayso.spans import CharSpan
from sayso.weights import FOLDER, Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from sayso.encoded import Encoded, Words
    from sayso.model import Analysis
    from sayso.spans import Fragments

    Scores = NDArray[np.float32]
    Flags = NDArray[np.bool_]

RULE = "neural"


APART = 8.0
"""Price of a gap in a content without its source or cue in it, in log-probability. Chosen on held-out articles
among 0, 3, 6, 8 and 12 (docs/adr/0004)."""

CUE_ITSELF = -1


class Draft(NamedTuple):
    """An attribution in words of the text, not yet weighed against its neighbours."""

    source: list[tuple[int, int]]
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    features: tuple[float, ...]


class NeuralFinder:
    """A loaded finder of attributions."""

    def __init__(self, linker: Linker, settings: Settings) -> None:
        """Keep both; neither changes."""
        self._linker = linker
        self.settings = settings
        self.version = settings.version

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Self:
        """The finder with the weights that ship. Raises: ModelFileError if a file is missing or broken."""
        return cls(Linker.load(folder / "linker.onnx"), read_settings(folder / "settings.json"))

    def find(self, analysis: Analysis) -> tuple[Attribution, ...]:
        """The attributions of an encoded text, in order of their first character; contents never overlap.

        Spans are half-open code points of the text; quotation marks around a content belong to it.
        """
        encoded = analysis.encoded
        if encoded is None:
            return ()
        drafts = [draft(cue, seen) for cue, seen in self.link(encoded)]
        return tuple(settle([one for one in drafts if one.content], analysis.text, encoded.words, self.settings))

    def link(self, encoded: Encoded) -> list[tuple[Cue, Seen]]:
        """The cues of a text, each with the roles of the words around it."""
        cues = [
            Cue(first + start, end + start, chance, (start, stop))
            for start, stop in encoded.windows
            for first, end, chance in cue_spans(encoded.cues[start:stop], self.settings.cue)
        ]
        return list(zip(cues, self._linker.link(encoded.vectors, encoded.words, cues), strict=True)) if cues else []


def draft(cue: Cue, seen: Seen) -> Draft:
    """The attribution that a cue makes: each word in its likeliest role, gaps mended; in words of the text."""
    scores = seen.scores
    path = scores.argmax(axis=1)
    path[cue.first - seen.start : cue.end - seen.start] = CUE_ITSELF
    source = runs(path == SOURCE)
    mend(source, SOURCE, scores, path == CUE_ITSELF, math.inf)
    sources = _flags(source, len(path))
    content = runs((path == CONTENT) & ~sources)
    mend(content, CONTENT, scores, (path == CUE_ITSELF) | sources, APART)
    contents = _flags(content, len(path))
    return Draft(
        source=[(start + seen.start, end + seen.start) for start, end in source],
        cue=(cue.first, cue.end),
        content=[(start + seen.start, end + seen.start) for start, end in content],
        features=_features(cue.chance, scores, sources, contents),
    )


def _flags(spans: Iterable[tuple[int, int]], length: int) -> Flags:
    flags = np.zeros(length, dtype=np.bool_)
    for start, end in spans:
        flags[start:end] = True
    return flags


def _features(chance: float, scores: Scores, sources: Flags, contents: Flags) -> tuple[float, ...]:
    """What the confidence is made of: the cue's chance, how sure the content's and the source's words are."""
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    content = float(scores[contents, CONTENT].mean()) if contents.any() else -5.0
    expected = float(np.exp(scores[:, CONTENT]).sum()) / max(1, int(contents.sum()))
    source = float(scores[sources, SOURCE].mean()) if sources.any() else 0.0
    return (
        math.log(chance / (1 - chance)),
        content,
        abs(math.log(max(expected, 1e-3))),
        source,
        float(not sources.any()),
    )


def settle(drafts: Sequence[Draft], text: str, words: Words, settings: Settings) -> list[Attribution]:
    """The attributions that stand: surer ones first, each content word to one of them, in order of the text."""
    taken: set[int] = set()
    found: list[Attribution] = []
    quotations = find_quotations(words)
    weighed = sorted(((confidence(one.features, settings.weights), one) for one in drafts), key=lambda pair: -pair[0])
    for sure, one in weighed:
        if sure < settings.keep:
            break
        own = {index for start, end in (*one.source, one.cue) for index in range(start, end)}
        whole = complete(one.content, quotations, own | taken)
        inside = {index for start, end in whole for index in range(start, end)}
        free = inside - taken
        if 2 * len(free) < len(inside) or any(index in taken for index in range(*one.cue)):
            continue
        taken |= free
        content = tidy(as_ranges(sorted(free)), text, words)
        if not content:
            continue
        found.append(
            Attribution(
                where="text",
                source=_fragments(one.source, words),
                cue=_fragments([one.cue], words),
                content=_fragments(content, words),
                confidence=round(sure, 4),
                rule=RULE,
            ),
        )
    return sorted(found, key=_place)


def confidence(features: Sequence[float], weights: Sequence[float]) -> float:
    """The chance that an attribution is right, by logistic regression on held-out articles."""
    score = weights[0] + sum(weight * value for weight, value in zip(weights[1:], features, strict=True))
    return 1 / (1 + math.exp(-score))


def _fragments(ranges: Iterable[tuple[int, int]], words: Words) -> Fragments:
    return tuple(CharSpan(words.spans[start][0], words.spans[end - 1][1]) for start, end in ranges)


def _place(attribution: Attribution) -> int:
    return min(span.start for role in (attribution.source, attribution.cue, attribution.content) for span in role)
