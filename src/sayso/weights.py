"""The files of the trained finder: where they are, what they say of themselves, and the sessions that run them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import ModelFileError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FOLDER = Path(__file__).parent / "models" / "english"


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen on held-out articles once the weights were trained (training/encoder/tune.py)."""

    version: str
    largest: int  # subtokens of a window
    cue: float  # least chance of a cue's first word
    keep: float  # least confidence of an attribution
    weights: tuple[float, ...]  # of the confidence's features, the constant first


def read_settings(path: Path) -> Settings:
    """The settings that stand beside the weights. Raises: ModelFileError if they are missing or broken."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        return Settings(**{**given, "weights": tuple(given["weights"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"the settings of the language model can't be read: {error}"
        raise ModelFileError(message, where=str(path), mend="Install sayso again.") from error


def open_session(path: Path) -> InferenceSession:
    """A session on one thread for an ONNX file. Raises: ModelFileError if it can't be opened.

    The fusion of addition and layer norm is left out: its kernel takes four times as long as the two apart.
    """
    import onnxruntime  # noqa: PLC0415 - takes 0.2 s: only those who find attributions pay

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )
    except Exception as error:  # its errors have no common base
        message = f"the model can't be opened: {error}"
        raise ModelFileError(message, where=str(path), mend="Install sayso again.") from error
