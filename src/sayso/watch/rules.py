"""How often, how much and as whom feeds are polled."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version

from sayso.errors import UsageError
from sayso.ingest.web import RULES, FetchRules

NAME = "sayso"
"""What robots.txt calls this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRules:
    """Seconds between polls of a feed and requests to a host, and bounds on what is taken."""

    every: float = 900.0  # between polls of one feed
    between: float = 5.0  # between requests to one host; more where its robots.txt asks for more
    longest: float = 86_400.0  # the longest wait, whatever a server asks for or however often it failed
    entries: int = 50  # new entries of a feed read in one poll; the others come with the next
    tries: int = 3  # polls in which the page of an entry is tried
    max_feed_bytes: int = 5_000_000
    fetch: FetchRules = field(default_factory=lambda: RULES)


def agent_of(contact: str | None) -> str:
    """The User-Agent, with a way to reach who runs this if they give one.

    Raises: UsageError for a contact that can't stand in a header. Example: "sayso/0.1.0 (+mailto:desk@paper.example)".
    """
    told = contact.strip() if contact else "no contact given"
    if not told.isascii() or not told.isprintable() or set(told) & set("()\\"):
        message = f"the contact {contact!r} can't be sent"
        raise UsageError(message, where="contact", mend="Give an address of mail or of a page.")
    return f"{NAME}/{version('sayso')} ({'+' if contact else ''}{told})"
