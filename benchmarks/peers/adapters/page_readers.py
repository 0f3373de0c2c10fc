"""trafilatura, readability-lxml, newspaper4k and resiliparse: articles cut out of pages. The task names the reader."""

from __future__ import annotations

import gzip
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from peers.adapters.serve import Row, serve

if TYPE_CHECKING:
    from collections.abc import Callable


def markup(row: Row) -> str:
    """The page's markup."""
    return gzip.decompress(Path(row["html"]).read_bytes()).decode("utf-8", "replace")


def trafilatura() -> Callable[[Row], Row]:
    """What trafilatura reads off a page."""
    bare_extraction = import_module("trafilatura").bare_extraction

    def read(row: Row) -> Row:
        found = bare_extraction(markup(row), with_metadata=True, favor_precision=True)
        told = found.as_dict() if hasattr(found, "as_dict") else found or {}
        authors = [name.strip() for name in (told.get("author") or "").split(";") if name.strip()]
        text = told.get("text") or ""
        return {"headline": told.get("title") or "", "authors": authors, "date": told.get("date"), "text": text}

    return read


def readability() -> Callable[[Row], Row]:
    """What readability-lxml reads off a page."""
    fromstring, document_of = import_module("lxml.html").fromstring, import_module("readability").Document

    def read(row: Row) -> Row:
        document = document_of(markup(row))
        body = "\n\n".join(fromstring(document.summary()).itertext())
        return {"headline": document.short_title(), "authors": [], "date": None, "text": body}

    return read


def newspaper() -> Callable[[Row], Row]:
    """What newspaper4k reads off a page."""
    article_of = import_module("newspaper").Article

    def read(row: Row) -> Row:
        article = article_of("https://news.example/story", fetch_images=False)
        article.download(input_html=markup(row))
        article.parse()
        date = article.publish_date.isoformat() if hasattr(article.publish_date, "isoformat") else None
        return {"headline": article.title, "authors": article.authors, "date": date, "text": article.text}

    return read


def resiliparse() -> Callable[[Row], Row]:
    """What resiliparse reads off a page."""
    extract_plain_text = import_module("resiliparse.extract.html2text").extract_plain_text
    tree_of = import_module("resiliparse.parse.html").HTMLTree.parse

    def read(row: Row) -> Row:
        tree = tree_of(markup(row))
        text = extract_plain_text(tree, main_content=True, alt_texts=False, links=False)
        return {"headline": tree.title or "", "authors": [], "date": None, "text": text}

    return read


_PACKAGES = {
    "pages-trafilatura": ("trafilatura",), "pages-readability": ("readability-lxml",),
    "pages-newspaper": ("newspaper4k",), "pages-resiliparse": ("resiliparse",),
}  # fmt: skip
_HOW = {
    "pages-trafilatura": "bare_extraction, favouring precision, with its metadata",
    "pages-readability": "summary and short title; it reads no date or author",
    "pages-newspaper": "parse of given markup",
    "pages-resiliparse": "plain text of the main content; it reads no date or author",
}
_TASK = sys.argv[1]
serve(
    _PACKAGES[_TASK],
    _HOW[_TASK],
    {
        "pages-trafilatura": trafilatura,
        "pages-readability": readability,
        "pages-newspaper": newspaper,
        "pages-resiliparse": resiliparse,
    },
)
