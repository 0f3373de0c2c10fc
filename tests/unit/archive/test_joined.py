"""Findings over several pages of a Parquet ledger: as a ledger in one file makes them, whichever way they came there."""

from __future__ import annotations

from pathlib import Path

from contract import stories
from sayso.archive.importing import import_ledger
from sayso.archive.settle import settle_ledger
from sayso.export.findings import is_across
from sayso.ledger import Ledger
from sayso.model import Finding
from sayso.store import open_store
from sayso.store.columnar.files import Folder


def across(ledger: Ledger) -> dict[str, tuple[Finding, str]]:
    return {found.id: (found.finding, found.page) for found in ledger.findings() if is_across(found.finding)}


def test_settling_and_importing_give_the_findings_of_one_file(tmp_path: Path) -> None:
    """Of questions, and of a page that was read twice with another headline."""
    told = (stories.toll("Post", "12", "Police"), stories.toll("Mail", "31", "Doctors"))
    again = stories.toll("Mail", "31", "Doctors", headline="Fire kills 31 in Odesa", digest="0" * 64)
    with Ledger.open(tmp_path / "news.db") as ledger:
        for reading in (*told, again):
            ledger.add(reading)
        ledger.export("parquet", tmp_path / "out")
        wanted = across(ledger)
    assert {finding.rule.partition(".")[0] for finding, _ in wanted.values()} == {"question", "revision"}
    with Ledger.open(tmp_path / "out", read_only=True) as exported:
        assert across(exported) == wanted
    (tmp_path / "out" / "settled" / "joined.parquet").unlink()
    with Ledger.open(tmp_path / "out", read_only=True) as bare:
        assert across(bare) == {}
    settle_ledger(Folder(str(tmp_path / "out")))
    with Ledger.open(tmp_path / "out", read_only=True) as settled:
        assert across(settled) == wanted
        some = next(iter(wanted))
        assert settled.show(some).item == wanted[some][0]
        assert settled.stats().findings == len(wanted)
    with open_store(str(tmp_path / "out"), read_only=True) as read, open_store(str(tmp_path / "in.db")) as store:
        import_ledger(read.view(), Ledger(store), store, count=lambda _: None)
    with Ledger.open(tmp_path / "in.db", read_only=True) as imported:
        assert across(imported) == wanted
