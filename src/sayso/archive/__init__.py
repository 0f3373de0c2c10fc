"""Archives: WARC files by the hundred to a Parquet ledger, by any number of workers, resumable at every record.

    inputs     files, cut into stretches that workers can begin in the middle of
    work       what a worker does: cut, read, fold
    rows, parts, staging    readings to rows, rows to Parquet, bundles to parts that count
    manifest   what became of each input
    run        the whole, from the first input to the last
    settle     what shows only when all parts are looked at together: copies and pages that came twice

It stands above the stages and the store, and below the command line; engines do the work (`sayso.engine`).
"""

from sayso.archive.inputs import find_inputs
from sayso.archive.run import Run, Sums
from sayso.archive.work import Settings, maker

__all__ = ["Run", "Settings", "Sums", "find_inputs", "maker"]
