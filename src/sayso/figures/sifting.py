"""Which quantities are no figures: those that their own stage found to be none, a bare "one", "the two", loose numbers.

A mention or a draft comes in, the reason why it is no figure goes out, or None when it is one. Dates, ages, names and
page residue seldom come this far: the quantity stage marks them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.counted import phrase_after
from sayso.figures.parts import is_of_them
from sayso.figures.wordlists import listed
from sayso.model import Comparator, QuantityKind

if TYPE_CHECKING:
    from sayso.figures.drafts import Draft
    from sayso.figures.mentions import Mention

_WHOLE = 100.0
_DEFINITE = frozenset({"the", "these", "those", "all"})


def why_dropped(mention: Mention) -> str | None:
    """Why the quantity is no figure, as far as its own words tell; or None."""
    if not mention.quantity.figure:
        return "sift.no-figure"
    if mention.quantity.kind is QuantityKind.COUNT:
        return _bare(mention)
    return "sift.wholly" if _is_wholly(mention) else None


def _is_wholly(mention: Mention) -> bool:
    """True for "agrees with me 100 percent": wholly, no share of anything."""
    if mention.quantity.kind is not QuantityKind.PERCENT or mention.quantity.stated.low != _WHOLE:
        return False
    before = mention.token(mention.first - 1)
    alone = phrase_after(mention) is None and mention.lower(mention.after) != "of"
    return alone and before is not None and before.tag in {"PRP", "RB", "JJ", "VBP", "VB", ","}


def _bare(mention: Mention) -> str | None:
    """A definite "the two" with no noun, and "one" as a pronoun: "one of them", "no one"."""
    word = mention.quantity.surface.lower()
    behind = mention.token(mention.after)
    if word == "one" and behind is not None and behind.tag in {"VBN", "WDT", "WP"}:
        return "sift.pronoun-one"  # "a ban on all forms, including one called cloning"
    if " " in word or not word.isalpha() or (phrase_after(mention) is not None and not _is_partitive_one(mention)):
        return None
    if word == "one":
        person = f"{mention.lower(mention.after)}s" in listed("persons")  # "of one civilian and two guards"
        return None if person else "sift.pronoun-one"
    return "sift.definite-alone" if mention.lower(mention.first - 1) in _DEFINITE else None


def _is_partitive_one(mention: Mention) -> bool:
    return mention.quantity.surface.lower() == "one" and mention.lower(mention.after) == "of"


def is_loose(draft: Draft) -> bool:
    """True for a plain number of which nothing tells what it counts or what is said of it: residue, a year."""
    if _is_subject(draft.mention) or is_of_them(draft.mention):
        return False
    plain = draft.mention.quantity.comparator is Comparator.EQUAL and draft.mention.quantity.kind is QuantityKind.COUNT
    untold = draft.counted.rule in {"counted.default", "counted.sentence-before", "counted.headline"}
    return plain and untold and draft.event.rule == "event.default"


def _is_subject(mention: Mention) -> bool:
    """True for a number that opens a sentence or quotation as subject of a plural: "Five are farmers"."""
    before = mention.lower(mention.first - 1)
    opens = mention.first == mention.floor or before in {'"', "“", "``", "''", ";", "—"}
    plural = mention.quantity.stated.low is not None and mention.quantity.stated.low > 1
    return opens and plural and mention.lower(mention.after) in {"are", "were", "have"}
