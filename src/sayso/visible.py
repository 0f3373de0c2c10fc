r"""Text of pages made safe to look at: what could steer a terminal or turn a line around is shown as \x.. instead."""

from __future__ import annotations

import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d", "\u00ad"}
_BREAKS = {ord("\n"): None, ord("\t"): None}


def visible(text: str) -> str:
    r"""`text` with control, bidi and private characters made visible as \x..; line ends and tabs stay.

    Example: a right-to-left override shows as "\u202e" and turns nothing around.
    """
    if text.isprintable() or text.translate(_BREAKS).isprintable():  # no character of _UNSEEN is printable
        return text
    return "".join(character if character.isprintable() else _visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in _UNSEEN or character in _JOINERS:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
