"""What the guard reads out of headers."""

from __future__ import annotations

import pytest

from sayso.web.guard import host_name, int_of, is_address


@pytest.mark.parametrize(
    ("header", "name"),
    [("localhost:8017", "localhost"), ("LOCALHOST", "localhost"), ("[::1]:80", "[::1]"), ("[::1]", "[::1]"), ("", "")],
)
def test_a_host_header_without_its_port(header: str, name: str) -> None:
    assert host_name(header) == name


def test_a_plain_address_is_no_name() -> None:
    assert is_address("192.0.2.7")
    assert is_address("[2001:db8::1]")
    assert not is_address("192.0.2.7.example")
    assert not is_address("")


@pytest.mark.parametrize(("told", "number"), [(None, 0), ("12", 12), ("-1", 0), ("9" * 40, 0), ("١٢", 0)])
def test_a_length_is_digits(told: str | None, number: int) -> None:
    assert int_of(told) == number
