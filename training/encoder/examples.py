"""Articles with attributions in, batches of windows with labels out."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from grammar import Grammar, Kinds, Swapper, of_window, stack, whole_grammar

from sayso.attribution.linker import CONTENT, CUE, NONE, SOURCE, pair_features
from sayso.language.windows import LARGEST, Window, Words, cut_windows, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.language.wordpiece import WordPiece

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
SINGLE = str.maketrans("“”", "‘’")
SIZES = (112, 144, 192)  # subtokens of a window at most, drawn for each article


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its cues and the roles that its words have for each."""

    words: Words
    window: Window
    cues: list[tuple[int, int]]  # first word, last + 1, from the window's start
    roles: np.ndarray  # (cues, words) NONE, SOURCE, CONTENT, CUE
    article: int
    grammar: Grammar
    is_marked: bool  # False for invented sentences, whose attributions nobody marked


@dataclass(slots=True)
class Batch:
    """Examples side by side, as tensors."""

    tokens: torch.Tensor
    shapes: torch.Tensor
    states: torch.Tensor
    firsts: torch.Tensor
    lasts: torch.Tensor
    mask: torch.Tensor  # (B, 1, 1, T) true where there is a subtoken
    tags: torch.Tensor  # (B, W) OUT, BEGIN, WITHIN, or -100 beyond the window
    window: torch.Tensor  # (C,)
    first: torch.Tensor
    last: torch.Tensor
    buckets: torch.Tensor  # (C, W)
    relations: torch.Tensor
    roles: torch.Tensor  # (C, W), -100 beyond the window
    grammar: dict[str, torch.Tensor]  # (B, N) each, see grammar.stack
    examples: list[Example]


def load_articles(path: Path) -> list[dict[str, Any]]:
    """The articles of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_held_out(article: dict[str, Any], share: int = 14) -> bool:
    """True for one article in `share`, told by its id: the same ones each time."""
    return int(hashlib.sha256(article["id"].encode()).hexdigest(), 16) % share == 0


def word_range(starts: list[int], ends: list[int], span: list[int]) -> tuple[int, int]:
    """The words that a span of characters touches."""
    return bisect_right(ends, span[0]), bisect_left(starts, span[1])


@dataclass(frozen=True, slots=True)
class School:
    """What every article is cut with: the vocabulary, spaCy's grammar by article id, its kinds, names to swap in."""

    pieces: WordPiece
    silver: dict[str, Any]
    kinds: Kinds
    swapper: Swapper


def make_examples(
    article: dict[str, Any],
    school: School,
    number: int,
    draw: random.Random | None = None,
) -> list[Example]:
    """The windows of an article with their labels; `draw` moves the cuts, swaps names, sometimes straightens marks."""
    pieces = school.pieces
    text = article["text"]
    if draw:
        text = _disguised(text, draw)
    words = read_words(text, pieces)
    whole = whole_grammar(school.silver[article["id"]], words, school.kinds)
    if draw:
        school.swapper.swap(words, whole, school.kinds, draw)
    largest = draw.choice(SIZES) if draw else LARGEST
    first = draw.randrange(60, largest) if draw else None
    starts, ends = [s for s, _ in words.spans], [e for _, e in words.spans]
    told = []
    for attribution in article["attributions"]:
        spans = {
            role: [word_range(starts, ends, span) for span in attribution[role]]
            for role in ("source", "cue", "content")
        }
        if spans["cue"]:
            told.append(spans)
    examples = []
    for window in cut_windows(words, pieces, largest=largest, first=first):
        here = [spans for spans in told if window.start <= spans["cue"][0][0] and spans["cue"][-1][1] <= window.end]
        length = window.end - window.start
        roles = np.full((len(here), length), NONE)
        cues = []
        for row, spans in zip(roles, here, strict=True):
            cues.append((spans["cue"][0][0] - window.start, spans["cue"][-1][1] - window.start))
            for role, code in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
                for start, end in spans[role]:
                    row[max(0, start - window.start) : max(0, end - window.start)] = code
        examples.append(
            Example(
                words, window, cues, roles, number, of_window(whole, window), not article["id"].startswith("invented-")
            )
        )
    return examples


def _disguised(text: str, draw: random.Random) -> str:
    """`text` as another outlet might print it, of the same length: other marks, paragraphs lost."""
    chance = draw.random()
    if chance < 0.25:
        text = text.translate(STRAIGHT)
    elif chance < 0.32:
        text = text.translate(SINGLE)
    if draw.random() < 0.1:
        text = text.replace("\n", " ")
    return text


def _pad(rows: list[np.ndarray], length: int, fill: int = 0) -> torch.Tensor:
    out = np.full((len(rows), length), fill, dtype=np.int64)
    for place, row in zip(out, rows, strict=True):
        place[: len(row)] = row
    return torch.from_numpy(out)


def collate(examples: list[Example], draw: random.Random | None = None) -> Batch:
    """One batch; `draw` moves the edges of some cues, as the tagger will get some wrong."""
    windows = [example.window for example in examples]
    longest = max(len(window.tokens) for window in windows)
    widest = max(len(window.firsts) for window in windows)
    tags, window_of, first, last, buckets, relations, roles = [], [], [], [], [], [], []
    for number, example in enumerate(examples):
        length = len(example.window.firsts)
        tag = np.full(length, 0 if example.is_marked else -100, dtype=np.int64)
        cues = []
        for start, end in example.cues:
            tag[start] = 1
            tag[start + 1 : end] = 2
            cues.append(_moved(start, end, length, draw))
        tags.append(tag)
        if cues:
            near, place = pair_features(example.words, example.window.start, example.window.end, cues)
            buckets.extend(near)
            relations.extend(place)
            roles.extend(example.roles)
            window_of += [number] * len(cues)
            first += [cue[0] for cue in cues]
            last += [cue[1] - 1 for cue in cues]
    tokens = [window.tokens for window in windows]
    mask = _pad([np.ones_like(row) for row in tokens], longest).bool()[:, None, None, :]
    return Batch(
        tokens=_pad(tokens, longest),
        shapes=_pad([window.shapes for window in windows], longest, 4),
        states=_pad([window.states for window in windows], longest),
        firsts=_pad([window.firsts for window in windows], widest),
        lasts=_pad([window.lasts for window in windows], widest),
        mask=mask,
        tags=_pad(tags, widest, -100),
        window=torch.tensor(window_of, dtype=torch.long),
        first=torch.tensor(first, dtype=torch.long),
        last=torch.tensor(last, dtype=torch.long),
        buckets=_pad(buckets, widest),
        relations=_pad(relations, widest),
        roles=_pad(roles, widest, -100),
        grammar=stack([example.grammar for example in examples]),
        examples=examples,
    )


def _moved(start: int, end: int, length: int, draw: random.Random | None) -> tuple[int, int]:
    if draw and draw.random() < 0.15:
        start = min(end - 1, max(0, start + draw.choice((-1, 1, 0))))
        end = max(start + 1, min(length, end + draw.choice((-1, 1, 0))))
    return start, end


def batches(examples: list[Example], tokens: int, draw: random.Random | None = None) -> Iterator[Batch]:
    """Batches of up to `tokens` subtokens, windows of like length together, in random order if `draw` is given."""
    ordered = sorted(examples, key=lambda e: len(e.window.tokens) + (draw.random() * 16 if draw else 0))
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.window.tokens) > tokens:
            groups.append([])
        groups[-1].append(example)
    if draw:
        draw.shuffle(groups)
    for group in groups:
        yield collate(group, draw)
