"""A ledger of the example pages and of hostile ones, and clients of a server over it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient

from sayso.ingest import open_bytes
from sayso.ledger import Ledger
from sayso.model import Page, Reading
from sayso.reader import shared_reader
from sayso.testing import make_article, make_figure, make_reading, make_statement
from sayso.web.app import create_app
from sayso.web.site import Site

ROOT = Path(__file__).parents[2]
HOST = "http://localhost:8017"
NAMES = ("plovdiv-day1-herald.html", "plovdiv-day1-courier.html", "plovdiv-day2-herald.html", "lake-victoria.jsonl",
         "rotterdam-strike-tribune.txt")  # fmt: skip

HOSTILE = """<html><head><title>Nine killed &lt;script&gt;alert(1)&lt;/script&gt; in Porto fire</title>
<meta property="og:site_name" content="&lt;img src=x onerror=alert(2)&gt;">
<link rel="canonical" href="javascript:alert(3)"></head><body><article>
<h1>Nine killed &lt;script&gt;alert(1)&lt;/script&gt; in Porto fire</h1>
<p>At least nine people were killed in a fire in Porto, &lt;svg onload=alert(4)&gt; the ministry said on Monday.</p>
<p>"The house \u202efell\u202c at once," said Ana "&gt;&lt;script&gt; Sousa, a spokeswoman, who lives in Porto.</p>
<p>The mayor denied that &lt;a href="javascript:alert(5)"&gt;twelve people&lt;/a&gt; were missing in the old town.</p>
</article></body></html>"""


def make_ledger(path: Path) -> Path:
    """A ledger at `path` with some example pages and a hostile one."""
    pages: list[Page] = []
    for name in NAMES:
        content = (ROOT / "examples" / "pages" / name).read_bytes()
        pages += [page for page in open_bytes(content, address=name) if isinstance(page, Page)]
    hostile = open_bytes(HOSTILE.encode(), address="hostile.html")
    pages += [page for page in hostile if isinstance(page, Page)]
    with Ledger.open(path) as ledger:
        ledger.add(hostile_reading())
        for reading in shared_reader().read_many(pages):
            ledger.add(reading)
    return path


def hostile_reading() -> Reading:
    """A reading whose every field tries to be more than text."""
    text = "<script>alert(6)</script> said 12 \u202epeople\u202c <svg onload=alert(7)> died in Porto.\x1b[2J"
    article = make_article(
        text, headline="<b onmouseover=alert(8)>12 dead</b>", outlet="<i>Post</i>", published="2024-01-02"
    )
    article = replace(article, url="javascript:alert(9)", id="hostile-1", byline=("<u>Ana</u>",))
    figure = make_figure(article, "12", counted="<em>people</em>", event="killed", place="Porto", source="<s>Ana</s>")
    statement = make_statement(article, "12 \u202epeople", speaker="<script>alert(6)</script>", cue="said")
    return make_reading(article, statements=[statement], figures=[figure])


class DeskHere:
    """Reads in this process, with the models that the tests share."""

    def read(self, page: Page) -> Reading:
        return shared_reader().read(page)

    def close(self) -> None:
        pass


def client_of(site: Site) -> TestClient:
    """A client that asks under a name that the server knows."""
    return TestClient(create_app(replace(site, desk=DeskHere())), base_url=HOST, follow_redirects=False)
