"""How values look in templates."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.interval import DayInterval
from sayso.visible import visible
from sayso.web.looks import days, environment, segment, web_address


@pytest.mark.parametrize(
    ("address", "told"),
    [("https://e.example/a", "https://e.example/a"), ("javascript:alert(1)", None), (" JAVASCRIPT:x", None),
     ("data:text/html,x", None), ("//e.example", None), ("http://", None), ("http://[", None), (None, None), ("ftp://e.example/", None)],
)  # fmt: skip
def test_a_browser_is_sent_to_web_addresses_alone(address: str | None, told: str | None) -> None:
    assert web_address(address) == told


def test_values_are_escaped_and_made_visible() -> None:
    template = environment().from_string('<p title="{{ told }}">{{ told }}</p>')
    assert template.render(told='"<b>\u202e\x00') == (
        '<p title="&#34;&lt;b&gt;\\u202e\\x00">&#34;&lt;b&gt;\\u202e\\x00</p>'
    )


def test_a_part_of_an_address_stays_one() -> None:
    assert segment("a/b?c#d e") == "a%2Fb%3Fc%23d%20e"


def test_line_ends_stay_and_other_controls_are_shown() -> None:
    assert visible("a\n\tb") == "a\n\tb"
    assert visible("a\x1b[2J\u202eb") == "a\\x1b[2J\\u202eb"
    assert visible("naïve “words” 日本") == "naïve “words” 日本"


def test_days_stand_unbroken() -> None:
    span = DayInterval(dt.date(2024, 3, 12), dt.date(2024, 3, 14))
    assert days(span) == "<time>2024-03-12</time> to <time>2024-03-14</time>"
    assert days(dt.date(2024, 3, 12)) == "<time>2024-03-12</time>"
    assert days(DayInterval.month(2024, 3)) == "<time>2024-03</time>"
    assert not days(None)
