"""Settings, read once: defaults, then a TOML file, then the environment, then keywords; the last one told wins.

    [engine]
    workers = 2          # or SAYSO_ENGINE_WORKERS=2, or Config.load(engine_workers=2)

Nothing is read at import. What alters results stands in `reading`, and its digest goes into the provenance of every
reading; where the ledger lies or how many processes work does not.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from sayso.encode.json_bytes import bytes_of
from sayso.errors import ConfigError
from sayso.ids import digest_bytes

FILE = "sayso.toml"
PREFIX = "SAYSO_"
DEFAULT = "default"

Setting = tuple[str, Any, str]
"""A key as "engine.workers", its value, and where that comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingConfig:
    """What alters readings."""

    weights: str = ""  # a folder of weights other than those that ship; "" for these


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineConfig:
    """How pages are read by several processes."""

    workers: int = 0  # processes; 0 for one a processor
    chunk: int = 16  # pages handed to a process at once
    timeout: float = 120.0  # seconds that a page may take

    def __post_init__(self) -> None:
        _at_least("engine.workers", self.workers, 0)
        _at_least("engine.chunk", self.chunk, 1)
        _at_least("engine.timeout", self.timeout, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings. Made by `Config.load`; changed by loading anew."""

    ledger: str = "sayso.db"
    wait: float = 10.0  # seconds to wait for another program that writes to the ledger
    reading: ReadingConfig = field(default_factory=ReadingConfig)
    engine: EngineConfig = field(default_factory=EngineConfig)
    told_by: Mapping[str, str] = field(default_factory=dict, compare=False)  # key -> where its value comes from

    def __post_init__(self) -> None:
        _at_least("wait", self.wait, 0)

    @classmethod
    def load(
        cls, path: Path | str | None = None, *, environment: Mapping[str, str] | None = None, **keywords: Any
    ) -> Self:
        """The settings of the file at `path` (else `sayso.toml` here, if there is one), environment and keywords.

        A keyword names a nested key with an underscore: `engine_workers=2`. One that is None says nothing.

        Raises: ConfigError for a file that can't be read, an unknown key, or a value of the wrong kind.
        """
        known = _settings(cls())
        told = [
            *_of_file(path),
            *_of_environment(os.environ if environment is None else environment, known),
            *_of_keywords(keywords, known),
        ]
        values = {key: _checked(key, value, origin, known) for key, value, origin in told}
        origins = {key: origin for key, _, origin in told}
        sections: dict[str, Any] = {name: kind(**_within(name, values)) for name, kind in _SECTIONS.items()}
        plain = {key: value for key, value in values.items() if "." not in key}
        return cls(**plain, **sections, told_by=origins)

    def explain(self) -> tuple[Setting, ...]:
        """Every key with its value and where that comes from, in order."""
        return tuple((key, value, self.told_by.get(key, DEFAULT)) for key, value in sorted(_settings(self).items()))

    @property
    def digest(self) -> str:
        """Twelve hexadecimal characters that change when a setting does that alters readings."""
        told = {key: value for key, value, _ in self.explain() if key.startswith("reading.")}
        return digest_bytes(bytes_of(told))[:12]


_SECTIONS: dict[str, type[ReadingConfig | EngineConfig]] = {"reading": ReadingConfig, "engine": EngineConfig}


def _settings(config: Config) -> dict[str, Any]:
    """Every key with its value."""
    told: dict[str, Any] = {"ledger": config.ledger, "wait": config.wait}
    for name in _SECTIONS:
        section = getattr(config, name)
        told |= {f"{name}.{each.name}": getattr(section, each.name) for each in fields(section)}
    return told


def _within(section: str, values: Mapping[str, Any]) -> dict[str, Any]:
    begins = f"{section}."
    return {key.removeprefix(begins): value for key, value in values.items() if key.startswith(begins)}


def _of_file(path: Path | str | None) -> Iterator[Setting]:
    place = Path(path or FILE)
    if path is None and not place.exists():
        return
    try:
        told = tomllib.loads(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"the settings can't be read: {error}"
        raise ConfigError(message, where=str(place), mend="Write it as TOML, or give another file.") from error
    for key, value in told.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{name}", each, str(place)) for name, each in value.items())
        else:
            yield key, value, str(place)


def _of_environment(environment: Mapping[str, str], known: Mapping[str, Any]) -> Iterator[Setting]:
    names = {PREFIX + key.replace(".", "_").upper(): key for key in known}
    for name in sorted(environment):
        if name.startswith(PREFIX):
            if name not in names:
                raise _unknown(name, list(names), "the environment")
            yield names[name], _read(environment[name], known[names[name]]), name


def _of_keywords(keywords: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[Setting]:
    names = {key.replace(".", "_"): key for key in known}
    for name, value in keywords.items():
        if name not in names:
            raise _unknown(name, list(names), "the call")
        if value is not None:
            yield names[name], str(value) if isinstance(value, Path) else value, "given"


def _read(text: str, default: Any) -> Any:
    """A string of the environment as the kind of its default; what can't be read so stays a string, and is refused."""
    try:
        return type(default)(text)
    except ValueError:
        return text


def _checked(key: str, value: Any, origin: str, known: Mapping[str, Any]) -> Any:
    if key not in known:
        raise _unknown(key, list(known), origin)
    kind = type(known[key])
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        message = f"{key} is of the wrong kind: {value!r}"
        raise ConfigError(message, where=origin, mend=f"Give {_KIND_NAMES[kind]}, like {known[key]!r}.")
    return value


_KIND_NAMES = {str: "words", int: "a whole number", float: "a number"}


def _unknown(name: str, known: list[str], origin: str) -> ConfigError:
    near = difflib.get_close_matches(name, known, n=1)
    mend = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(sorted(known))}."
    return ConfigError(f"there is no setting {name!r}", where=origin, mend=mend)


def _at_least(key: str, value: float, least: float) -> None:
    if not value >= least:
        message = f"{key} can't be {value}"
        raise ConfigError(message, where=key, mend=f"Give {least} or more.")
