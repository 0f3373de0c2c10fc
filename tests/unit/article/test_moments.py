from __future__ import annotations

import datetime as dt

import pytest

from sayso.article.moments import read_local_time, read_moment

DAY = dt.date(2024, 3, 12)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2024-03-12T08:30:00+01:00", "2024-03-12T08:30:00+01:00"),
        ("2024-03-12T08:30:00Z", "2024-03-12T08:30:00+00:00"),
        ("2024-03-12T08:30:00.000-0500", "2024-03-12T08:30:00-05:00"),
        ("2024-03-12 08:30:00 UTC", "2024-03-12T08:30:00+00:00"),
        ("2024-03-12T08:30+05:30", "2024-03-12T08:30:00+05:30"),
        ("2024-03-12T08:30:00", None),
        ("2024-03-12", None),
        ("20240312", None),
        ("March 12, 2024", None),
        ("Mar. 12th, 2024", None),
        ("12 March 2024", None),
        ("Tuesday, 12 March 2024 08:30 GMT", "2024-03-12T08:30:00+00:00"),
        ("Tue, 12 Mar 2024 08:30:00 +0100", "2024-03-12T08:30:00+01:00"),
        ("March 12, 2024 8:30 pm", None),
        ("2024-03-12T99:99:99Z", None),
    ],
)
def test_moments(text: str, time: str | None) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert moment.day == DAY
    assert (moment.time.isoformat() if moment.time else None) == time


@pytest.mark.parametrize(
    "text", ["", "yesterday", "1970-01-01", "2024-13-40", "March 40, 2024", "00:00-YY-DD-MM", "5 hours ago"]
)
def test_what_is_no_moment(text: str) -> None:
    assert read_moment(text) is None


def test_local_time_has_no_zone() -> None:
    assert read_local_time("2024-03-12 17:06:51") == dt.datetime(2024, 3, 12, 17, 6, 51)  # noqa: DTZ001 - that is the point
    assert read_local_time("2024-03-12T17:06:51Z") is None
    assert read_local_time("2024-03-12") is None
    assert read_local_time("2024-03-12 99:06:51") is None
