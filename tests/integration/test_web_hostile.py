"""Hostile text in every field of a page: in all of our pages, feeds and data it stands as text, and nothing else."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from jinja2 import Environment

from integration.browser_ledger import ATTACKS, make_browser_ledger
from integration.web_ledger import client_of
from sayso.web.looks import environment
from sayso.web.site import Site

OURS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "nav",
        "form",
        "label",
        "input",
        "button",
        "main",
        "footer",
        "h1",
        "h2",
        "h3",
        "p",
        "dl",
        "dt",
        "dd",
        "div",
        "section",
        "article",
        "aside",
        "span",
        "time",
        "mark",
        "details",
        "summary",
        "ol",
        "ul",
        "li",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "select",
        "option",
        "textarea",
        "br",
    ]
)
"""Elements that our templates write."""

UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Examination(HTMLParser):
    """Collects what a page of ours may not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.text = ""
        self._is_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OURS:
            self.faults.append(f"element {tag}")
        told = dict(attrs)
        if tag == "script" and not re.fullmatch(r"/static/[\w./]+", told.get("src") or ""):
            self.faults.append("script")
        self._is_script = tag == "script"
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.faults.append(f"attribute {name}")
            if name in {"href", "src", "action", "formaction"} and not re.match(r"(https?:/)?/|#", value or ""):
                self.faults.append(f"address {value}")

    def handle_data(self, data: str) -> None:
        if self._is_script and data.strip():
            self.faults.append("script within the page")
        self.text += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the parser calls it
        self._is_script = False


def examined(page: str) -> Examination:
    """A page, looked through."""
    found = Examination()
    found.feed(page)
    found.faults += [f"character {match.group()!r}" for match in UNSEEN.finditer(page)]
    return found


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = make_browser_ledger(tmp_path_factory.mktemp("hostile") / "news.db")
    return client_of(Site(ledger_path=path, allow_adding=True))


def pages(client: TestClient) -> list[str]:
    """Addresses of every kind of page, with the hostile records."""
    question = client.get("/api/v1/search?words=Faro").json()["questions"][0]["answers"][0]
    names = [f"/article/hostile-{number}" for number in range(8)]
    told = quote("<script>window.hit = 1</script>\u202e", safe="")
    return ["/", "/findings", "/findings?kind=dispute", "/search?words=Faro", "/search?words=Faro&show=figures", "/facets?words=Faro",
            f"/search?words=Faro+{told}&speaker={told}", f"/question/{question['id']}", f"/speaker/{quote(question['source'], safe='')}",
            f"/speaker/{told}", f"/nowhere/{told}", f"/article/{told}", "/article/refused-2", "/paste", "/counts", *names]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_examination_bites(attack: str) -> None:
    """Each attack, put into a page as it is, is found out; but for those on templates, which `{{ 49 }}` would show."""
    found = examined(f"<main><p>{attack}</p></main>")
    assert found.faults or "{{" in attack


def test_every_page_holds_hostile_text_as_text(client: TestClient) -> None:
    for address in pages(client):
        found = examined(client.get(address).text)
        assert found.faults == [], address
        assert "49" not in re.findall(r"\b49\b", found.text), address


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_shown_whole(client: TestClient, attack: str) -> None:
    """Who looks sees what stands there: markup as it is, what can't be seen as its code."""
    shown = "".join(
        f"\\x{ord(c):02x}" if ord(c) < 0x20 else f"\\u{ord(c):04x}" if UNSEEN.match(c) else c for c in attack
    )
    text = examined(client.get("/article/hostile-0").text).text
    assert shown in text


def test_without_escaping_the_pages_would_be_found_out(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What keeps the attacks out is the templates' escaping and making visible; each, taken away, is noticed."""
    made = environment()
    loaded = Environment(loader=made.loader, autoescape=False, finalize=made.finalize, undefined=made.undefined)
    loaded.filters.update(made.filters)
    monkeypatch.setattr("sayso.web.site.environment", lambda: loaded)
    faults = examined(client.get("/article/hostile-0").text).faults
    assert {"element svg", "element iframe", "attribute onload", "script"} <= set(faults)
    bare = Environment(
        loader=made.loader, autoescape=True, undefined=made.undefined, finalize=lambda value: value or ""
    )
    bare.filters.update(made.filters)
    monkeypatch.setattr("sayso.web.site.environment", lambda: bare)
    assert "character '\\u202e'" in examined(client.get("/article/hostile-0").text).faults


@pytest.mark.parametrize("number", range(8))
def test_only_web_addresses_become_links(client: TestClient, number: int) -> None:
    page = client.get(f"/article/hostile-{number}").text
    originals = re.findall(r'<a href="([^"]*)" rel="noopener nofollow noreferrer">', page)
    assert originals in ([], ["https://x.example/&#34; onclick=&#34;hit=6"])


def test_feeds_hold_text_alone(client: TestClient) -> None:
    for address in ("/feeds/findings.atom", "/feeds/search.atom?words=Faro"):
        told = client.get(address).text
        assert "<script" not in told
        assert "&lt;script&gt;" in told
        assert not UNSEEN.search(told)


def test_data_is_never_taken_for_a_page(client: TestClient) -> None:
    """JSON and CSV say what they are, and no browser may guess otherwise."""
    question = client.get("/api/v1/search?words=Faro").json()["questions"][0]["answers"][0]
    for address, kind in ((f"/api/v1/questions/{question['id']}", "application/json"), (f"/api/v1/questions/{question['id']}/csv", "text/csv"),
                          ("/api/v1/articles/hostile-0", "application/json"), ("/feeds/findings.atom", "application/atom+xml")):  # fmt: skip
        headers = client.get(address).headers
        assert headers["content-type"].startswith(kind)
        assert headers["x-content-type-options"] == "nosniff"


def test_a_pasted_attack_is_shown_as_text(client: TestClient) -> None:
    text = (
        "Nine hurt in Porto "
        + ATTACKS[0]
        + "\n\nPolice said on Monday that nine people were hurt. "
        + " ".join(ATTACKS)
    )
    told = client.post("/paste", data={"text": text, "outlet": ATTACKS[2]})
    assert told.status_code == 200
    assert examined(told.text).faults == []


def test_bars_hold_nothing_unseen(client: TestClient) -> None:
    """They go into the drawing as they are, past the templates."""
    question = client.get("/api/v1/search?words=Faro").json()["questions"][0]["answers"][0]
    told = client.get(f"/api/v1/questions/{question['id']}").json()["bars"]
    assert told
    assert not UNSEEN.search(json.dumps(told, ensure_ascii=False))
