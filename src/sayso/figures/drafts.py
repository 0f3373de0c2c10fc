"""What the rules of this package hand on: a value together with the rule that read it, and a figure in the making."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention
    from sayso.figures.phrases import Phrase
    from sayso.model import Event
    from sayso.spans import CharSpan


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: its words, where they stand (None: elsewhere than beside the number), the rule."""

    words: str
    span: CharSpan | None
    rule: str


@dataclass(frozen=True, slots=True)
class EventRead:
    """What is said of the counted things, and the rule and token that told it."""

    event: Event
    rule: str
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in the making: what is known once its counted thing and event are read."""

    mention: Mention
    phrase: Phrase | None
    counted: Counted
    event: EventRead
    subset: bool = False
    poll: bool = False
