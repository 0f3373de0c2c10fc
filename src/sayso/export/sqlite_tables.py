"""The ledger as one SQLite file that Datasette opens as it is: `datasette FOLDER` also takes the metadata beside it.

Rows are written page by page, in order of publication; speakers, places and outlets are looked up in the file itself,
so memory stays flat. Figures are joined to their questions last; a store that keeps none groups them in memory.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sayso.errors import StoreAccessError, StoreFullError
from sayso.export.findings import evidence_rows, is_across, row_of
from sayso.export.finished import finished_file
from sayso.export.names import figure_title, one_line, statement_title, web_address
from sayso.export.questions import questions_of
from sayso.export.sqlite_schema import INDEXES, TABLES, VIEWS, metadata, search_tables
from sayso.export.tables import Row, refusal_of, rows_of
from sayso.store.rows import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sayso.answers import FoundFinding
    from sayso.model import Place, Question, Speaker
    from sayso.store.base import Entry, View

NAME = "sayso"
"""Of the database, and of its file."""

UNTITLED = "(no headline)"

_VERSIONS = "SELECT id, text, title FROM pages WHERE article = ? ORDER BY id"


def write(view: View, out: Path) -> int:
    """Write the database and its metadata to the folder `out`, which is made if need be, and count the readings."""
    out.mkdir(parents=True, exist_ok=True)
    with finished_file(out / f"{NAME}.db") as path:
        path.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                count = _fill(connection, view)
        except sqlite3.OperationalError as error:
            raise _not_written(error, out) from error
    with finished_file(out / "metadata.json") as path:
        path.write_text(json.dumps(metadata(NAME), indent=2) + "\n", encoding="utf-8")
    return count


def _not_written(error: sqlite3.OperationalError, out: Path) -> Exception:
    raised = StoreFullError if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL else StoreAccessError
    message = f"the export can't be written: {error}"
    return raised(message, where=str(out), mend="Choose another place with --to.")


def _fill(connection: sqlite3.Connection, view: View) -> int:
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16000"):  # no more than 16 MB
        connection.execute(f"PRAGMA {setting}")
    connection.executescript(TABLES)
    connection.execute("BEGIN")
    filler, count = _Filler(connection), 0
    for count, entry in enumerate(view.entries(), start=1):  # noqa: B007 - counted, and returned
        filler.add(entry)
    for refusal in view.loose_refusals():
        filler.add_refusal(refusal_of(refusal, page=None))
    connection.executescript(f"{INDEXES} BEGIN;")  # which ends the transaction that is open
    for found in view.findings():
        filler.add_finding(found)
    _add_questions(filler, view)
    connection.executescript(f"{VIEWS} {search_tables()} ANALYZE;")
    return count


class _Filler:
    """Puts rows into the tables."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def put(self, table: str, row: Mapping[str, Any]) -> None:
        """One row of `table`; a second one with its key is left out."""
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        values = [clean(value) if isinstance(value, str) else value for value in row.values()]
        self.connection.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608

    def key(self, table: str, column: str, row: Mapping[str, Any]) -> int:
        """The key of the row of `table` that has this row's `column`, put in if need be."""
        self.put(table, row)
        found = self.connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", [clean(row[column])])  # noqa: S608
        return int(found.fetchone()[0])

    def add(self, entry: Entry) -> None:
        """All rows of one reading."""
        reading = entry.reading
        statements, figures = iter(reading.statements), iter(reading.figures)
        for table, row in rows_of(entry):
            match table:
                case "pages":
                    self.put(table, self._page(entry, row))
                case "statements":
                    statement = next(statements)
                    title = statement_title(statement, reading.article)
                    speaker = statement.speaker and self._speaker(statement.speaker, entry)
                    self.put(table, {**_kept(row, _STATEMENT), "title": title, "speaker": speaker})
                case "figures":
                    figure = next(figures)
                    place = self._place(figure.place, figure.place_id) if figure.place else None
                    self.put(table, {**_kept(row, _FIGURE), "title": figure_title(figure), "place": place})
                case "findings":
                    continue  # with those over several pages, when all pages are there
                case _:
                    self.add_refusal(row)

    def add_finding(self, found: FoundFinding) -> None:
        """A finding and the words that it rests on."""
        row = {**_kept(row_of(found), _FINDING), "title": one_line(found.finding.why)}
        self.put("findings", {**row, "across_pages": is_across(found.finding)})
        for told in evidence_rows(found.id, found.finding, found.article):
            title = one_line(told["surface"]) or UNTITLED
            self.put("evidence", {**_kept(told, _EVIDENCE), "title": title, "page": self._page_of(told, found)})

    def _page_of(self, told: Row, found: FoundFinding) -> str | None:
        """The page on which words stand: of two versions of an article, that which has them there."""
        rows = self.connection.execute(_VERSIONS, [clean(told["article"])]).fetchall()
        words = clean(told["surface"])
        has = [page for page, *texts in rows if words in (text[told["start"] : told["end"]] for text in texts if text)]
        is_older = found.finding.rule.startswith("revision.") and told["number"] == 1
        first = sorted(has or [page for page, *_ in rows], key=lambda page: (page == found.page) is is_older)
        return first[0] if first else None

    def add_refusal(self, row: Row) -> None:
        """The row of a refusal."""
        self.put("refusals", {**_kept(row, _REFUSAL), "title": one_line(row["what"])})

    def _page(self, entry: Entry, row: Row) -> Row:
        article = entry.reading.article
        outlet = self.key("outlets", "name", {"name": article.outlet}) if article.outlet else None
        title = one_line(article.headline) or UNTITLED
        return {**_kept(row, _PAGE), "title": title, "outlet": outlet, "url": web_address(article.url)}

    def _speaker(self, speaker: Speaker, entry: Entry) -> int:
        told = (speaker.name, speaker.role, speaker.affiliation, speaker.country)
        named = dict(zip(("name", "role", "affiliation", "country"), told, strict=True))
        identity = json.dumps([*told, None if speaker.named else entry.page])
        flags = {"is_group": speaker.group, "named": speaker.named}
        return self.key("speakers", "identity", {**named, **flags, "identity": identity})

    def _place(self, name: str, known: Place | None) -> int:
        if known is None:
            return self.key("places", "identity", {"name": name, "identity": json.dumps([name])})
        within = ", ".join(known.within)
        identity = json.dumps([known.name, known.kind, known.iso, known.geonames, within])
        told = {"name": known.name, "kind": known.kind, "within": within, "iso": known.iso}
        return self.key("places", "identity", {**told, "geonames": known.geonames, "identity": identity})


def _add_questions(filler: _Filler, view: View) -> None:
    for question in questions_of(view):
        filler.put("questions", _question(question))
        keys = [(question.id, answer.id) for answer in question.answers]
        filler.connection.executemany("UPDATE figures SET question = ? WHERE id = ?", keys)


def _question(question: Question) -> Row:
    parts = (question.counted, question.event.value, question.place)
    return {
        "id": question.id,
        "title": one_line(", ".join(part for part in parts if part and part != "other")) or question.id,
        "counted": question.counted,
        "event": question.event.value,
        "place": question.place,
        "days_from": question.days and question.days.start.isoformat(),
        "days_until": question.days and question.days.end.isoformat(),
        "standing": question.standing and question.standing.value,
        "why": question.why,
        "figures": len(question.answers),
        "origins": len({answer.origin or answer.article for answer in question.answers}),
    }


def _kept(row: Row, names: tuple[str, ...]) -> Row:
    return {name: row.get(name) for name in names}


_PAGE = (
    "id", "published", "published_from", "byline", "language", "article", "origin", "refused", "text", "address",
    "digest", "sayso", "config", "read_at",
)  # fmt: skip
_STATEMENT = (
    "id", "page", "stance", "kind", "content", "source", "cue", "said_from", "said_until", "where", "start", "end",
    "confidence", "rule",
)  # fmt: skip
_FIGURE = (
    "id", "page", "statement", "low", "high", "low_open", "high_open", "approx", "unit", "surface", "counted", "event",
    "as_from", "as_until", "source", "stance", "sentence", "subset", "where", "start", "end", "confidence",
)  # fmt: skip
_FINDING = (
    "id", "page", "kind", "verdict", "part", "headline", "body", "speaker", "about", "narrowed_to", "rule", "score",
)  # fmt: skip
_EVIDENCE = ("finding", "number", "side", "where", "start", "end", "sentence")
_REFUSAL = ("id", "page", "code", "where", "mend")
