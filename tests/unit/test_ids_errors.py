"""Ids from content, and the error tree."""

from __future__ import annotations

import inspect
import pickle

import pytest

from sayso import errors
from sayso.ids import digest_bytes, digest_text, make_id

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.SaysoError)]


def test_an_id_names_its_kind_and_scheme() -> None:
    assert make_id("page", "a").startswith("page1-")
    assert make_id("page", "a") == make_id("page", "a")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("a", "b"), ("ab",)),
        (("a.b",), ("a", "b")),
        (("",), (None,)),
        (("1",), (1,)),
        (("a", ""), ("a",)),
        (("a",), ("b",)),
    ],
)
def test_rows_that_differ_in_any_field_differ_in_id(
    left: tuple[str | int | None, ...], right: tuple[str | int | None, ...]
) -> None:
    assert make_id("page", *left) != make_id("page", *right)


def test_digests_take_any_text() -> None:
    assert digest_text("a") == digest_bytes(b"a")
    assert digest_text("\ud800")


def test_an_error_tells_where_what_and_the_mend() -> None:
    error = errors.WarcError("the header promises more", where="a.warc, record 3", mend="Fetch it again.")
    assert str(error) == "a.warc, record 3: the header promises more Fetch it again."
    assert str(errors.QueryError("no words")) == "no words"


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_survives_a_process_border(kind: type[errors.SaysoError]) -> None:
    again = pickle.loads(pickle.dumps(kind("what", where="where", mend="mend")))
    assert type(again) is kind
    assert (again.message, again.where, again.mend) == ("what", "where", "mend")


def test_codes_are_distinct() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(set(codes)) == len(codes)


def test_the_tree_at_the_head_of_the_file_names_every_error() -> None:
    assert errors.__doc__ is not None
    for kind in KINDS:
        assert kind.__name__ in errors.__doc__
