"""What is made of one input before it counts: bundles of rows; then, of all of them, a part for each table and month.

A bundle is one file, so that it is there whole or not at all: a ZIP, not compressed again, of a Parquet file for each
table and month with rows, and `outcome.json`, which tells what it holds. Folding reads bundles one after the other and
holds one row group; the input's outcome is written last, and from then on its parts count.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.archive.parts import batch_of, write_part
from sayso.encode.json_bytes import bytes_of, parse_bytes
from sayso.store.columnar.layout import part_of
from sayso.store.columnar.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from arro3.core import RecordBatch

    from sayso.archive.rows import Filed, Row
    from sayso.store.columnar.files import Folder
    from sayso.store.columnar.layout import Part

STAGED = "staged"
OUTCOME = "outcome.json"
_BUNDLE = re.compile(r"(\d+)\.zip")

Outcome = dict[str, Any]


def write_bundle(folder: Folder, part: Part, number: int, rows: Iterable[Filed], outcome: Outcome) -> None:
    """Keep rows and what is told of them as bundle `number` of a part."""
    filed: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for table, month, row in rows:
        filed[table, month].append(row)
    with folder.writing(STAGED, part.name, f"{number}.zip") as path, zipfile.ZipFile(path, "w") as bundle:
        for (table, month), held in sorted(filed.items(), key=lambda each: each[0]):
            packed = io.BytesIO()
            write_part(packed, table, [batch_of(table, held)])
            bundle.writestr(f"{table}/{month}", packed.getvalue())
        bundle.writestr(OUTCOME, bytes_of(outcome))


def bundles_of(folder: Folder, part: Part) -> list[int]:
    """The numbers of the bundles that are there, in order."""
    found = (_BUNDLE.fullmatch(name) for name in folder.names(STAGED, part.name))
    return sorted(int(match[1]) for match in found if match)


def fold(folder: Folder, part: Part, bundles: list[int], told: Outcome) -> Outcome:
    """Make a part of its bundles and let it count; what is returned is also what its file in `inputs/` tells.

    Doing it again does the same: files are written over, and what an earlier turn left is taken away afterwards.
    """
    with _local(folder, part, bundles) as paths:
        outcomes, holders = _look_into(paths)
        files = []
        for table, month in sorted(holders, key=lambda each: (TABLES.index(each[0]), each[1])):
            names = (table, f"month={month}", f"{part.name}.parquet")
            with folder.writing(*names) as path:
                write_part(path, table, _batches(holders[table, month], f"{table}/{month}"))
            files.append("/".join(names))
    summed = _sum(outcomes)
    outcome = {**told, **summed, "parts": files}
    folder.write(bytes_of(outcome), "inputs", f"{part.name}.json")
    forget_earlier(folder, part)
    folder.remove(STAGED, part.name)
    return outcome


@contextmanager
def _local(folder: Folder, part: Part, bundles: list[int]) -> Iterator[list[Path]]:
    """The bundles as files of this machine."""
    if folder.is_local:
        yield [Path(folder.path(STAGED, part.name, f"{number}.zip")) for number in bundles]
        return
    with tempfile.TemporaryDirectory(prefix="sayso-") as near:
        paths = []
        for number in bundles:
            path = Path(near, f"{number}.zip")
            with folder.open(STAGED, part.name, path.name) as stream, path.open("wb") as out:
                shutil.copyfileobj(stream, out)
            paths.append(path)
        yield paths


def _look_into(paths: list[Path]) -> tuple[list[Outcome], dict[tuple[str, str], list[Path]]]:
    """What each bundle tells, and which of them hold rows of a table and month."""
    outcomes: list[Outcome] = []
    holders: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for path in paths:
        with zipfile.ZipFile(path) as bundle:
            for name in bundle.namelist():
                if name != OUTCOME:
                    table, _, month = name.partition("/")
                    holders[table, month].append(path)
            outcomes.append(parse_bytes(bundle.read(OUTCOME)))
    return outcomes, holders


def _batches(paths: list[Path], name: str) -> Iterator[RecordBatch]:
    from arro3.io import read_parquet  # noqa: PLC0415 - for those who write Parquet

    for path in paths:
        with zipfile.ZipFile(path) as bundle:
            packed = io.BytesIO(bundle.read(name))
        yield from read_parquet(packed)


def _sum(outcomes: list[Outcome]) -> Outcome:
    """The counts of all bundles together."""
    names = dict.fromkeys(name for outcome in outcomes for name in outcome)
    return {name: round(sum(outcome.get(name, 0) for outcome in outcomes), 2) for name in names}


def forget_earlier(folder: Folder, part: Part) -> None:
    """Take away what earlier turns of the same input left."""
    if part.turn == 1:
        return
    for place in [("inputs",), *((table, month) for table in TABLES for month in folder.names(table))]:
        for name in folder.names(*place):
            found = part_of(name)
            if found is not None and found.input == part.input and found.turn < part.turn:
                folder.remove(*place, name)
