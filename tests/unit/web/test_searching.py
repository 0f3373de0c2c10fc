"""What an address asks the search page for, and where its links lead."""

from __future__ import annotations

import pytest

from sayso.query import Query, RecordKind
from sayso.web.searching import Looked, Show, looked, narrower


@pytest.mark.parametrize(
    ("show", "kind", "expected"),
    [
        (Show.ALL, None, (Show.ALL, None)),
        (Show.ALL, "figure", (Show.QUESTIONS, RecordKind.FIGURE)),
        (Show.ALL, "statement", (Show.STATEMENTS, RecordKind.STATEMENT)),
        (Show.FIGURES, "statement", (Show.FIGURES, RecordKind.FIGURE)),
    ],
)
def test_an_older_address_names_a_kind(show: Show, kind: str | None, expected: tuple[Show, RecordKind | None]) -> None:
    look = looked(Query.parse("fire", kind=kind), show)
    assert (look.show, look.query.kind) == expected


def test_addresses_keep_what_is_asked() -> None:
    look = Looked(Query.parse("fire in Porto", stance="denies", since="2024-03"), Show.FIGURES)
    address = look.address(stance="")
    assert address == "/search?words=fire+in+Porto&since=2024-03-01&show=figures"


def test_a_facets_values_narrow_the_search() -> None:
    look = Looked(Query.parse("fire"), Show.ALL)
    (speaker, month) = narrower(look, {"month": [("2024-03", 2)], "speaker": [("<b>Ana & co</b>", 1)], "place": []})
    assert speaker == ("Speaker", [("<b>Ana & co</b>", 1, "/search?words=fire&speaker=%3Cb%3EAna+%26+co%3C%2Fb%3E")])
    assert month == ("Published", [("2024-03", 2, "/search?words=fire&since=2024-03&until=2024-03")])
