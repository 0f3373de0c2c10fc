"""Threads as JSON, in which a ledger keeps what of them is compared; their answers are kept elsewhere."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sayso.compare.bags import Bag
from sayso.compare.threads import Thread
from sayso.compare.traces import Sign
from sayso.interval import Interval

FLAGS = ("is_vague", "is_standing", "is_lead", "is_moving")


def thread_to_json(thread: Thread) -> list[Any]:
    """A thread without its answers. Numbers come back to the last bit, so that scores do."""
    signs = [_sign_to_json(sign) for sign in thread.signs]
    return [thread.article, thread.name, signs, *_bag_to_json(thread.words), *_bag_to_json(thread.headline)]


def thread_from_json(told: list[Any]) -> Thread:
    """The thread that `thread_to_json` told."""
    article, name, signs, words, weights, headline, headline_weights = told
    return Thread(
        article=article,
        name=name,
        signs=tuple(map(_sign_from_json, signs)),
        words=_bag_from_json(words, weights),
        headline=_bag_from_json(headline, headline_weights),
    )


def _bag_to_json(bag: Bag) -> tuple[str, list[float]]:
    return " ".join(bag.stems), list(bag.weights)


def _bag_from_json(stems: str, weights: list[float]) -> Bag:
    return Bag(tuple(stems.split(" ") if stems else ()), tuple(weights), sum(weights))


def _sign_to_json(sign: Sign) -> list[Any]:
    flags = sum(getattr(sign, name) << place for place, name in enumerate(FLAGS))
    day = sign.day and sign.day.toordinal()
    held = sign.interval
    ends = held.low_open << 1 | held.high_open
    return [sign.unit, sign.theme, sign.head, sign.value, flags, day, sign.country, held.low, held.high, ends]


def _sign_from_json(told: list[Any]) -> Sign:
    unit, theme, head, value, flags, day, country, low, high, ends = told
    return Sign(
        unit=unit,
        theme=theme,
        head=head,
        value=value,
        is_vague=bool(flags & 1),
        is_standing=bool(flags & 2),
        is_lead=bool(flags & 4),
        is_moving=bool(flags & 8),
        day=dt.date.fromordinal(day) if day else None,
        country=country,
        interval=Interval(low, high, bool(ends & 2), bool(ends & 1)),
    )
