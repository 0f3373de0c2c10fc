"""Writes a large WARC of real pages, to time and to watch memory: `make_warc.py PAGES OUT.warc.gz --megabytes 200`.

PAGES is a folder of `.html` or `.html.gz` files. The pages are repeated, each time under another address and with a
mark of its own in the text, until the file has the size asked for (compressed).
"""

from __future__ import annotations

import argparse
import gzip
import itertools
from pathlib import Path


def response(number: int, url: str, markup: bytes) -> bytes:
    """One WARC response record."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(markup)
    block = http + markup
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def main() -> None:
    """Write records until the file is large enough."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--megabytes", type=float, default=200)
    options = parser.parse_args()
    files = sorted(options.pages.glob("*.html*"))
    pages = [gzip.decompress(f.read_bytes()) if f.suffix == ".gz" else f.read_bytes() for f in files]
    with options.out.open("wb") as out:
        for number, markup in enumerate(itertools.cycle(pages)):
            marked = markup.replace(b"</p>", b" (%d)</p>" % number, 1)
            out.write(gzip.compress(response(number, f"https://example.org/{number}", marked), 4))
            if out.tell() > options.megabytes * 1e6:
                break
    print(f"{number + 1} records, {options.out.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
