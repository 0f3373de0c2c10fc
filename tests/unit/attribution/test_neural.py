"""The trained finder from end to end, on sentences of our own."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.neural import NeuralFinder, confidence
from sayso.errors import ModelFileError
from sayso.language import Analyser
from sayso.model import Attribution
from sayso.weights import read_settings


class Finder:
    """Analyser and finder in one: text in, attributions out."""

    def __init__(self) -> None:
        self.analyser, self.finder = Analyser.load(), NeuralFinder.load()

    def find(self, text: str) -> tuple[Attribution, ...]:
        return self.finder.find(self.analyser.analyse(text))


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder()


def words(text: str, attribution: Attribution) -> tuple[str, str, str]:
    """Source, cue and content as words."""
    roles = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = (" ... ".join(span.of(text) for span in role) for role in roles)
    return source, cue, content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Lena Ortiz said the bridge would open in May.",
            ("Mayor Lena Ortiz", "said", "the bridge would open in May"),
        ),
        (
            "“The bridge will open in May,” Ortiz said.",
            ("Ortiz", "said", "“The bridge will open in May,”"),
        ),
        (
            "“We are ready,” said Ortiz. “The work is done.”",
            ("Ortiz", "said", "“We are ready,” ... “The work is done.”"),
        ),
        (
            "According to the harbour office, two ships collided on Monday.",
            ("the harbour office", "According to", "two ships collided on Monday"),
        ),
    ],
)
def test_plain_forms_of_speech(finder: Finder, text: str, expected: tuple[str, str, str]) -> None:
    (found,) = finder.find(text)
    assert tuple(part.rstrip(",. ") for part in words(text, found)) == tuple(part.rstrip(",. ") for part in expected)
    assert found.rule == "neural"
    assert found.where == "text"
    assert 0 < found.confidence < 1


def test_a_text_without_speech_has_no_attribution(finder: Finder) -> None:
    assert finder.find("The ferry leaves at nine and takes forty minutes.") == ()
    assert finder.find("") == ()
    assert finder.find(" \n\n ") == ()


def test_spaces_before_a_text_move_its_spans_alone(finder: Finder) -> None:
    text = "The union said the strike was over. Its members, it added, would return on Friday."
    moved = finder.find("   " + text)
    assert [words("   " + text, found) for found in moved] == [words(text, found) for found in finder.find(text)]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("abc said he She “”\"'\n.,:é ½𝄞"), max_size=200))
def test_any_text_gives_spans_in_order_with_contents_apart(finder: Finder, text: str) -> None:
    taken: set[int] = set()
    for attribution in finder.find(text):
        assert attribution.content
        for role in (attribution.source, attribution.cue, attribution.content):
            assert all(span and not span.of(text)[0].isspace() and not span.of(text)[-1].isspace() for span in role)
            assert all(one.end <= two.start for one, two in itertools.pairwise(role))
        characters = {index for span in attribution.content for index in range(span.start, span.end)}
        assert not characters & taken
        taken |= characters


def test_confidence_is_a_chance() -> None:
    assert confidence((0.0, 0.0), (0.0, 1.0, 1.0)) == 0.5
    assert confidence((5.0, 0.0), (0.0, 1.0, 1.0)) > 0.99


def test_broken_settings_are_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": "1"}), encoding="utf-8")
    with pytest.raises(ModelFileError, match="can't be read"):
        read_settings(path)
