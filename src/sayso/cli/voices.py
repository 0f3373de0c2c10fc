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
    lines = [("first", _first(answers)), ("again", _again(answers)), ("copied", _copied(answers))]
    return [(label, told) for label, told in [*lines, ("no source", _unsourced(answers))] if told]


def _first(answers: Sequence[Answer]) -> str:
    earliest = _earliest(answers)
    if not earliest or len({answer.article for answer in answers}) == 1:
        return ""
    words = dict.fromkeys(f"“{plain(answer.figure.quantity.surface)}”" for answer in earliest)
    return f"{' and '.join(words)} in {_names(map(_outlet, earliest))} on {earliest[0].published}"


def _earliest(answers: Sequence[Answer]) -> list[Answer]:
    days = [answer.published for answer in answers if answer.published is not None]
    return [answer for answer in answers if days and answer.published == min(days)]


def _again(answers: Sequence[Answer]) -> str:
    """The outlets that gave the first figure again on a later day."""
    earliest = _earliest(answers)
    first = [answer.figure.quantity.stated for answer in earliest]
    told = [answer for answer in answers if answer not in earliest and answer.figure.quantity.stated in first]
    return _names(f"{_outlet(answer)} on {answer.published or 'an unknown day'}" for answer in told)


def _copied(answers: Sequence[Answer]) -> str:
    """Outlets that printed one report, which counts once."""
    by_origin: dict[str, dict[str, str]] = {}
    for answer in answers:
        if answer.origin:
            by_origin.setdefault(answer.origin, {})[answer.article] = _outlet(answer)
    return "; ".join(f"one report in {_names(pages.values())}" for pages in by_origin.values() if len(pages) > 1)


def _unsourced(answers: Sequence[Answer]) -> str:
    """The outlets that give a figure and name nobody for it on the whole page."""
    sourced = {answer.article for answer in answers if answer.figure.source}
    return _names(_outlet(answer) for answer in answers if answer.article not in sourced)


def _outlet(answer: Answer) -> str:
    return plain(answer.outlet or answer.headline or answer.article)


def _names(names: Iterable[str]) -> str:
    once = list(dict.fromkeys(names))
    more = f" and {len(once) - NAMED} more" if len(once) > NAMED else ""
    return ", ".join(once[:NAMED]) + more
