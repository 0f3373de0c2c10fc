"""Answers kept for a moment."""

from __future__ import annotations

from sayso.web.keeping import Kept


def test_what_is_kept_is_not_made_again() -> None:
    kept: Kept[int] = Kept(60)
    make = iter([7, 8]).__next__
    assert [kept.get("a", make), kept.get("a", make), kept.get("b", make)] == [7, 7, 8]


def test_what_is_too_old_is_made_again() -> None:
    kept: Kept[int] = Kept(0)
    assert [kept.get("a", iter([1]).__next__), kept.get("a", iter([2]).__next__)] == [1, 2]


def test_the_oldest_goes_first() -> None:
    kept: Kept[str] = Kept(60, most=2)
    for name in "abc":
        kept.get(name, lambda name=name: name)  # type: ignore[misc]
    assert kept.get("c", lambda: "new") == "c"
    assert kept.get("a", lambda: "new") == "new"
