"""Joins the pages that are copies of one report, as they come into the ledger.

A page's origin is the first, by id, of all pages that are linked to it by copies of copies. Whether two pages are
copies depends on these two alone, so the origins don't depend on the order in which pages came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.compare.copies import Shingles, are_copies, may_be_copies, shingles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.store.base import Writer


def join_origin(writer: Writer, page: str, text: str) -> None:
    """Index `page`, whose text is new in the ledger, and join it to the origins of its copies."""
    shingles = shingles_of(text)
    if twin := _twin(writer, page, shingles):
        writer.set_sample(page, (shingles.words,))  # whoever is a copy of one is a copy of the other, and finds that
        _unite(writer, page, [writer.origin_of(twin)])
        return
    origins = list(_origins(writer, page, shingles))
    writer.set_sample(page, shingles.sample)
    _unite(writer, page, origins)


def _twin(writer: Writer, page: str, shingles: Shingles) -> str | None:
    """A page with the same words in the same order, all of whose sample is indexed; None where there is none."""
    twin = writer.sharing(page, shingles.words)
    return twin if twin and shingles_of(writer.text_of(twin)).words == shingles.words else None


def leave_origin(writer: Writer, page: str) -> None:
    """Take `page`, whose text has changed, out of the origin that it shared, and join the others anew."""
    others = [other for other in writer.pages_of(writer.origin_of(page)) if other != page]
    writer.set_sample(page, ())
    for each in (page, *others):
        writer.set_origin([each], each)
    for other in others:
        writer.set_sample(other, shingles_of(writer.text_of(other)).sample)  # that of its twin may be gone
    for other in others:
        _unite(writer, other, list(_origins(writer, other, shingles_of(writer.text_of(other)))))


def _origins(writer: Writer, page: str, shingles: Shingles) -> Iterator[str]:
    """The origins that hold a copy of a page. One copy is enough to tell, so an origin's others aren't looked at."""
    sample = shingles.sample
    seen = set()
    for near in writer.near(page, sample):
        likely = near.origin not in seen and may_be_copies(near.shared, len(sample), near.size)
        if likely and are_copies(shingles, shingles_of(writer.text_of(near.page))):
            seen.add(near.origin)
            yield near.origin


def _unite(writer: Writer, page: str, origins: list[str]) -> None:
    if origins:
        joined = {writer.origin_of(page), *origins}
        least = min(joined)
        for origin in sorted(joined - {least}):
            writer.set_origin(writer.pages_of(origin), least)
