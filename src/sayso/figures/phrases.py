"""Noun phrases found by word classes, to the right or left of a token.

A field and a token index come in, a Phrase goes out: the head noun, the modifiers that say which ones, and a phrase
with "of" after it. Word classes are asked, not the tree: the small parser runs phrases together where scraped text has
lost its commas. What this does not try: coordinated heads ("men and women" gives "men"), relative clauses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.figures.wordlists import listed
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from sayso.figures.fields import Field

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PLURALS = frozenset({"NNS", "NNPS"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "XX", "AFX", "FW"})
OPENERS = frozenset({"DT", "PRP$", "PDT", "WP$"})


_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_INNER = frozenset({",", "’", "'"})
"""Marks that may stand inside a phrase: between adjectives, and for a possessive."""

LONGEST = 9
"""Words of a phrase at most: longer ones are runs of names in page residue."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens of a noun phrase: from `first` to before `after`; `head` is its noun, `stem` ends after the head."""

    first: int
    head: int
    stem: int
    after: int

    def span(self, field: Field) -> CharSpan:
        """Characters of the phrase."""
        return field.characters(self.first, self.after)

    def words(self, field: Field) -> str:
        """The words of the phrase as they stand."""
        return self.span(field).of(field.text)


def is_noun(field: Field, index: int) -> bool:
    """True when the token is a noun; the name IS is one, though taggers read a verb."""
    token = field.tokens[index]
    return token.tag in NOUNS or (token.text == "IS" and token.tag.startswith("VB"))


def find_after(field: Field, start: int, limit: int, *, with_of: bool = True, plural: bool = False) -> Phrase | None:
    """The noun phrase that begins at token `start` and ends before `limit`, or None when none begins there.

    `plural` says that the head must be one, as behind a number above one: a singular noun before an adjective or a
    model's number is then a part of the name: "several Ohio Republican officials", "two Sukhoi SU-24 jets".
    """
    first = start
    while first < limit and field.tokens[first].tag in OPENERS:
        first += 1
    head = _walk(field, first, limit, plural=plural)
    if head is None:
        return None
    after = head + 1
    if with_of and after < limit and field.tokens[after].lower == "of":
        inner = find_after(field, after + 1, limit, with_of=False)
        if inner is not None and inner.after - first <= LONGEST:
            after = inner.after
    return Phrase(first, head, head + 1, after)


def _walk(field: Field, first: int, limit: int, *, plural: bool = False) -> int | None:
    """The index of the head noun of the phrase that begins at `first`."""
    head: int | None = None
    index = first
    while index < min(limit, first + 2 * LONGEST):
        end = unit_end(field, index, limit)
        goes_on = plural and head is not None and _goes_on(field, head, index, end, limit)
        if goes_on or (field.tokens[index].text in _QUOTES and head is None):
            index = end
            continue
        if _ends_phrase(field, index, end, head) or _is_outer_mark(field, index):
            break
        last = end - 1
        if field.is_bare_possessive(last) and not is_noun(field, end if end < limit else last):
            break
        if is_noun(field, last):
            if head is not None and _starts_another(field, head, last):
                break
            head = last
        elif field.tokens[last].tag == "POS":
            follows = _walk(field, end, limit)
            return head if follows is None else follows
        elif head is not None and field.tokens[last].lower == "and" and _shares_head(field, head, end, limit):
            pass
        elif head is not None or not _modifies(field, index, last, limit):
            break
        index = end
    return head


def _is_outer_mark(field: Field, index: int) -> bool:
    """True for a mark that no phrase has inside, and for an apostrophe that opens a quotation."""
    text = field.tokens[index].text
    if text in _INNER:
        return text != "," and not field.touches(index - 1)
    return not any(char.isalnum() for char in text)


def _goes_on(field: Field, head: int, index: int, end: int, limit: int) -> bool:
    """True for what may stand between a singular noun and the plural that it modifies: "Ohio | Republican | mayors"."""
    if field.tokens[head].tag not in {"NN", "NNP"} or index in field.quantity_of:
        return False
    token = field.tokens[end - 1]
    if token.lower in listed("states"):
        return False
    model = token.tag in {"CD", "NNP"} and any(char.isdigit() for char in token.text)
    timed = index in field.time_of and token.tag in {"NNP", "NN"}
    if not (token.tag == "JJ" or model or timed):
        return False
    following = _walk(field, end, limit) if end < limit else None
    return following is not None and field.tokens[following].tag in PLURALS


def _shares_head(field: Field, head: int, after: int, limit: int) -> bool:
    """True for "combat and civilian deaths": two modifiers joined before one plural noun."""
    shared = _walk(field, after, limit)
    one = field.tokens[head].tag == "NN" and not field.touches(head - 1)
    return one and shared is not None and field.tokens[shared].tag == "NNS" and shared - after >= 1


def _ends_phrase(field: Field, index: int, end: int, head: int | None) -> bool:
    token = field.tokens[index]
    if index in field.quantity_of or (index in field.time_of and field.tokens[end - 1].tag != "JJ"):
        return True
    if token.lower in listed("states"):
        return head is not None or end >= len(field.tokens) or not _before_noun(field, end)
    return False


def _before_noun(field: Field, index: int) -> bool:
    """True where a common noun or an adjective follows: "dead bodies", "wounded young soldiers"."""
    free = index not in field.quantity_of and index not in field.time_of
    return free and field.tokens[index].tag in {"NN", "NNS", "NNPS", "JJ"}


def _starts_another(field: Field, head: int, noun: int) -> bool:
    """True when `noun` opens a new phrase after `head`: "villagers | Harbour Radio", "people | rescuers said"."""
    before = field.tokens[head]
    if before.tag not in PLURALS:
        return False
    if before.tag == "NNPS" and before.dep != "compound":
        return True
    return (field.tokens[noun].tag in {"NNP", "NNPS"} and before.tag == "NNS") or before.dep not in {"compound", "nmod"}


def _modifies(field: Field, index: int, last: int, limit: int) -> bool:
    token = field.tokens[last]
    after = last + 1
    if after >= limit or (token.tag == "VBG" and last == index and token.dep not in {"amod", "compound"}):
        return False
    if token.tag == "VBD" and last == index and token.dep == "amod" and field.tokens[after].tag == "NNS":
        return token.lower not in listed("states")  # "300 pledged delegates": taggers take such participles for verbs
    if token.tag in MODIFIERS or (last > index and token.tag.startswith("VB")):
        return True
    if token.tag in {"RB", "RBS", "RBR"}:
        return field.tokens[after].tag in MODIFIERS or is_noun(field, after)
    if token.tag == "CC" or token.text == ",":
        return last > 0 and field.tokens[last - 1].tag in MODIFIERS and field.tokens[after].tag in MODIFIERS
    return False


def unit_end(field: Field, index: int, limit: int) -> int:
    """The token after the hyphened word that begins at `index`: "government-held" is one word of three tokens."""
    end = index + 1
    while end < limit and field.tokens[end - 1].end == field.tokens[end].start:
        here, following = field.tokens[end - 1].text, field.tokens[end].text
        if here not in {"-", "–", "/"} and following not in {"-", "–", "/"}:
            break
        end += 1
    return end


def find_before(field: Field, end: int, floor: int) -> Phrase | None:
    """The noun phrase whose last token stands right before `end`, not reaching before `floor`."""
    head = end - 1
    if head < floor or not is_noun(field, head) or head in field.time_of or head in field.quantity_of:
        return None
    first = head
    while first > floor and end - first < LONGEST and _reaches_back(field, first - 1, first):
        first -= 1
    while first < head and field.tokens[first].tag in {"POS", "HYPH", "CC", ","}:
        first += 1
    return Phrase(first, head, end, end)


def _reaches_back(field: Field, index: int, following: int) -> bool:
    token = field.tokens[index]
    if index in field.quantity_of or index in field.time_of:
        return False
    if is_noun(field, index):
        next_tag = field.tokens[following].tag
        plural = token.tag == "NNS" and (next_tag == "NNP" or token.dep not in {"compound", "nmod"})
        return not plural and not (next_tag == "JJ" and token.end < field.tokens[following].start)
    joined = token.end == field.tokens[following].start or token.tag in {"POS", "HYPH"}
    return token.tag in {"JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH"} or (joined and token.tag != "''")
