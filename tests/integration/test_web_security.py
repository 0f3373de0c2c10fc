"""What a hostile page, another site, or a stranger may try; each is tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from integration.web_ledger import client_of, make_ledger
from sayso.cli.serve import make_site
from sayso.web import guard
from sayso.web.site import Site

PAGES = ("/", "/search?words=killed+Porto", "/article/hostile-1", "/speaker/%3Cs%3EAna%3C/s%3E", "/paste", "/nowhere")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("web") / "news.db")


@pytest.fixture(scope="module")
def client(path: Path) -> TestClient:
    return client_of(Site(ledger_path=path))


def addresses(client: TestClient) -> list[str]:
    """The pages, with those of the hostile article's records."""
    found = client.get("/api/v1/search", params={"words": "Porto"}).json()
    figures = [answer["id"] for question in found["questions"] for answer in question["answers"]]
    read = {answer["page"] for question in found["questions"] for answer in question["answers"]}
    assert figures
    return [*PAGES, *(f"/question/{each}" for each in figures), *(f"/article/{each}" for each in read)]


def test_nothing_of_a_page_becomes_markup(client: TestClient) -> None:
    """Elements, handlers and scripts of a page's text stand as text in every page of ours."""
    for address in addresses(client):
        told = client.get(address).text
        tags = re.findall(r"<(/?\w+)((?:[^<>\"]|\"[^\"]*\")*)>", told)
        names = {name.strip("/").lower() for name, _ in tags}
        assert not names & {"svg", "i", "b", "u", "s", "em", "img", "iframe", "object", "style"}, address
        for name, attributes in tags:
            bare = re.sub(r"\"[^\"]*\"", "", attributes)
            assert not re.search(r"\bon\w+\s*=|\bstyle\s*=", bare), (address, attributes)
            if name == "script":
                assert re.fullmatch(r' src="/static/[\w./]+" (defer|type="module")', attributes), attributes


def test_no_link_leads_to_a_script(client: TestClient) -> None:
    for address in addresses(client):
        for target in re.findall(r"(?:href|action|src)=\"([^\"]*)\"", client.get(address).text):
            assert target.startswith(("/", "#", "http://", "https://")), (address, target)


def test_control_and_bidi_characters_are_shown(client: TestClient) -> None:
    for address in addresses(client):
        told = client.get(address).text
        assert "\u202e" not in told
        assert "\x1b" not in told
    assert "\\u202e" in client.get("/article/hostile-1").text


def test_feeds_hold_text_alone(client: TestClient) -> None:
    told = client.get("/feeds/search.atom?words=Porto").text
    assert "<script" not in told
    assert "\x1b" not in told


@pytest.mark.parametrize("address", ["/", "/api/v1/stats", "/nowhere", "/static/site.css", "/api/v1/nowhere"])
def test_every_answer_has_its_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8017", "localhost.evil.example", "", "127.0.0.1.evil.example:8017", "10.0.0.1"],
)
def test_another_host_name_is_refused(client: TestClient, host: str) -> None:
    """A name that somebody points at this machine (DNS rebinding) gets nothing."""
    told = client.get("/api/v1/stats", headers={"host": host})
    assert told.status_code == 400
    assert told.json()["code"] == "host"
    assert "content-security-policy" in told.headers


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://localhost:9999"}, {"origin": "http://["},
     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_another_site_may_not_post(client: TestClient, headers: dict[str, str]) -> None:
    told = client.post("/api/v1/read", content="Fire in Porto", headers=headers)
    assert told.status_code == 403
    assert told.json()["code"] == "origin"


def test_our_own_pages_may_post(client: TestClient) -> None:
    told = client.post("/api/v1/read?published=never", content="x", headers={"origin": "http://localhost:8017"})
    assert told.json()["code"] == "query"


def test_what_is_sent_is_bounded(client: TestClient) -> None:
    told = client.post("/api/v1/read", content=b"x" * (guard.MOST_BYTES + 1))
    assert told.status_code == 413

    def pieces() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 65536

    told = client.post("/api/v1/read", content=pieces())
    assert told.status_code == 413
    assert told.json()["code"] == "too-large"


@pytest.mark.parametrize(
    "address",
    [
        "/static/../site.py",
        "/static/%2e%2e/site.py",
        "/static/..%2fsite.py",
        "/static//etc/passwd",
        "/article/../../etc/passwd",
        "/article/%2Fetc%2Fpasswd",
    ],
)
def test_no_path_reaches_the_file_system(client: TestClient, address: str) -> None:
    told = client.get(address)
    assert told.status_code == 404
    assert "root:" not in told.text


def test_a_query_is_never_part_of_a_statement(client: TestClient) -> None:
    for told in ("'; DROP TABLE pages; --", '" OR 1=1', 'words : "x" NEAR(', "*", "a" * 299):
        for name in ("words", "speaker", "place", "outlet"):
            assert client.get("/api/v1/search", params={name: told}).status_code in {200, 400}
    assert client.get("/api/v1/stats").json()["pages"] > 5


def test_only_loopback_goes_without_a_token(tmp_path: Path) -> None:
    assert make_site(tmp_path / "a.db", "127.0.0.1").token is None
    assert make_site(tmp_path / "a.db", "::1").token is None
    assert make_site(tmp_path / "a.db", "0.0.0.0").token
    assert make_site(tmp_path / "a.db", "192.0.2.7").token


def test_a_token_opens_and_nothing_else_does(path: Path) -> None:
    client = client_of(Site(ledger_path=path, token="right"))
    assert client.get("/api/v1/stats").status_code == 401
    assert client.get("/").headers["location"] == "/enter"
    assert client.get("/api/v1/stats", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/v1/stats", headers={"authorization": "Bearer right"}).status_code == 200
    assert client.post("/paste", data={"text": "x"}).status_code == 401
    assert client.post("/enter", data={"token": "wröng"}).status_code == 401
    entered = client.post("/enter", data={"token": "right"})
    assert entered.status_code == 303
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/").status_code == 200


def test_a_server_on_every_address_answers_to_addresses_alone(path: Path) -> None:
    client = client_of(Site(ledger_path=path, token="right", any_address=True))
    allowed = {"authorization": "Bearer right"}
    assert client.get("/api/v1/stats", headers={**allowed, "host": "192.0.2.7:8017"}).status_code == 200
    assert client.get("/api/v1/stats", headers={**allowed, "host": "[2001:db8::1]:8017"}).status_code == 200
    assert client.get("/api/v1/stats", headers={**allowed, "host": "evil.example"}).status_code == 400


def test_the_ledgers_path_is_told_to_nobody(tmp_path: Path) -> None:
    client = client_of(Site(ledger_path=tmp_path / "secret-place.db"))
    told = client.get("/api/v1/stats")
    assert told.status_code == 503
    assert "secret-place" not in told.text
