"""What a run tells of itself where there is no terminal."""

from __future__ import annotations

import pytest

from sayso.archive import Sums
from sayso.cli import archive


def test_a_line_a_minute_tells_rate_and_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half of the bytes in an hour: an hour is left."""
    moments = iter((30.0, 3600.0, 3610.0))
    monkeypatch.setattr("sayso.cli.archive.time.monotonic", lambda: next(moments))
    show = archive._teller(0.0)
    sums = Sums(inputs=4, inputs_done=1, inputs_before=1, total_bytes=300, bytes_before=100, bytes=100, pages=7200)
    for _ in range(3):
        show(sums)
    assert capsys.readouterr().err == "2/4 files, 7,200 pages, 2.0 a second, 0 refused, 60 minutes left\n"
