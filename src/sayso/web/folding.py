"""Copies of one report folded into one answer: what a wire story gives counts once, whoever prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from sayso.model import Answer


@dataclass(frozen=True, slots=True)
class Fold:
    """An answer, and those of its copies that tell the same."""

    answer: Answer
    copies: tuple[Answer, ...] = ()

    @property
    def elsewhere(self) -> tuple[Answer, ...]:
        """The copies that other pages printed, one of each page."""
        pages = {copy.page: copy for copy in self.copies if copy.page != self.answer.page}
        return tuple(pages.values())


def fold_copies(answers: Iterable[Answer]) -> tuple[Fold, ...]:
    """`answers` in their order, without those that tell what an earlier one of the same origin tells.

    The same bounds, by the same source, with the same stance. A page that gives one number as of two days gives two
    answers: only another page's may differ in its day, which a later print moves.
    """
    folds: dict[Hashable, list[list[Answer]]] = {}
    order: list[list[Answer]] = []
    for answer in answers:
        like = folds.setdefault(_key(answer), [])
        group = next((group for group in like if _fits(answer, group)), None)
        if group is None:
            group = []
            like.append(group)
            order.append(group)
        group.append(answer)
    return tuple(Fold(first, tuple(copies)) for first, *copies in order)


def _key(answer: Answer) -> Hashable:
    figure, quantity = answer.figure, answer.figure.quantity
    origin = answer.origin or answer.article
    return origin, quantity.stated, quantity.approx, quantity.unit, figure.source.casefold(), figure.stance


def _fits(answer: Answer, group: list[Answer]) -> bool:
    same = [other for other in group if other.page == answer.page]
    return all(other.figure.as_of == answer.figure.as_of for other in same)
