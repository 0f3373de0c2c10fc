"""The parts of a Parquet ledger: expressions as conditions, files that appear whole, folders that hold no ledger."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract import stories
from sayso.archive.exporting import export_ledger
from sayso.errors import MissingExtraError, NotALedgerError, SchemaVersionError, StoreAccessError, UnknownStoreError
from sayso.ledger import Ledger
from sayso.store.columnar import connection
from sayso.store.columnar.files import Folder
from sayso.store.columnar.layout import begin_ledger, live_parts
from sayso.store.columnar.match import condition
from sayso.store.columnar.schema import SEARCHED
from sayso.store.columnar.tokens import TOKENIZE, Tokens

WORDS = st.sampled_from(
    ["dockers", "docker", "strike", "Ströbele", "zkabc", "U.S.", "100,000", "it's", "…", "a-b", "\x00"]
)
TEXT = st.lists(WORDS, max_size=4).map(" ".join)
LEAF = st.builds(
    lambda columns, words, begins: f'{columns} : "{words}"{" *" if begins else ""}',
    st.sampled_from(["words", "tags", "{words counted}", "{names places headline}"]),
    TEXT.map(lambda text: text.replace("\x00", "")),
    st.booleans(),
)
EXPRESSION = st.recursive(
    LEAF,
    lambda inner: st.builds(
        lambda parts, sign: f"({f' {sign} '.join(parts)})",
        st.lists(inner, min_size=2, max_size=3),
        st.sampled_from(["AND", "OR"]),
    ),
    max_leaves=5,
)


@given(st.lists(st.tuples(*[TEXT] * len(SEARCHED)), min_size=1, max_size=3), EXPRESSION)
def test_a_condition_finds_what_the_index_finds(rows: list[tuple[str, ...]], expression: str) -> None:
    """Whatever is asked of whatever texts: phrases, beginnings, words without letters."""
    with sqlite3.connect(":memory:") as index:
        index.execute(f"CREATE VIRTUAL TABLE search USING fts5 ({', '.join(SEARCHED)}, tokenize = '{TOKENIZE}')")
        marks = ", ".join("?" * len(SEARCHED))
        index.executemany(f"INSERT INTO search VALUES ({marks})", rows)
        told = index.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid", [expression]).fetchall()
    index.close()
    tokens = Tokens()
    met = condition(expression, tokens)
    with duckdb.connect() as tables:
        names = ", ".join(f"in_{name}" for name in SEARCHED)
        tables.execute(f"CREATE TABLE search (key INTEGER, {names.replace(',', ' VARCHAR,')} VARCHAR)")
        cut = [(key, *map(tokens.of, row)) for key, row in enumerate(rows, start=1)]
        tables.executemany(f"INSERT INTO search VALUES (?, {marks})", cut)
        found = tables.execute(f"SELECT key FROM search WHERE {met.sql} ORDER BY key", list(met.values)).fetchall()
    assert found == told


@pytest.mark.parametrize("told", ["words", 'words : "x', "words ; DROP TABLE pages", 'words : "x" NEAR'])
def test_what_is_no_expression_is_no_condition(told: str) -> None:
    """Nothing but columns, phrases and their signs gets through."""
    with pytest.raises(ValueError, match="no expression"):
        condition(told, Tokens())


def test_known_tokens_are_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many words come, memory stays; what is cut stays the same."""
    monkeypatch.setattr("sayso.store.columnar.tokens.KNOWN", 2)
    tokens = Tokens()
    assert [tokens.of("Dockers' strikes, 2 dockers") for _ in range(3)] == [" docker strike 2 docker "] * 3
    assert (tokens.of(""), tokens.of(" … ")) == ("", "")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    """What stood there stays until the new one is done; nothing half-written is left or listed."""
    for address in (str(tmp_path), "memory://files"):
        folder = Folder(address)
        folder.write(b"before", "a", "b.json")
        with pytest.raises(ValueError, match="half"):
            write_half(folder)
        assert folder.read("a", "b.json") == b"before"
        assert folder.names("a") == ["b.json"]
        assert folder.names("c") == []
        folder.write(b"after", "a", "b.json")
        with folder.open("a", "b.json") as stream:
            assert stream.read() == b"after"
        folder.remove("a", "b.json")
        folder.remove("a")
        folder.remove("a")
        assert not folder.holds("a", "b.json")


def write_half(folder: Folder) -> None:
    with folder.writing("a", "b.json") as path:
        path.write_bytes(b"half")
        message = "half"
        raise ValueError(message)


def test_a_ledger_in_a_bucket_is_read_as_one_here() -> None:
    """Any address that fsspec opens; memory stands for one here."""
    with Ledger.open(":memory:") as ledger:
        for reading in (stories.plovdiv(), stories.strike(), stories.refused()):
            ledger.add(reading)
        export_ledger(ledger._view, Folder("memory://bucket/news"))
        with Ledger.open(Path("memory://bucket/news")) as held:
            assert list(held.records()) == list(ledger.records())
            assert held.ask("killed in Plovdiv") == ledger.ask("killed in Plovdiv")


def test_folders_that_hold_no_ledger(tmp_path: Path) -> None:
    """Nothing, other things, a damaged or newer one."""
    with pytest.raises(UnknownStoreError):
        Ledger.open("nowhere://bucket/ledger")
    with pytest.raises(StoreAccessError, match="no ledger here"):
        Ledger.open("memory://nothing")
    Folder("memory://other").write(b"x", "x.txt")
    with pytest.raises(NotALedgerError):
        Ledger.open("memory://other")
    folder = Folder(tmp_path / "ledger")
    folder.write(b"{}", "ledger.json")
    with pytest.raises(NotALedgerError, match="can't be read"):
        Ledger.open(tmp_path / "ledger")
    folder.write(b'{"format": 99, "tables": {}}', "ledger.json")
    with pytest.raises(SchemaVersionError, match="99"):
        Ledger.open(tmp_path / "ledger")


def test_damaged_and_missing_files_are_named(tmp_path: Path) -> None:
    """In the ledger's own words, with a mend."""
    with Ledger.open(":memory:") as ledger:
        ledger.add(stories.plovdiv())
        ledger.export("parquet", tmp_path / "out")
    with Ledger.open(tmp_path / "out") as opened:
        (part,) = (tmp_path / "out").glob("figures/*/*.parquet")
        part.unlink()
        with pytest.raises(StoreAccessError, match="figures"):
            list(opened.questions())
    part.write_bytes(b"PAR1 and nothing else")
    with pytest.raises((NotALedgerError, StoreAccessError)) as raised:
        Ledger.open(tmp_path / "out").stats()
    assert raised.value.mend


def test_a_parquet_ledger_takes_no_single_pages(tmp_path: Path) -> None:
    """The error names the ways to add to it."""
    begin_ledger(Folder(tmp_path / "out"), {})
    with Ledger.open(":memory:") as ledger:
        ledger.export("parquet", tmp_path / "news")
    with Ledger.open(tmp_path / "news") as opened, pytest.raises(StoreAccessError, match="no single pages"):
        opened.add(stories.plovdiv())


def test_without_duckdb_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match="DuckDB") as raised:
        connection.load_duckdb()
    assert "sayso[archive]" in raised.value.mend


def test_the_last_turn_of_an_input_counts(tmp_path: Path) -> None:
    """Files of other kinds are no parts."""
    folder = Folder(tmp_path)
    for name in ("a.1.json", "a.12.json", "a.9.json", "b.1.json", "notes.txt"):
        folder.write(b"{}", "inputs", name)
    assert {name: part.turn for name, part in live_parts(folder).items()} == {"a": 12, "b": 1}


def test_what_killed_programs_left_is_swept_away(tmp_path: Path) -> None:
    """Of the same file, and only what is old: another program may be writing now."""
    folder = Folder(tmp_path)
    folder.write(b"x", "a.json")
    old, new, other = (tmp_path / name for name in (".a.json.old", ".a.json.new", ".b.json.old"))
    for path in (old, new, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (0, 0))
    folder.write(b"y", "a.json")
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)
    assert folder.names() == ["a.json"]
