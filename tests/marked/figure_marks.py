"""The cases of figures.txt, and the figures that the whole reader finds in their texts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.attribution import Attributor, read_statements
from sayso.figures import read_figures
from sayso.language import Analyser
from sayso.model import Analysis, Article, Figure, Passage, Where
from sayso.values import Gazetteer, find_places, read_quantities, read_times

PUBLISHED = dt.date(2019, 5, 6)


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the construction that it shows, and what is to be found: surface -> fields of its figures in order."""

    construction: str
    headline: str
    body: str
    wanted: tuple[tuple[str, dict[str, str]], ...]
    unwanted: tuple[str, ...]


@cache
def cases() -> tuple[Case, ...]:
    """All cases of figures.txt, in order."""
    found: list[Case] = []
    construction = ""
    for line in (Path(__file__).parent / "figures.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            construction = line[3:]
        elif line.startswith("> "):
            headline, _, body = line[2:].rpartition("||")
            found.append(Case(construction, headline.strip(), body.strip(), (), ()))
        elif line and not line.startswith("#"):
            found[-1] = _with(found[-1], line)
    return tuple(found)


def _with(case: Case, line: str) -> Case:
    surface, _, rest = line.rpartition(": ") if line.startswith("no figure") else line.partition(": ")
    if surface == "no figure":
        return Case(case.construction, case.headline, case.body, case.wanted, (*case.unwanted, rest))
    fields = dict(part.partition("=")[::2] for part in rest.split("; "))
    return Case(case.construction, case.headline, case.body, (*case.wanted, (surface, fields)), case.unwanted)


@cache
def read_cases() -> tuple[tuple[Figure, ...], ...]:
    """The figures of each case, read together."""
    analyser, attributor, gazetteer = Analyser.load(), Attributor.load(), Gazetteer.load()
    analyses = list(analyser.analyse_many(text for case in cases() for text in (case.headline, case.body)))
    return tuple(
        _read(case, head, body, attributor, gazetteer)
        for case, head, body in zip(cases(), analyses[::2], analyses[1::2], strict=True)
    )


def _read(
    case: Case, head: Analysis, body: Analysis, attributor: Attributor, gazetteer: Gazetteer
) -> tuple[Figure, ...]:
    article = Article(
        id="case", headline=case.headline, text=case.body, page_digest="", address="", published=PUBLISHED
    )

    def passage(where: Where, analysis: Analysis) -> Passage:
        return Passage(
            where=where,
            analysis=analysis,
            quantities=read_quantities(analysis.text),
            times=read_times(analysis.text, reference=PUBLISHED),
            places=find_places(analysis, gazetteer),
        )

    headline, text = passage("headline", head), passage("text", body)
    statements = read_statements(article, headline, text, attributor.find(headline, text))
    return read_figures(article, headline, text, statements)


def pair(case: Case, figures: tuple[Figure, ...]) -> list[tuple[str, dict[str, str], Figure | None]]:
    """Each wanted line with the figure that it is for: the n-th line of a surface and its n-th figure."""
    by_surface: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_surface[figure.quantity.surface].append(figure)
    return [
        (surface, fields, by_surface[surface].pop(0) if by_surface[surface] else None)
        for surface, fields in case.wanted
    ]


def told(figure: Figure, field: str) -> str:
    """What the figure says in `field`, in the words of figures.txt."""
    if field == "subset":
        return "" if figure.subset else "no subset"
    if field == "as_of":
        return figure.as_of.to_iso() if figure.as_of else "None"
    if field == "place":
        return figure.place or "None"
    return str(getattr(figure, field))
