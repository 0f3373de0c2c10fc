"""Who is said to have given a number, and how they stand to it.

A draft and the article's statements come in, a SourceRead goes out. The innermost statement whose content holds the
number names the source; one who is only said to believe gives way to whoever says so. Poll results carry their pollster
over. What this does not try: naming speakers, which the statements already do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.figures.descriptions import find_watcher, is_watcher, may_speak
from sayso.figures.outlook import read_outlook
from sayso.figures.spoken_ends import find_spoken_end
from sayso.figures.wordlists import listed
from sayso.model import Event, Stance
from sayso.spans import CharSpan, cover

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.fields import Field
    from sayso.figures.mentions import Mention
    from sayso.figures.pollsters import Pollsters
    from sayso.model import Statement, Where

_OWN = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.DEMANDS, Stance.HYPOTHETICAL, Stance.EXPECTS})
"""Stances of a statement that a figure takes over; belief counts as assertion (FIGURES.md)."""


@dataclass(frozen=True, slots=True)
class SourceRead:
    """Who is said to have said it ("" for the article itself), with which stance, in which statement, by which rules."""

    source: str
    stance: Stance
    statement: str | None
    rule: str
    stance_rule: str


class Sources:
    """The statements of an article, by the characters that they hold."""

    def __init__(self, statements: Sequence[Statement], pollsters: Pollsters, fields: Sequence[Field]) -> None:
        """Keep the statements of the fields and who made the polls."""
        self._statements = statements
        self._pollsters = pollsters
        self._texts: Mapping[Where, str] = {field.where: field.text for field in fields}
        self._watcher = next((name for name in map(find_watcher, reversed(fields)) if name), "")

    def read(self, draft: Draft) -> SourceRead:
        """Who gives the draft's number, and with which stance."""
        statement = self._holding(draft.mention)
        stance, rule = _stance(draft, statement)
        if draft.poll and draft.event.event is Event.POLL:
            told = self._poll_source(draft, statement)
            return SourceRead(told[0], stance, statement.id if statement else None, told[1], rule)
        named = self._name(statement) if statement is not None else ""
        if statement is not None and named and self._speaks(statement, named):
            return SourceRead(named, stance, statement.id, "source.statement", rule)
        spoken = find_spoken_end(draft.mention)
        if spoken is not None:
            name = self._named(spoken.of(draft.mention.field.text))
            return SourceRead(name, stance, None, "source.sentence-end", rule)
        ending = draft.mention.stretch.source
        if ending is not None:
            return SourceRead(draft.mention.field.tokens[ending].text, stance, None, "source.headline-end", rule)
        return SourceRead("", stance, None, "source.article", rule)

    def _poll_source(self, draft: Draft, statement: Statement | None) -> tuple[str, str]:
        name = self._name(statement) if statement else ""
        if statement is not None and name and self._says(statement, name):
            return name, "source.statement"
        if self._pollsters.is_method(draft):
            return "", "source.poll-method"
        found = self._pollsters.of(draft)
        if found:
            return found, "source.pollster"
        return name, "source.statement" if name else "source.article"

    def _holding(self, mention: Mention) -> Statement | None:
        span = mention.quantity.span
        here = [s for s in self._statements if s.where == mention.field.where and _holds(s, span)]
        here.sort(key=lambda statement: (len(cover(statement.content)), statement.id))
        for number, statement in enumerate(here):
            last = number + 1 == len(here)
            if last or statement.stance is not Stance.BELIEVES:
                return statement
        return None

    def _name(self, statement: Statement) -> str:
        if statement.speaker is not None and statement.speaker.name:
            return self._named(statement.speaker.name)
        text = self._texts[statement.where]
        return self._named(" ".join(span.of(text) for span in statement.source))

    def _named(self, source: str) -> str:
        """The named body where `source` only describes it: "a monitor"."""
        return self._watcher if self._watcher and is_watcher(source) else source

    def _says(self, statement: Statement, name: str) -> bool:
        """True for somebody who says a poll's result, not for the poll itself nor for those whom it asked."""
        asked = {word.lower() for word in name.split()} & (listed("asked") | listed("polls"))
        return not asked and may_speak(name) and self._has_saying_cue(statement)

    def _speaks(self, statement: Statement, name: str) -> bool:
        """True where the source can be a speaker, or its cue is a verb of saying."""
        if name[:1].isdigit() or name.lower() in {"i", "we"}:
            return False
        return may_speak(name) or self._has_saying_cue(statement)

    def _has_saying_cue(self, statement: Statement) -> bool:
        cue = " ".join(span.of(self._texts[statement.where]) for span in statement.cue).lower()
        return bool(set(cue.split()) & listed("saying"))


def _holds(statement: Statement, span: CharSpan) -> bool:
    return any(piece.overlaps(span) for piece in statement.content)


def _stance(draft: Draft, statement: Statement | None) -> tuple[Stance, str]:
    own = read_outlook(draft.mention)
    if statement is not None and statement.stance in _OWN:
        return statement.stance, "stance.statement"
    if own is not None:
        return own
    return Stance.ASSERTS, "stance.default"
