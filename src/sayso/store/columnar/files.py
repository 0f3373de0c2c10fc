"""Folders of files, local or at any address that fsspec opens, in which a file appears whole or not at all."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from sayso.errors import MissingExtraError, StoreAccessError, StoreFullError, UnknownStoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT = 3600.0
"""Seconds after which an unfinished file was left by a program that was killed: none takes a tenth of it."""

_NO_SPACE = 28  # errno.ENOSPC


class Folder:
    """A folder by its address: a path, or `s3://bucket/ledger`, `gs://...`, `memory://...`."""

    def __init__(self, address: str | Path) -> None:
        """Find what opens the address; nothing is read yet.

        Raises: UnknownStoreError for a kind of address that is not known, MissingExtraError where its package lacks.
        """
        from fsspec.implementations.local import LocalFileSystem  # noqa: PLC0415 - only Parquet ledgers need it

        self.address = str(address)
        self.system, self.root = open_address(self.address)
        self.is_local = isinstance(self.system, LocalFileSystem)

    def path(self, *names: str) -> str:
        """The full name of a file in it, as its file system has it."""
        return "/".join((self.root.rstrip("/"), *names))

    def names(self, *names: str) -> list[str]:
        """What stands in a folder of it, in order, without unfinished files; nothing where there is no such folder."""
        with self._failures(*names):
            try:
                found = self.system.ls(self.path(*names), detail=False)
            except (FileNotFoundError, NotADirectoryError):
                return []
        own = {str(each).rstrip("/").rpartition("/")[2] for each in found}
        return sorted(name for name in own if name and not name.startswith("."))

    def holds(self, *names: str) -> bool:
        """True when that file is there."""
        with self._failures(*names):
            return bool(self.system.exists(self.path(*names)))

    def read(self, *names: str) -> bytes:
        """The bytes of a file."""
        with self._failures(*names):
            return bytes(self.system.cat_file(self.path(*names)))

    def open(self, *names: str) -> Any:
        """A file, opened to be read; it can seek."""
        with self._failures(*names):
            return self.system.open(self.path(*names), "rb")

    def write(self, content: bytes, *names: str) -> None:
        """Write a file whole, in the place of one that is there."""
        with self.writing(*names) as path:
            path.write_bytes(content)

    @contextmanager
    def writing(self, *names: str) -> Iterator[Path]:
        """A local path to write to; at the end the file stands under its name, or, after an error, nothing does."""
        with self._failures(*names):
            if self.is_local:
                with _beside(Path(self.path(*names))) as path:
                    yield path
            else:
                with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
                    path = Path(folder) / "file"
                    yield path
                    self.system.put_file(str(path), self.path(*names))

    def remove(self, *names: str) -> None:
        """Take a file, or a folder with all that is in it, away; nothing happens where there is none."""
        with self._failures(*names):
            if self.is_local:
                path = Path(self.path(*names))
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
            elif self.system.exists(self.path(*names)):
                self.system.rm(self.path(*names), recursive=True)

    @contextmanager
    def _failures(self, *names: str) -> Iterator[None]:
        """Turns what a file system raises into errors of ours that name the file."""
        try:
            yield
        except OSError as error:
            raised = StoreFullError if error.errno == _NO_SPACE else StoreAccessError
            message = f"the Parquet ledger can't be read or written: {error.strerror or error}"
            raise raised(message, where=self.path(*names), mend="Check the place, its rights and its room.") from error


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A path in the same folder under another name; it is moved to `path` once its bytes are on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        with beside.open("rb") as stream:
            os.fsync(stream.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Take away what programs that were killed left of the same file."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT:
                left.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def open_address(address: str) -> tuple[Any, str]:
    """The file system that opens an address, and the address within it.

    Raises: UnknownStoreError for a kind of address that is not known, MissingExtraError where its package lacks.
    """
    from fsspec.core import url_to_fs  # noqa: PLC0415 - as above

    try:
        system, root = url_to_fs(address)
    except ValueError as error:
        message = f"nothing opens addresses like {address.partition('://')[0]}://"
        raise UnknownStoreError(message, where=address, mend="Give a path, or an address that fsspec knows.") from error
    except ImportError as error:
        _raise_missing(address, error)
    return system, str(root)


def _raise_missing(address: str, error: ImportError) -> NoReturn:
    message = f"a package that opens {address.partition('://')[0]}:// addresses isn't installed"
    package = {"s3": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "az": "adlfs"}
    name = package.get(address.partition("://")[0])
    mend = f"pip install {name}" if name else str(error)
    raise MissingExtraError(message, where=address, mend=mend) from error


def open_source(address: str) -> BinaryIO:
    """A file at a path or address, opened to be read; it can seek. Raises: OSError, and what `open_address` does."""
    system, path = open_address(address)
    stream: BinaryIO = system.open(path, "rb")
    return stream
