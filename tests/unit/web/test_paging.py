"""The `next` of long answers."""

from __future__ import annotations

import pytest

from sayso.errors import QueryError
from sayso.web.paging import reached_of, token_of


@pytest.mark.parametrize("reached", [1, 60, 9_999])
def test_a_next_comes_back(reached: int) -> None:
    assert reached_of(token_of(reached)) == reached


@pytest.mark.parametrize(
    "told", ["x", "é", token_of(0), token_of(10_000), token_of(-4), token_of(60) + "=", "YWZ0ZXIg"]
)
def test_what_this_server_did_not_make_is_refused(told: str) -> None:
    with pytest.raises(QueryError):
        reached_of(told)


def test_none_begins_at_the_beginning() -> None:
    assert reached_of(None) == reached_of("") == 0
