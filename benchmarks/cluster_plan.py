"""The sums for an archive on many machines: `cluster_plan.py --months 12 --pages-a-second 6.3 --night 8`.

Prints a table of machine hours, machines for one night, storage, transfer and cost, and which part is full first. Rates
are those of one processor, measured where you run it: `sayso archive ONE_FILE --workers 1 --json` tells pages, refusals
and seconds; the other defaults were measured as docs/adr/0011 tells. Prices are what you pay; those given are round
numbers for rented machines in 2025.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is read, how fast, how large, at what price; each field is an option."""

    months: float = 12
    pages_a_month: float = 11_500_000  # of CC-NEWS, in all languages
    files_a_month: float = 500
    gigabytes_a_file: float = 1.0  # packed
    english: float = 0.4  # share of pages that are read; the others are refused by their language
    pages_a_second: float = 6.3  # read by one processor, whole way
    refused_a_second: float = 40.0
    cut_megabytes_a_second: float = 60.0  # packed, looked through for records
    rows_a_second: float = 1_200.0  # pages turned to rows and written, beside reading
    folded_a_second: float = 5_000.0
    settled_a_second: float = 12_000.0  # pages looked at together for copies, one machine
    grouped_a_second: float = 120.0  # pages whose figures are put under questions, one process
    ledgers: float = 12.0  # that the pages are kept in, each settled by itself
    kilobytes_a_page: float = 19.0  # in the ledger
    kilobytes_a_refusal: float = 1.0
    megabytes_a_worker: float = 900.0
    tables_a_file: float = 18.0  # parts that one input makes: five tables, of some months each
    night: float = 8.0  # hours
    cores: float = 64.0  # of one machine
    busy: float = 0.85  # share of the time that workers read: machines come late, are lost, wait at the end
    core_hour: float = 0.04  # price; a third of it for machines that may be taken away
    gigabyte_month: float = 0.023
    thousand_puts: float = 0.005


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    name: str
    amount: str
    how: str


def plan(told: Plan) -> list[Line]:
    """The table's lines."""
    pages = told.pages_a_month * told.months
    read, refused = pages * told.english, pages * (1 - told.english)
    files = told.files_a_month * told.months
    gigabytes = files * told.gigabytes_a_file
    hours = [
        ("read pages", read / told.pages_a_second / 3600),
        ("refuse pages", refused / told.refused_a_second / 3600),
        ("cut files", gigabytes * 1000 / told.cut_megabytes_a_second / 3600),
        ("write rows", pages / told.rows_a_second / 3600),
        ("fold parts", pages / told.folded_a_second / 3600),
    ]
    core_hours = sum(spent for _, spent in hours) / told.busy
    workers = core_hours / told.night
    ledger = (read * told.kilobytes_a_page + refused * told.kilobytes_a_refusal) / 1e6
    objects = files * told.tables_a_file
    puts = objects + pages / 200 + files * 2
    settle = (read / told.settled_a_second + read / told.grouped_a_second) / 3600
    machines = workers / told.cores
    cost = core_hours * told.core_hour
    return [
        Line("pages", f"{pages:,.0f}", f"{files:,.0f} files, {gigabytes:,.0f} GB packed; {read:,.0f} in English"),
        *(Line(f"- {name}", f"{spent:,.0f} core hours", "") for name, spent in hours),
        Line("core hours", f"{core_hours:,.0f}", f"workers at work {told.busy:.0%} of the time"),
        Line("workers for a night", f"{workers:,.0f}", f"of {told.night:g} hours"),
        Line("machines", f"{machines:,.1f}", f"of {told.cores:g} processors"),
        Line("memory a machine", f"{told.cores * told.megabytes_a_worker / 1000:,.0f} GB", "a reader in each worker"),
        Line("bytes in", f"{2 * gigabytes / told.night / 3600:,.2f} GB/s", "each file is read twice: cut, then read"),
        Line("ledger", f"{ledger:,.0f} GB", f"{objects:,.0f} parts"),
        Line(
            "settle", f"{settle:,.0f} core hours", f"{settle / told.ledgers:,.1f} for each of {told.ledgers:g} ledgers"
        ),
        Line("cost of reading", f"{cost:,.0f}", f"at {told.core_hour} a core hour"),
        Line("cost of keeping", f"{ledger * told.gigabyte_month:,.0f} a month", f"at {told.gigabyte_month} a GB"),
        Line("cost of writing", f"{puts / 1000 * told.thousand_puts:,.0f}", f"{puts:,.0f} requests"),
        Line("one laptop", f"{laptop(told):,.1f} processors", "to keep up with what is published"),
    ]


def laptop(told: Plan) -> float:
    """Processors that keep up with the news as it comes."""
    month = 30.4 * 24 * 3600
    read = told.pages_a_month * told.english / told.pages_a_second
    return (read + told.pages_a_month * (1 - told.english) / told.refused_a_second) / month


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for field in fields(Plan):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=float, default=field.default)
    lines = plan(Plan(**vars(parser.parse_args())))
    print("| | | |\n| --- | ---: | --- |")
    for line in lines:
        print(f"| {line.name} | {line.amount} | {line.how} |")


if __name__ == "__main__":
    main()
