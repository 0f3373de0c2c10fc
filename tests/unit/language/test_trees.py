"""Trees from scores: one root, no ring, and the best there is."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.trees import best_tree, is_tree


@pytest.mark.parametrize(
    ("heads", "tree"),
    [([0], True), ([1, 1, 1], True), ([1, 2, 2], True), ([1, 0, 2], False), ([0, 1], False), ([1, 2, 0], False)],
)
def test_a_tree_has_one_root_and_no_ring(heads: list[int], tree: bool) -> None:
    assert is_tree(heads) is tree


def weight(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[index, head] for index, head in enumerate(heads)))


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_best_tree_for_its_root_is_found(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    heads = best_tree(scores)
    assert is_tree(heads)
    (root,) = (index for index, head in enumerate(heads) if head == index)
    trees = (t for t in itertools.product(range(size), repeat=size) if t[root] == root and is_tree(t))
    assert weight(scores, heads) == pytest.approx(max(weight(scores, tree) for tree in trees), abs=1e-4)


def test_a_ring_is_broken_where_it_costs_least() -> None:
    scores = np.array([[5, 0, 0], [1, 0, 9], [0, 9, 0]], dtype=np.float32)
    assert best_tree(scores) == [0, 0, 1]
