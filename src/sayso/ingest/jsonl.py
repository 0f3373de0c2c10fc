"""JSON lines, one article a line, and JSON files that hold one article or a list of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sayso.errors import InputError, JsonLineError, TooLargeError
from sayso.ids import digest_bytes
from sayso.ingest.whole import read_whole, refusal
from sayso.model import Page, PageForm, Refusal

if TYPE_CHECKING:
    from sayso.ingest.given import Given
    from sayso.ingest.source import Readable

KNOWN = frozenset({"id", "headline", "title", "text", "published", "outlet", "url", "byline", "language"})
PATIENCE = 50
"""How many times the bound on a page a line without an end is followed before the rest of the file is given up."""

_MEND = 'Give each line one object with a "text": {"headline": "...", "text": "...", "published": "2024-03-12"}.'


def read_json_lines(source: Readable, address: str, given: Given) -> Iterator[Page | Refusal]:
    """The page of each line, in order; a line that holds none gives a refusal that names it."""
    number = 0
    try:
        for number, line in enumerate(_lines(source, given.max_page_bytes), start=1):
            if line is None:
                yield refusal(_too_long(f"{address}, line {number}", given.max_page_bytes))
            elif line.strip():
                yield _read_line(line.strip(), f"{address}, line {number}", given)
    except InputError as error:
        yield refusal(error)


def read_json_document(source: Readable, address: str, given: Given) -> Iterator[Page | Refusal]:
    """The pages of a JSON file: a list of articles, or one article over several lines."""
    try:
        content = read_whole(source, address, given.max_page_bytes)
        rows = _parse(content, address)
    except InputError as error:
        yield refusal(error)
        return
    listed = isinstance(rows, list)
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        where = f"{address}, item {number}" if listed else address
        try:
            yield _page(row, where, given, digest_bytes(_dump(row) if listed else content))
        except InputError as error:
            yield refusal(error)


def _lines(source: Readable, limit: int) -> Iterator[bytes | None]:
    """Each line of `source`; None for one longer than `limit`, which is read past and not held."""
    held, dropped = b"", 0
    while chunk := source.read(1 << 20):
        *ended, rest = (held + chunk).split(b"\n")
        for line in ended:
            yield None if dropped or len(line) > limit else line
            dropped = 0
        held = rest
        if len(held) > limit or dropped:
            dropped += len(held)
            held = b""
        if dropped > PATIENCE * limit:
            break
    if dropped or held:
        yield None if dropped else held


def _too_long(where: str, limit: int) -> TooLargeError:
    return TooLargeError(f"the line holds more than {limit:,} bytes", where=where, mend="Put one article on a line.")


def _read_line(line: bytes, where: str, given: Given) -> Page | Refusal:
    try:
        return _page(_parse(line, where), where, given, digest_bytes(line))
    except InputError as error:
        return refusal(error)


def _parse(content: bytes, where: str) -> object:
    import orjson  # noqa: PLC0415 - a compiled module that other formats don't need

    try:
        return orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg} (column {error.colno})"
        raise JsonLineError(message, where=where, mend=_MEND) from error


def _dump(row: object) -> bytes:
    import orjson  # noqa: PLC0415 - as above

    return orjson.dumps(row)


def _page(row: object, where: str, given: Given, digest: str) -> Page:
    if not isinstance(row, Mapping):
        message = f"this is a JSON {type(row).__name__}, not an object"
        raise JsonLineError(message, where=where, mend=_MEND)
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        message = 'the object has no "text"' if text is None else '"text" is empty or no string'
        raise JsonLineError(message, where=where, mend=_MEND)
    return Page(
        form=PageForm.ARTICLE,
        content=text,
        digest=digest,
        address=where,
        id=_name(row, "id", where),
        url=_string(row, "url", where),
        outlet=_string(row, "outlet", where) or given.outlet,
        language=_string(row, "language", where) or given.language,
        published=_day(row, where) or given.published,
        headline=_string(row, "headline", where) or _string(row, "title", where),
        byline=_byline(row, where),
        extra={key: value for key, value in row.items() if key not in KNOWN},
    )


def _string(row: Mapping[str, object], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value or None
    message = f'"{key}" must be a string, not {type(value).__name__}'
    raise JsonLineError(message, where=where, mend=_MEND)


def _name(row: Mapping[str, object], key: str, where: str) -> str | None:
    value = row.get(key)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _string(row, key, where)


def _byline(row: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = row.get("byline")
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(name.strip() for name in value if name.strip())
    name = _string(row, "byline", where)
    return (name.strip(),) if name and name.strip() else ()


def _day(row: Mapping[str, object], where: str) -> dt.date | None:
    value = _string(row, "published", where)
    if value is None or not value.strip():
        return None
    try:
        return dt.datetime.fromisoformat(value.strip()).date()
    except ValueError as error:
        message = f'"published" must be an ISO date such as 2024-03-12, not "{value[:40]}"'
        raise JsonLineError(message, where=where, mend=_MEND) from error
