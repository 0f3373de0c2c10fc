"""Headlines whose number is borne out, but not their hedge, place or speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.compare.details import check_details
from sayso.compare.headline import check_headline
from sayso.model import Finding, Part, Passage, Place, PlaceMention, Speaker, SpeechKind, Stance, Statement, Verdict
from sayso.spans import CharSpan
from unit.compare.made_answers import answer
from unit.compare.plain_passages import passage

CHILE = Place("Chile", "CL", None, "country")
PERU = Place("Peru", "PE", None, "country")


def placed(of: Passage, name: str, place: Place) -> Passage:
    start = of.text.index(name)
    mention = PlaceMention(CharSpan(start, start + len(name)), name, place)
    return replace(of, places=(*of.places, mention))


def checked(headline: Passage, body: Passage, **given: object) -> Finding:
    found = check_headline(headline, body)
    (finding,) = check_details(found, headline, body, given.get("statements", ()), given.get("figures", ()))  # type: ignore[arg-type]
    return finding


@pytest.mark.parametrize(
    ("headline", "body", "part"),
    [
        ("9 Killed by Flood", "The flood may have killed 9 people in the valley, rescuers fear.", Part.HEDGE),
        ("9 Drown in Orla Bay", "Nine sailors are feared drowned in Orla Bay.", Part.HEDGE),
        ("Flood May Have Killed 9", "The flood may have killed 9 people in the valley.", None),
        ("9 Feared Dead in Flood", "The flood may have killed 9 people in the valley.", None),
        ("9 Killed by Flood", "The flood killed 9 people, and it may have rained for two days without a pause.", None),
        (
            "9 Killed by Flood",
            "The flood may have killed 9 people. On Monday the toll was 9 people, the mayor said.",
            Part.HEDGE,
        ),
    ],
)
def test_a_hedge_dropped(headline: str, body: str, part: Part | None) -> None:
    finding = checked(passage(headline, "headline"), passage(body))
    assert finding.part is part
    assert finding.verdict is (Verdict.UNSUPPORTED if part else Verdict.SUPPORTED)


def test_a_place_exchanged() -> None:
    headline = placed(passage("9 Killed by Flood in Chile", "headline"), "Chile", CHILE)
    body = placed(passage("A flood in Peru killed 9 people."), "Peru", PERU)
    figure = replace(answer("A flood in Peru killed [9] people.").figure, place_id=PERU)
    finding = checked(headline, body, figures=(figure,))
    assert (finding.verdict, finding.part) == (Verdict.CONTRADICTED, Part.PLACE)
    assert "Peru" in finding.why
    both = placed(body, "people", CHILE)
    assert checked(headline, both, figures=(figure,)).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("body", "part"), [("A flood killed 9 people.", Part.SPEAKER), ("A flood killed 9, Orme said.", None)]
)
def test_a_speaker_whom_the_body_does_not_know(body: str, part: Part | None) -> None:
    headline = passage("Flood Kills 9, Says Ada Orme", "headline")
    statement = Statement(
        id="s1",
        where="headline",
        source=(CharSpan(20, 28),),
        cue=(CharSpan(15, 19),),
        content=(CharSpan(0, 13),),
        kind=SpeechKind.INDIRECT,
        stance=Stance.ASSERTS,
        speaker=Speaker(name="Ada Orme", named=True),
        said_on=None,
        confidence=1.0,
        rule="test",
    )
    assert checked(headline, passage(body), statements=(statement,)).part is part


def test_what_fails_already_stays() -> None:
    finding = checked(passage("30 Killed by Flood", "headline"), passage("The flood may have killed 9 people."))
    assert finding.part is Part.NUMBER
