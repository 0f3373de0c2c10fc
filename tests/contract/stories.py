"""A handful of invented pages that several tests put into ledgers, and a generator of any number of them."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.model import Evidence, Finding, FindingKind, Part, Place, Reading, Refusal, Verdict
from sayso.spans import CharSpan
from sayso.testing import make_article, make_figure, make_reading, make_statement, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PLOVDIV = Place("Plovdiv", "BG", 728193, "city", ("Plovdiv Province", "Bulgaria"))

WIRE = (
    "A warehouse fire in Plovdiv killed at least 12 people on Monday, the interior ministry said. "
    "Firemen fought the flames through the night and the roof fell in before dawn, trapping a crew on the upper floor. "
    "The regional governor, Ivana Koleva, denied that the building had been closed by inspectors last year. "
    "Workers at a bakery across the street told of two loud blasts and of windows broken all along the avenue. "
    "Prosecutors opened a case against the owner, who could not be reached and whose office stayed locked all day."
)


def plovdiv(outlet: str = "Herald", *, lead: str = "", published: str = "2024-03-11", sayso: str = "0.1.0") -> Reading:
    """The fire in Plovdiv, as one outlet has it; `lead` stands before the wire's own words."""
    article = make_article(
        lead + WIRE,
        id=f"plovdiv-{outlet.lower()}",
        headline="Warehouse fire kills 12",
        published=published,
        outlet=outlet,
    )
    figure = make_figure(
        article,
        "at least 12",
        low=12,
        counted="people",
        event="killed",
        place=PLOVDIV,
        as_of="2024-03-11",
        source="interior ministry",
        statement="s1",
    )
    said = make_statement(
        article,
        "A warehouse fire in Plovdiv killed at least 12 people on Monday",
        speaker="the interior ministry",
        cue="said",
    )
    denial = make_statement(
        article,
        "that the building had been closed by inspectors last year",
        speaker="Ivana Koleva",
        cue="denied",
        stance="denies",
        number=2,
        confidence=0.6,
    )
    return make_reading(
        article, statements=[said, denial], figures=[figure], findings=[_verdict(article.text)], sayso=sayso
    )


def _verdict(text: str) -> Finding:
    span = span_of(text, "at least 12")
    return Finding(
        kind=FindingKind.HEADLINE,
        verdict=Verdict.CONTRADICTED,
        part=Part.COMPARATOR,
        why="The headline says 12, the body at least 12.",
        rule="test/1",
        headline=Evidence(where="headline", span=CharSpan(21, 23), surface="12", sentence="Warehouse fire kills 12"),
        body=(Evidence(where="text", span=span, surface="at least 12", sentence=text[:91]),),
        score=0.7,
    )


def strike() -> Reading:
    """Another story, in another place."""
    text = "Some 3,000 dockers walked out in Rotterdam on Tuesday, the union said. The port called it 1,800."
    article = make_article(text, id="strike", headline="Dockers strike", published="2024-09-10", outlet="Tribune")
    union = make_figure(
        article,
        "Some 3,000",
        low=3000,
        high=3000,
        counted="dockers",
        event="other",
        place="Rotterdam",
        source="the union",
    )
    said = make_statement(
        article, "Some 3,000 dockers walked out in Rotterdam on Tuesday", speaker="the union", cue="said"
    )
    port = make_figure(article, "1,800", counted="dockers", source="The port", number=2)
    return make_reading(article, statements=[said], figures=[union, port])


def shelling(
    place: str = "Velbazhd", outlet: str = "Post", *, published: str = "2024-05-02", event: str = "wounded"
) -> Reading:
    """A third, about a place whose name is spelt in several ways."""
    text = f"Shelling killed 4 and wounded 9 civilians in {place}, a medical source said."
    article = make_article(
        text, id=f"shelling-{outlet.lower()}", headline="Shelling", published=published, outlet=outlet
    )
    figure = make_figure(article, "9", counted="civilians", event=event, place=place, source="a medical source")
    return make_reading(article, figures=[figure])


def toll(outlet: str, number: str, source: str, *, headline: str = "Fire", digest: str | None = None) -> Reading:
    """A fourth, whose toll each source gives otherwise; another `digest` is another version of the page."""
    text = f"The fire in Odesa killed {number} people on Monday, {source} said."
    article = make_article(
        text,
        id=f"fire-{outlet}",
        headline=headline,
        published="2024-05-02",
        outlet=outlet,
        url=f"https://{outlet.lower()}.example/fire",
    )
    article = replace(article, page_digest=digest or article.page_digest)
    figure = make_figure(
        article,
        number,
        low=int(number),
        high=int(number),
        counted="people",
        event="killed",
        place="Odesa",
        as_of="2024-05-01",
        source=source,
    )
    return make_reading(article, figures=[figure])


def refused() -> Reading:
    """A page that could not be read."""
    article = make_article("", id="foreign", outlet="Zeitung")
    refusal = Refusal("language", "the page is in German", "foreign.txt", "English is read.")
    return make_reading(article, refusals=[refusal])


def many(count: int, *, seed: int = 1) -> Iterator[Reading]:
    """Any number of pages of invented words, some of them copies of one before, some refused."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("abcdefghiklmnoprstuvz", k=chance.randint(3, 9))) for _ in range(800)]
    texts: list[str] = []
    for number in itertools.count(1) if count < 0 else range(1, count + 1):
        if chance.random() < 0.05:
            yield make_reading(
                make_article("", id=f"n{number}"), refusals=[Refusal("language", "x", f"n{number}", "y")]
            )
            continue
        text = " ".join(chance.choices(words, k=120)) + f". At least {number} people died, Dr Koleva said."
        if texts and chance.random() < 0.3:
            text = chance.choice(texts)[: chance.randint(500, 900)] + f" At least {number} people died, Dr Koleva said."
        texts.append(text)
        yield _page(number, text, chance)


def _page(number: int, text: str, chance: random.Random) -> Reading:
    day = f"2024-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    article = make_article(
        text, id=f"n{number}", headline=text[:40], published=day, outlet=chance.choice(["A", "B", "C"])
    )
    surface = f"At least {number}"
    figure = make_figure(article, surface, low=number, counted="people", event="killed", source="Dr Koleva")
    said = make_statement(article, f"{surface} people died", speaker="Dr Koleva", cue="said")
    return make_reading(article, statements=[said], figures=[figure])
