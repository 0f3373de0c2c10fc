"""When two names name one person or body, and when they don't."""

from __future__ import annotations

import pytest

from sayso.attribution.same_names import same_body, same_person, spelt_alike, surname


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Ruiz", "Ruiz", True),
        ("Ana Ruiz", "A. Ruiz", True),
        ("Ana Ruiz", "Ana María Ruiz", True),
        ("Ana Ruiz", "Omar Ruiz", False),
        ("Bashar al-Assad", "Assad", True),
        ("Max Holt", "Max Holt Jr.", False),
        ("Max Holt Jr.", "Holt", True),
    ],
)
def test_persons(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Fadi Abdel Rahman", "Fadi Abdulrahman", True),
        ("Fadi Abdel Rahman", "Fadi Abdurrahman", True),
        ("Sergei Lavigne", "Sergey Lavigne", True),
        ("Fadi Abdel Rahman", "Omar Abdel Rahman", False),
        ("Ruiz", "Ruis", False),
    ],
)
def test_transliterations(one: str, other: str, alike: bool) -> None:
    assert spelt_alike(one, other) is alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Orontes Observatory for Human Rights", "Observatory", True),
        ("the Justice Department", "U.S. Justice Department", True),
        ("World Food Council", "WFC", True),
        ("United Nations", "UN", True),
        ("World Food Council", "FBI", False),
        ("Central Bank", "World Bank", False),
        ("Halden Bank", "Halden Group", False),
        ("", "UN", False),
    ],
)
def test_bodies(one: str, other: str, same: bool) -> None:
    assert same_body(one, other) is same
    assert same_body(other, one) is same


def test_surname_is_folded() -> None:
    assert surname("José Núñez, Jr.") == "nunez"
    assert surname("") == ""
