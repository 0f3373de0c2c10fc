"""Everything that sayso raises.

    SaysoError                 code, message, where, mend
    ├── UsageError             a call or an option that can't be carried out
    │   ├── ConfigError
    │   ├── QueryError
    │   └── UnknownStoreError
    ├── InputError             something given to be read that can't be
    │   ├── NotFoundInputError
    │   ├── NotAPageError
    │   ├── LanguageError
    │   ├── TooLargeError
    │   ├── JsonLineError
    │   ├── FeedError
    │   ├── WarcError
    │   ├── EncodingError
    │   ├── TimeLimitError
    │   └── FetchError
    ├── DataError              a table or model that ships with sayso, or was brought by the user, is broken
    │   ├── TableError
    │   ├── GazetteerError
    │   └── ModelFileError
    ├── StoreError             the ledger
    │   ├── NotALedgerError
    │   ├── SchemaVersionError
    │   ├── StoreLockedError
    │   ├── StoreFullError
    │   ├── StoreAccessError
    │   └── NotFoundError
    ├── EngineError            names the engine and the partition
    │   └── BusyError
    └── MissingExtraError      names the exact install command

Each error says what happened, where (file, record, offset, key) and the mend. `code` is stable: the same word stands in
the exception, the exit status table, the HTTP body, and a refusal.
"""

from __future__ import annotations

from typing import ClassVar


class SaysoError(Exception):
    """What happened, where, and what to do about it."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str, *, where: str = "", mend: str = "") -> None:
        """Keep the three parts apart, so that a terminal, a page and a refusal can each show them their way."""
        super().__init__(message)
        self.message = message
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        """The three parts as one line: "where: message. mend"."""
        place = f"{self.where}: " if self.where else ""
        mend = f" {self.mend}" if self.mend else ""
        return f"{place}{self.message}{mend}"

    def __reduce__(self) -> tuple[object, ...]:
        """Keep `where` and `mend` when the error crosses a process border."""
        return _rebuild, (type(self), self.message, self.where, self.mend)


def _rebuild(kind: type[SaysoError], message: str, where: str, mend: str) -> SaysoError:
    return kind(message, where=where, mend=mend)


class UsageError(SaysoError):
    """A call or an option that can't be carried out."""

    code = "usage"


class ConfigError(UsageError):
    """An unknown key or a value of the wrong kind in the configuration."""

    code = "config"


class QueryError(UsageError):
    """A question to the ledger that can't be understood."""

    code = "query"


class UnknownStoreError(UsageError):
    """A ledger address that no store opens."""

    code = "unknown-store"


class InputError(SaysoError):
    """Something given to be read that can't be."""

    code = "input"


class NotFoundInputError(InputError):
    """A file or folder that isn't there or may not be opened."""

    code = "no-such-file"


class NotAPageError(InputError):
    """Bytes that hold no article: empty, binary, or markup without text."""

    code = "not-a-page"


class LanguageError(InputError):
    """A page in a language that isn't read; the message names it."""

    code = "language"


class TooLargeError(InputError):
    """A page larger than what is read in one piece, or one that unpacks to more."""

    code = "too-large"


class JsonLineError(InputError):
    """A line of JSON lines that is no JSON object with a text."""

    code = "json-line"


class FeedError(InputError):
    """A feed that can't be parsed."""

    code = "feed"


class WarcError(InputError):
    """A damaged or truncated WARC record."""

    code = "warc"


class EncodingError(InputError):
    """Bytes that decode in no charset they name, or a compression that can't be undone."""

    code = "encoding"


class TimeLimitError(InputError):
    """A text that takes longer to read than a server gives it."""

    code = "time-limit"


class FetchError(InputError):
    """An address that may not or could not be fetched."""

    code = "fetch"


class DataError(SaysoError):
    """A table or model that ships with sayso, or was brought by the user, is broken."""

    code = "data"


class TableError(DataError):
    """A data table with two entries for one word, or an entry that lacks a field."""

    code = "table"


class GazetteerError(DataError):
    """The table of places can't be read."""

    code = "gazetteer"


class ModelFileError(DataError):
    """A model is missing, of the wrong version, or not the one whose digest is pinned."""

    code = "model-file"


class StoreError(SaysoError):
    """The ledger can't be opened, read or written."""

    code = "store"


class NotALedgerError(StoreError):
    """The file is no database, or a database that isn't a ledger."""

    code = "not-a-ledger"


class SchemaVersionError(StoreError):
    """The ledger was written by a newer sayso."""

    code = "schema-version"


class StoreLockedError(StoreError):
    """Another process is writing and didn't finish in time."""

    code = "store-locked"


class StoreFullError(StoreError):
    """The disk that holds the ledger is full."""

    code = "disk-full"


class StoreAccessError(StoreError):
    """The ledger or its folder may not be read or written."""

    code = "no-access"


class NotFoundError(StoreError):
    """No record has that id."""

    code = "not-found"


class EngineError(SaysoError):
    """A worker or a cluster failed; the message names the engine and the partition."""

    code = "engine"


class BusyError(EngineError):
    """Others are being served; the same call works in a moment."""

    code = "busy"


class MissingExtraError(SaysoError):
    """An optional part isn't installed; the mend is the exact command."""

    code = "missing-extra"
