"""From scores to spans: cues, mended fragments, runs."""

from __future__ import annotations

import math

import numpy as np

from sayso.attribution.decoding import cue_spans, mend, runs


def tags(rows: list[tuple[float, float, float]]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_a_cue_goes_on_while_it_is_likelier_than_not() -> None:
    found = cue_spans(tags([(1, 0, 0), (0.2, 0.8, 0), (0.1, 0, 0.9), (0.6, 0, 0.4)]), 0.5)
    assert [(start, end) for start, end, _ in found] == [(1, 3)]


def test_two_cues_side_by_side() -> None:
    found = cue_spans(tags([(0.1, 0.9, 0), (0.1, 0.8, 0.1)]), 0.5)
    assert [(start, end) for start, end, _ in found] == [(0, 1), (1, 2)]


def test_a_doubtful_begin_within_a_cue_is_no_second_cue() -> None:
    found = cue_spans(tags([(0.1, 0.9, 0), (0.1, 0.4, 0.5)]), 0.3)
    assert [(start, end) for start, end, _ in found] == [(0, 2)]


def test_no_cue_below_the_threshold() -> None:
    assert cue_spans(tags([(0.6, 0.4, 0)]), 0.5) == []


def test_runs() -> None:
    assert runs(np.array([True, True, False, True])) == [(0, 2), (3, 4)]
    assert runs(np.array([False])) == []


def scored(roles: str, sure: float = 2.0) -> np.ndarray:
    """Log-probabilities of words whose likeliest roles are told by letters: _ none, s source, c content."""
    scores = np.full((len(roles), 4), -sure - 1, dtype=np.float32)
    for row, letter in zip(scores, roles, strict=True):
        row["_sc".index(letter)] = 0
    return scores


def mended(roles: str, between: list[int], apart: float) -> list[tuple[int, int]]:
    scores = scored(roles)
    held = np.zeros(len(roles), dtype=np.bool_)
    held[between] = True
    fragments = runs(scores.argmax(axis=1) == 2)
    mend(fragments, 2, scores, held, apart)
    return fragments


def test_a_gap_for_the_cue_stays() -> None:
    assert mended("ccc__ccc", [3, 4], 0) == [(0, 3), (5, 8)]


def test_a_short_gap_is_closed() -> None:
    assert mended("ccc_ccc", [], 50) == [(0, 7)]


def test_a_short_piece_far_off_is_dropped() -> None:
    assert mended("cccc____c", [], 50) == [(0, 4)]
    assert mended("c____cccc", [], 50) == [(5, 9)]


def test_long_pieces_far_apart_stay_for_the_price() -> None:
    assert mended("cccc____cccc", [], 8) == [(0, 4), (8, 12)]
    assert mended("cccc____cccc", [], math.inf) == [(0, 12)]


def test_several_gaps_are_mended_one_after_the_other() -> None:
    assert mended("cc_cc_cc", [], 50) == [(0, 8)]
    assert mended("ccc_ccc__c", [8], 50) == [(0, 7), (9, 10)]
