"""Garbage looked for less often, for a while."""

from __future__ import annotations

import gc

import pytest

from sayso.engine.collecting import YOUNG, collecting_less


def test_it_is_as_it_was_afterwards() -> None:
    usual = gc.get_threshold()
    with collecting_less():
        assert gc.get_threshold()[0] >= YOUNG
    assert gc.get_threshold() == usual
    with pytest.raises(ZeroDivisionError), collecting_less():
        1 / 0  # noqa: B018
    assert gc.get_threshold() == usual


def test_who_collects_by_himself_goes_on_doing_so() -> None:
    usual = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with collecting_less():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*usual)
