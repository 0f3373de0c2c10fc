"""Who told a figure first, who told it again, and who named nobody for it: one line each below a question's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.cli.render import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.model import Answer

NAMED = 4
"""Outlets named in a line at most; the others are counted."""


def voices(answers: Sequence[Answer]) -> list[tuple[str, str]]:
    """Label and text of each line: first, again, copied, no source. A line is left out where it has nothing to say.

    Example: [("first", "“at least seven” in The Danube Herald on 2024-03-12"), ("again", "Adriatic Courier")].
    """
    from sayso.compare.voices import unattributed, voices_of  # noqa: PLC0415 - loads tables of words

    told = [answer for voice in voices_of(answers) for answer in (voice.first, *voice.repeated)]
    day = min((answer.published for answer in told if answer.published), default=None)
    first = [answer for answer in told if day and answer.published == day]
    numbers = [answer.figure.quantity.stated for answer in first]
    again = [answer for answer in told if answer not in first and answer.figure.quantity.stated in numbers]
    is_told_once = len({answer.article for answer in answers}) == 1
    lines = [
        ("first", "" if is_told_once else _first(first)),
        ("again", _names(f"{_outlet(answer)} on {answer.published or 'an unknown day'}" for answer in again)),
        ("copied", _copied(answers)),
        ("no source", _names(map(_outlet, unattributed(answers)))),
    ]
    return [(label, line) for label, line in lines if line]


def _first(answers: Sequence[Answer]) -> str:
    if not answers:
        return ""
    words = dict.fromkeys(f"“{plain(answer.figure.quantity.surface)}”" for answer in answers)
    return f"{' and '.join(words)} in {_names(map(_outlet, answers))} on {answers[0].published}"


def _copied(answers: Sequence[Answer]) -> str:
    """Outlets that printed one report, which counts once."""
    by_origin: dict[str, dict[str, str]] = {}
    for answer in answers:
        if answer.origin:
            by_origin.setdefault(answer.origin, {})[answer.article] = _outlet(answer)
    return "; ".join(f"one report in {_names(pages.values())}" for pages in by_origin.values() if len(pages) > 1)


def _outlet(answer: Answer) -> str:
    return plain(answer.outlet or answer.headline or answer.article)


def _names(names: Iterable[str]) -> str:
    once = list(dict.fromkeys(names))
    more = f" and {len(once) - NAMED} more" if len(once) > NAMED else ""
    return ", ".join(once[:NAMED]) + more
