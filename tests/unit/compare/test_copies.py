"""Copies and light rewrites of one text, told from texts that share a quotation, a background or a notice."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.copies import are_copies, may_be_copies, shingles_of

CHANCE = random.Random(7)


def prose(words: int) -> str:
    """Words that no other call gives."""
    return " ".join("".join(CHANCE.choices("abcdefghiklmnoprstu", k=7)) for _ in range(words))


STORY, BACKGROUND, NOTICE, SPEECH = prose(200), prose(150), prose(60), prose(120)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(STORY, STORY, True, id="the same text"),
        pytest.param(STORY, STORY.upper().replace(" ", ", "), True, id="other case and punctuation"),
        pytest.param(STORY, STORY[:800], True, id="cut at the end"),
        pytest.param(f"{prose(30)} {STORY}", f"{prose(25)} {STORY}", True, id="each with its own lead"),
        pytest.param(f"{STORY} {prose(100)}", f"{STORY} {prose(90)}", True, id="each with its own end"),
        pytest.param(STORY, prose(200), False, id="nothing in common"),
        pytest.param(f"{prose(120)} {BACKGROUND}", f"{prose(120)} {BACKGROUND}", False, id="one standing background"),
        pytest.param(f"{NOTICE} {prose(80)}", f"{NOTICE} {prose(90)}", False, id="one standing notice"),
        pytest.param(
            f"{prose(40)} “{SPEECH}” {prose(40)}", f"{prose(50)} “{SPEECH}” {prose(30)}", False, id="one statement heard by two"
        ),
        pytest.param("Ten dead in a blast.", "Ten dead in a blast", True, id="short and equal"),
        pytest.param("Ten dead in a blast in the old town.", "Ten dead in a blast in the new town.", False, id="short"),
        pytest.param("At least 5,000 of the town's people left their homes", "at least 5000 of the towns people left their homes", True, id="marks lost"),
        pytest.param("", "", True, id="empty"),
        pytest.param("", STORY, False, id="one empty"),
    ],
)  # fmt: skip
def test_copies(one: str, other: str, *, expected: bool) -> None:
    """What makes two texts copies, whichever comes first."""
    assert are_copies(shingles_of(one), shingles_of(other)) is expected
    assert are_copies(shingles_of(other), shingles_of(one)) is expected


def test_copies_meet_in_the_index() -> None:
    """The samples of two copies share enough for them to be compared, those of strangers don't."""
    one, other = shingles_of(STORY).sample, shingles_of(STORY[:900]).sample
    assert may_be_copies(len(one & other), len(one), len(other))
    stranger = shingles_of(prose(200)).sample
    assert not may_be_copies(len(one & stranger), len(one), len(stranger))


def test_equal_texts_meet_in_the_index_however_short() -> None:
    """A text too short to have a sampled shingle is found by its words."""
    assert shingles_of("Ten dead.").sample & shingles_of("ten dead").sample


@given(st.text())
def test_any_text_has_shingles(text: str) -> None:
    """A text is a copy of itself, whatever it holds."""
    assert are_copies(shingles_of(text), shingles_of(text))
