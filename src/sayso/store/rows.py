"""A reading as rows of the ledger: pure functions from values to what the tables hold.

Names of the columns stand in `migrations/`. A row is a dict from column to value, without its keys, which the writer
gives out.
"""

from __future__ import annotations

import functools
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.encode import (
    article_to_json,
    bytes_of,
    figure_to_json,
    finding_to_json,
    parse_bytes,
    provenance_to_json,
    statement_to_json,
)
from sayso.ids import digest_text, make_id
from sayso.model import Event
from sayso.spelling import spelling_key
from sayso.telling import events_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.model import Article, Figure, Finding, Reading, Refusal, Stance, Statement
    from sayso.spans import CharSpan, Fragments

Row = dict[str, Any]

LEVEL = 1
"""Of zlib: higher levels save a tenth of the space and double the time."""

_MAY_LACK = ("counted_span", "place_span", "time_span", "comparator_span", "noun_span", "carried", "subset", "rules")

GAP = " … "
"""Between the fragments of a content."""


def clean(text: str) -> str:
    """`text` as a database can hold it: half characters, which a page's JSON can hold, become question marks."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def page_id(article: Article) -> str:
    """The id of the page that `article` was cut from: two versions of a page are two pages."""
    return make_id("page", article.id, article.page_digest)


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """A reading as rows: by what it was read, its page, and the records of each table in their order."""

    reader: Row
    page: Row
    records: dict[str, list[Row]]
    refusals: list[Row]


def rows_of(reading: Reading) -> ReadingRows:
    """All rows of a reading."""
    page, reader = page_row(reading), reader_row(reading)
    tables = {"statements": statement_rows, "figures": figure_rows, "findings": finding_rows}
    records = {table: list(rows(reading)) for table, rows in tables.items()}
    refusals = [refusal_row(each, page=page["id"], place=place) for place, each in enumerate(reading.refusals)]
    page["reading"] = _digest(reading.article, [*reader.values(), *_told(records), *map(text_of, refusals)])
    return ReadingRows(reader, page, records, refusals)


def _told(records: dict[str, list[Row]]) -> Iterator[str]:
    for table, rows in records.items():
        yield table
        yield from (row["record"] for row in rows)


def _digest(article: Article, told: Iterable[str]) -> str:
    """SHA-256 of a reading but for when it was made and from which copy of the page's file."""
    page = {key: value for key, value in article_to_json(article).items() if key != "address"}
    return digest_text("\n".join((text_of(page), *told)))


def page_row(reading: Reading) -> Row:
    """The row of the page itself, which is its own origin; without the digest of the reading."""
    article, identity = reading.article, page_id(reading.article)
    return {
        "id": identity,
        "article": clean(article.id),
        "digest": article.page_digest,
        "address": clean(article.address),
        "url": article.url and clean(article.url),
        "outlet": article.outlet and clean(article.outlet),
        "published": article.published and article.published.isoformat(),
        "published_from": article.published_from,
        "headline": clean(article.headline),
        "refused": int(bool(reading.refusals)),
        "origin": identity,
        "sample": b"",
        "content": pack(article_to_json(article)),
        "read_at": reading.provenance.read_at.isoformat(),
    }


def reader_row(reading: Reading) -> Row:
    """The row of the reader that made a reading."""
    told = provenance_to_json(reading.provenance)
    return {"sayso": told["sayso"], "models": text_of(told["models"]), "config": told["config"]}


def statement_rows(reading: Reading) -> Iterator[Row]:
    """The row of each statement."""
    article = reading.article
    for identity, statement in zip(statement_ids(reading), reading.statements, strict=True):
        speaker, content = statement.speaker, clean(content_of(statement, article))
        yield {
            "id": identity,
            "stance": statement.stance.value,
            "kind": statement.kind.value,
            "speaker": speaker and clean(speaker.name),
            "said_from": statement.said_on and statement.said_on.start.isoformat(),
            "said_until": statement.said_on and statement.said_on.end.isoformat(),
            "confidence": statement.confidence,
            "content": content,
            "record": text_of(statement_to_json(statement)),
            "names": speaker_names(statement),
            "spellings": spellings_in(content),
            "tags": tags("statement", article, statement.stance, told=events_told(content)),
        }


def statement_ids(reading: Reading) -> tuple[str, ...]:
    """The ids of a reading's statements in the ledger, in their order."""
    identities = Identities(page_id(reading.article))
    return tuple(identities.make("statement", each.where, *_numbers(each)) for each in reading.statements)


def figure_rows(reading: Reading) -> Iterator[Row]:
    """The row of each figure."""
    article, identities = reading.article, Identities(page_id(reading.article))
    for figure in reading.figures:
        told, place = figure_to_json(figure, article), figure.place_id
        yield {
            "id": identities.make("figure", figure.where, figure.span.start, figure.span.end),
            "surface": clean(figure.quantity.surface),
            **{name: told[name] for name in ("low", "high")},
            **{name: int(told[name]) for name in ("low_open", "high_open", "approx")},
            "unit": clean(figure.quantity.unit),
            "counted": clean(figure.counted),
            "event": figure.event.value,
            "place": figure.place and clean(figure.place),
            "iso": place and place.iso,
            "geonames": place and place.geonames,
            "as_from": figure.as_of and figure.as_of.start.isoformat(),
            "as_until": figure.as_of and figure.as_of.end.isoformat(),
            "source": clean(figure.source),
            "stance": figure.stance.value,
            "confidence": figure.confidence,
            "sentence": clean(told["sentence"]),
            "record": text_of(_slim(told)),
            "names": with_spellings(figure.source),
            "places": figure_places(figure),
            "spellings": spellings_in(told["sentence"]),
            "tags": figure_tags(figure, article, told["sentence"]),
        }


def _slim(told: Row) -> Row:
    """A figure's JSON without what its row tells already, and without fields that hold what their absence means."""
    stated = {name: told[name] for name in ("low", "high", "low_open", "high_open")}
    same = {name for name in ("hard", "soft") if told[name] == stated}
    idle = {name for name in _MAY_LACK if not told[name]}
    return {name: value for name, value in told.items() if name not in same | idle | {"sentence"}}


def finding_rows(reading: Reading) -> Iterator[Row]:
    """The row of each finding."""
    identities = Identities(page_id(reading.article))
    for finding in reading.findings:
        told = finding_to_json(finding)
        yield {
            "id": identities.make("finding", finding.kind.value, finding.rule, *_places(finding)),
            **{name: told[name] for name in ("kind", "verdict", "part", "rule", "score")},
            "why": clean(finding.why),
            "record": text_of(told),
        }


def finding_id(finding: Finding, subject: str) -> str:
    """The id of a finding over several pages: of one kind and rule on the same words there is one."""
    named = "" if subject.startswith("question ") else subject  # questions are numbered by each ledger for itself
    return make_id("finding", named, finding.kind.value, finding.rule, *_places(finding))


def refusal_row(refusal: Refusal, *, page: str | None, place: int = 0) -> Row:
    """The row of a refusal, the `place`th of its page; the same one has one id."""
    told = {name: clean(getattr(refusal, name)) for name in ("code", "what", "where", "mend", "detail")}
    return {"id": make_id("refusal", page, place, told["code"], told["what"], told["where"]), "place": place, **told}


class Identities:
    """Gives the records of one page their ids: the same content has the same id, a second one of its like another."""

    def __init__(self, page: str) -> None:
        """Begin with a page."""
        self._page = page
        self._seen: dict[str, int] = {}

    def make(self, kind: str, *content: str | int | None) -> str:
        """An id for the next record of `kind` with that content."""
        first = make_id(kind, self._page, *content)
        count = self._seen[first] = self._seen.get(first, -1) + 1
        return make_id(kind, self._page, *content, count) if count else first


def _numbers(statement: Statement) -> Iterator[int | None]:
    for fragments in (statement.source, statement.cue, statement.content):
        yield from _ends(fragments)
        yield None  # so that no span passes from one role into the next unseen


def _ends(fragments: Fragments | Iterable[CharSpan]) -> Iterator[int]:
    for span in fragments:
        yield span.start
        yield span.end


def _places(finding: Finding) -> Iterator[str | int | None]:
    yield finding.statement
    for evidence in (finding.headline, *finding.body):
        if evidence is None:
            yield None
        else:
            yield from (evidence.article, evidence.where, evidence.span.start, evidence.span.end)


def content_of(statement: Statement, article: Article) -> str:
    """The words of a statement's content."""
    text = article.characters(statement.where)
    return GAP.join(span.of(text) for span in statement.content)


def speaker_names(statement: Statement) -> str:
    """What a statement's speaker is searched by."""
    speaker = statement.speaker
    if speaker is None:
        return ""
    return with_spellings(speaker.name, speaker.role, speaker.affiliation, speaker.country)


def figure_places(figure: Figure) -> str:
    """What a figure's place is searched by: its name as written and as known, and what holds it."""
    place = figure.place_id
    known = (place.name, *place.within, place.iso) if place else ()
    return with_spellings(*dict.fromkeys((figure.place, *known)))


@functools.lru_cache(maxsize=4096)
def with_spellings(*names: str | None) -> str:
    """Names, and behind them the keys under which their other spellings are found."""
    words = " ".join(clean(name) for name in names if name)
    return f"{words} {_spellings(words.split())}".strip()


def spellings_in(text: str) -> str:
    """The keys of the words of `text` that may be names: those that begin with a capital."""
    return _spellings(word for word in text.split() if word[0].isupper() or not word[0].isalpha())


def _spellings(words: Iterable[str]) -> str:
    keys = dict.fromkeys(key for word in words if (key := spelling_key(word)))
    return " ".join(map(spelling_token, keys))


def spelling_token(key: str) -> str:
    """The token under which a spelling's key stands in the index: no word begins so."""
    return f"zk{key}"


def figure_tags(figure: Figure, article: Article, sentence: str) -> str:
    """The tags of a figure: its event, or, where that couldn't be named, those that its sentence tells."""
    if figure.event is Event.OTHER:
        return tags("figure", article, figure.stance, event=figure.event, told=events_told(sentence))
    return tags("figure", article, figure.stance, event=figure.event)


def tags(
    kind: str, article: Article, stance: Stance, *, event: Event | None = None, told: tuple[Event, ...] | None = None
) -> str:
    """The tokens by which filters find a record.

    `told` are the events that the record's own words tell; where it is given, those of the headline count too, less.
    """
    pairs = [("kind", kind), ("stance", stance.value), ("event", event), ("outlet", article.outlet)]
    if told is not None:
        pairs += [("told", each) for each in told]
        pairs += [("head", each) for each in events_told(article.headline)]
    return " ".join(tag(kind, name, value) for name, value in pairs if value)


@functools.lru_cache(maxsize=4096)
def tag(kind: str, name: str, value: str) -> str:
    """One token of a filter. It tells the kind too, so that only a list of records of one kind is looked through.

    Example: "figure", "event", "killed" -> "figureeventkilled".
    """
    return kind + name + "".join(character for character in clean(value).casefold() if character.isalnum())


def pack(told: Any) -> bytes:
    """JSON, deflated."""
    return zlib.compress(bytes_of(told), LEVEL)


def unpack(content: bytes) -> Any:
    """What `pack` packed."""
    return parse_bytes(zlib.decompress(content))


def text_of(told: Any) -> str:
    """JSON as text."""
    return bytes_of(told).decode("utf-8")
