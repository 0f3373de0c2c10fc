"""RSS and Atom: each entry that brings its story along is a page."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.errors import FeedError, InputError
from sayso.ids import digest_text
from sayso.ingest.whole import read_whole, refusal
from sayso.model import Page, PageForm, Refusal

if TYPE_CHECKING:
    from sayso.ingest.given import Given
    from sayso.ingest.source import Readable


class FeedEntry(NamedTuple):
    """One entry: where its story stands, when the feed says it was changed, and what the feed brings of it."""

    link: str | None
    changed: str
    found: Page | Refusal
    published: dt.date | None = None
    headline: str | None = None


def read_feed(source: Readable, address: str, given: Given) -> Iterator[Page | Refusal]:
    """The page of each entry, in the feed's order. An entry without content or summary gives a refusal."""
    try:
        content = read_whole(source, address, given.max_page_bytes)
        found = list(read_entries(content, address, given))
    except InputError as error:
        yield refusal(error)
        return
    yield from (entry.found for entry in found)


def read_entries(content: bytes, address: str, given: Given) -> Iterator[FeedEntry]:
    """The entries of a feed, in its order, and last, without a link, why it is not well-formed if it isn't.

    Raises: FeedError where it can't be parsed or holds none.
    """
    feed = _parse(content, address)
    for number, entry in enumerate(feed.entries, start=1):
        found = _read_entry(entry, f"{address}, entry {number}", given, feed.feed)
        changed = str(entry["updated"] or "") if "updated" in entry else ""
        yield FeedEntry(entry.get("link") or None, changed, found, _day(entry), _plain(entry.get("title")))
    if feed.bozo and not isinstance(feed.bozo_exception, (UnicodeError, LookupError)):
        yield FeedEntry(None, "", _broken(feed, address))


def _parse(content: bytes, address: str) -> Any:
    import feedparser  # noqa: PLC0415 - a fifth of a second to import

    # A stream, not the bytes: bytes might be taken for the name of a file.
    try:
        feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # the library lets some of its parsers' errors through
        message = f"the feed can't be parsed ({type(error).__name__}: {error})"
        raise FeedError(message, where=address, mend="Fetch the feed again.") from error
    if not feed.entries:
        message = "the feed holds no entries"
        raise FeedError(message, where=address, mend="Check that the file is a whole RSS or Atom feed.")
    return feed


def _broken(feed: Any, address: str) -> Refusal:
    reason = str(feed.bozo_exception) or type(feed.bozo_exception).__name__
    message = f"the feed is not well-formed ({reason}); entries behind that place may be missing"
    return refusal(FeedError(message, where=address, mend="Fetch the feed again."))


def _read_entry(entry: Mapping[str, Any], where: str, given: Given, channel: Mapping[str, Any]) -> Page | Refusal:
    story = _story(entry)
    if not story.strip():
        message = "the entry has neither content nor summary"
        return refusal(FeedError(message, where=where, mend="Read the page that the entry links to."))
    day = _day(entry)
    names = [str(author.get("name", "")).strip() for author in entry.get("authors") or ()]
    return Page(
        form=PageForm.HTML,
        content=story,
        digest=digest_text(story),
        address=where,
        id=None,
        url=entry.get("link") or None,
        outlet=given.outlet or _plain(channel.get("title")),
        language=given.language or channel.get("language") or None,
        published=day or given.published,
        published_from="page" if day else "given",
        headline=_plain(entry.get("title")),
        byline=tuple(dict.fromkeys(name for name in names if name)),
    )


def _story(entry: Mapping[str, Any]) -> str:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    return max([*contents, str(entry.get("summary") or "")], key=len)


def _plain(markup: object) -> str | None:
    """A title without its tags: some feeds put markup into it."""
    import html  # noqa: PLC0415 - only feeds need it
    import re  # noqa: PLC0415 - as above

    text = html.unescape(re.sub(r"<[^<>]*>", "", str(markup or "")))
    return " ".join(text.split()) or None


def _day(entry: Mapping[str, Any]) -> dt.date | None:
    # The library answers for a missing "updated" with "published", and warns of it.
    told = entry.get("published_parsed") or ("updated_parsed" in entry and entry["updated_parsed"])
    try:
        return dt.date(*told[:3]) if told else None
    except (TypeError, ValueError):
        return None
