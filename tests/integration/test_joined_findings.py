"""Findings over several pages, as a ledger keeps them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso import joining
from sayso.ledger import Ledger
from sayso.model import FindingKind, Reading
from sayso.testing import make_article, make_figure, make_reading, make_statement

FERRY = "At Cape Orla {} people were killed when a ferry sank in a storm, police said."


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as opened:
        yield opened


def page(count: str, name: str, *, day: str = "2024-03-01", source: str = "", url: str | None = None) -> Reading:
    text = FERRY.format(count)
    article = make_article(text, id=name, headline="Ferry sinks off Cape Orla", published=day, outlet=name, url=url)
    figure = make_figure(article, count, counted="people", event="killed", place="Cape Orla", source=source)
    return make_reading(article, figures=[figure])


def told(ledger: Ledger) -> list[tuple[str, str]]:
    ledger.group()
    return sorted((found.finding.kind.value, found.finding.rule) for found in ledger.findings())


def test_a_dispute_comes_with_the_second_page_and_goes_with_it(ledger: Ledger) -> None:
    """It is found on the newest page, shown by its id, and told for each of its pages."""
    ledger.add(page("31", "Gazette", source="Captain Ruiz"))
    assert told(ledger) == []
    ledger.add(page("33", "Herald", source="the port"))
    assert told(ledger) == [("dispute", "question.disputed/3")]
    (found,) = ledger.findings(kind="dispute")
    assert ledger.show(found.id).item == found.finding
    pages = {answer.page for answer in ledger.ask("killed").figures}
    for each in pages:
        assert [other.id for other in ledger.findings_on([each])] == [found.id]
    without = page("33", "Herald", source="the port")
    ledger.add(make_reading(without.article, sayso="0.2.0"))
    assert told(ledger) == []


def test_the_order_of_arrival_changes_no_finding() -> None:
    """Ids included."""
    made = [
        page("31", "Gazette"),
        page("31", "Herald", source="the port"),
        page("44", "Post", day="2024-03-02"),
    ]
    ids = []
    for order in (made, made[::-1]):
        with Ledger.open(":memory:") as ledger:
            for reading in order:
                ledger.add(reading)
                ledger.group()
            ids.append({found.id: found.finding for found in ledger.findings()})
    assert ids[0] == ids[1]
    assert ids[0]


def test_a_denial_is_joined_to_what_other_pages_tell(ledger: Ledger) -> None:
    """Whichever comes first, with the narrower thing that it denies."""
    text = "Norland sent 200 troops to Port Ellis, rebels said."
    article = make_article(text, id="a", headline="Troops in Port Ellis", published="2024-03-01")
    figure = make_figure(article, "200", counted="troops", event="sent", place="Port Ellis")
    sends = make_reading(article, figures=[figure])
    text = "The minister denied that combat troops are in Port Ellis."
    article = make_article(text, id="b", headline="Minister speaks", published="2024-03-03")
    content = "that combat troops are in Port Ellis"
    denies = make_reading(
        article, statements=[make_statement(article, content, speaker="The minister", cue="denied", stance="denies")]
    )
    for order in ((sends, denies), (denies, sends)):
        with Ledger.open(":memory:") as other:
            for reading in order:
                other.add(reading)
                other.group()
            (found,) = other.findings(kind="denial")
            assert found.article == "b"
            assert found.finding.narrowed_to == "combat troops"
            assert [evidence.article for evidence in found.finding.body] == ["b", "a"]
    late = make_article(text, id="c", published="2024-05-03")
    ledger.add(sends)
    ledger.add(make_reading(late, statements=[make_statement(late, content, stance="denies")]))
    assert told(ledger) == []


def test_a_page_read_again_tells_what_it_claims_otherwise(ledger: Ledger) -> None:
    """The number and its source, not the words; found on the newer version."""
    ledger.add(page("31", "Gazette", url="https://gazette.example/ferry"))
    ledger.add(page("44", "Gazette", day="2024-03-02", url="https://gazette.example/ferry"))
    assert ("revision", "revision.number/1") in told(ledger)
    (found,) = (each for each in ledger.findings(kind="revision") if each.finding.rule == "revision.number/1")
    assert found.finding.why == "“31” people became “44”."


def test_a_new_version_of_a_rule_makes_its_findings_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those over several pages, when the ledger is next grouped."""
    ledger.add(page("31", "Gazette", source="Captain Ruiz"))
    ledger.add(page("33", "Herald", source="the port"))
    assert told(ledger) == [("dispute", "question.disputed/3")]
    monkeypatch.setattr(joining, "RULE", f"{joining.RULE} and another")
    monkeypatch.setattr(joining, "compare_question", lambda *_: None)
    assert told(ledger) == []


def test_findings_over_pages_are_no_part_of_a_reading(ledger: Ledger) -> None:
    """A reading comes back as it went in."""
    made = [page("31", "Gazette", source="Captain Ruiz"), page("33", "Herald", source="the port")]
    for reading in made:
        ledger.add(reading)
    ledger.group()
    assert list(ledger.readings()) == made
    assert FindingKind.DISPUTE in {found.finding.kind for found in ledger.findings()}
