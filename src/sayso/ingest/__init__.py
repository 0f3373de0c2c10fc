"""Bytes in, pages out: files, folders, standard input, WARC, feeds, JSON lines, and one address of the web.

What it doesn't try: to tell the article from the rest of its page. That is `sayso.article`.
"""

from sayso.ingest.given import Given
from sayso.ingest.opening import files_below, open_bytes, open_path, open_stream
from sayso.ingest.web import fetch_page

__all__ = ["Given", "fetch_page", "files_below", "open_bytes", "open_path", "open_stream"]
