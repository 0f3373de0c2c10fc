"""Bytes to characters: which charset a page is in, and its text.

In: bytes, and what the sender said of them. Out: a string without lone surrogates. In order: byte order mark, sender's
word (HTTP header), the page's own (meta or XML declaration), UTF-8 where the bytes are valid, and only then a guess.
"""

from __future__ import annotations

import codecs
import re

LOOK = 4096
"""Bytes of markup in which a charset declaration is looked for; HTML asks for it in the first 1,024."""

GUESS_BYTES = 65_536
"""Bytes that a guess is made from: more made no difference on real pages and costs time."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""What browsers take these names for (WHATWG Encoding Standard, section 4.2): pages mean the wider charset."""


def decode(content: bytes, *, told: str | None = None, markup: bool = True) -> str:
    """The characters of `content`. `told` is the sender's charset; bytes that don't fit become U+FFFD.

    A charset that is told or declared is taken at its word unless the bytes are valid UTF-8 with characters beyond
    ASCII: text in another charset is hardly ever valid UTF-8, while wrong headers are common.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _clean(content[len(mark) :].decode(name, "replace"))
    try:
        return _clean(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    for label in (told, _declared(content) if markup else None):
        codec = _codec(label)
        if codec is not None and codec != "utf-8":
            return _clean(content.decode(codec, "replace"))
    if told or _mostly_utf8(content):
        return _clean(content.decode("utf-8", "replace"))
    return _clean(content.decode(_guess(content), "replace"))


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:LOOK])
    return found[1].decode("ascii") if found else None


def _codec(label: str | None) -> str | None:
    """Python's name of a charset that holds text, or None for none or an unknown one."""
    if not label:
        return None
    try:
        info = codecs.lookup(label.strip())
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding:  # noqa: SLF001 - no public way to keep out "rot13" and "zip"
        return None
    name = _AS_BROWSERS_READ.get(info.name, info.name)
    return None if name in {"idna", "punycode", "utf-7", "unicode_escape", "raw_unicode_escape", "undefined"} else name


def _mostly_utf8(content: bytes) -> bool:
    """True for a UTF-8 page with damaged characters, as scrapers leave them: other charsets hardly ever form any."""
    text = content[:GUESS_BYTES].decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(1 for character in text if character > "\x7f") - broken
    return whole > 0 and 3 * whole >= broken


def _guess(content: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the rare page that names no charset

    best = from_bytes(content[:GUESS_BYTES]).best()
    return best.encoding if best is not None else "cp1252"


def _clean(text: str) -> str:
    """`text` with U+FFFD for lone surrogates (UTF-16 can smuggle them in) and NULs, as HTML has it: no place moves."""
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
