from __future__ import annotations

import gzip
import http.server
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address

import pytest

from sayso.errors import FetchError, NotAPageError, TooLargeError
from sayso.ingest import Given, fetch_page
from sayso.ingest.web import RULES, FetchRules, fetch, is_public

PAGE = b"<!DOCTYPE html><html><body><p>Two men were held on Monday, police said.</p></body></html>"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body, headers = PAGE, {"Content-Type": "text/html; charset=utf-8"}
        status = 200
        match self.path:
            case "/loop":
                status, headers, body = 302, {"Location": "/loop"}, b""
            case "/inward":
                status, headers, body = 302, {"Location": "http://10.0.0.1/secret"}, b""
            case "/file":
                status, headers, body = 302, {"Location": "file:///etc/passwd"}, b""
            case "/moved":
                status, headers, body = 301, {"Location": "/page"}, b""
            case "/gone":
                status, body = 404, b"gone"
            case "/bomb":
                headers["Content-Encoding"], body = "gzip", gzip.compress(b" " * 30_000_000)
            case "/slow":
                self.send_response(200)
                self.end_headers()
                for _ in range(100):
                    time.sleep(0.05)
                    self.wfile.write(b"x")
                    self.wfile.flush()
                return
            case "/image":
                headers["Content-Type"], body = "image/png", b"\x89PNG"
            case "/latin":
                headers["Content-Type"], body = "text/html; charset=windows-1252", "<p>Café</p>".encode("cp1252")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it that
        pass


@pytest.fixture
def port() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def rules(port: int) -> FetchRules:
    """Rules that let the test server through, and nothing else that is inward."""
    return replace(RULES, ports=frozenset({80, 443, port}), is_allowed=lambda a: str(a) == "127.0.0.1" or is_public(a))


def test_a_page_is_fetched_past_redirects(port: int, rules: FetchRules) -> None:
    page = (
        fetch_page(f"http://localhost:{port}/moved", rules=rules)
        if _localhost_is_v4()
        else fetch_page(f"http://127.0.0.1:{port}/moved", rules=rules)
    )
    assert page.content == PAGE.decode()
    assert (page.url or "").endswith("/page")


def _localhost_is_v4() -> bool:
    return {entry[4][0] for entry in socket.getaddrinfo("localhost", 80)} == {"127.0.0.1"}


def test_the_senders_charset_is_heeded(port: int, rules: FetchRules) -> None:
    assert "Café" in fetch_page(f"http://127.0.0.1:{port}/latin", rules=rules).content


@pytest.mark.parametrize("path", ["/loop", "/inward", "/file", "/gone"])
def test_what_leads_astray_is_not_followed(port: int, rules: FetchRules, path: str) -> None:
    with pytest.raises(FetchError):
        fetch_page(f"http://127.0.0.1:{port}{path}", rules=rules)


def test_a_bomb_is_stopped(port: int, rules: FetchRules) -> None:
    with pytest.raises(TooLargeError):
        fetch_page(f"http://127.0.0.1:{port}/bomb", Given(max_page_bytes=1_000_000), rules=rules)


def test_an_image_is_no_page(port: int, rules: FetchRules) -> None:
    with pytest.raises(NotAPageError):
        fetch_page(f"http://127.0.0.1:{port}/image", rules=rules)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "http:///nohost",
        "http://user:pw@example.org/",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.1.2.3/",
        "http://2130706433/",
        "http://[::ffff:10.0.0.1]/",
        "not an address",
        "http://[broken/",
    ],
)
def test_addresses_that_are_not_fetched(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, limit=1000)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.100.100.200", False),
        ("169.254.169.254", False),
        ("168.63.129.16", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
        ("::ffff:192.168.1.1", False),
        ("64:ff9b::10.0.0.1", False),
        ("2002:0a00:0001::", False),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


def test_a_host_with_one_inward_address_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever address a client would take: no order of them is a way in."""
    entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: entries)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        fetch("http://two-faced.example/", limit=1000)


def test_the_connection_goes_to_the_address_that_was_checked(
    port: int, rules: FetchRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that changes its address after the check gains nothing: it is resolved once."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *args: object, **kwargs: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "changing.example" else host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert fetch(f"http://changing.example:{port}/page", limit=10_000, rules=rules).body == PAGE
    assert asked.count("changing.example") == 1


def test_a_server_that_sends_now_and_then_is_left_at_the_deadline(port: int, rules: FetchRules) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match="slowly"):
        fetch(f"http://127.0.0.1:{port}/slow", limit=10_000, rules=replace(rules, whole=0.5))
    assert time.monotonic() - start < 2


def test_odd_addresses_are_encoded_not_sent_as_they_are(port: int, rules: FetchRules) -> None:
    assert fetch(f'http://127.0.0.1:{port}/a b/é?q=ü&x="', limit=10_000, rules=rules).status == 200


def test_a_port_without_a_server(rules: FetchRules) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        free = held.getsockname()[1]
    with pytest.raises(FetchError):
        fetch(f"http://127.0.0.1:{free}/", limit=10_000, rules=replace(rules, ports=frozenset({free})))
