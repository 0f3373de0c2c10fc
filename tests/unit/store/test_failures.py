"""A ledger that can't be opened, read or written says what is wrong and what to do, and loses nothing."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from contract import stories
from sayso import errors
from sayso.ledger import Ledger
from sayso.store.failures import store_error
from sayso.store.schema import APPLICATION, migrations


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "ledger.db"
    with Ledger.open(place) as ledger:
        ledger.add(stories.plovdiv())
    return place


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """Text, or the beginning of a database with rubbish behind it."""
    place = tmp_path / "x.db"
    for content in (
        b"no database at all, but long enough to be read as one" * 50,
        b"SQLite format 3\x00" + b"x" * 4096,
    ):
        place.write_bytes(content)
        for read_only in (True, False):
            with pytest.raises(errors.NotALedgerError):
                Ledger.open(place, read_only=read_only)
        assert place.read_bytes() == content


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    """A database with tables of another kind is no ledger, and no table is added to it."""
    place = tmp_path / "other.db"
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE birds (name)")
    connection.close()
    with pytest.raises(errors.NotALedgerError) as raised:
        Ledger.open(place)
    assert "no ledger" in raised.value.message
    assert sqlite3.connect(place).execute("SELECT name FROM sqlite_schema").fetchall() == [("birds",)]


def test_an_empty_file(tmp_path: Path) -> None:
    """Is filled when it may be written, and told to be empty when it may only be read."""
    place = tmp_path / "empty.db"
    place.touch()
    with pytest.raises(errors.NotALedgerError, match="empty"):
        Ledger.open(place, read_only=True)
    with Ledger.open(place) as ledger:
        assert ledger.stats().pages == 0


def test_a_newer_format(path: Path) -> None:
    """A ledger of a newer sayso is not touched."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    connection.close()
    for read_only in (True, False):
        with pytest.raises(errors.SchemaVersionError) as raised:
            Ledger.open(path, read_only=read_only)
        assert "newer" in raised.value.mend


def test_an_older_format(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is brought up to date by the first that may write; one that may only read says so."""
    newer = (
        *migrations(),
        "CREATE TABLE later (x INTEGER) STRICT;\n-- a second one\nCREATE INDEX later_x ON later (x);\n",
    )
    for module in ("schema", "embedded"):
        monkeypatch.setattr(f"sayso.store.{module}.migrations", lambda: newer)
    with pytest.raises(errors.SchemaVersionError, match="older"):
        Ledger.open(path, read_only=True)
    with Ledger.open(path) as ledger:
        assert ledger.stats().pages == 1
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.stats().pages == 1
    tables = sqlite3.connect(path).execute("SELECT name FROM sqlite_schema WHERE name LIKE 'later%'").fetchall()
    assert tables == [("later",), ("later_x",)]


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of its statements, or none."""
    broken = (*migrations(), "CREATE TABLE later (x INTEGER) STRICT;\nCREATE TABLE later (x INTEGER) STRICT;\n")
    monkeypatch.setattr("sayso.store.schema.migrations", lambda: broken)
    with pytest.raises(errors.StoreError, match="already exists"):
        Ledger.open(path)
    assert sqlite3.connect(path).execute("SELECT name FROM sqlite_schema WHERE name = 'later'").fetchall() == []


def test_the_marks_of_a_ledger(path: Path) -> None:
    """`application_id` and `user_version` are set, and the log is a write-ahead one."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    ("name", "read_only", "kind"),
    [
        ("missing.db", True, errors.StoreAccessError),
        ("no/such/folder.db", False, errors.StoreAccessError),
        ("", False, errors.NotALedgerError),
        ("nowhere://bucket/ledger", False, errors.UnknownStoreError),
    ],
)
def test_paths_that_hold_no_ledger(
    tmp_path: Path, name: str, kind: type[errors.SaysoError], *, read_only: bool
) -> None:
    """Nothing there, no folder, a folder, an address of another kind."""
    with pytest.raises(kind) as raised:
        Ledger.open(name if "://" in name else tmp_path / name, read_only=read_only)
    assert raised.value.where
    assert raised.value.mend


def test_names_that_mean_something_in_addresses(tmp_path: Path) -> None:
    """A file's name is only a name."""
    place = tmp_path / "100% ?mode=ro#x & é.db"
    with Ledger.open(place) as ledger:
        ledger.add(stories.plovdiv())
    assert place.exists()


def test_a_ledger_opened_to_be_read_refuses_to_write(path: Path) -> None:
    """Also when the connection is asked for directly."""
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.stats().pages == 1
        with pytest.raises(errors.StoreAccessError):
            ledger.add(stories.strike())


def test_readers_go_on_while_a_writer_writes(path: Path) -> None:
    """A reader neither waits for a transaction nor sees half of one; a second writer waits, then says so."""
    with Ledger.open(path) as writer, Ledger.open(path, read_only=True) as reader:
        with writer._store.begin() as transaction:
            transaction.put(stories.strike())
            assert reader.stats().pages == 1
            with Ledger.open(path, wait=0.05) as second, pytest.raises(errors.StoreLockedError):
                second.add(stories.shelling())
        assert reader.stats().pages == 2


def test_an_error_within_a_transaction_undoes_it(path: Path) -> None:
    """What was put before the error is gone with it."""
    with Ledger.open(path) as ledger:
        with pytest.raises(RuntimeError), ledger._store.begin() as transaction:  # noqa: PT012 - the case itself
            transaction.put(stories.strike())
            raise RuntimeError
        assert ledger.stats().pages == 1
        ledger.add(stories.strike())
        assert ledger.stats().pages == 2


@pytest.fixture
def bounded_files() -> Iterator[int]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    bound = 400_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (bound, hard))
    yield bound
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("bounded_files")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """The error says that there is no room; every page that was written is whole."""
    place = tmp_path / "bounded.db"
    fill_up(place)


def test_a_full_disk(tmp_path: Path) -> None:
    """The same on a disk that is really full."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "x", disk], check=False).returncode
    ):
        pytest.skip("no disk of its own can be mounted here")
    try:
        fill_up(disk / "full.db")
    finally:
        subprocess.run(["umount", disk], check=True)


def fill_up(place: Path) -> None:
    added = 0
    with closing(Ledger.open(place)) as ledger:  # which groups nothing: there is no room for it
        with pytest.raises(errors.StoreFullError) as raised:  # noqa: PT012 - counts up to the error
            for reading in stories.many(-1):
                ledger.add(reading)
                added += 1
        assert "room" in raised.value.mend
        stats = ledger.stats()
        assert stats.pages + stats.refused == added > 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """A ledger there can be read, and a new one can't be made."""
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(errors.StoreAccessError):
        Ledger.open(tmp_path / "locked" / "x.db")


def test_each_thread_opens_its_own(path: Path) -> None:
    """A ledger used from another thread says so."""
    raised: list[BaseException] = []

    def use(ledger: Ledger) -> None:
        try:
            ledger.stats()
        except errors.StoreError as error:
            raised.append(error)

    with Ledger.open(path, read_only=True) as ledger:
        thread = threading.Thread(target=use, args=(ledger,))
        thread.start()
        thread.join()
    assert "thread" in str(raised[0])


def test_an_unknown_failure_keeps_its_words() -> None:
    """What SQLite says is passed on where nothing better is known."""
    assert "odd" in store_error(sqlite3.OperationalError("odd"), "x.db").message
