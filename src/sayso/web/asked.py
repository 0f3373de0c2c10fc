"""What addresses ask for, as a Query: the same names for the pages, the JSON and the feeds."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote_plus

from fastapi import Depends
from fastapi import Query as Parameter

from sayso.model import Event, Stance
from sayso.query import Query, RecordKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.answers import Answers

Words = Annotated[str, Parameter(max_length=300)]
Name = Annotated[str, Parameter(max_length=200)]
Day = Annotated[str, Parameter(max_length=10, description="a day, month or year: 2024-03-12, 2024-03, 2024")]
Next = Annotated[str | None, Parameter(alias="next", max_length=64, description="as the answer before gave it")]


def _one_of(kind: type[StrEnum]) -> Any:
    """Words of a list. Forms send an empty one for any; the query itself tells the nearest known one of a wrong one."""
    return Parameter(max_length=200, json_schema_extra={"enum": ["", *kind]})


LIMIT = 15
"""Figures, and statements, on one page: what a reader looks through before going on."""

FILTERS = ("words", "speaker", "place", "event", "stance", "outlet", "since", "until", "kind")


async def query_of(  # noqa: PLR0917 - the framework calls it by name
    words: Words = "",
    speaker: Name = "",
    place: Name = "",
    event: Annotated[str, _one_of(Event)] = "",
    stance: Annotated[str, _one_of(Stance)] = "",
    outlet: Name = "",
    since: Day = "",
    until: Day = "",
    kind: Annotated[str, _one_of(RecordKind)] = "",
    limit: Annotated[int, Parameter(ge=1, le=500)] = LIMIT,
) -> Query:
    """The query of an address. Raises: QueryError."""
    return Query.parse(
        words,
        speaker=speaker,
        place=place,
        event=event,
        stance=stance,
        outlet=outlet,
        since=since,
        until=until,
        kind=kind,
        limit=limit,
    )


Asked = Annotated[Query, Depends(query_of)]


def told_of(query: Query) -> dict[str, str]:
    """The filters of a query as an address names them; those that narrow nothing are empty."""
    told = {name: getattr(query, name) for name in FILTERS}
    return {name: str(value) if value else "" for name, value in told.items()}


def address_of(query: Query, base: str = "/search", **changed: str) -> str:
    """The address that asks `query`, with some filters changed."""
    return addresses_of(query, **changed)(base)


def addresses_of(query: Query, **changed: str) -> Callable[..., str]:
    """What gives addresses that ask `query` with some filters changed; what stays the same is written once."""
    kept = {name: _pair(name, value) for name, value in {**told_of(query), **changed}.items()}

    def address(base: str = "/search", **changed: str) -> str:
        told = {**kept, **{name: _pair(name, value) for name, value in changed.items()}}
        asked = "&".join(pair for pair in told.values() if pair)
        return f"{base}?{asked}" if asked else base

    return address


def _pair(name: str, value: str) -> str:
    return f"{name}={quote_plus(value)}" if value else ""


def facets(answers: Answers) -> dict[str, list[tuple[str, int]]]:
    """How many of the answers each speaker, outlet, place, event and stance has, the most first, eight of each."""
    speakers = Counter(said.statement.speaker.name for said in answers.statements if said.statement.speaker)
    speakers.update(answer.figure.source for answer in answers.figures if answer.figure.source)
    outlets = Counter(said.outlet for said in answers.statements if said.outlet)
    outlets.update(answer.outlet for answer in answers.figures if answer.outlet)
    stances = Counter(said.statement.stance.value for said in answers.statements)
    stances.update(answer.figure.stance.value for answer in answers.figures)
    counted = {
        "speaker": speakers,
        "outlet": outlets,
        "place": Counter(answer.figure.place for answer in answers.figures if answer.figure.place),
        "event": Counter(answer.figure.event.value for answer in answers.figures),
        "stance": stances,
    }
    return {name: sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:8] for name, tally in counted.items()}
