"""What changed in what was claimed at one address."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sayso.compare import compare_revisions
from sayso.model import (
    Article,
    Event,
    Figure,
    Finding,
    Part,
    Provenance,
    Reading,
    Speaker,
    SpeechKind,
    Stance,
    Statement,
)
from sayso.spans import CharSpan
from unit.compare.made_answers import answer
from unit.compare.plain_passages import article

PROVENANCE = Provenance(sayso="0", models={}, config="", read_at=dt.datetime(2019, 5, 6, tzinfo=dt.UTC))


def reading(
    marked: str, headline: str = "Fire in Veld", statements: tuple[Statement, ...] = (), **fields: str
) -> Reading:
    """A reading of a text of one sentence, its one figure marked."""
    text = marked.replace("[", "").replace("]", "")
    figures: tuple[Figure, ...] = ()
    if "[" in marked:
        figures = (answer(marked, source=fields.get("source", ""), event=Event.KILLED).figure,)
    return Reading(article=article(headline, text), figures=figures, statements=statements, provenance=PROVENANCE)


def said(of: Article, content: str, speaker: str, stance: Stance = Stance.ASSERTS) -> Statement:
    start = of.text.index(content)
    return Statement(
        id="s1",
        where="text",
        source=(),
        cue=(),
        content=(CharSpan(start, start + len(content)),),
        kind=SpeechKind.INDIRECT,
        stance=stance,
        speaker=Speaker(name=speaker),
        said_on=None,
        confidence=1.0,
        rule="test",
    )


def told(findings: tuple[Finding, ...]) -> list[tuple[str, Part | None]]:
    return [(finding.rule, finding.part) for finding in findings]


FIRE = "A fire at the old mill in Veld killed [12] people on Monday."


def test_nothing_changed() -> None:
    assert compare_revisions(reading(FIRE), reading(FIRE)) == ()
    shouted = reading(FIRE, headline="FIRE IN VELD!")
    assert compare_revisions(reading(FIRE), shouted) == ()


def test_number_changed() -> None:
    findings = compare_revisions(reading(FIRE), reading(FIRE.replace("[12]", "[17]")))
    assert told(findings) == [("revision.number/1", Part.NUMBER)]
    assert [e.surface for e in findings[0].body] == ["12", "17"]
    assert findings[0].why == "“12” people became “17”."


def test_bound_changed() -> None:
    findings = compare_revisions(reading(FIRE), reading(FIRE.replace("[12]", "[at least 12]")))
    assert told(findings) == [("revision.comparator/1", Part.COMPARATOR)]


def test_source_changed() -> None:
    findings = compare_revisions(reading(FIRE, source="the mayor"), reading(FIRE, source="the army"))
    assert told(findings) == [("revision.source/1", Part.SPEAKER)]


def test_figure_added_and_dropped() -> None:
    bare = FIRE.replace("[", "").replace("]", "")
    assert told(compare_revisions(reading(FIRE), reading(bare))) == [("revision.dropped/1", None)]
    assert told(compare_revisions(reading(bare), reading(FIRE))) == [("revision.added/1", None)]


def test_headline_changed() -> None:
    findings = compare_revisions(reading(FIRE), reading(FIRE, headline="Arson in Veld"))
    assert told(findings) == [("revision.headline/1", None)]
    assert findings[0].headline is not None
    assert findings[0].headline.surface == "Arson in Veld"


def test_attribution_changed() -> None:
    text = "The mill had been closed for two winters and nobody swept its chimney, the owner said."
    content = "The mill had been closed for two winters and nobody swept its chimney"
    of = article("Fire in Veld", text)
    old = reading(text, statements=(said(of, content, "the owner"),))
    other = reading(text, statements=(said(of, content, "the mayor"),))
    denied = reading(text, statements=(said(of, content, "the owner", Stance.DENIES),))
    assert told(compare_revisions(old, other)) == [("revision.speaker/1", Part.SPEAKER)]
    assert told(compare_revisions(old, denied)) == [("revision.stance/1", Part.HEDGE)]
    assert told(compare_revisions(old, replace(old, statements=()))) == [("revision.unsaid/1", None)]
