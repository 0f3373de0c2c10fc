"""From scores to spans: cues, smoothed roles, runs."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.attribution.decoding import cue_spans, runs, smooth


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


def brute(scores: np.ndarray, switch: np.ndarray) -> float:
    """The best total of any sequence."""
    length, roles = scores.shape
    return max(
        float(sum(scores[at, role] for at, role in enumerate(path)))
        + float(sum(switch[a, b] for a, b in itertools.pairwise(path)))
        for path in itertools.product(range(roles), repeat=length)
    )


@given(
    arrays(np.float32, (2, 5, 3), elements=st.floats(-4, 0, width=16)),
    arrays(np.float32, (3, 3), elements=st.floats(-2, 2, width=16)),
)
def test_smoothing_finds_the_best_sequence(scores: np.ndarray, switch: np.ndarray) -> None:
    for one, path in zip(scores, smooth(scores, switch), strict=True):
        total = sum(one[at, role] for at, role in enumerate(path))
        total += sum(switch[a, b] for a, b in itertools.pairwise(path.tolist()))
        assert abs(total - brute(one, switch)) < 1e-3
