"""Keys: numbers by which rows stand in order of publication. They are a store's own and never leave it.

    key = day of publication (22 bits) | number of the page (24 bits) | number of the record in its page (17 bits)

The newest rows have the highest keys, so "the newest that match" needs no sorting: the search index gives them first.
A page without a date stands before all others.
"""

from __future__ import annotations

import datetime as dt

RECORD_BITS = 17
PAGE_BITS = 24

RECORDS = 2**RECORD_BITS
"""Records that one page can have, itself among them."""

PAGES = 2**PAGE_BITS
"""Pages that one ledger can have; for more there are Parquet ledgers."""

LAST = 2**63 - 1


def page_key(published: dt.date | None, number: int) -> int:
    """The key of page `number`, from 1 up."""
    day = published.toordinal() if published else 0
    return (day << PAGE_BITS | number) << RECORD_BITS


def key_range(since: dt.date | None, until: dt.date | None) -> tuple[int, int]:
    """The lowest and highest key of records published in these days, both inside; without bounds, of any record."""
    low = page_key(since, 0) if since else 0
    high = page_key(until, PAGES - 1) + RECORDS - 1 if until else LAST
    return low, high


def page_of(record: int) -> int:
    """The key of the page that the record with that key stands on."""
    return record >> RECORD_BITS << RECORD_BITS


def records_of(page: int) -> tuple[int, int]:
    """The lowest and highest key that a record of the page with key `page` can have."""
    return page, page + RECORDS - 1
