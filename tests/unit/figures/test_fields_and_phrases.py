"""Fields that index a passage, and the noun phrases found in them."""

from __future__ import annotations

import pytest

from sayso.figures.fields import Field
from sayso.figures.phrases import find_after, find_before
from sayso.figures.spots import Part, find_spots
from sayso.spans import CharSpan
from unit.figures.figure_passages import passage


def field_of(text: str, headline: str = "") -> Field:
    return Field(passage(text), headline)


@pytest.mark.parametrize(
    ("text", "start", "phrase"),
    [
        ("the three old stone bridges fell", 0, None),
        ("old stone bridges fell", 0, "old stone bridges"),
        ("government-held towns in the north", 0, "government-held towns"),
        ("members of the sailing club left", 0, "members of the sailing club"),
        ("predominantly rural voters agreed", 0, "predominantly rural voters"),
        ("killed in the storm", 0, None),
        ("people the mayor said", 0, "people"),
    ],
)
def test_phrase_after(text: str, start: int, phrase: str | None) -> None:
    field = field_of(text)
    found = find_after(field, start, len(field.tokens))
    if phrase is None:
        assert found is None or found.words(field) != text
    else:
        assert found is not None
        assert found.words(field) == phrase


def test_phrase_before_stops_at_the_article() -> None:
    field = field_of("They ended a long border war for good.")
    index = next(token.index for token in field.tokens if token.text == "for")
    found = find_before(field, index, 0)
    assert found is not None
    assert found.words(field) == "long border war"


def test_cover_takes_tokens_that_share_a_character() -> None:
    field = field_of("nine-year war")
    covered = field.cover(CharSpan(0, 9))
    assert [field.tokens[index].text for index in range(covered.start, covered.end)] == ["nine", "-", "year"]
    assert not field.cover(CharSpan(9, 10)) or field.cover(CharSpan(9, 10)).start <= len(field.tokens)


def test_the_headline_repeated_is_a_sentence_of_its_own() -> None:
    headline = "Storm kills 31 miners in Silesia"
    field = field_of(f"Mon 6 May 2019 {headline} The storm came at night.", headline)
    assert [stretch.is_headline for stretch in field.stretches].count(True) == 1
    (head,) = [stretch for stretch in field.stretches if stretch.is_headline]
    assert head.span.of(field.text) == headline


def test_a_short_headline_is_not_looked_for() -> None:
    field = field_of("Storm. Storm came at night.", "Storm")
    assert not any(stretch.is_headline for stretch in field.stretches)


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("Six people died in Austria.", "Austria", Part.AT),
        ("Six people died near Vienna.", "Vienna", Part.NEAR),
        ("Six people came from Austria.", "Austria", Part.PATH),
        ("Austria said six people died.", "Austria", Part.ACTS),
        ("Six men fled the Austria-based firm.", "Austria", Part.ACTS),
        ("The wreck lies 40 km south of Vienna.", "Vienna", Part.BESIDE),
    ],
)
def test_the_part_that_a_place_plays(text: str, place: str, part: Part) -> None:
    field = field_of(text)
    found = {spot.words: spot.part for stretch in field.stretches for spot in find_spots(field, stretch)}
    assert found[place] is part


def test_a_lost_apostrophe_is_seen() -> None:
    field = field_of("Freedonia is small. Freedonias army left.")
    index = next(token.index for token in field.tokens if token.text == "Freedonias")
    assert field.is_bare_possessive(index)
