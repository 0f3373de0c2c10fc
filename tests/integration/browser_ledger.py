"""A ledger made by hand for the pages in a browser: each shape of bar, copies, findings of every kind, hostile text.

Nothing is read by models: what a page must show doesn't change with how well sayso reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.ledger import Ledger
from sayso.model import (
    Article,
    Evidence,
    Figure,
    Finding,
    FindingKind,
    Part,
    Place,
    Reading,
    Refusal,
    Residue,
    Statement,
    Verdict,
)
from sayso.spans import CharSpan
from sayso.testing import make_article, make_figure, make_reading, make_statement, span_of

PORTO = Place("Porto", "PT", 2735943, "city", ("Porto District", "Portugal"))
HARBOUR = "the harbour authority"
MAYOR = "Mayor Inês Duarte"
UNION = "the dockers' union"

WIRE = (
    "Seven people were killed in the warehouse fire in Porto, the harbour authority said on Monday evening. "
    "Firemen fought the flames along the northern quay until shortly after midnight, and two ships that lay beside the "
    "building were towed out into the river. The authority said that the roof had given way before the first engines "
    "came, and that nobody could say yet how many had worked inside. Families waited at the gate through the night, "
    "where volunteers handed out tea and blankets while lists of names were read aloud every hour."
)


def told(article: Article, surface: str, number: int = 1, **fields: Any) -> Figure:
    """A figure on the people killed in the fire."""
    fields = {"counted": "people", "event": "killed", "place": PORTO, "as_of": str(article.published), **fields}
    return make_figure(article, surface, number=number, **fields)


def approximate(figure: Figure) -> Figure:
    return replace(figure, quantity=replace(figure.quantity, approx=True))


def fire() -> Iterable[Reading]:
    """A fire, told over ten days: a wire story with two copies, bounds of each kind, a denial, a revision."""
    for outlet in ("Harbour News", "Northern Post", "The Evening Lamp"):
        article = make_article(WIRE, headline="Seven killed in Porto warehouse fire", published="2024-03-04", outlet=outlet,
                               url=f"https://{outlet.lower().replace(' ', '-')}.example/fire")  # fmt: skip
        article = replace(article, address=f"{outlet}.txt", id=f"{outlet}-fire", residue=(
            Residue(CharSpan(0, 9), "Subscribe to our letter", "residue.subscribe"),))  # fmt: skip
        said = make_statement(
            article, "Seven people were killed in the warehouse fire in Porto", speaker=HARBOUR, cue="said"
        )
        roof = make_statement(
            article,
            "that the roof had given way before the first engines came",
            speaker="The authority",
            cue="said",
            number=2,
        )
        roof = replace(roof, cue=(CharSpan(article.text.index("said that"), article.text.index("said that") + 4),))
        figure = told(article, "Seven people", low=7, high=7, source=HARBOUR, statement="s1")
        yield make_reading(article, statements=[said, roof], figures=[figure])
    yield from later()


def later() -> Iterable[Reading]:
    day2 = make_article(
        "At least nine people were killed in the warehouse fire in Porto, Mayor Inês Duarte said. "
        "More than twelve people were killed in the warehouse fire in Porto, the dockers' union said. "
        "Between eight and eleven people were killed in the warehouse fire in Porto, a hospital told reporters. "
        "Divers looked for a barge that had broken loose, and the tram along the river stayed shut all morning.",
        headline="Fewer than five killed in Porto warehouse fire, mayor says", published="2024-03-05", outlet="Northern Post", id="porto-day2",
    )  # fmt: skip
    figures = [
        told(day2, "At least nine people", low=9, source=MAYOR, statement="s1"),
        told(day2, "More than twelve people", 2, low=12, low_open=True, source=UNION),
        told(day2, "Between eight and eleven people", 3, low=8, high=11, source="a hospital"),
    ]
    mayor = make_statement(day2, "At least nine people were killed", speaker=MAYOR, cue="said")
    headline = Finding(
        kind=FindingKind.HEADLINE, verdict=Verdict.CONTRADICTED, part=Part.COMPARATOR, rule="headline.bounds/1", score=0.93,
        why="The headline says fewer than five; the body says at least nine.",
        headline=Evidence(where="headline", span=span_of(day2.headline, "Fewer than five"), surface="Fewer than five", sentence=day2.headline),
        body=(words_of(day2, "At least nine"),),
    )  # fmt: skip
    yield make_reading(day2, statements=[mayor], figures=figures, findings=[headline])
    day4 = make_article(
        "About fourteen people were killed in the warehouse fire in Porto, Mayor Inês Duarte said on Thursday. "
        "The mayor denied that fifteen people were killed in the warehouse fire in Porto. "
        "Fewer than twenty people were killed in the warehouse fire in Porto, the harbour authority said. "
        "A school nearby opened its hall to those who had lost their rooms, and a baker gave away what he had.",
        headline="About fourteen killed in Porto warehouse fire", published="2024-03-07", outlet="Harbour News", id="porto-day4",
    )  # fmt: skip
    figures = [
        approximate(told(day4, "About fourteen people", low=14, high=14, source=MAYOR, statement="s1")),
        told(day4, "fifteen people", 2, low=15, high=15, source=MAYOR, stance="denies", statement="s2"),
        told(day4, "Fewer than twenty people", 3, high=20, high_open=True, source=HARBOUR),
    ]
    statements = [
        make_statement(day4, "About fourteen people were killed", speaker=MAYOR, cue="said"),
        make_statement(day4, "that fifteen people were killed", speaker=MAYOR, cue="denied", stance="denies", number=2),
    ]
    yield make_reading(day4, statements=statements, figures=figures, findings=list(findings(day4)))
    day10 = make_article(
        "Fifteen people were killed in the warehouse fire in Porto, Mayor Inês Duarte said after the last search. The prosecutor expects charges within a month.",
        headline="Fifteen killed in Porto warehouse fire, mayor now says", published="2024-03-13", outlet="The Evening Lamp", id="porto-day10",
    )  # fmt: skip
    figures = [told(day10, "Fifteen people", low=15, high=15, source=MAYOR, statement="s1")]
    statements = [
        make_statement(day10, "Fifteen people were killed in the warehouse fire", speaker=MAYOR, cue="said"),
        make_statement(
            day10, "charges within a month", speaker="The prosecutor", cue="expects", stance="expects", number=2
        ),
    ]
    yield make_reading(day10, statements=statements, figures=figures)


def findings(article: Article) -> Iterable[Finding]:
    """One of each other kind, with words of the article and of another."""
    other = replace(words_of(article, "fifteen people"), article="porto-day2", surface="More than twelve people")
    for kind, why, speaker in (
        (FindingKind.DISPUTE, "The mayor gives about 14, the dockers' union more than 12.", None),
        (FindingKind.REVISION, "At least 9 on 5 March became about 14 on 7 March, by the same mayor.", MAYOR),
        (FindingKind.DENIAL, "Mayor Inês Duarte denies that fifteen people had died.", MAYOR),
        (FindingKind.DECLINED, "The ministry would not say “who owned the building”.", "the ministry"),
        (FindingKind.PARTS, "9 and 4 are said to make 14.", None),
        (FindingKind.AGREEMENT, "Two independent reports give about 14.", None),
    ):
        body = (words_of(article, "About fourteen"), other)
        yield Finding(kind=kind, why=why, rule=f"{kind.value}.test/1", body=body, speaker=speaker,
                      statement="s2" if kind is FindingKind.DENIAL else None)  # fmt: skip


def words_of(article: Article, surface: str) -> Evidence:
    sentence = next(each for each in article.text.split(". ") if surface in each)
    return Evidence(where="text", span=span_of(article.text, surface), surface=surface, sentence=sentence)


THINGS = (
    "The crane",
    "A gate",
    "The office",
    "Every lamp",
    "The weighbridge",
    "Each ladder",
    "The old shed",
    "One rail",
)
DID = ("was painted", "was moved", "was sold", "fell", "was measured", "was closed", "stood empty")
WHY = ("for a firm in Vigo", "because of rust", "after the flood", "without a permit", "against advice")
WHEN = ("last winter", "in one night", "before Easter", "during the strike", "twice", "a year ago", "on a Sunday",
        "under the old council", "at noon", "too late", "by mistake")  # fmt: skip


def line_of(month: int, at: int) -> str:
    """A line of the hearing, unlike those of other days, so that no day is taken for a copy of another."""
    place = month * 8 + at
    told = f"{DID[place % len(DID)]} {WHEN[place % len(WHEN)]} {WHY[place % len(WHY)]}"
    return f"{THINGS[(at + month) % len(THINGS)]} on pier {month} {told}, said Tomás Leal"


def hearing() -> Iterable[Reading]:
    """Statements over a year, more than one page of answers shows."""
    stances = ("asserts", "asserts", "asserts", "denies", "expects", "demands", "doubts")
    for month in range(1, 13):
        lines = [line_of(month, at) for at in range(8)]
        article = make_article(
            ". ".join(lines) + ".", headline=f"Hearing on the harbour, day {month}", published=f"2023-{month:02d}-15",
            outlet="Harbour News" if month % 3 else "Northern Post", id=f"hearing-{month}",
        )  # fmt: skip
        statements = [
            replace(
                make_statement(article, line.partition(",")[0], speaker="Tomás Leal", stance=stances[(month + at) % 7], number=at + 1),
                source=(CharSpan(article.text.index(line) + line.index("Tomás"), article.text.index(line) + len(line)),),
            )
            for at, line in enumerate(lines)
        ]  # fmt: skip
        yield make_reading(article, statements=statements)


def log() -> Iterable[Reading]:
    """More statements of one speaker than are looked at while their page waits."""
    for month in range(1, 13):
        lines = [f"Berth {month * 20 + at} was dredged again, said Vera Lindqvist" for at in range(10)]
        article = make_article(
            ". ".join(lines) + ".", headline=f"Dredging, month {month}", published=f"2022-{month:02d}-10",
            outlet="Northern Post", id=f"dredging-{month}",
        )  # fmt: skip
        statements = [
            make_statement(article, line.partition(",")[0], speaker="Vera Lindqvist", number=at + 1)
            for at, line in enumerate(lines)
        ]
        yield make_reading(article, statements=statements)


def attack(text: str) -> str:
    """Text with every way of being more than text that pages try."""
    return f"{text} {' '.join(ATTACKS)}"


ATTACKS = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 2'>",
    '"><svg onload="window.hit = 3">',
    "<a href='javascript:window.hit = 4'>tap</a>",
    "<iframe src='data:text/html,<script>parent.hit = 5</script>'></iframe>",
    "<style>body { display: none }</style>",
    "{{ 7 * 7 }} {% raw %}",
    "\u202eeman\u202c \u2066iso\u2069 \u200b zero",
    "\x1b[2J\x00\x07 bell",
)


def hostile() -> Iterable[Reading]:
    """Readings whose every field tries to be more than text."""
    text = f"{attack('Twelve people')} died in Faro. {attack('Ana')} said that the quay was closed."
    addresses = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", 'https://x.example/" onclick="hit=6',
                 "vbscript:hit", " java\nscript:hit", "//evil.example/x", "file:///etc/passwd", "http://[::1")  # fmt: skip
    for number, address in enumerate(addresses):
        article = make_article(
            f"Page {number}. {text}", headline=attack(f"Twelve dead {number}"), outlet=attack("Post"), published="2024-01-02",
            url=address, id=f"hostile-{number}",
        )  # fmt: skip
        article = replace(
            article, byline=(attack("By Ana"),), residue=(Residue(CharSpan(0, 4), attack("cut"), attack("rule")),)
        )
        place = Place(attack("Faro"), None, None, "other")
        source = attack("Ana")
        figure = make_figure(article, "Twelve people", counted=attack("people"), event="killed", low=12, high=12, place=place,
                             source=source, as_of="2024-01-02")  # fmt: skip
        statement = hostile_statement(article, source)
        finding = Finding(kind=FindingKind.DISPUTE, why=attack("why"), rule=attack("rule"), speaker=source,
                          body=(replace(words_of(article, "Twelve people"), surface=attack("Twelve")),))  # fmt: skip
        yield make_reading(article, statements=[statement], figures=[figure], findings=[finding])


def hostile_statement(article: Article, speaker: str) -> Statement:
    statement = make_statement(article, "that the quay was closed", speaker="Ana", cue="said")
    assert statement.speaker
    return replace(
        statement, speaker=replace(statement.speaker, name=speaker, role=attack("mayor")), rule=attack("rule")
    )


def refused() -> Iterable[Reading]:
    article = make_article("", headline="", id="refused-1")
    article = replace(article, page_digest="0" * 64, address="crawl.warc.gz, record 7, byte 4096")
    refusal = Refusal(
        "language", "the page is in Portuguese", "crawl.warc.gz, record 7, byte 4096", "Read English pages."
    )
    yield make_reading(article, refusals=[refusal])
    broken = replace(article, id="refused-2", page_digest="1" * 64)
    yield make_reading(broken, refusals=[Refusal(attack("code"), attack("what"), attack("where"), attack("mend"))])


def make_browser_ledger(path: Path) -> Path:
    """A ledger at `path` with all of it."""
    with Ledger.open(path) as ledger:
        for readings in (refused, log, hearing, hostile, fire):
            for reading in readings():
                ledger.add(reading)
    return path
