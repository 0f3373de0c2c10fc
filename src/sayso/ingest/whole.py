"""Files that are one page each: markup or scraped text, read whole within the bound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.errors import InputError, NotAPageError, TooLargeError
from sayso.ids import digest_bytes
from sayso.ingest.charset import decode
from sayso.ingest.sniff import Kind, magic_of
from sayso.model import Page, PageForm, Refusal

if TYPE_CHECKING:
    from sayso.ingest.given import Given
    from sayso.ingest.source import Readable

_NAMES = {Kind.EMPTY: "the file is empty", Kind.BINARY: "the file is binary, no page"}


def refusal(error: InputError) -> Refusal:
    """The refusal that stands for `error` where reading goes on behind it."""
    return Refusal(error.code, error.message, error.where, error.mend)


def read_whole(source: Readable, address: str, limit: int) -> bytes:
    """All bytes of `source`. Raises: TooLargeError past `limit`, of which no more than that was held."""
    parts: list[bytes] = []
    left = limit
    while chunk := source.read(min(left + 1, 1 << 20)):
        left -= len(chunk)
        if left < 0:
            message = f"the page holds more than {limit:,} bytes"
            raise TooLargeError(message, where=address, mend="Split the file into pages, or raise max_page_bytes.")
        parts.append(chunk)
    return b"".join(parts)


def read_page(
    source: Readable,
    address: str,
    form: PageForm,
    given: Given,
    *,
    url: str | None = None,
    told: str | None = None,
) -> Iterator[Page | Refusal]:
    """The one page of a file, or why it isn't one. `told` is the charset that the sender named."""
    try:
        content = read_whole(source, address, given.max_page_bytes)
    except InputError as error:
        yield refusal(error)
        return
    yield page_of(content, address, form, given, url=url, told=told)


def page_of(
    content: bytes,
    address: str,
    form: PageForm,
    given: Given,
    *,
    url: str | None = None,
    told: str | None = None,
) -> Page:
    """The page that `content` decodes to."""
    return Page(
        form=form,
        content=decode(content, told=told, markup=form is PageForm.HTML),
        digest=digest_bytes(content),
        address=address,
        url=url,
        outlet=given.outlet,
        language=given.language,
        published=given.published,
    )


def no_page(kind: Kind, start: bytes, address: str) -> Refusal:
    """Why a file that holds nothing readable was not read."""
    name = magic_of(start)
    message = f"the file is {name}, no page" if name else _NAMES[kind]
    return refusal(
        NotAPageError(message, where=address, mend="Give a page of HTML or text, JSON lines, a feed or WARC.")
    )
