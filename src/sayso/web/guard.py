"""Who may ask, and how much: the first to see a request and the last to see an answer.

Host names are checked against DNS rebinding, the Origin of whatever changes something against posting from other sites,
the token where the server listens to more than this machine, the size and time of what is sent.
"""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from sayso.web.problems import Problem, answer_problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from sayso.web.site import Site

MOST_BYTES = 2 * 1024 * 1024
"""Of a body: far more than any article."""

MOST_SECONDS = 20.0
"""For a body to arrive."""

COOKIE = "sayso_token"
OPEN = ("/enter", "/static/")
SAFE = {"GET", "HEAD", "OPTIONS"}

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # "no-referrer" makes browsers post our own forms with the Origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


class TooLargeBodyError(Exception):
    """A body that is longer than it may be."""


class Guard:
    """Lets requests through to `app`, or answers them itself with a problem."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        """Keep what is guarded and its settings."""
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request, pass it on, and put the headers on its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if not scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-store" if self._site.token else "no-cache"
            await send(message)

        problem = self._problem(scope)
        if problem is None:
            await self._pass(scope, receive, sealed)
        else:
            await answer_problem(Request(scope), problem)(scope, receive, sealed)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = [] if scope["method"] in SAFE else await asyncio.wait_for(_body(receive), MOST_SECONDS)
        except TooLargeBodyError:
            problem = Problem(413, "too-large", f"more than {MOST_BYTES:,} bytes were sent", mend="Send one article.")
        except TimeoutError:
            problem = Problem(408, "timeout", f"the request did not arrive within {MOST_SECONDS:.0f} seconds")
        else:
            await self._app(scope, _replay(body, receive), send)
            return
        await answer_problem(Request(scope), problem)(scope, receive, send)

    def _problem(self, scope: Scope) -> Problem | None:
        headers = Headers(scope=scope)
        if not self._is_ours(headers.get("host", "")):
            mend = "Use the address that `sayso serve` printed, or allow the name with --name."
            return Problem(400, "host", "this server doesn't answer under that name", where="Host", mend=mend)
        if scope["method"] not in SAFE and not _is_same_site(headers):
            return Problem(403, "origin", "another site sent this", where="Origin", mend="Send it from these pages.")
        if int_of(headers.get("content-length")) > MOST_BYTES:
            return Problem(413, "too-large", f"more than {MOST_BYTES:,} bytes were sent", mend="Send one article.")
        if not self._may_enter(scope["path"], headers):
            return Problem(401, "token", "this server asks for its token", where="Authorization", mend="Go to /enter.")
        return None

    def _is_ours(self, host: str) -> bool:
        name = host_name(host)
        return name in self._site.names or (self._site.any_address and is_address(name))

    def _may_enter(self, path: str, headers: Headers) -> bool:
        if self._site.token is None or path == OPEN[0] or path.startswith(OPEN[1]):
            return True
        given = headers.get("authorization", "").removeprefix("Bearer ").strip() or _cookie(headers)
        return is_token(self._site, given)


def is_token(site: Site, given: str) -> bool:
    """True for the server's token; how long the answer takes tells nothing of it."""
    return site.token is not None and hmac.compare_digest(given.encode(), site.token.encode())


def host_name(host: str) -> str:
    """The name in a Host header, without its port, in lower case."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def is_address(name: str) -> bool:
    """True for a plain IP address: no name that somebody could point elsewhere."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def int_of(told: str | None) -> int:
    """The number that a header tells, 0 for none."""
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 19 else 0


def _is_same_site(headers: Headers) -> bool:
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in {"none", "same-origin"}
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower() != ""
    except ValueError:
        return False


def _cookie(headers: Headers) -> str:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


async def _body(receive: Receive) -> list[Message]:
    messages: list[Message] = []
    size = 0
    while True:
        message = await receive()
        messages.append(message)
        size += len(message.get("body", b""))
        if size > MOST_BYTES:
            raise TooLargeBodyError
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return messages


def _replay(messages: list[Message], receive: Receive) -> Receive:
    waiting = iter(messages)

    async def replayed() -> Message:
        for message in waiting:
            return message
        return await receive()

    return replayed
