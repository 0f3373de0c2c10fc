"""Articles for a soak: those of real pages, cut short, varied and repeated, in WARC files.

No two are equal: each has an address, a day, an outlet and numbers of its own, and from two paragraphs up to six.
One in a hundred is a page as it was, all its markup about it, so that the reading of heavy pages takes part too.
"""

from __future__ import annotations

import datetime as dt
import gzip
import html
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.article import read_article
from sayso.errors import SaysoError
from sayso.model import Page, PageForm

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = 2_500
"""Pages of one WARC file."""

WHOLE = 100
"""One page in so many is left as it was."""

FEWEST, MOST = 2, 6
FIRST_DAY, DAYS = dt.date(2021, 1, 1), 1_400
HOST = "https://soak.example"

_NUMBER = re.compile(r"(?<![\w.,])[1-9]\d{1,2}(?:,\d{3})*(?![\w,]|\.\d)")


class Source:
    """The real pages: their markup, and their articles' headlines and paragraphs."""

    def __init__(self, folder: Path) -> None:
        """Read every `.html` or `.html.gz` of a folder."""
        files = sorted(folder.glob("*.html*"))
        self.markup = [gzip.decompress(f.read_bytes()) if f.suffix == ".gz" else f.read_bytes() for f in files]
        self.articles = [found for markup in self.markup if (found := _article(markup)) is not None]
        if not self.articles:
            message = f"{folder} holds no page with an article of more than {FEWEST} paragraphs"
            raise SystemExit(message)

    def page(self, number: int) -> bytes:
        """The markup of page `number`: the same for the same number."""
        chance = random.Random(number)  # noqa: S311 - to vary, not to hide
        if number % WHOLE == 0:
            return chance.choice(self.markup).replace(b"</p>", b" (%d)</p>" % number, 1)
        headline, paragraphs = chance.choice(self.articles)
        count = min(len(paragraphs), chance.randint(FEWEST, MOST))
        start = chance.randrange(len(paragraphs) - count + 1)
        told = [_varied(each, chance) for each in paragraphs[start : start + count]]
        return _markup(_varied(headline, chance), [*told, f"This was report {number} of the day."], chance)


def _article(markup: bytes) -> tuple[str, list[str]] | None:
    page = Page(form=PageForm.HTML, content=markup.decode("utf-8", "replace"), digest="", address=HOST)
    try:
        article = read_article(page)
    except SaysoError:
        return None
    paragraphs = [each for each in article.text.split("\n") if each.strip()]
    return (article.headline, paragraphs) if len(paragraphs) > FEWEST else None


def _varied(text: str, chance: random.Random) -> str:
    """The text with other numbers in the place of whole ones from 10 on, years left as they are."""

    def other(match: re.Match[str]) -> str:
        value = int(match[0].replace(",", ""))
        return f"{max(2, round(value * chance.uniform(0.5, 2))):,}"

    return _NUMBER.sub(other, text)


def _markup(headline: str, paragraphs: list[str], chance: random.Random) -> bytes:
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    title = html.escape(headline)
    body = "\n".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}">'
        f'<meta property="og:site_name" content="Soak Courier {chance.randrange(40)}"></head>'
        f"<body><article><h1>{title}</h1>\n{body}\n</article></body></html>"
    ).encode()


def url_of(number: int) -> str:
    """The address of page `number`."""
    return f"{HOST}/{number}"


def write_files(source: Source, folder: Path, count: int) -> Iterator[tuple[Path, int]]:
    """Write `count` pages as WARC files, and give each file with the number of pages written so far."""
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, count, FILE):
        path, last = folder / f"soak-{first // FILE:04d}.warc.gz", min(first + FILE, count)
        with path.open("wb") as out:
            for number in range(first, last):
                out.write(gzip.compress(_record(number, source.page(number)), 1))
        yield path, last


def _record(number: int, markup: bytes) -> bytes:
    """One WARC response record."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(markup) + markup
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2024-12-01T00:00:00Z\r\nWARC-Target-URI: {url_of(number)}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
