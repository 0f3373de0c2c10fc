"""Many pages read at once: the same pages in, the same readings out, in the same order, by however many workers."""

from sayso.engine.base import ReadsPages
from sayso.engine.local import read_all

__all__ = ["ReadsPages", "read_all"]
