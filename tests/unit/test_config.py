"""Settings: which of those told wins, what is refused, what alters readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.config import Config
from sayso.errors import ConfigError


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_last_told_wins(tmp_path: Path) -> None:
    """Defaults, file, environment, keywords; each key tells who told it."""
    path = write(tmp_path, 'ledger = "file.db"\n[engine]\nworkers = 3\nchunk = 4\ntimeout = 60\n')
    config = Config.load(path, environment={"SAYSO_ENGINE_WORKERS": "5", "SAYSO_LEDGER": "env.db"}, ledger="given.db")
    assert (config.ledger, config.engine.workers, config.engine.chunk, config.engine.timeout) == (
        "given.db",
        5,
        4,
        60.0,
    )
    told = {key: (value, origin) for key, value, origin in config.explain()}
    assert told["ledger"] == ("given.db", "given")
    assert told["engine.workers"] == (5, "SAYSO_ENGINE_WORKERS")
    assert told["engine.chunk"] == (4, str(path))
    assert told["wait"] == (10.0, "default")


def test_keywords_that_say_nothing() -> None:
    """None is as good as not given; a path is its words."""
    assert Config.load(environment={}, ledger=None).ledger == "sayso.db"
    assert Config.load(environment={}, ledger=Path("x.db")).ledger == "x.db"


def test_the_file_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`sayso.toml` of the folder is read where there is one."""
    monkeypatch.chdir(tmp_path)
    assert Config.load(environment={}).engine.workers == 0
    (tmp_path / "sayso.toml").write_text("[engine]\nworkers = 2\n")
    assert Config.load(environment={}).engine.workers == 2


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("[engine]\nworker = 2\n", "engine.workers"),
        ("ledgr = 'x'\n", "ledger"),
        ("[engine]\nworkers = 'two'\n", "a whole number"),
        ("[engine]\nworkers = true\n", "a whole number"),
        ("[engine]\nworkers = -1\n", "0 or more"),
        ("[engine]\ntimeout = 0\n", "1 or more"),
        ("wait = -1\n", "0 or more"),
        ("ledger = 3\n", "words"),
        ("engine = 3\n", "engine."),
        ("not toml", "TOML"),
        ("[zzz]\nqqq = 1\n", "Known"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, mend: str) -> None:
    """Unknown keys, with the nearest known one, and values of the wrong kind."""
    with pytest.raises(ConfigError) as raised:
        Config.load(write(tmp_path, text), environment={})
    assert mend in raised.value.mend


def test_a_wrong_environment_is_told() -> None:
    """Names and values."""
    with pytest.raises(ConfigError, match="SAYSO_LEGDER"):
        Config.load(environment={"SAYSO_LEGDER": "x"})
    with pytest.raises(ConfigError, match="wrong kind"):
        Config.load(environment={"SAYSO_ENGINE_WORKERS": "two"})
    with pytest.raises(ConfigError):
        Config.load(environment={}, worker=2)
    assert Config.load(environment={"HOME": "x"}).ledger == "sayso.db"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """One that was asked for must be there."""
    with pytest.raises(ConfigError):
        Config.load(tmp_path / "missing.toml", environment={})


def test_only_what_alters_readings_alters_the_digest() -> None:
    """The number of processes doesn't."""
    plain = Config.load(environment={})
    assert plain.digest == Config.load(environment={}, engine_workers=7, ledger="x.db").digest
    assert plain.digest != Config.load(environment={}, reading_weights="other").digest
