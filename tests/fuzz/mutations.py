"""Bytes to other bytes that are nearly as well-formed: by what they are, a few changes at a time.

In: a seed (a page, JSON, a feed, WARC, packed or not) and a random number generator. Out: what a fuzzer tries next.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from typing import TYPE_CHECKING, Any

from fuzz import pieces
from sayso.ingest.sniff import Kind, sniff

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

GZIP = b"\x1f\x8b"
DEEPEST = 4_000
"""How deep elements are nested; parsers that call themselves break at about 1,000."""

_TOKEN = re.compile(r"<[^<>]{0,300}>|[^<>]+|[<>]")
_WORD = re.compile(r"\S+|\s+")


def mutate(seed: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """A variant of `seed`; parts may come from `others`."""
    if seed[:2] == GZIP and dice.random() < 0.9:
        try:
            inner = zlib.decompressobj(wbits=31).decompress(seed, 1_000_000)
        except zlib.error:
            inner = seed
        return gzip.compress(mutate(inner, dice, others), compresslevel=1, mtime=0)
    content = seed
    for _ in range(1 + int(dice.expovariate(0.7))):
        content = _change(content, dice, others)
    return gzip.compress(content, compresslevel=1) if dice.random() < 0.02 else content


def _change(content: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    if dice.random() < 0.12:
        return _change_bytes(content, dice)
    kind = sniff(content[:16_384])
    if kind in {Kind.JSON, Kind.JSON_LINES}:
        return _change_json(content, dice)
    text = content.decode("utf-8", "surrogateescape")
    text = _BY_KIND.get(kind, _change_words)(text, dice, others)
    if dice.random() < 0.02:
        return text.encode(dice.choice(pieces.ENCODINGS), "replace")
    return text.encode("utf-8", "surrogateescape" if _only_escapes(text) else "replace")


def _only_escapes(text: str) -> bool:
    return not re.search("[\ud800-\udc7f\udd00-\udfff]", text)


def _change_bytes(content: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    size = min(int(dice.expovariate(0.02)) + 1, len(content))
    match dice.randrange(5):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + content[at + size :]
        case 2:
            return content[:at] + dice.randbytes(size) + content[at + size :]
        case 3:
            return content[:at] + content[at : at + size] * dice.randrange(2, 50) + content[at + size :]
    return content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]


def _change_markup(text: str, dice: random.Random, others: list[bytes], extra: tuple[str, ...] = ()) -> str:
    tokens = _TOKEN.findall(text) or [""]
    at = dice.randrange(len(tokens))
    last = min(len(tokens), at + 1 + int(dice.expovariate(0.05)))
    match dice.randrange(9):
        case 0:
            del tokens[at:last]
        case 1:
            tokens[at:last] = tokens[at:last] * dice.choice((2, 3, 50, 1_000 if last - at < 5 else 2))
        case 2:
            tag = dice.choice(pieces.TAGS)
            depth = dice.choice((1, 2, 30, DEEPEST))
            tokens[at:last] = [f"<{tag}>" * depth, *tokens[at:last], f"</{tag}>" * dice.choice((0, depth))]
        case 3:
            tokens.insert(at, dice.choice(pieces.MARKUP + extra))
        case 4:
            tokens[at] = _change_words(tokens[at], dice, others)
        case 5:
            other = _TOKEN.findall(dice.choice(others)[:200_000].decode("utf-8", "replace")) or [""]
            start = dice.randrange(len(other))
            tokens[at:last] = other[start : start + 40]
        case 6:
            tokens[at] = re.sub(r'"[^"]*"', lambda _: f'"{dice.choice(pieces.WORDS)}"', tokens[at])
        case 7:
            return _change_script(text, dice)
        case _:
            tokens[at] = dice.choice((" ", "\n", "a", "<p", "&", "x ", "1,", "“", "((")) * dice.choice(
                (10, 1_000, 30_000)
            )
    return "".join(tokens)


def _change_script(text: str, dice: random.Random) -> str:
    """The JSON in one of a page's scripts changed."""
    scripts = list(re.finditer(r"(?<=ld\+json[\"']>)[^<]+", text))
    if not scripts:
        return text
    script = dice.choice(scripts)
    changed = _change_json(script[0].encode("utf-8", "replace"), dice).decode("utf-8", "replace")
    return text[: script.start()] + changed + text[script.end() :]


def _change_words(text: str, dice: random.Random, others: list[bytes]) -> str:
    words = _WORD.findall(text) or [""]
    at = dice.randrange(len(words))
    match dice.randrange(6):
        case 0:
            words[at] = dice.choice(pieces.WORDS)
        case 1:
            words.insert(at, f" {dice.choice(pieces.WORDS)} " * dice.choice((1, 1, 2, 300)))
        case 2:
            words[at] = words[at].swapcase()
        case 3:
            del words[at : at + dice.randrange(1, 12)]
        case 4:
            other = _WORD.findall(dice.choice(others)[:50_000].decode("utf-8", "replace")) or [""]
            start = dice.randrange(len(other))
            words[at:at] = other[start : start + 30]
        case _:
            there = dice.randrange(len(words))
            words[at], words[there] = words[there], words[at]
    return "".join(words)


def _change_feed(text: str, dice: random.Random, others: list[bytes]) -> str:
    return _change_markup(text, dice, others, extra=pieces.FEED * 3)


def _change_warc(text: str, dice: random.Random, others: list[bytes]) -> str:
    lines = text.split("\r\n")
    heads = [number for number, line in enumerate(lines) if len(line) < 300]
    at = dice.choice(heads or [0])
    match dice.randrange(5):
        case 0:
            lines[at] = dice.choice(pieces.HEADERS)
        case 1:
            lines.insert(at, dice.choice(pieces.HEADERS))
        case 2:
            del lines[at]
        case 3:
            lines[at] = re.sub(r"\d+", lambda found: str(int(found[0][:12]) + dice.randrange(-30, 30)), lines[at])
        case _:
            body = dice.randrange(len(lines))
            lines[body] = _change_markup(lines[body], dice, others)
    return "\r\n".join(lines)


def _change_json(content: bytes, dice: random.Random) -> bytes:
    lines = content.split(b"\n")
    at = dice.randrange(len(lines))
    try:
        value = json.loads(lines[at])
    except (ValueError, RecursionError):
        return _change_bytes(content, dice)
    if dice.random() < 0.02:
        lines[at] = b"[" * DEEPEST + lines[at]
    else:
        lines[at] = json.dumps(_change_value(value, dice)).encode()
    return b"\n".join(lines)


def _change_value(value: Any, dice: random.Random) -> Any:
    if isinstance(value, dict) and value and dice.random() < 0.95:
        key = dice.choice(list(value))
        if dice.random() < 0.1:
            return {name: each for name, each in value.items() if name != key}
        return {**value, key: _change_value(value[key], dice)}
    if isinstance(value, list) and value and dice.random() < 0.9:
        at = dice.randrange(len(value))
        return [*value[:at], _change_value(value[at], dice), *value[at + 1 :]]
    if isinstance(value, str) and dice.random() < 0.7:
        return _change_words(value, dice, [value.encode("utf-8", "replace")])
    return dice.choice(pieces.JSON_VALUES)


_BY_KIND: dict[Kind, Callable[[str, random.Random, list[bytes]], str]] = {
    Kind.HTML: _change_markup,
    Kind.FEED: _change_feed,
    Kind.WARC: _change_warc,
    Kind.TEXT: _change_words,
}
