"""Which quantities are no figures: durations that place something in time, a bare "one", "the two".

A mention comes in, the reason why it is no figure goes out, or None when it is one. Dates, ages, names and page residue
never come this far: they are no quantities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.counted import phrase_after
from sayso.figures.wordlists import listed
from sayso.model import QuantityKind

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention


def why_dropped(mention: Mention) -> str | None:
    """Why the quantity is no figure, or None."""
    if mention.quantity.kind is QuantityKind.DURATION:
        return _placing(mention)
    if mention.quantity.kind is QuantityKind.COUNT:
        return _bare(mention)
    return None


def _placing(mention: Mention) -> str | None:
    """A duration that says when, not how long: "two years ago", "in seven years", "the past five years"."""
    if "-" in mention.quantity.surface or mention.lower(mention.after) in {"-", "of"}:
        return None
    before, after = mention.lower(mention.first - 1), mention.lower(mention.after)
    if after in listed("placing-after") or before in listed("placing-before"):
        return "sift.placing-duration"
    if before == "the" and mention.lower(mention.first - 2) in listed("placing-before") | {"over", "for"}:
        return "sift.placing-duration"
    return None if before in {"for", "lasted", "lasting", "least", "than", "over", "of"} else "sift.loose-duration"


def _bare(mention: Mention) -> str | None:
    """A definite "the two" with no noun, and "one" as a pronoun: "one of them", "no one"."""
    word = mention.quantity.surface.lower()
    alone = phrase_after(mention) is None
    if word == "one" and (alone or mention.lower(mention.after) == "of"):
        return "sift.pronoun-one"
    if (
        alone
        and mention.lower(mention.first - 1) in {"the", "these", "those"}
        and len(word.split()) == 1
        and word.isalpha()
    ):
        return "sift.definite-alone"
    return None
