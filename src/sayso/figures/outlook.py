"""How a sentence stands to a number without any speaker: as a fact, as something to come, or as a condition."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.figures.wordlists import listed
from sayso.model import QuantityKind, Stance

if TYPE_CHECKING:
    from sayso.figures.drafts import Draft
    from sayso.figures.mentions import Mention

_WILL = frozenset({"will", "'ll", "shall", "’ll"})
_WOULD = frozenset({"would", "could", "might", "may", "'d"})
_IF = frozenset({"if", "unless", "whether", "suppose", "provided"})
_DEMANDING = frozenset({"demand", "demands", "demanded", "demanding"})
"""Verbs whose object is wanted, not there: "unions demand 40 new buses"."""

_REACH = 14
"""Tokens between the words that look ahead and the number: longer than any such clause that was met."""


def read_outlook(mention: Mention, *, reported: bool = False) -> tuple[Stance, str] | None:
    """The stance that the words around the number give it, with its rule; None for a plain fact.

    In `reported` speech "would" is the future told in the past; elsewhere it tells what a bill or a plan brings about.
    """
    start = max(mention.floor, mention.first - _REACH)
    before = [mention.lower(index) for index in range(start, mention.first)]
    after = [mention.lower(index) for index in range(mention.after, min(mention.limit, mention.after + _REACH))]
    if "already" in after[:2]:
        return None  # "would build on $52 million already given"
    if before[-1:] and before[-1] in _DEMANDING and mention.field.tokens[mention.first - 1].tag.startswith("VB"):
        return Stance.DEMANDS, "stance.demand"
    led, followed = _last_clause(before), _first_clause(after)
    clause = led + followed
    ahead = _WOULD | _WILL
    told = {mention.lower(index) for index in range(mention.floor, mention.first)}
    given = bool({"if", "unless"} & told) or bool({"if", "unless"} & set(after))
    if _IF & set(led) or (given and ahead & set(clause)):
        return Stance.HYPOTHETICAL, "stance.condition"
    waits = bool({"when", "once", "until"} & set(before)) and bool(_WILL & set(before))
    if _WILL & set(clause) or _expects(led) or _expects(followed) or waits or _could(clause):
        return Stance.EXPECTS, "stance.future"
    if "would" in clause and not _perfect(clause):
        return (Stance.EXPECTS, "stance.future") if reported else (Stance.HYPOTHETICAL, "stance.would")
    return None


def is_presupposed(draft: Draft) -> bool:
    """True for a number that the sentence takes for granted: "end the nine-year feud", "between the two ports"."""
    mention = draft.mention
    before = mention.lower(mention.first - 1)
    opening = mention.token(mention.first - 1)
    if before == "that" and opening is not None and opening.tag != "DT":
        return False  # "doubts that 500 left" takes nothing for granted
    if before in {"the", "those", "these"} and _has_past_clause(mention):
        return True
    measures = mention.quantity.kind is QuantityKind.DURATION or draft.event.rule == "event.default"
    return measures and before in {"the", "its", "their", "his", "her", "these", "those", "this", "that", "'s", "’s"}


def _has_past_clause(mention: Mention) -> bool:
    """True for what has come to pass: "join the 5,000 refugees who have left"."""
    for index in range(mention.after, min(mention.limit, mention.after + _RELATIVE)):
        if mention.lower(index) in {"who", "that", "which"}:
            following = mention.token(index + 1)
            return following is not None and (following.tag == "VBD" or following.lower in {"have", "has", "had"})
    return False


_RELATIVE = 5
"""Tokens from a number to its relative clause: "the 5,000 young Freedonian refugees who" has three between."""


def _perfect(clause: list[str]) -> bool:
    """True for "would have died", false for "would have to cost"."""
    trios = zip(clause, clause[1:], [*clause[2:], ""], strict=False)
    return any(one == "would" and two == "have" and three != "to" for one, two, three in trios)


def _could(clause: list[str]) -> bool:
    """True for "could reach 40 percent"; "could not" and "could have" tell what did not come."""
    undone = {"not", "n't", "have"}
    return any(word in {"could", "might"} and after not in undone for word, after in pairwise([*clause, ""]))


_DONE = frozenset({"passed", "failed", "was", "were", "won", "lost", "drew", "led", "got", "received", "came", "cost"})
"""Past forms that tell what came of a plan."""


def _expects(clause: list[str]) -> bool:
    """True for "is set to", "are expected to", "pledged to", "set for"."""
    ahead = False
    for word, following in pairwise([*clause, ""]):
        if word in listed("expecting") and following in {"to", "for", "that"}:
            ahead = True
        elif word in _DONE:
            ahead = False  # "a proposal to repeal the tax | passed by 90 votes"
    return ahead


def _last_clause(words: list[str]) -> list[str]:
    for number in range(len(words) - 1, -1, -1):
        if words[number] in {";", "while", "but", "who", "which", "after", "when", ",", "—", "because", "given", "as"}:
            return words[number + 1 :]
    return words


def _first_clause(words: list[str]) -> list[str]:
    for number, word in enumerate(words):
        if word in {
            ";",
            ",",
            "while",
            "but",
            "after",
            "when",
            "which",
            "who",
            "and",
            "—",
            "that",
            "as",
            '"',
            "”",
            "said",
            "adding",
        }:
            return words[:number]
    return words
