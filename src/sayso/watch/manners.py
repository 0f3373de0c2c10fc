"""Requests as a polite guest makes them: robots.txt first (RFC 9309), one at a time, with pauses, not when asked off.

A host is a scheme, name and port. Its robots.txt is kept for a day. One that says 4xx forbids nothing; one that can not
be had forbids everything for an hour, as the RFC has it. A redirect to another host is heeded only if that host's
robots.txt allows the address.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from sayso.errors import FetchError, TooLargeError
from sayso.watch.rules import NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.ingest.exchange import Answer
    from sayso.watch.rules import WatchRules

ROBOTS_BYTES = 1_000_000
"""Of a robots.txt; RFC 9309 asks for at least half a megabyte."""

ROBOTS_KEPT, ROBOTS_AWAY = 86_400.0, 3_600.0
"""Seconds for which a robots.txt holds, and for which one that can't be had does."""

BUSY = frozenset({429, 503})


class NotNowError(Exception):
    """The address can't be had before `until` (seconds since 1970). Never leaves this package."""

    def __init__(self, why: str, until: float, *, asked: bool = False) -> None:
        """`asked`: this counts as a try. Where it doesn't, the host has asked for a pause, and nothing was tried."""
        super().__init__(why)
        self.why = why
        self.until = until
        self.asked = asked


class NotAllowedError(Exception):
    """The address may not be had: robots.txt. Never leaves this package."""


class Fetch(Protocol):
    """`sayso.ingest.web.fetch`."""

    def __call__(self, url: str, *, limit: int, headers: dict[str, str] | None = None) -> Answer:
        """What `url` answers. Raises: FetchError, TooLargeError."""


@dataclass(slots=True)
class _Host:
    robots: Any = None  # None: everything is forbidden
    why: str = ""  # that is so
    robots_until: float = 0.0
    free_at: float = 0.0  # when the next request may be made
    rest_until: float = 0.0  # as the host asked for


class Guest:
    """Makes requests. `clock` gives seconds since 1970, `sleep` waits for so many."""

    def __init__(
        self, rules: WatchRules, fetch: Fetch, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        """Know no host yet."""
        self._rules = rules
        self._fetch = fetch
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    def get(self, url: str, *, limit: int, headers: dict[str, str] | None = None) -> Answer:
        """What `url` answers, once it is our turn.

        Raises: NotAllowedError, NotNowError; FetchError and TooLargeError from the fetcher.
        """
        host = self._heed(url)
        self._wait_turn(host)
        answer = self._fetch(url, limit=limit, headers=headers)
        if _host_name(answer.url) != _host_name(url):
            self._heed(answer.url)
        if answer.status in BUSY:
            host.rest_until = self.after(answer)
            message = f"the server answered {answer.status}"
            raise NotNowError(message, host.rest_until, asked=True)
        return answer

    def after(self, answer: Answer) -> float:
        """When to come again: as Retry-After says, within the rules, else after the usual pause."""
        now = self._clock()
        told = retry_after(answer.headers.get("retry-after", ""), now)
        wait = self._rules.every if told is None else told
        return now + min(max(wait, self._rules.between), self._rules.longest)

    def _heed(self, url: str) -> _Host:
        host = self._hosts.setdefault(_host_name(url), _Host())
        if self._clock() < host.rest_until:
            message = "the server asked for a pause"
            raise NotNowError(message, host.rest_until)
        if self._clock() >= host.robots_until:
            self._load_robots(host, url)
        if host.robots is None:
            message = f"its robots.txt can't be had, which forbids everything for now: {host.why}"
            raise NotNowError(message, host.robots_until, asked=True)
        if not host.robots.can_fetch(url, NAME):
            raise NotAllowedError
        return host

    def _load_robots(self, host: _Host, url: str) -> None:
        from protego import Protego  # noqa: PLC0415 - only those who watch need it

        self._wait_turn(host)
        try:
            answer = self._fetch(f"{_host_name(url)}/robots.txt", limit=ROBOTS_BYTES)
        except (FetchError, TooLargeError) as error:
            status, text, host.why = 0, "", error.message
        else:
            status, text = answer.status, answer.body.decode("utf-8", "replace")
            host.why = f"the server answered {status}"
        if status == 200 or (400 <= status < 500 and status not in BUSY):
            host.robots = Protego.parse(text if status == 200 else "")
            host.robots_until = self._clock() + ROBOTS_KEPT
        else:
            host.robots, host.robots_until = None, self._clock() + ROBOTS_AWAY

    def _wait_turn(self, host: _Host) -> None:
        wait = host.free_at - self._clock()
        if wait > 0:
            self._sleep(wait)
        asked = host.robots.crawl_delay(NAME) if host.robots is not None else None
        pause = min(max(self._rules.between, float(asked or 0)), self._rules.longest)
        host.free_at = self._clock() + pause


def _host_name(url: str) -> str:
    """Scheme, name and port. Raises: FetchError for what is no address."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        message = f"it is no address ({error})"
        raise FetchError(message, where=url, mend="Check the feed.") from error
    return f"{parts.scheme}://{parts.netloc}".lower()


def retry_after(header: str, now: float) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or as a date; None where it says nothing."""
    header = header.strip()
    if re.fullmatch(r"\d{1,9}", header, re.ASCII):
        return float(header)
    try:
        told = parsedate_to_datetime(header)
        return max(0.0, (told if told.tzinfo else told.replace(tzinfo=dt.UTC)).timestamp() - now)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def max_age(header: str) -> float:
    """Seconds for which Cache-Control says that an answer holds; 0 where it says nothing."""
    found = re.search(r"\bmax-age\s*=\s*\"?(\d{1,9})", header, re.ASCII | re.IGNORECASE)
    return float(found[1]) if found else 0.0
