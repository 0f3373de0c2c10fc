"""`sayso serve --fetch`: a visitor gives an address; each rule is tried through the server."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from integration.web_ledger import client_of
from sayso.cli.main import cli
from sayso.cli.serve import make_site
from sayso.ingest.web import RULES
from sayso.ledger import Ledger
from sayso.web.pasting import MOST_BYTES
from sayso.web.site import Site

PAGE = (
    b"<!DOCTYPE html><html><head><title>At least nine killed in Porto fire</title></head><body><article>"
    b"<h1>At least nine killed in Porto fire</h1><p>At least nine people were killed in a fire in Porto on Monday, "
    b"the ministry said on Tuesday. Rescue teams searched the houses along the river through the night.</p>"
    b"<p>The mayor said that the fire began in a store near the harbour.</p></article></body></html>"
)


class Handler(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        targets = {
            "/to-metadata": "http://169.254.169.254/latest/meta-data/",
            "/to-private": "http://10.0.0.1/",
            "/to-name": "http://inner.example/secret",
            "/to-file": "file:///etc/passwd",
            "/to-port": "http://example.org:22/",
            "/loop": "/loop",
        }
        if self.path in targets:
            self.send_response(302)
            self.send_header("Location", targets[self.path])
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        try:
            if self.path == "/slow":
                for _ in range(100):
                    time.sleep(0.05)
                    self.wfile.write(b"x")
            elif self.path == "/large":
                for _ in range(MOST_BYTES // 65536 + 2):
                    self.wfile.write(b"<p>" + b"x" * 65536)
            else:
                self.wfile.write(PAGE)
        except OSError:
            pass  # whoever asked has had enough

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it that
        pass


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def port(asked: list[str]) -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Asked", (Handler,), {"asked": asked}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site(tmp_path: Path, port: int) -> Site:
    """A server that may fetch from the test's own port as well, as if that were on the open internet."""
    Ledger.open(tmp_path / "news.db").close()
    rules = replace(
        RULES,
        ports=frozenset({80, 443, port}),
        is_allowed=lambda address: str(address) == "127.0.0.1" or RULES.is_allowed(address),
        whole=1.0,
    )
    return Site(ledger_path=tmp_path / "news.db", allow_fetch=True, fetch_rules=rules)


@pytest.fixture
def client(site: Site) -> TestClient:
    return client_of(site)


def told_of(client: TestClient, url: str) -> tuple[int, str]:
    told = client.post("/api/v1/read", params={"url": url})
    return told.status_code, told.json().get("code", "")


def test_a_page_is_fetched_read_and_not_kept(client: TestClient, port: int, site: Site) -> None:
    url = f"http://127.0.0.1:{port}/page"
    told = client.post("/api/v1/read", params={"url": url})
    assert told.status_code == 200
    assert (told.json()["headline"], told.json()["url"]) == ("At least nine killed in Porto fire", url)
    assert client.post("/api/v1/check", params={"url": url}).json()["verdict"] == "supported"
    assert "At least nine" in client.post("/paste", data={"url": url}).text
    assert client.post("/api/v1/read", params={"url": url, "keep": "true"}).json()["code"] == "usage"
    with Ledger.open(site.ledger_path, read_only=True) as ledger:
        assert ledger.stats().pages == 0


def test_nothing_is_fetched_unless_the_server_was_told_so(tmp_path: Path, port: int, asked: list[str]) -> None:
    Ledger.open(tmp_path / "news.db").close()
    client = client_of(Site(ledger_path=tmp_path / "news.db"))
    assert told_of(client, f"http://127.0.0.1:{port}/page") == (422, "fetch")
    assert asked == []
    assert 'name="url"' not in client.get("/paste").text


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://[::ffff:169.254.169.254]/",
        "http://168.63.129.16/",
        "https://127.0.0.1/",
        "http://93.184.215.14:22/",
        "http://93.184.215.14:8080/",
        "http://user:secret@93.184.215.14/",
        "file:///etc/passwd",
        "ftp://93.184.215.14/",
        "gopher://93.184.215.14/",
        "javascript:alert(1)",
        "data:text/html,<p>x</p>",
        "//93.184.215.14/",
        "no address",
        "http://" + "a" * 1900 + "/",
    ],
)
def test_what_may_not_be_fetched(tmp_path: Path, url: str) -> None:
    """By the rules that ship: private, loopback, link-local and metadata addresses, other schemes, other ports."""
    Ledger.open(tmp_path / "news.db").close()
    client = client_of(Site(ledger_path=tmp_path / "news.db", allow_fetch=True))
    assert told_of(client, url) == (422, "fetch")


@pytest.mark.parametrize("path", ["to-metadata", "to-private", "to-name", "to-file", "to-port", "loop"])
def test_each_redirect_is_checked(
    client: TestClient, port: int, path: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    point(monkeypatch, {"inner.example": ["10.0.0.7"]})
    assert told_of(client, f"http://127.0.0.1:{port}/{path}") == (422, "fetch")
    assert set(asked) == {f"/{path}"}
    assert len(asked) <= RULES.redirects + 1


def point(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> list[str]:
    """Let names lead to addresses, one after the other where there are several; gives what was looked up."""
    looked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *args: object, **kwargs: object) -> object:
        if host not in names:
            return real(host, port, *args, **kwargs)  # type: ignore[arg-type]
        looked.append(host)
        turn = names[host][min(len(looked), len(names[host])) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (turn, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return looked


def test_a_name_that_changes_its_address_gains_nothing(
    client: TestClient, port: int, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to the address that was checked: the name is looked up once (DNS rebinding)."""
    looked = point(monkeypatch, {"changing.example": ["127.0.0.1", "10.0.0.9"]})
    assert told_of(client, f"http://changing.example:{port}/page")[0] == 200
    assert looked == ["changing.example"]
    inward = point(monkeypatch, {"inward.example": ["10.0.0.9"]})
    assert told_of(client, "http://inward.example/page") == (422, "fetch")
    assert inward == ["inward.example"]
    assert asked == ["/page"]


def test_it_is_bounded_in_size_and_time(client: TestClient, port: int) -> None:
    assert told_of(client, f"http://127.0.0.1:{port}/large") == (413, "too-large")
    start = time.monotonic()
    assert told_of(client, f"http://127.0.0.1:{port}/slow") == (422, "fetch")
    assert time.monotonic() - start < 4


def test_others_are_served_while_a_page_is_fetched(client: TestClient, port: int) -> None:
    with client:  # one event loop for both
        waiting = threading.Thread(target=told_of, args=(client, f"http://127.0.0.1:{port}/slow"))
        waiting.start()
        assert client.get("/api/v1/findings").status_code == 200
        assert waiting.is_alive()
        waiting.join()


def test_the_option_sets_it(tmp_path: Path) -> None:
    assert not make_site(tmp_path / "a.db", "127.0.0.1").allow_fetch
    assert make_site(tmp_path / "a.db", "127.0.0.1", allow_fetch=True).allow_fetch
    assert "--fetch" in CliRunner().invoke(cli, ["serve", "--help"]).output
