"""Exit statuses, the same words as in `docs/cli.md`."""

from __future__ import annotations

from sayso.errors import DataError, EngineError, MissingExtraError, SaysoError, StoreError

DONE = 0
NOT_BORNE_OUT = 1
INPUT = 2
STORE = 3
INSTALLATION = 4
INTERNAL = 70
INTERRUPTED = 130


def status_of(error: SaysoError) -> int:
    """The exit status for an error."""
    if isinstance(error, StoreError):
        return STORE
    if isinstance(error, DataError | EngineError | MissingExtraError):
        return INSTALLATION
    return INPUT
