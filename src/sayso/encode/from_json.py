"""Dicts of JSON back to values of the model: the inverse of `to_json`.

Keys that only sayso writes may be missing (a reading from elsewhere, or from before they came): they take the value
that says nothing. Promised keys may not.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from sayso.errors import JsonLineError
from sayso.interval import DayInterval, Interval
from sayso.model import (
    FORMAT,
    Article,
    Comparator,
    Dateline,
    Event,
    Evidence,
    Figure,
    Finding,
    FindingKind,
    Part,
    Place,
    Provenance,
    Quantity,
    QuantityKind,
    Reading,
    Refusal,
    Residue,
    Speaker,
    SpeechKind,
    Stance,
    Statement,
    Verdict,
)
from sayso.spans import CharSpan, Fragments, OffsetMap, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")


def reading_from_json(told: Mapping[str, Any], *, where: str = "") -> Reading:
    """The reading that `told` holds, equal to the one it was written from.

    Raises: JsonLineError if a promised key is missing, a value is of the wrong kind, or the format is a newer one.
    """
    if isinstance(told.get("format"), int) and told["format"] > FORMAT:
        message = f"the reading has format {told['format']}; this sayso knows up to {FORMAT}"
        raise JsonLineError(message, where=where, mend="Install a newer sayso.")
    try:
        return Reading(
            article=article_from_json(told),
            statements=tuple(statement_from_json(item) for item in told["statements"]),
            figures=tuple(figure_from_json(item) for item in told["figures"]),
            findings=tuple(finding_from_json(item) for item in told["findings"]),
            refusals=tuple(refusal_from_json(item) for item in told["refusals"]),
            provenance=provenance_from_json(told["provenance"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"this is no reading: {type(error).__name__}: {error}"
        raise JsonLineError(message, where=where, mend="Write it with `sayso read --to jsonl`.") from error


def article_from_json(told: Mapping[str, Any]) -> Article:
    """The article that a reading's own keys tell of."""
    return Article(
        id=told["id"],
        headline=told["headline"],
        text=told["text"],
        page_digest=told.get("page_digest", ""),
        address=told.get("address", ""),
        url=told["url"],
        outlet=told["outlet"],
        language=told["language"],
        byline=tuple(told["byline"]),
        dateline=_given(told["dateline"], lambda line: Dateline(line["place"], line["date"], line["agency"])),
        published=_given(told["published"], dt.date.fromisoformat),
        published_time=_given(told.get("published_time"), dt.datetime.fromisoformat),
        published_from=told["published_from"],
        published_candidates=tuple(dt.date.fromisoformat(day) for day in told.get("published_candidates", ())),
        page_map=_given(told.get("page_map"), lambda pieces: OffsetMap(tuple(Piece(*piece) for piece in pieces))),
        residue=tuple(
            Residue(CharSpan(line["start"], line["end"]), line["text"], line["rule"])
            for line in told.get("residue", ())
        ),
        extra=dict(told.get("extra", {})),
    )


def statement_from_json(told: Mapping[str, Any]) -> Statement:
    """One statement."""
    return Statement(
        id=told["id"],
        where=told["where"],
        source=_fragments(told["source"]),
        cue=_fragments(told["cue"]),
        content=_fragments(told["content"]),
        kind=SpeechKind(told["kind"]),
        stance=Stance(told["stance"]),
        speaker=_given(told["speaker"], _speaker),
        said_on=_given(told["said_on"], DayInterval.from_iso),
        confidence=told["confidence"],
        rule=told.get("rule", ""),
        outer=told.get("outer"),
        continues=told.get("continues"),
    )


def _speaker(told: Mapping[str, Any]) -> Speaker:
    mention = told.get("mention")
    return Speaker(
        name=told["name"],
        role=told["role"],
        affiliation=told["affiliation"],
        country=told["country"],
        group=told["group"],
        named=told["named"],
        mention=_given(mention, lambda at: CharSpan(at["start"], at["end"])),
        mention_where=mention["where"] if mention else "text",
    )


def figure_from_json(told: Mapping[str, Any]) -> Figure:
    """One figure."""
    span = CharSpan(told["start"], told["end"])
    return Figure(
        id=told["id"],
        where=told["where"],
        quantity=_quantity(told, span),
        counted=told["counted"],
        counted_span=_given(told.get("counted_span"), _span),
        event=Event(told["event"]),
        place=told["place"],
        place_span=_given(told.get("place_span"), _span),
        place_id=_given(told["place_id"], lambda place: _place(place, told["place"])),
        as_of=_given(told["as_of"], DayInterval.from_iso),
        time_span=_given(told.get("time_span"), _span),
        source=told["source"],
        stance=Stance(told["stance"]),
        sentence=_or(told.get("sentence_span"), _span, span),
        statement=told["statement"],
        subset=told.get("subset", False),
        confidence=told["confidence"],
        rules=dict(told.get("rules", {})),
    )


def _quantity(told: Mapping[str, Any], span: CharSpan) -> Quantity:
    stated = interval_from_json(told)
    return Quantity(
        span=span,
        surface=told["surface"],
        number=_or(told.get("number_span"), _span, span),
        comparator_span=_given(told.get("comparator_span"), _span),
        stated=stated,
        hard=_or(told.get("hard"), interval_from_json, stated),
        soft=_or(told.get("soft"), interval_from_json, stated),
        approx=told["approx"],
        comparator=_or(told.get("comparator"), Comparator, _comparator(stated, approx=told["approx"])),
        kind=_or(told.get("measure"), QuantityKind, QuantityKind.COUNT),
        unit=told["unit"],
        rule=told.get("rule", ""),
        noun=_given(told.get("noun_span"), _span),
        carried=told.get("carried", False),
        figure=told.get("figure", True),
    )


def _comparator(stated: Interval, *, approx: bool) -> Comparator:
    """The comparator that the bounds alone tell, for readings that don't name it."""
    if stated.is_point:
        return Comparator.APPROXIMATE if approx else Comparator.EQUAL
    if stated.high is None:
        return Comparator.MORE if stated.low_open else Comparator.AT_LEAST
    if stated.low is None:
        return Comparator.LESS if stated.high_open else Comparator.AT_MOST
    return Comparator.RANGE


def interval_from_json(told: Mapping[str, Any]) -> Interval:
    """The interval that `low`, `high`, `low_open` and `high_open` tell."""
    low, high = told["low"], told["high"]
    return Interval(
        None if low is None else float(low),
        None if high is None else float(high),
        low_open=told["low_open"],
        high_open=told["high_open"],
    )


def _place(told: Mapping[str, Any], name: str | None) -> Place:
    return Place(
        name=told.get("name") or name or "",
        iso=told.get("iso"),
        geonames=told.get("geonames"),
        kind=told.get("kind", "other"),
        within=tuple(told.get("within", ())),
    )


def finding_from_json(told: Mapping[str, Any]) -> Finding:
    """One finding."""
    return Finding(
        kind=FindingKind(told["kind"]),
        why=told["why"],
        rule=told.get("rule", ""),
        verdict=_given(told.get("verdict"), Verdict),
        part=_given(told.get("part"), Part),
        headline=_given(told.get("headline"), lambda item: _evidence(item, "headline")),
        body=tuple(_evidence(item, "text") for item in told.get("body", ())),
        score=told.get("score", 0.0),
        speaker=told.get("speaker"),
        about=told.get("about"),
        narrowed_to=told.get("narrowed_to"),
        statement=told.get("statement"),
    )


def _evidence(told: Mapping[str, Any], default: str) -> Evidence:
    return Evidence(
        where=told.get("where", default),
        span=CharSpan(told["start"], told["end"]),
        surface=told["surface"],
        sentence=told.get("sentence", ""),
        article=told.get("article"),
    )


def refusal_from_json(told: Mapping[str, Any]) -> Refusal:
    """One refusal."""
    return Refusal(told["code"], told["what"], told["where"], told["mend"], told.get("detail", ""))


def provenance_from_json(told: Mapping[str, Any]) -> Provenance:
    """By what and when the reading was made."""
    return Provenance(
        sayso=told["sayso"],
        models=dict(told["models"]),
        config=told["config"],
        read_at=dt.datetime.fromisoformat(told["read_at"]),
    )


def _given(value: Any, make: Callable[[Any], T]) -> T | None:
    return None if value is None else make(value)


def _or(value: Any, make: Callable[[Any], T], default: T) -> T:
    return default if value is None else make(value)


def _span(told: list[int]) -> CharSpan:
    return CharSpan(*told)


def _fragments(told: list[list[int]]) -> Fragments:
    return tuple(CharSpan(*span) for span in told)
