"""Puts the figures of new pages under questions, without a look at the rest of the ledger.

A page brings its threads with their keys (`brought.py`); many pages are looked at by another process meanwhile
(`ahead.py`). Threads look for others under their keys, are linked to them, and join their questions (`group.py`); what
that changes of other questions is followed by `sayso.compare.merging`.
"""

from sayso.grouping.ahead import Ahead
from sayso.grouping.group import Grouped, Grouping, Kept

__all__ = ["Ahead", "Grouped", "Grouping", "Kept"]
