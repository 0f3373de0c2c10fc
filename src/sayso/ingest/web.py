"""One page of the web, fetched with a guard: no address inside a network, no endless answer.

The host's name is resolved once, every address that it has must be public, and the connection goes to the very address
that was checked: a name that changes its address in between (DNS rebinding) gains nothing. Each redirect is checked
the same way. Proxies of the environment are not used.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urljoin, urlsplit

from sayso.errors import FetchError, NotAPageError
from sayso.ingest.exchange import Answer, Target, ask
from sayso.ingest.given import NOTHING, Given
from sayso.ingest.sniff import LOOK, Kind, sniff
from sayso.ingest.whole import page_of
from sayso.model import Page, PageForm

Address = IPv4Address | IPv6Address

DEFAULT_PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NAT64 = ip_network("64:ff9b::/96")
CLOUD_HOSTS = frozenset({ip_address("168.63.129.16")})
"""Public addresses that lead to a cloud provider's own services (Azure's virtual host)."""

_FORMS = {Kind.HTML: PageForm.HTML, Kind.TEXT: PageForm.TEXT}


def is_public(address: Address) -> bool:
    """True for an address of the open internet, also where a public form (NAT64, 6to4) leads to an inner one."""
    if address in CLOUD_HOSTS or not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, IPv4Address):
        return True
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return all(is_public(each) for each in inner if each is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRules:
    """What may be fetched, and for how long: seconds for one wait and for the whole, hops, ports and addresses."""

    wait: float = 15.0
    whole: float = 60.0
    redirects: int = 5
    ports: frozenset[int] = frozenset(DEFAULT_PORTS.values())
    is_allowed: Callable[[Address], bool] = is_public
    agent: str = "sayso/0 (+reads news pages that a user names)"


RULES = FetchRules()


def fetch_page(url: str, given: Given = NOTHING, *, rules: FetchRules = RULES) -> Page:
    """The page at `url`. Raises: FetchError if it may not or can't be fetched, TooLargeError, NotAPageError."""
    return page_of_answer(fetch(url, limit=given.max_page_bytes, rules=rules), url, given)


def page_of_answer(answer: Answer, url: str, given: Given = NOTHING) -> Page:
    """The page that the answer to `url` holds. Raises: FetchError for any status but 200, NotAPageError."""
    if answer.status != 200:
        message = f"the server answered {answer.status}"
        raise FetchError(message, where=url, mend="Check the address in a browser.")
    form = _FORMS.get(sniff(answer.body[:LOOK]))
    if form is None:
        message = f"the address holds no page ({answer.headers.get('content-type', 'of no stated type')})"
        raise NotAPageError(message, where=url, mend="Give the address of one news page.")
    told = answer.headers.get("content-type", "").partition("charset=")[2].strip("\"' ;") or None
    return page_of(answer.body, answer.url, form, given, url=answer.url, told=told)


def fetch(
    url: str,
    *,
    limit: int,
    headers: dict[str, str] | None = None,
    rules: FetchRules = RULES,
) -> Answer:
    """What `url` answers after at most `rules.redirects` redirects. `headers` are sent along (If-None-Match, ...).

    Raises: FetchError, and TooLargeError for a body that unpacks to more than `limit` bytes.
    """
    deadline = time.monotonic() + rules.whole
    for _ in range(rules.redirects + 1):
        answer = _ask(url, limit, headers or {}, rules, deadline)
        target = answer.headers.get("location")
        if answer.status not in REDIRECTS or not target:
            return answer
        url = urljoin(url, target)
    message = f"more than {rules.redirects} redirects"
    raise FetchError(message, where=url, mend="Give the address that they lead to.")


def _ask(url: str, limit: int, headers: dict[str, str], rules: FetchRules, deadline: float) -> Answer:
    parts = _checked_parts(url, rules)
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    assert parts.hostname is not None
    address = _resolve(parts.hostname, port, url, rules)
    target = Target(url, str(address), port, parts.hostname, is_secure=parts.scheme == "https")
    return ask(target, {"User-Agent": rules.agent, **headers}, limit=limit, wait=rules.wait, deadline=deadline)


def _checked_parts(url: str, rules: FetchRules) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _may_not(url, f"it is no address ({error})") from error
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise _may_not(url, "only http and https addresses with a host are fetched")
    if parts.username is not None or parts.password is not None:
        raise _may_not(url, "an address with a user name or password is not fetched")
    if (port or DEFAULT_PORTS[parts.scheme]) not in rules.ports:
        raise _may_not(url, f"port {port} is not fetched")
    return parts


def _resolve(host: str, port: int, url: str, rules: FetchRules) -> Address:
    """The address to connect to. Every address of the host must be allowed, so that no order of them is a way in."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"the host {host!r} has no address"
        raise FetchError(message, where=url, mend="Check the spelling and your network.") from error
    addresses = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    for address in addresses:
        if not rules.is_allowed(address):
            raise _may_not(url, f"{host} leads to {address}, which is not on the open internet")
    return addresses[0]


def _may_not(url: str, why: str) -> FetchError:
    return FetchError(f"this address is not fetched: {why}", where=url, mend="Give a public http or https address.")
