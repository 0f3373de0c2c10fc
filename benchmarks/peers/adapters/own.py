"""sayso itself, through what it makes public: the same rows, the same clock."""

from __future__ import annotations

import datetime as dt
import gzip
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from peers.adapters.serve import Row, serve

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).parents[2] / "quality"))


def attributions() -> Callable[[Row], Row]:
    """Text to attributions: language analysis and attribution, nothing else."""
    from sayso import Article, outermost_attributions  # noqa: PLC0415
    from sayso.attribution import Attributor, read_statements  # noqa: PLC0415
    from sayso.language import Analyser  # noqa: PLC0415
    from sayso.model import Passage  # noqa: PLC0415

    analyser, attributor = Analyser.load(), Attributor.load()
    nothing = Passage(where="headline", analysis=analyser.analyse(""), quantities=(), times=(), places=())

    def read(row: Row) -> Row:
        body = Passage(where="text", analysis=analyser.analyse(row["text"]), quantities=(), times=(), places=())
        article = Article(id=row["id"], headline="", text=row["text"], page_digest="", address="")
        statements = read_statements(article, nothing, body, attributor.find(nothing, body))
        outermost = outermost_attributions(statements)
        roles = [{"source": a.source, "cue": a.cue, "content": a.content} for a in outermost]
        return {"attributions": [{r: [[s.start, s.end] for s in spans] for r, spans in each.items()} for each in roles]}

    return read


def outermost() -> Callable[[Row], Row]:
    """Text to outermost attributions by the trained finder alone: no grammar, no rules, no speakers."""
    from sayso.attribution.neural import NeuralFinder  # noqa: PLC0415
    from sayso.language.encoder import Encoder  # noqa: PLC0415
    from sayso.model import Analysis  # noqa: PLC0415

    encoder, finder = Encoder.load(), NeuralFinder.load()

    def read(row: Row) -> Row:
        analysis = Analysis(row["text"], (), (), (), encoded=encoder.encode(row["text"]))
        roles = [{"source": a.source, "cue": a.cue, "content": a.content} for a in finder.find(analysis)]
        return {"attributions": [{r: [[s.start, s.end] for s in spans] for r, spans in each.items()} for each in roles]}

    return read


def quantities() -> Callable[[Row], Row]:
    """What finds the quantities of a row."""
    from sayso import read_quantities  # noqa: PLC0415

    told = import_module("found")._quantity  # noqa: SLF001 - one adapter to the scorers is enough
    return lambda row: {"quantities": [told(row["text"], q) for q in read_quantities(row["text"])]}


def dates() -> Callable[[Row], Row]:
    """What finds the dates of a row."""
    from sayso import read_times  # noqa: PLC0415

    def read(row: Row) -> Row:
        found = read_times(row["text"], reference=_day(row.get("reference")))
        return {"expressions": [{"start": t.span.start, "end": t.span.end, "value": t.value} for t in found]}

    return read


def _day(told: str | None) -> dt.date | None:
    if not told:
        return None
    form = "%Y-%m-%d" if told[4] == "-" else "%d-%m-%Y"
    return dt.datetime.strptime(told[:10], form).date()  # noqa: DTZ007 - a day has no zone


def pages() -> Callable[[Row], Row]:
    """What is read off a page."""
    from sayso import read_article  # noqa: PLC0415

    page_of = import_module("found").page_of

    def read(row: Row) -> Row:
        article = read_article(page_of(gzip.decompress(Path(row["html"]).read_bytes()), row["id"]))
        moment = article.published_time or article.published
        date = moment.isoformat() if moment else None
        return {"headline": article.headline, "authors": list(article.byline), "date": date, "text": article.text}

    return read


serve(
    ("sayso",),
    "as it is installed",
    {
        "attributions": attributions,
        "outermost": outermost,
        "quantities": quantities,
        "dates": dates,
        "pages": pages,
    },
)
