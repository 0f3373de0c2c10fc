"""What English doesn't have is mended; the rest stays."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sayso.language.mending import Tree, mend
from sayso.language.trees import is_tree


def test_what_stands_before_the_mark_is_the_possessor() -> None:
    tree = Tree(["NNS", "POS", "NN", "VBD"], [2, 0, 3, 3], ["nsubj", "case", "nsubj", "ROOT"])
    mend(tree)
    assert tree.relations == ["poss", "case", "nsubj", "ROOT"]


def test_a_verb_with_a_subject_is_no_auxiliary() -> None:
    """The hope that he was alive faded."""
    tags = ["DT", "NN", "IN", "PRP", "VBD", "JJ", "VBD"]
    tree = Tree(tags, [1, 6, 4, 4, 6, 4, 6], ["det", "nsubj", "mark", "nsubj", "auxpass", "acomp", "ROOT"])
    mend(tree)
    assert (tree.heads[4], tree.relations[4]) == (1, "acl")
    assert is_tree(tree.heads)


def test_an_auxiliary_stays_one() -> None:
    """He said that it was closed."""
    tags = ["PRP", "VBD", "IN", "PRP", "VBD", "VBN"]
    tree = Tree(tags, [1, 1, 5, 5, 5, 1], ["nsubj", "ROOT", "mark", "nsubjpass", "auxpass", "ccomp"])
    mend(tree)
    assert tree.relations[4] == "auxpass"


def test_a_particle_has_no_object() -> None:
    """She shrugged off rumours."""
    tree = Tree(["PRP", "VBD", "RP", "NNS"], [1, 1, 1, 2], ["nsubj", "ROOT", "prt", "pobj"])
    mend(tree)
    assert (tree.heads[3], tree.relations[3]) == (1, "dobj")


@given(st.integers(2, 9), st.integers(0, 10_000))
def test_what_was_a_tree_stays_one(size: int, seed: int) -> None:
    dice = random.Random(seed)
    order = dice.sample(range(size), size)
    heads = [0] * size
    for place, index in enumerate(order):
        heads[index] = order[dice.randrange(place)] if place else index
    tags = [dice.choice(("NN", "VBD", "POS", "IN")) for _ in range(size)]
    tree = Tree(tags, heads, [dice.choice(("mark", "auxpass", "nsubj", "pobj", "prt")) for _ in range(size)])
    mend(tree)
    assert is_tree(tree.heads)
