"""Text as the tokens of the embedded ledger's index, so that both kinds of ledger find the same.

SQLite itself cuts and stems: each run of characters between blanks once, then it is known.
"""

from __future__ import annotations

import sqlite3
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TOKENIZE = "porter unicode61 remove_diacritics 2"
"""As in `migrations/`."""

KNOWN = 200_000
"""Runs that are kept; a year of news has a million, of which nine in ten that come are among the most frequent."""


class Tokens:
    """Cuts texts into tokens, for one thread at a time."""

    def __init__(self) -> None:
        """Make the index that cuts."""
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(f"CREATE VIRTUAL TABLE runs USING fts5 (run, tokenize = '{TOKENIZE}')")
        self._connection.execute("CREATE VIRTUAL TABLE cut USING fts5vocab (runs, instance)")
        self._known: dict[str, str] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Cut the runs of `texts` that are not known yet, all at once, which is faster than one by one."""
        if len(self._known) > KNOWN:
            self._known.clear()
        runs = {run for text in texts for run in text.split()}
        fresh = [run for run in runs if run not in self._known]
        self._known.update(dict.fromkeys(fresh, ""))
        self._connection.executemany("INSERT INTO runs (rowid, run) VALUES (?, ?)", enumerate(fresh))
        found = self._connection.execute("SELECT doc, term FROM cut ORDER BY doc, offset")
        for number, terms in groupby(found, key=lambda row: row[0]):
            self._known[fresh[number]] = " ".join(term for _, term in terms)
        self._connection.execute("DELETE FROM runs")

    def of(self, text: str) -> str:
        """The tokens of `text`, each between blanks; "" where there is none. Example: "2 dockers" -> " 2 docker "."""
        runs = text.split()
        if any(run not in self._known for run in runs):
            self.learn([text])
        told = " ".join(filter(None, (self._known[run] for run in runs)))
        return f" {told} " if told else ""
