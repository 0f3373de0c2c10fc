"""What the words of a question may match."""

from __future__ import annotations

import pytest

from sayso.model import Event, Stance
from sayso.query import Query
from sayso.spelling import spelling_key
from sayso.terms import MOST_TERMS, search_of


def words_of(asked: str) -> list[str]:
    return [term.word for term in search_of(Query.parse(asked)).terms]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("How many people were killed in Plovdiv?", ["killed", "Plovdiv"]),
        ("who said the dam was safe", ["dam", "safe"]),
        ("US troops in Iraq", ["US", "troops", "Iraq"]),
        ("the union's claim", ["union"]),
        ("Plovdiv Plovdiv", ["Plovdiv"]),
        ("the of and", []),
    ],
)
def test_idle_words_are_left_out(asked: str, kept: list[str]) -> None:
    """Function words and words that ask; names in capitals stay."""
    assert words_of(asked) == kept


@pytest.mark.parametrize("word", ["killed", "kills", "dead", "deaths", "died", "toll", "fatalities"])
def test_any_word_for_an_event_stands_for_it(word: str) -> None:
    """Verb, adjective or noun."""
    (term,) = search_of(Query.parse(word)).terms
    assert term.events == (Event.KILLED,)


def test_casualties_are_the_killed_and_the_wounded() -> None:
    """Who asks for casualties asks for both."""
    (term,) = search_of(Query.parse("casualties")).terms
    assert set(term.events) == {Event.CASUALTIES, Event.KILLED, Event.WOUNDED}


@pytest.mark.parametrize("word", ["held", "strike", "bus", "given"])
def test_words_with_many_senses_are_words(word: str) -> None:
    """They stand for no event."""
    (term,) = search_of(Query.parse(word)).terms
    assert not term.events


def test_kin() -> None:
    """Words that newsrooms swap."""
    (term,) = search_of(Query.parse("troops")).terms
    assert "soldier" in term.same


@pytest.mark.parametrize(("word", "near"), [("Bulgaria", "Bulgarian"), ("bulgarian", "Bulgaria")])
def test_countries_and_their_adjectives(word: str, near: str) -> None:
    """One is close to the other."""
    (term,) = search_of(Query.parse(word)).terms
    assert near in term.near


@pytest.mark.parametrize("word", ["denied", "denies", "denial", "denying"])
def test_words_that_name_a_stance(word: str) -> None:
    """They stand for statements of that stance."""
    (term,) = search_of(Query.parse(word)).terms
    assert term.stance is Stance.DENIES


def test_names_of_the_speaker() -> None:
    """Each name under which the speaker is known is a way to match."""
    search = search_of(Query.parse(speaker="Ivana Koleva"), speakers=["I. Kolewa"])
    assert [[term.word for term in name] for name in search.speakers] == [["Ivana", "Koleva"], ["I", "Kolewa"]]
    assert not search_of(Query.parse("x"), speakers=["ignored"]).speakers


def test_long_questions_are_cut() -> None:
    """A page pasted as a question is no question."""
    assert len(words_of(" ".join(f"word{number}" for number in range(500)))) == MOST_TERMS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei", "Sergey"),
        ("Velbazhd", "Welbashd"),
        ("Qaddafi", "Gaddafi"),
        ("Mohammed", "Muhammad"),
        ("Łódź", "Lodz"),
        ("Tschaikowski", "Chaikovsky"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    """What transliterations differ in is left out."""
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize("word", ["", "Iran", "Paea", "123", "it", "北京"])
def test_short_words_have_no_key(word: str) -> None:
    """Too few consonants to tell one name from others."""
    assert spelling_key(word) is None
