"""Whatever a reading holds, every format takes it, and what was written can be read."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from property.readings import readings
from sayso.export import FORMATS
from sayso.ledger import Ledger
from sayso.model import Reading


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_any_reading_is_written(reading: Reading) -> None:
    with Ledger.open(":memory:") as ledger, TemporaryDirectory() as folder:
        ledger.add(reading)
        for form in FORMATS:
            ledger.export(form, Path(folder, form))
        for form in ("annotations", "schema-org"):
            json.loads(Path(folder, form).read_text(encoding="utf-8"))
        rows = list(csv.reader(io.StringIO(Path(folder, "tolls").read_text(encoding="utf-8"), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        with closing(sqlite3.connect(Path(folder, "sqlite", "sayso.db"))) as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("SELECT count(*) FROM pages").fetchone() == (1,)
