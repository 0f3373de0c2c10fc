"""A web server of a newsroom that a test writes, a clock that only moves when somebody waits, and a reader without models."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from sayso.article import read_article
from sayso.errors import InputError
from sayso.ingest.web import RULES, FetchRules, is_public
from sayso.model import Page, Reading, Refusal
from sayso.refused import refused_page
from sayso.testing import make_reading

STORY = (
    "The mayor of Split said on Monday that the bridge {0} would be closed for two weeks while workers mend it. " * 4
)

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Newsroom:
    """What is served where, and what was asked for."""

    replies: dict[str, Reply | Callable[[dict[str, str]], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)
    now: float = 1_700_000_000.0
    port: int = 0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.now += seconds

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path: str, body: str, /, *, status: int = 200, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[path] = (status, named, body.encode())

    def put_story(self, path: str, name: str) -> None:
        self.put(
            path, f"<html><body><article><h1>Bridge {name}</h1><p>{STORY.format(name)}</p></article></body></html>"
        )

    def put_feed(self, path: str, *links: str, story: str = "", status: int = 200, **headers: str) -> None:
        items = "".join(
            f"<item><title>T {link}</title><link>{self.at(link) if link.startswith('/') else link}</link>"
            f"<description>{story}</description><pubDate>Tue, 12 Mar 2024 09:00:00 GMT</pubDate></item>"
            for link in links
        )
        self.put(path, f"<rss version='2.0'><channel><title>N</title>{items}</channel></rss>", status=status, **headers)

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    @property
    def rules(self) -> FetchRules:
        """Rules that let this server through, and nothing else that is inward."""
        allowed = replace(RULES, ports=frozenset({80, 443, self.port}), wait=1.0, whole=1.5, agent="sayso/test (+desk)")
        return replace(allowed, is_allowed=lambda address: str(address) == "127.0.0.1" or is_public(address))


@contextmanager
def newsroom() -> Iterator[Newsroom]:
    """A server on the loopback, for as long as the body runs."""
    room = Newsroom()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            room.asked.append((self.path, headers, room.now))
            reply = room.replies.get(self.path, (404, {}, b"not here"))
            status, named, body = reply(headers) if callable(reply) else reply
            self.send_response(status)
            for name, value in named.items():
                self.send_header(name, value)
            if "endless" not in named:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
                while "endless" in named:
                    self.wfile.write(body)
            except OSError:
                pass

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it that
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    room.port = server.server_address[1]
    try:
        yield room
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def read(page: Page) -> Reading:
    """The article alone, or its refusal."""
    try:
        return make_reading(read_article(page))
    except InputError as error:
        return refused_page(page, Refusal(error.code, error.message, error.where, error.mend))
