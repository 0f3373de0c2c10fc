"""Templates, and how values look in them. Everything is escaped, and what can't be seen is made visible."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.amounts import unit_behind
from sayso.interval import DayInterval, Interval
from sayso.model import Quantity
from sayso.visible import visible
from sayso.web.folding import fold_copies


@functools.cache
def environment() -> Environment:
    """The templates' surroundings: escaping is on for every file, and no value goes out unseen."""
    made = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(amount=amount, number=number, days=days)
    made.filters.update(segment=segment, web_address=web_address, folded=fold_copies)
    return made


def _shown(value: Any) -> Any:
    if type(value) is str:  # the most by far: a page of answers holds four hundred
        return visible(value)
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def segment(text: str) -> str:
    """`text` as a part of an address; nothing of it can end the part."""
    is_plain = text.isascii() and text.replace("-", "").replace(" ", "").isalnum()  # as ids and most names are
    return text.replace(" ", "%20") if is_plain else quote(text, safe="")


def web_address(address: str | None) -> str | None:
    """`address` if a browser may be sent there: http and https alone."""
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def days(told: DayInterval | dt.date | None) -> Markup:
    """A day, or the first and the last of several: "2024-03-12 to 2024-03-14". None breaks at the end of a line."""
    if told is None:
        return Markup()
    written = told.to_iso() if isinstance(told, DayInterval) else told.isoformat()
    return Markup(" to ".join(f"<time>{end}</time>" for end in written.split("/")))  # noqa: S704 - digits alone


def number(value: float) -> str:
    """A number as a reader writes it: 2,000, 0.25."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def amount(quantity: Quantity) -> str:
    """The stated interval in signs, with its unit: "≥ 7", "~ 40", "200 to 250 km"."""
    stated = quantity.stated
    about = "~ " if quantity.approx else ""
    return f"{about}{_interval(stated)}{unit_behind(quantity)}"


def _interval(stated: Interval) -> str:
    low, high = stated.low, stated.high
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} to {number(high)}"
    if low is not None:
        return f"{'>' if stated.low_open else '≥'} {number(low)}"
    return f"{'<' if stated.high_open else '≤'} {number(high)}" if high is not None else "any"
