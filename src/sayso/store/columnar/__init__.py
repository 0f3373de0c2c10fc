"""The Parquet ledger: a folder, here or in a bucket, of tables in many files, read by DuckDB.

    ledger.json                     what the folder is, and the number of its format
    inputs/NAME.N.json              what became of one input; the parts of the highest N are those that count
    pages/month=2024-03/NAME.N.parquet      and the same for statements, figures, findings, refusals
    kept/, settled/                 judgements and earlier readings; what was found by looking at all parts together
    staged/                         what is being made; nothing reads it but the run that makes it

A part counts from the moment its input's file stands in `inputs/`, which is written last: a run may be killed at any
moment. `sayso.archive` writes all this; nothing here imports it.
"""
