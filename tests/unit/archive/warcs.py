"""Small WARC files of invented pages, and a reader that reads them fast: what archives are tested with."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from sayso.model import Page, Reading
from sayso.testing import make_article, make_figure, make_reading, make_statement
from unit.engine.readers import act

TOWNS = ("Rousse", "Vidin", "Gabrovo", "Yambol", "Sliven", "Pernik")


def record(number: int, markup: str, *, kind: str = "response") -> bytes:
    """One WARC record of a page."""
    body = markup.encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
    block = http + body if kind == "response" else b"GET / HTTP/1.1\r\n\r\n"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: https://paper.example/{number}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def story(number: int) -> str:
    """An invented page, of one of four months, or of none."""
    day = f"<time>2024-0{number % 4 + 1}-1{number % 10}</time>" if number % 7 else ""
    town = TOWNS[number % len(TOWNS)]
    words = " ".join(f"word{number * 31 % 97 + at}" for at in range(40))
    return f"<html><body>{day}<p>At least {number + 2} people died in {town}, the mayor said. {words}</p></body></html>"


def warc(path: Path, pages: Iterable[str], *, packed: bool = True, requests: bool = True) -> Path:
    """A WARC file of pages, each behind the request for it."""
    with path.open("wb") as out:
        for number, markup in enumerate(pages):
            kinds = ["request", "response"] if requests else ["response"]
            for kind in kinds:
                data = record(number, markup, kind=kind)
                out.write(gzip.compress(data) if packed else data)
    return path


class Clerk:
    """Reads the invented pages; words of `act` at their start make it die, hang or fail."""

    def read_many(self, pages: Iterable[Page]) -> Iterator[Reading]:
        """One reading a page."""
        for page in pages:
            found = re.search(r"<p>(.*)</p>", page.content, re.DOTALL)
            text = found[1] if found else page.content
            act(replace(page, content=text))
            yield self._reading(page, text)

    @staticmethod
    def _reading(page: Page, text: str) -> Reading:
        day = re.search(r"<time>(.*)</time>", page.content)
        article = make_article(text, id=page.article_id, headline=text[:20], published=day[1] if day else None)
        article = replace(article, page_digest=page.digest, address=page.address, url=page.url, outlet="Herald")
        surface = re.match(r"At least \d+", text)
        if surface is None:
            return make_reading(article)
        town = re.search(r"in (\w+),", text)
        figure = make_figure(
            article,
            surface[0],
            low=float(surface[0].split()[-1]),
            counted="people",
            event="killed",
            place=town[1] if town else None,
            source="the mayor",
        )
        said = make_statement(article, text.partition(", the")[0], speaker="the mayor", cue="said")
        return make_reading(article, statements=[said], figures=[figure])


def load() -> Clerk:
    """A reader."""
    return Clerk()
