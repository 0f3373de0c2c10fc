"""Feeds that are polled as long as the user wants it: what is new is read into a ledger, and told.

In: addresses of feeds. Out: `Told`, one by one, as things happen. Everything that the network can do (be away, be slow,
be wrong, never end) is told and waited out; what was done is kept beside the ledger, so that a restart goes on.
"""

from sayso.watch.rules import WatchRules
from sayso.watch.state import State
from sayso.watch.watcher import Kind, Told, Watcher

__all__ = ["Kind", "State", "Told", "WatchRules", "Watcher"]
