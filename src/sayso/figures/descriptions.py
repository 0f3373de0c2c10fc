"""Descriptions of sources: the named body behind "a monitor", and whether words can name a speaker at all.

The body of an article and the words for a source come in. What this does not try: pronouns and persons, which the
statements have resolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.wordlists import listed

if TYPE_CHECKING:
    from sayso.figures.fields import Field

_PARTS = frozenset({"for", "of", "and", "the"})
_AGENTS = ("er", "or", "ist", "man", "woman", "men", "women", "ian", "ists", "ers", "ors", "eer")
_JOINTS = frozenset(
    {"of", "in", "from", "for", "at", "with", "by", "on", "who", "that", "said", "near", "to", "familiar"}
)
_LONGEST = 8


def find_watcher(field: Field) -> str:
    """The name of the body that "a monitor" may mean; "" where the article names none or two."""
    found: dict[str, str] = {}
    heads = [stretch.tokens for stretch in field.stretches if stretch.is_headline]
    for token in field.tokens:
        if any(span.start <= token.index < span.end for span in heads):
            continue
        if token.lower in listed("watchers") and token.text[:1].isupper():
            name = _name_around(field, token.index)
            if len(name.split()) > 1:
                found.setdefault(token.lower, name)
    return next(iter(found.values())) if len(found) == 1 else ""


def _name_around(field: Field, index: int) -> str:
    first, after = index, index + 1
    while first > 0 and index - first < _LONGEST and _capital(field, first - 1):
        first -= 1
    while after + 1 < len(field.tokens) and after - index < _LONGEST:
        if _capital(field, after):
            after += 1
        elif field.tokens[after].lower in _PARTS and _capital(field, after + 1):
            after += 2
        else:
            break
    while first < index and field.tokens[first].lower in {"the", "a", "so-called"}:
        first += 1
    return field.characters(first, after).of(field.text)


def _capital(field: Field, index: int) -> bool:
    token = field.tokens[index]
    return token.text[:1].isupper() and token.tag in {"NNP", "NNPS", "JJ"}


def is_watcher(source: str) -> bool:
    """True for a description of such a body without its name: "a monitor", "the monitoring group"."""
    words = source.split()
    return bool(words) and words[-1].lower() in listed("watching") and not any(w[:1].isupper() for w in words[1:])


def is_pronoun(source: str) -> bool:
    """True for a speaker whom the words leave to those before them."""
    return source.lower() in {"he", "she", "it", "they"}


def may_speak(source: str) -> bool:
    """True where the words can name a speaker; false for "the area" and for a number of those asked."""
    words = source.split()
    head = next((number for number, word in enumerate(words) if number and word.lower() in _JOINTS), len(words)) - 1
    if (
        head < 0
        or source in {"I", "We", "we", "It", "it", "They", "they", "You", "you"}
        or any(c.isdigit() for c in words[0])
    ):
        return False
    word = words[head]
    low = word.lower()
    known = is_pronoun(source) or low in listed("speaking") | listed("persons") | listed("forces") | listed(
        "telling"
    ) | listed("asked")
    return known or word[:1].isupper() or low.endswith(_AGENTS)
