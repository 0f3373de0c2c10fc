from __future__ import annotations

import pytest

from sayso.article.dateline import find_dateline, find_leading_date
from sayso.model import Dateline

STORY = "Two bridges were closed on Monday, officials said."


@pytest.mark.parametrize(
    ("head", "place", "date", "agency"),
    [
        ("TRIESTE (Reuters) - ", "TRIESTE", None, "Reuters"),
        ("TRIESTE, May 4, (Agencies): ", "TRIESTE", "May 4", "Agencies"),
        ("TRIESTE, May 4 (SANA) — ", "TRIESTE", "May 4", "SANA"),
        ("TRIESTE, Italy, May 4, 2023 (AFP) - ", "TRIESTE, Italy", "May 4, 2023", "AFP"),
        ("TRIESTE, 4th May (WAM) – ", "TRIESTE", "4th May", "WAM"),
        ("TRIESTE, 4 May 2023 -- ", "TRIESTE", "4 May 2023", None),
        ("TRIESTE, Italy — ", "TRIESTE, Italy", None, None),
        ("TRIESTE -- ", "TRIESTE", None, None),
        ("TRIESTE: ", "TRIESTE", None, None),
        ("NEW ULM, Minn. (AP) — ", "NEW ULM, Minn.", None, "AP"),
        ("TRIESTE/VIENNA (Reuters) - ", "TRIESTE/VIENNA", None, "Reuters"),
        ("NEW ULM, Minnesota/VIENNA (Reuters) - ", "NEW ULM, Minnesota/VIENNA", None, "Reuters"),
        ("Trieste, May 4 (Xinhua) -- ", "Trieste", "May 4", "Xinhua"),
        ("Trieste (dpa) - ", "Trieste", None, "dpa"),
        ("Trieste, May 4, IRNA – ", "Trieste", "May 4", "IRNA"),
        ("New Delhi [India], May 4 (ANI): ", "New Delhi [India]", "May 4", "ANI"),
        ("By Ada Lind, TRIESTE — ", "TRIESTE", None, None),
        ("By Ada Lind (Reuters) - ", None, None, "Reuters"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("AFP - ", None, None, "AFP"),
        ("(Adds details in paragraph 3) TRIESTE (Reuters) - ", "TRIESTE", None, "Reuters"),
        ("SAINT-ÉTIENNE, Tuesday, May 4 (AFP) - ", "SAINT-ÉTIENNE", "Tuesday, May 4", "AFP"),
        ("TRIESTE (Meridian Press) - ", "TRIESTE", None, "Meridian Press"),
    ],
)
def test_forms(head: str, place: str | None, date: str | None, agency: str | None) -> None:
    found = find_dateline(head + STORY)
    assert found is not None
    assert found.dateline == Dateline(place, date, agency)
    assert (head + STORY)[found.end :] == STORY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "WATCH: two bridges close",
        "BREAKING - two bridges close",
        "Sources: two bridges close",
        "He (Smith) - a clerk - was held.",
        "U.S.-led forces closed two bridges.",
        "Officials said two things: the bridges are closed.",
        "A well-known bridge - the oldest - was closed.",
        "IRAN has closed two bridges.",
        "The mayor (left) - was there.",
        "In May 4 bridges were closed - two for good.",
        "",
        "Q: Why were the bridges closed?",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sun 16 Apr 2017 Two bridges", "Sun 16 Apr 2017"),
        ("Published April 2 2017 Two bridges", "April 2 2017"),
        ("Date of publication: 26 October 2016 Two", "26 October 2016"),
        ("Last updated on 4 May 2023, 14:05 GMT", "4 May 2023"),
        ("Saturday, 23 April 2016 21:51", "Saturday, 23 April 2016"),
        ("05-04-2016 Two bridges", "05-04-2016"),
        ("2016-04-05 Two bridges", "2016-04-05"),
        ("7 July 2015", "7 July 2015"),
    ],
)
def test_leading_dates(text: str, date: str) -> None:
    found = find_leading_date(text)
    assert found is not None
    assert found[0] == date


@pytest.mark.parametrize("text", ["May said so", "12 dead", "Marching bands", "Two bridges, 4 May"])
def test_what_is_no_leading_date(text: str) -> None:
    assert find_leading_date(text) is None
