"""How many of the records that match a search have each value: its facets, counted over the whole answer.

The newest matches are looked at, MOST of each kind, so that a search that half the ledger answers costs no more than
one that a few thousand records answer; what is then told is a least number, and says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sayso.answers import Facets
from sayso.query import Query, RecordKind

MOST = 3000
"""Records of each kind that are counted: 20 to 70 ms on a ledger of a million statements, as
`benchmarks/ledger_generator.py` makes one; the time is that of `Ledger.facets`."""

VALUES = 12
"""Values of a facet that are told, those with the most records; all months are."""

NAMES = ("speaker", "outlet", "place", "event", "stance", "month")
"""The facets, in the order of a row's columns."""

Row = Sequence[Any]
"""The values of one record in the order of NAMES; None where it has none."""

_HITS = """
    WITH hits (key) AS MATERIALIZED (
        SELECT -rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?
    )
    SELECT {columns}, t.stance, substr(p.published, 1, 7)
    FROM hits CROSS JOIN {table} t ON t.key = hits.key CROSS JOIN pages p ON p.key = t.page  -- in this order
    WHERE t.confidence >= ?
"""
_ROWS = {
    RecordKind.FIGURE: _HITS.format(columns="nullif(t.source, ''), p.outlet, t.place, t.event", table="figures"),
    RecordKind.STATEMENT: _HITS.format(columns="t.speaker, p.outlet, NULL, NULL", table="statements"),
}


def kinds_of(query: Query) -> tuple[RecordKind, ...]:
    """The kinds of record that a query asks for."""
    return (query.kind,) if query.kind else tuple(RecordKind)


def read_rows(
    rows: Callable[..., list[Any]],
    kind: RecordKind,
    expressions: Iterable[str],
    *,
    places: tuple[int, int],
    confidence: float,
    most: int | None = None,
) -> list[Row]:
    """The newest records of an embedded ledger that match one of `expressions`, one more than are counted at most.

    `rows` runs a statement with what is bound to it.
    """
    tried = " OR ".join(f"({each})" for each in dict.fromkeys(expressions))
    return rows(_ROWS[kind], tried, *places, (most or MOST) + 1, confidence)


def count_facets(found: Mapping[RecordKind, Sequence[Row]], most: int | None = None) -> Facets:
    """The facets of the records found, of each kind `most` of them (MOST); more only tell that there are more."""
    most = most or MOST
    counted = {kind: rows[:most] for kind, rows in found.items()}
    told = [row for rows in counted.values() for row in rows]
    over_time = Counter((row[-1], row[-2]) for row in told if row[-1])
    return Facets(
        figures=len(counted.get(RecordKind.FIGURE, ())),
        statements=len(counted.get(RecordKind.STATEMENT, ())),
        more=any(len(rows) > most for rows in found.values()),
        counts={name: _tally(told, place) for place, name in enumerate(NAMES)},
        over_time=tuple((month, stance, count) for (month, stance), count in sorted(over_time.items())),
    )


def _tally(rows: Iterable[Row], place: int) -> tuple[tuple[str, int], ...]:
    tally = Counter(row[place] for row in rows if row[place])
    if NAMES[place] == "month":
        return tuple(sorted(tally.items(), reverse=True))
    return tuple(sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:VALUES])
