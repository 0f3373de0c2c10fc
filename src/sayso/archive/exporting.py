"""A ledger of any kind to a Parquet ledger: its readings as one part, and what it holds beside them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from sayso.archive.joined import joined_row
from sayso.archive.parts import all_columns
from sayso.archive.rows import filed_rows, loose_row, texts_of
from sayso.archive.settled import write_table
from sayso.archive.staging import STAGED, bundles_of, fold, write_bundle
from sayso.export.findings import findings_across
from sayso.store.columnar.layout import Part, begin_ledger, live_parts
from sayso.store.columnar.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.archive.rows import Filed, Row
    from sayso.store.base import Entry, View
    from sayso.store.columnar.files import Folder

NAME = "export"
"""The input that an exported ledger is called; a second export takes the place of the first."""

BUNDLE = 500
"""Readings held at once."""

_KEPT = {"judgement": "judgements", "earlier reading": "earlier", "input": "inputs"}


def export_ledger(view: View, folder: Folder) -> int:
    """Write all that `view` shows as a Parquet ledger, and count the readings."""
    begin_ledger(folder, all_columns())
    earlier = live_parts(folder).get(NAME)
    part = Part(NAME, earlier.turn + 1 if earlier else 1)
    folder.remove(STAGED, part.name)
    count, tokens = 0, Tokens()
    entries = view.entries()
    for bundle in itertools.count():
        held = list(itertools.islice(entries, BUNDLE))
        if not held:
            break
        write_bundle(folder, part, bundle, _rows(held, tokens, first=count), {"pages": len(held)})
        count += len(held)
    loose = (loose_row(each, name=NAME, number=count + at) for at, each in enumerate(view.loose_refusals()))
    write_bundle(folder, part, count, loose, {})
    fold(folder, part, bundles_of(folder, part), {"outcome": "exported"})
    _keep(view, folder)
    write_table(folder, "joined", map(joined_row, findings_across(view)))
    return count


def _rows(entries: list[Entry], tokens: Tokens, *, first: int) -> Iterator[Filed]:
    for number, entry in enumerate(entries, start=first):
        tokens.learn(texts_of(entry.reading))
        yield from filed_rows(entry.reading, tokens, name=NAME, number=number, origin=entry.origin)


def _keep(view: View, folder: Folder) -> None:
    """Judgements, digests of earlier readings, and inputs; a ledger has few of them."""
    kept: dict[str, list[Row]] = defaultdict(list)
    for record in view.records():
        if record["kind"] in _KEPT:
            kept[_KEPT[str(record["kind"])]].append(record)
    for table in _KEPT.values():
        write_table(folder, table, kept[table])
