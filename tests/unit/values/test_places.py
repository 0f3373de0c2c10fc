"""Places in sentences of our own, each behaviour told by its test."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

import pytest

from sayso.errors import GazetteerError
from sayso.model import PlaceMention
from sayso.values import gazetteer as gazetteer_module
from sayso.values.gazetteer import Gazetteer
from sayso.values.place_names import plain_key, sound_key
from sayso.values.places import find_places
from unit.values.analyses import analyse


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def places(marked: str) -> tuple[PlaceMention, ...]:
    return find_places(analyse(marked), gazetteer())


def named(marked: str) -> list[str]:
    """Mentions as "surface=name/ISO", demonyms with a star."""
    return [
        f"{one.surface}{'*' if one.demonym else ''}={one.place.name}/{one.place.iso or '-'}" for one in places(marked)
    ]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("Snow fell in Norway.", ["Norway=Norway/NO"]),
        ("Burma and Britain signed.", ["Burma=Myanmar/MM", "Britain=United Kingdom/GB"]),
        ("The U.S. said no.", ["U.S.=United States/US"]),
        ("Two Britons and an Iranian died.", ["Britons*=United Kingdom/GB", "Iranian*=Iran/IR"]),
        ("Iraqis voted.", ["Iraqis*=Iraq/IQ"]),
        ("He told us that.", []),
    ],
)
def test_countries_and_their_people(marked: str, found: list[str]) -> None:
    assert named(marked) == found


def test_a_city_has_its_id_and_what_holds_it() -> None:
    (mention,) = places("Shells fell on the city of {Aleppo|GPE}.")
    assert mention.place.geonames == 170063
    assert mention.place.within == ("Aleppo Governorate", "Syria")
    assert mention.place.kind == "city"


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("Syrian jets struck Idlib province.", ["Syrian*=Syria/SY", "Idlib province=Idlib/SY"]),
        ("Syria lost the province of {Homs|GPE}.", ["Syria=Syria/SY", "Homs=Homs/SY"]),
    ],
)
def test_a_kind_beside_a_name_makes_it_the_regions(marked: str, found: list[str]) -> None:
    assert named(marked) == found
    assert places(marked)[-1].place.kind == "region"


def test_the_state_after_a_comma_tells_which_town() -> None:
    assert named("He was born in {Paris|GPE}, Texas.") == ["Paris=Paris/US", "Texas=Texas/US"]
    assert named("She flew to {Paris|GPE}.") == ["Paris=Paris/FR"]
    assert named("A fire in {Springfield|GPE}, Mo. killed two.")[0] == "Springfield=Springfield/US"
    assert places("A fire in {Springfield|GPE}, Mo. killed two.")[0].place.within[0] == "Missouri"


def test_a_town_that_only_its_state_tells() -> None:
    (town, state) = places("A barn burned in {Quimbleford|GPE}, Iowa.")
    assert (town.place.name, town.place.iso, town.place.within) == ("Quimbleford", "US", ("Iowa", "United States"))
    assert state.place.name == "Iowa"


def test_the_article_s_countries_tell_which_georgia() -> None:
    assert named("Voters in Georgia and Ohio, U.S. polls show, agree.")[0] == "Georgia=Georgia/US"
    assert places("Russian troops left {Georgia|GPE}.")[1].place.kind == "country"


def test_transliterations_are_one_place() -> None:
    first = places("Syrian jets bombed the town of {Khan Sheikhoun|PERSON}.")[1].place
    second = places("Syrian jets bombed the town of {Khan Shaykhun|ORG}.")[1].place
    assert first == second
    assert first.geonames == 168325


@pytest.mark.parametrize(
    ("marked", "surface"),
    [
        ("They fled the village of {Tal Karbuna|ORG}.", "Tal Karbuna"),
        ("Ramsouna south of Hama fell.", "Ramsouna"),
        ("Fighting went on in Karbuna.", "Karbuna"),
        ("They shelled Jazala district at night.", "Jazala district"),
        ("Police closed Karbuna Square.", "Karbuna Square"),
        ("Men were shot at the Bab Karbun cemetery.", "Bab Karbun cemetery"),
    ],
)
def test_unknown_names_are_places_when_the_words_say_so(marked: str, surface: str) -> None:
    (first, *_) = places(marked)
    assert (first.surface, first.place.kind, first.place.geonames) == (surface, "other", None)


def test_a_name_joined_to_a_place_is_one() -> None:
    assert named("Buses left the towns of {Karbuna|ORG} and {Jazala|PERSON}.") == [
        "Karbuna=Karbuna/-",
        "Jazala=Jazala/-",
    ]


def test_a_name_that_was_a_place_once_is_one_everywhere() -> None:
    assert len(places("Karbuna residents fled. They shelled the town of {Karbuna|ORG}.")) == 2


@pytest.mark.parametrize(
    "marked",
    [
        "{Michael Jordan|PERSON} scored.",
        "{Hillary Clinton|PERSON} spoke. Clinton smiled.",
        "Mr. Lincoln wept.",
        "{Texas Tribune|ORG} reporters left.",
        "Reading aloud helps.",
        "In March the rain came.",
        "The Karbuna fighters fled.",
    ],
)
def test_persons_papers_and_months_are_no_places(marked: str) -> None:
    assert [one for one in places(marked) if not one.demonym] == []


@pytest.mark.parametrize(
    "marked", ["{US Central Command|ORG} denied it.", "Iran-backed fighters left.", "U.S.-backed forces won."]
)
def test_a_country_within_a_name_is_a_link_and_no_place(marked: str) -> None:
    (mention,) = places(marked)
    assert mention.demonym


def test_a_lost_apostrophe_stays_outside() -> None:
    (first, second) = places("Syrias army shelled {Aleppos|PERSON} outskirts.")
    assert (first.surface, second.surface) == ("Syria", "Aleppo")


def test_mentions_slice_to_their_surfaces_and_do_not_overlap() -> None:
    analysis = analyse("In {Kyiv|GPE}, Ukraine, near the Polish border, the Deir ez-Zor airport of Syria fell.")
    reached = 0
    for one in find_places(analysis, gazetteer()):
        assert one.span.of(analysis.text) == one.surface
        assert one.span.start >= reached
        reached = one.span.end


def test_a_text_without_words_has_no_places() -> None:
    assert places("") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Sheikhoun", "Khān Shaykhūn"),
        ("Raqqa", "Ar Raqqah"),
        ("Saraqeb", "Saraqib"),
        ("Deir al-Zor", "Deir ez-Zor"),
    ],
)
def test_spellings_of_one_sound(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


def test_plain_keys_undo_case_accents_and_hyphens() -> None:
    assert plain_key("Côte d’Ivoire") == "cote divoire"
    assert plain_key("Deir  ez-Zor") == "deir ez zor"
    assert plain_key("Łódź") == "lodz"


def test_newswire_names_stand_for_cities() -> None:
    assert gazetteer().find("Washington")[0].place.name == "Washington"
    assert gazetteer().find("Calcutta")[0].place.name == "Kolkata"
    assert gazetteer().find("No Such Place") == ()


def test_a_broken_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gazetteer_module, "files", lambda _: tmp_path)
    with pytest.raises(GazetteerError, match="can't be read"):
        Gazetteer.load()
    (tmp_path / "gazetteer.tsv.gz").write_bytes(gzip.compress(b"no header"))
    with pytest.raises(GazetteerError, match="cut short"):
        Gazetteer.load()
    (tmp_path / "gazetteer.tsv.gz").write_bytes(b"no gzip")
    with pytest.raises(GazetteerError, match="can't be read"):
        Gazetteer.load()
