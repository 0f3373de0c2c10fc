"""Writes examples/pages/crawl.warc.gz: three invented pages as a crawler would have stored them.

Run it again after changing a page: `python examples/make_warc.py`. The result is the same bytes every time.
"""

from __future__ import annotations

import gzip
from pathlib import Path

PAGES = {
    "https://danube-herald.example/world/plovdiv-inquiry": (
        "2024-03-15T11:20:00+02:00",
        "Plovdiv: inquiry finds 22 gas complaints",
        (
            "SOFIA - Residents of the apartment block in Plovdiv that was destroyed by a gas explosion had complained "
            "22 times in the past year, prosecutors said on Friday.",
            "Chief prosecutor Nadezhda Ilieva said the regional gas company had answered fewer than half of the "
            "complaints. “The figures are in its own files,” she said.",
            "The company rejected the accusation. It had been told of “at most three” leaks, its spokesman, Kiril "
            "Manev, said.",
            "The health ministry on Friday raised the death toll of Tuesday's explosion to 17.",
        ),
    ),
    "https://danube-herald.example/world/plovdiv-aid": (
        "2024-03-16T09:00:00+02:00",
        "Government promises 5m leva for Plovdiv families",
        (
            "PLOVDIV, Bulgaria - The Bulgarian government will pay five million leva to the families who lost their "
            "homes in Plovdiv, Finance Minister Boris Tanev said on Saturday.",
            "Each of the 64 families is to receive about 78,000 leva, he said. Mayor Elena Petkova called the sum a "
            "good start.",
        ),
    ),
    "https://north-sea-post.example/hamburg-port": (
        "2024-09-10T12:00:00Z",
        "Hamburg port: strike in Rotterdam brings 20 extra ships",
        (
            "HAMBURG, Germany - The port of Hamburg has taken in about 20 extra ships since the strike in Rotterdam "
            "began, its operator said on Tuesday.",
            "A spokeswoman said the terminals were at their limit. She would not say how long the ships had to wait.",
        ),
    ),
}
RECORD_DATE = "2024-09-14T00:00:00Z"


def page(url: str, published: str, headline: str, paragraphs: tuple[str, ...]) -> bytes:
    """The markup of one page, with a menu, an advertisement and a footer around the story."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<link rel="canonical" href="{url}"><meta property="article:published_time" content="{published}"></head>'
        f'<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{headline}</h1>\n{body}'
        f'</article><div class="ad">Win 1 of 500 holidays</div><footer>All rights reserved</footer></body></html>'
    ).encode()


def response(number: int, url: str, markup: bytes) -> bytes:
    """One WARC response record that holds `markup` as an HTTP answer."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(markup)
    block = http + markup
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: {RECORD_DATE}\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def main() -> None:
    """Write the file, one gzip member a record."""
    path = Path(__file__).parent / "pages" / "crawl.warc.gz"
    members = (response(n, url, page(url, *story)) for n, (url, story) in enumerate(PAGES.items(), start=1))
    path.write_bytes(b"".join(gzip.compress(member, mtime=0) for member in members))


if __name__ == "__main__":
    main()
