"""Reads news and keeps a ledger of who said what.

    import sayso
    reading = sayso.read(page)                       # HTML or text in, statements, figures and findings out
    with sayso.Ledger.open("news.db") as ledger:     # the ledger of many pages
        ledger.add(reading)
        answers = ledger.ask("killed in Plovdiv")

Names are loaded when they are first used, so that `import sayso` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.article import read_article as read_article
    from sayso.attribution.rejoined import outermost_attributions as outermost_attributions
    from sayso.compare import headline_verdict as headline_verdict
    from sayso.config import Config as Config
    from sayso.encode import reading_from_json as reading_from_json
    from sayso.encode import reading_to_json as reading_to_json
    from sayso.engine import read_all as read_all
    from sayso.errors import SaysoError as SaysoError
    from sayso.ingest import Given as Given
    from sayso.ingest import fetch_page as fetch_page
    from sayso.ingest import open_bytes as open_bytes
    from sayso.ingest import open_path as open_path
    from sayso.ledger import Ledger as Ledger
    from sayso.model import Article as Article
    from sayso.model import Attribution as Attribution
    from sayso.model import Figure as Figure
    from sayso.model import Finding as Finding
    from sayso.model import Page as Page
    from sayso.model import Quantity as Quantity
    from sayso.model import Question as Question
    from sayso.model import Reading as Reading
    from sayso.model import Refusal as Refusal
    from sayso.model import Speaker as Speaker
    from sayso.model import Statement as Statement
    from sayso.query import Query as Query
    from sayso.reader import Reader as Reader
    from sayso.reader import read as read
    from sayso.values import read_quantities as read_quantities
    from sayso.values import read_times as read_times
    from sayso.values import unit_name as unit_name

_HOME = {
    "read_article": "article",
    "headline_verdict": "compare",
    "Config": "config",
    "reading_from_json": "encode",
    "reading_to_json": "encode",
    "read_all": "engine",
    "outermost_attributions": "attribution.rejoined",
    "SaysoError": "errors",
    "Given": "ingest",
    "fetch_page": "ingest",
    "open_bytes": "ingest",
    "open_path": "ingest",
    "Ledger": "ledger",
    "Article": "model",
    "Attribution": "model",
    "Figure": "model",
    "Finding": "model",
    "Page": "model",
    "Quantity": "model",
    "Question": "model",
    "Reading": "model",
    "Refusal": "model",
    "Speaker": "model",
    "Statement": "model",
    "Query": "query",
    "Reader": "reader",
    "read": "reader",
    "read_quantities": "values",
    "read_times": "values",
    "unit_name": "values",
}

__all__ = [*sorted(_HOME), "__version__"]  # noqa: PLE0604 - every key of _HOME is a string


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return version("sayso")
    if name in _HOME:
        found = getattr(import_module(f"sayso.{_HOME[name]}"), name)
        globals()[name] = found
        return found
    message = f"module 'sayso' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
