"""The rounds: which feed is due, what it holds that is new, and what came of reading it."""

from __future__ import annotations

import functools
import time
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from sayso.errors import FetchError, InputError
from sayso.ids import make_id
from sayso.ingest import Given
from sayso.ingest.feed import FeedEntry, read_entries
from sayso.ingest.web import fetch, page_of_answer
from sayso.ingest.whole import refusal
from sayso.model import Page, Refusal, Standing
from sayso.store.rows import page_id
from sayso.watch.manners import Fetch, Guest, NotAllowedError, NotNowError, max_age

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sayso.ledger import Ledger
    from sayso.model import Question, Reading
    from sayso.watch.rules import WatchRules
    from sayso.watch.state import FeedState, State

OK, NOT_MODIFIED, GONE = 200, 304, 410
MOVED = frozenset({Standing.DISPUTED, Standing.REVISED})


class Kind(StrEnum):
    """What is told."""

    FEED = "feed"  # a feed was polled
    FAILED = "failed"  # a feed could not be had, or holds nothing that can be read
    PAGE = "page"  # an entry's page was read
    REFUSED = "refused"  # an entry could not be read
    WAITING = "waiting"  # an entry's page could not be had; it is tried again with the next poll


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that happened. `next_at` (seconds since 1970) is when the feed is polled again."""

    kind: Kind
    feed: str
    url: str | None = None
    why: str = ""
    new: int = 0  # entries that are new
    reading: Reading | None = None
    questions: tuple[Question, ...] = ()  # that it answers otherwise than other pages do
    next_at: float = 0.0
    tried: bool = True  # False for an entry whose host was not asked


class Watcher:
    """Polls feeds into a ledger. `read` makes the reading of a page; the others stand in for the world in tests."""

    def __init__(
        self,
        feeds: Sequence[str],
        ledger: Ledger,
        state: State,
        read: Callable[[Page], Reading],
        *,
        rules: WatchRules,
        fetcher: Fetch | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        """Keep what is given; nothing is fetched yet."""
        self._feeds = tuple(dict.fromkeys(feeds))
        self._ledger = ledger
        self._state = state
        self._read = read
        self._rules = rules
        self._clock = clock
        self._sleep = sleep or time.sleep
        self._guest = Guest(rules, fetcher or functools.partial(fetch, rules=rules.fetch), clock, self._sleep)

    def run(self, *, once: bool = False) -> Iterator[Told]:
        """What happens: each feed that is due now, and then, unless `once`, as they come due, without end."""
        while True:
            for feed in self._feeds:
                if self._state.feed(feed).next_at <= self._clock():
                    yield from self._poll(feed)
            left = [state.next_at for state in map(self._state.feed, self._feeds) if not state.gone]
            if once or not left:
                return
            self._sleep(max(1.0, min(left) - self._clock()))

    def _poll(self, feed: str) -> Iterator[Told]:
        state = self._state.feed(feed)
        try:
            answer = self._guest.get(feed, limit=self._rules.max_feed_bytes, headers=self._validators(feed, state))
            if answer.status == GONE:
                yield self._give_up(feed, state)
                return
            if answer.status not in {OK, NOT_MODIFIED}:
                message = f"the server answered {answer.status}"
                raise FetchError(message, where=feed, mend="Check the address in a browser.")
            entries = list(read_entries(answer.body, feed, Given())) if answer.status == OK else []
        except NotNowError as error:
            yield self._failed(feed, state, error.why, until=error.until)
        except NotAllowedError:
            yield self._failed(feed, state, "its robots.txt forbids it", until=self._clock() + self._rules.longest)
        except InputError as error:
            yield self._failed(feed, state, f"{error.message}. {error.mend}")
        else:
            kept = max(self._rules.every, min(max_age(answer.headers.get("cache-control", "")), self._rules.longest))
            yield from self._take_in(feed, entries, kept)
            if answer.status == OK:
                state = replace(
                    state, etag=answer.headers.get("etag", ""), modified=answer.headers.get("last-modified", "")
                )
            self._state.set_feed(feed, replace(state, next_at=self._clock() + kept, failures=0))

    def _validators(self, feed: str, state: FeedState) -> dict[str, str]:
        """What makes a server say that nothing is new; not sent while entries wait, which only the feed tells of."""
        if self._state.is_waiting(feed):
            return {}
        told = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
        return {name: value for name, value in told.items() if value}

    def _failed(self, feed: str, state: FeedState, why: str, *, until: float = 0.0) -> Told:
        failures = min(state.failures + 1, 30)
        pause = min(self._rules.every * 2 ** (failures - 1), self._rules.longest)
        next_at = until or self._clock() + pause
        self._state.set_feed(feed, replace(state, next_at=next_at, failures=failures))
        return Told(kind=Kind.FAILED, feed=feed, why=why, next_at=next_at)

    def _give_up(self, feed: str, state: FeedState) -> Told:
        self._state.set_feed(feed, replace(state, next_at=float("inf"), gone=True))
        return Told(kind=Kind.FAILED, feed=feed, why="the server says that it is gone for good", next_at=float("inf"))

    def _take_in(self, feed: str, entries: list[FeedEntry], kept: float) -> Iterator[Told]:
        keys = [key_of(entry, feed) for entry in entries]
        pairs = dict(zip(keys, entries, strict=True))
        new = [(key, entry) for key, entry in pairs.items() if not self._state.is_done(key)]
        yield Told(kind=Kind.FEED, feed=feed, new=len(new), next_at=self._clock() + kept)
        for place, (key, entry) in enumerate(reversed(new)):  # feeds have the newest first
            if place >= self._rules.entries:
                self._state.note(key, feed, done=False, tried=False, now=self._clock())
                continue
            told = self._read_entry(feed, entry, last=self._state.tries(key) + 1 >= self._rules.tries)
            self._state.note(key, feed, done=told.kind is not Kind.WAITING, tried=told.tried, now=self._clock())
            yield told
        self._state.keep(keys, feed, self._clock())

    def _read_entry(self, feed: str, entry: FeedEntry, *, last: bool) -> Told:
        told = functools.partial(Told, feed=feed, url=entry.link)
        page = entry.found
        if entry.link and entry.link.startswith(("http://", "https://")):
            try:
                page = self._fetch_page(entry.link, entry)
            except NotNowError as error:
                if not (last and error.asked):
                    return told(kind=Kind.WAITING, why=error.why, tried=error.asked)
            except NotAllowedError:
                if isinstance(page, Refusal):
                    page = replace(page, what="its robots.txt forbids the page, and the feed brings no story")
            except FetchError as error:
                if not last:
                    return told(kind=Kind.WAITING, why=error.message)
                page = page if isinstance(page, Page) else refusal(error)
            except InputError as error:
                page = page if isinstance(page, Page) else refusal(error)
        if isinstance(page, Refusal):
            self._ledger.add_refusal(page)
            return told(kind=Kind.REFUSED, why=f"{page.what}. {page.mend}")
        reading = self._read(page)
        self._ledger.add(reading)
        if reading.refusals:
            return told(kind=Kind.REFUSED, reading=reading, why="; ".join(each.what for each in reading.refusals))
        return told(kind=Kind.PAGE, reading=reading, questions=self._told_otherwise(reading))

    def _told_otherwise(self, reading: Reading) -> tuple[Question, ...]:
        """The questions that the page's figures answer and that are disputed or were revised, other pages' in them."""
        figures = self._ledger.figure_ids(page_id(reading.article))
        found = {each.id: each for each in map(self._ledger.question, figures) if each is not None}
        return tuple(
            question
            for question in found.values()
            if question.standing in MOVED and len({answer.article for answer in question.answers}) > 1
        )

    def _fetch_page(self, link: str, entry: FeedEntry) -> Page:
        """The page that an entry leads to, with the day and the headline that the feed gives where it has none."""
        given = Given()
        answer = self._guest.get(link, limit=given.max_page_bytes)
        page = page_of_answer(answer, link, given)
        return replace(page, published=entry.published, published_from="page", headline=entry.headline)


def key_of(entry: FeedEntry, feed: str) -> str:
    """What makes an entry the same one: its address and when it was changed, else what it brings."""
    if entry.link:
        return make_id("entry", entry.link.partition("#")[0], entry.changed)
    found = entry.found
    return make_id("entry", feed, found.digest if isinstance(found, Page) else found.what)
