"""A search as expressions of full-text search."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.query import Query, RecordKind
from sayso.store.match import Level, begun_expression, expression, loose_expression, places_of
from sayso.terms import search_of

FIGURE, STATEMENT = RecordKind.FIGURE, RecordKind.STATEMENT


def exact(words: str, kind: RecordKind = FIGURE, **filters: str) -> str:
    return expression(search_of(Query.parse(words, **filters)), kind, Level.EXACT)


def test_every_term_must_match() -> None:
    """Joined by AND, each in the record's own columns."""
    assert exact("plum harvest") == (
        '(tags : "figurekindfigure" AND {words counted names places} : "plum" AND {words counted names places} : "harvest")'
    )


def test_an_event_is_a_tag() -> None:
    """Of figures that name it, and of records whose words tell it; a word in a sentence alone doesn't match."""
    assert exact("killed") == '(tags : "figureeventkilled" OR tags : "figuretoldkilled")'
    assert 'tags : "statementtoldkilled"' in exact("killed", STATEMENT)
    assert "head" not in exact("killed")
    assert "figureheadkilled" in expression(search_of(Query.parse("killed Ruse")), FIGURE, Level.NEAR)


def test_a_single_term_stands_in_the_record_itself_at_every_level() -> None:
    """So that of an event there is one expression to try, not two."""
    search = search_of(Query.parse("killed"))
    assert expression(search, FIGURE, Level.NEAR) == expression(search, FIGURE, Level.EXACT)


def test_filters_are_tags() -> None:
    """One token each, however the outlet is written; they tell the kind."""
    told = exact("", outlet="The Daily-Post", stance="denies", event="killed")
    assert told == (
        '(tags : "figureeventkilled" AND tags : "figurestancedenies" AND tags : "figureoutletthedailypost")'
    )


def test_a_place_is_a_figure_s_own_and_a_statement_s_words() -> None:
    """Statements have no place of their own."""
    assert 'places : "Ruse"' in exact("", place="Ruse")
    assert 'words : "Ruse"' in exact("", STATEMENT, place="Ruse")


def test_quotes_end_no_string() -> None:
    """A quotation mark within a word is doubled."""
    search = search_of(Query.parse("", outlet='a"b'))
    assert '"figureoutletab"' in expression(search, FIGURE, Level.EXACT)


def test_near_adds_headline_spelling_and_countries() -> None:
    """The second level."""
    search = search_of(Query.parse("Bulgaria Velbazhd"))
    near = expression(search, FIGURE, Level.NEAR)
    assert '{places headline} : "Bulgarian"' in near
    assert '{names spellings} : "zk' in near


def test_unknown_terms_begin_words() -> None:
    """Only those, and only where there is one."""
    search = search_of(Query.parse("Rott docks"))
    first, second = search.terms
    told = begun_expression(search, FIGURE, [first])
    assert told is not None
    assert '"Rott" *' in told
    assert '"docks" *' not in told
    assert second.word == "docks"
    assert begun_expression(search, FIGURE, []) is None


@pytest.mark.parametrize(
    ("words", "loosened"), [("plum harvest", False), ("killed in Ruse", False), ("killed near Ruse harbour", True)]
)
def test_what_can_be_spared(words: str, *, loosened: bool) -> None:
    """Of three terms or more one that is neither an event nor a name."""
    assert (loose_expression(search_of(Query.parse(words)), FIGURE) is not None) is loosened


def test_days_are_keys() -> None:
    """A range that the index of keys answers."""
    first, last = places_of(search_of(Query.parse("x", since="2024-03-01", until="2024-03-01")))
    assert first < last < 0
    longer = places_of(search_of(Query(words="x", since=dt.date(2024, 3, 1), until=dt.date(2024, 3, 2))))
    assert longer[0] < first  # the newest stand first
    assert longer[1] == last
