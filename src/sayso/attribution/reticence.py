"""Which words are about telling: what one refuses or fails to do when one "declines to say".

"Refused to answer", "has yet to reply" and "gave no figures" keep back words; "refused to leave", "avoids the sun" and
"did not like the soup" keep back none. What this does not try: whether somebody was asked.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.attribution.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.attribution.cues import Cue

KNOWING = frozenset(
    (
        *("accept", "agree", "assess", "attest", "boast", "certify", "conclude", "concur", "continue", "demonstrate"),
        *("determine", "discover", "establish", "find", "finish", "highlight", "hold", "list", "pose", "pray", "read"),
        *("reckon", "recall", "remember", "rule", "share", "show", "start", "sing", "start", "submit", "thank", "tout"),
    )
)
"""Verbs of the class of saying that tell, when negated, what is not held or not found: "did not find that ..."."""

HINTING = frozenset(("hint", "imply", "indicate", "signal", "suggest"))
"""Verbs that keep back words where a question follows: "did not indicate when", not "does not suggest that it is"."""

ASKED = frozenset(("call", "email", "enquiry", "inquiry", "interview", "message", "question", "request"))
"""What comes from those who want to be told: "declined an interview", "avoided a question"."""

UNFULFILLED = frozenset(("avoid", "dodge", "evade", "forget", "have-yet", "sidestep"))
"""Verbs of the class of declining that decline nothing where they are not about telling: "has yet to land"."""


@cache
def telling_words() -> frozenset[str]:
    """Base forms of the verbs and nouns of telling, and of what asks to be told."""
    cues = load_cues()
    verbs = {cue.word for cue in cues.verbs.values() if cue.group == "asserts" and "-" not in cue.word}
    nouns = {word for word, entries in cues.nouns.items() if any(one.group == "tells" for one in entries)}
    return frozenset(((verbs | nouns) - KNOWING) | ASKED | {"draw", "name"})


def is_telling(lemmas: Iterable[str]) -> bool:
    """True where one of the words is of telling. Example: "to", "comment" -> True; "to", "leave" -> False."""
    return not telling_words().isdisjoint(lemmas)


def keeps_back(cue: Cue) -> bool:
    """True for a cue that keeps back words when it is negated: "did not say", not "did not find" or "did not like"."""
    return cue.group == "tells" or (cue.group == "asserts" and cue.word not in KNOWING | HINTING)
