"""Connections that are lent to one request after the other."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from sayso.errors import BusyError, NotFoundError, StoreAccessError
from sayso.ledger import Ledger
from sayso.testing import make_article, make_reading
from sayso.web import pool as pools
from sayso.web.pool import Pool


def make_ledger(path: Path, headline: str) -> Path:
    with Ledger.open(path) as ledger:
        ledger.add(make_reading(make_article("Twelve people were held.", headline=headline)))
    return path


def test_a_connection_serves_one_thread_after_the_other(tmp_path: Path) -> None:
    pool = Pool(make_ledger(tmp_path / "a.db", "A"))
    seen: list[int] = []

    def look() -> None:
        with pool.lend() as ledger:
            seen.append(id(ledger) * bool(ledger.stats().pages))

    for _ in range(3):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    pool.close()
    assert len(set(seen)) == 1
    assert all(seen)


def test_what_is_written_meanwhile_is_seen(tmp_path: Path) -> None:
    path = make_ledger(tmp_path / "a.db", "A")
    pool = Pool(path)
    with pool.lend() as ledger:
        assert ledger.stats().pages == 1
    make_ledger(path, "B")
    with pool.lend() as ledger:
        assert ledger.stats().pages == 2
    pool.close()


def test_another_file_in_its_place_is_seen(tmp_path: Path) -> None:
    path = make_ledger(tmp_path / "a.db", "A")
    pool = Pool(path)
    with pool.lend() as ledger:
        assert next(ledger.readings()).article.headline == "A"
    make_ledger(tmp_path / "b.db", "B").replace(path)
    with pool.lend() as ledger:
        assert next(ledger.readings()).article.headline == "B"
    path.unlink()
    with pytest.raises(StoreAccessError), pool.lend():
        pass
    pool.close()


def test_it_is_read_only(tmp_path: Path) -> None:
    pool = Pool(make_ledger(tmp_path / "a.db", "A"))
    with pytest.raises(StoreAccessError), pool.lend() as ledger:
        ledger.add(make_reading(make_article("Ten people were held.")))
    pool.close()


def test_a_question_that_fails_leaves_its_connection_to_the_next(tmp_path: Path) -> None:
    pool = Pool(make_ledger(tmp_path / "a.db", "A"))
    with pool.lend() as first:
        pass
    with pytest.raises(NotFoundError), pool.lend() as ledger:
        ledger.show("nowhere")
    with pool.lend() as again:
        assert again is first
    pool.close()


def test_no_more_than_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "PATIENCE", 0.05)
    pool = Pool(make_ledger(tmp_path / "a.db", "A"), most=1)
    with pool.lend(), pytest.raises(BusyError), pool.lend():
        pass
    pool.close()
