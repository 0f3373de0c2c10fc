"""One HTTP exchange with one address that was checked before: a request out, a bounded answer in.

The connection goes to the address and names the host, in the Host header and in TLS, so that nothing is resolved again.
A clock of its own cuts the connection at the deadline: a server that sends a byte now and then can't hold it open.
"""

from __future__ import annotations

import http.client
import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from sayso.errors import FetchError, TooLargeError

if TYPE_CHECKING:
    import urllib3
    from urllib3.connection import HTTPConnection

CHUNK = 1 << 16


class Target(NamedTuple):
    """What is asked for, the address that is asked, and the host that it is asked as."""

    url: str
    address: str
    port: int
    host: str
    is_secure: bool


class Answer(NamedTuple):
    """What an address answered: where it was asked, its status, headers in lower case, the body unpacked."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes


def ask(target: Target, headers: dict[str, str], *, limit: int, wait: float, deadline: float) -> Answer:
    """What `target` answers. `wait` bounds one wait in seconds, `deadline` (on the monotonic clock) the whole.

    Raises: FetchError, and TooLargeError for a body that unpacks to more than `limit` bytes.
    """
    import urllib3  # noqa: PLC0415 - only those who fetch pay for the network stack

    connection = _connection(target, wait)
    watch: threading.Timer | None = None
    try:
        connection.connect()
        watch = _watch(connection.sock, deadline)
        response = _send(connection, target, headers)
        body = _read_body(response, target.url, limit, deadline)
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        slow = time.monotonic() >= deadline
        message = "the server sends too slowly" if slow else f"it can't be fetched: {error}"
        raise FetchError(message, where=target.url, mend="Try again later, or check it in a browser.") from error
    finally:
        if watch is not None:
            watch.cancel()
        connection.close()
    return Answer(target.url, response.status, {name.lower(): each for name, each in response.headers.items()}, body)


def _connection(target: Target, wait: float) -> HTTPConnection:
    import certifi  # noqa: PLC0415 - as above
    from urllib3.connection import HTTPConnection, HTTPSConnection  # noqa: PLC0415 - as above

    if not target.is_secure:
        return HTTPConnection(target.address, target.port, timeout=wait)
    return HTTPSConnection(
        target.address,
        target.port,
        timeout=wait,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
        server_hostname=target.host,
        assert_hostname=target.host,
    )


def _send(connection: HTTPConnection, target: Target, headers: dict[str, str]) -> urllib3.HTTPResponse:
    from urllib3.util import parse_url  # noqa: PLC0415 - as above

    parsed = parse_url(target.url)
    sent = {"Host": parsed.netloc or target.host, "Accept-Encoding": "gzip, deflate", **headers}
    connection.request("GET", parsed.request_uri, headers=sent, preload_content=False)
    return connection.getresponse()


def _read_body(response: urllib3.HTTPResponse, url: str, limit: int, deadline: float) -> bytes:
    body = bytearray()
    while chunk := response.read(CHUNK, decode_content=True):
        body += chunk
        if len(body) > limit:
            message = f"the page unpacks to more than {limit:,} bytes"
            raise TooLargeError(message, where=url, mend="Raise max_page_bytes to read it.")
    if time.monotonic() >= deadline:  # the connection was cut: what looks like the end is none
        raise TimeoutError
    return bytes(body)


def _watch(held: socket.socket | None, deadline: float) -> threading.Timer:
    """A clock that ends the connection at `deadline`, under whoever waits on it."""

    def cut() -> None:
        if held is not None:
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
    watch.daemon = True
    watch.start()
    return watch
