"""Who is said to have given a number, and how they stand to it.

A draft and the article's statements come in, a SourceRead goes out. The innermost statement whose content holds the
number names the source; one who is only said to believe gives way to whoever says so. Poll results carry their pollster
over. What this does not try: naming speakers, which the statements already do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.figures.descriptions import find_watcher, is_pronoun, is_watcher, may_speak
from sayso.figures.event_words import telling_forms
from sayso.figures.outlook import is_presupposed, read_outlook
from sayso.figures.putting import find_putting
from sayso.figures.spoken_ends import find_spoken_end
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind, SpeechKind, Stance
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

_AT_END = "source.sentence-end"

_OPENING = 16
"""Characters of a content that tell how it opens."""

_SAYS = frozenset({"said", "says", "say", "saying", "told", "tells", "added", "tweeted", "wrote"})
"""Verbs that only a speaker has; "claimed" and "reported" have others too: "the war claimed 40 lives"."""

_REACH = 3
"""Sentences back in which a pronoun's speaker was named."""

_CLAIMING = frozenset({"claim", "claims", "claimed", "claiming"})

_SURE = 0.9
"""Confidence from which on a quotation with no source of its own is taken for that of the speaker before."""

_RELAYED = re.compile(r"^.+?,? (?:quoting|quotes|quoted|said|says) (?=\S)")
"""What stands before the words for those who say it: "The Post quoting | port officials", a verb taken in with them."""

_DAY_BEFORE = re.compile(r"^(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?=\w+ )")
"""A day before a name of two words or more; "Sunday Times" has one word behind it."""


@dataclass(frozen=True, slots=True)
class SourceRead:
    """Who is said to have said it ("" for the article itself), the stance, the statement, the rules."""

    source: str
    stance: Stance
    statement: str | None
    rule: str
    stance_rule: str
    confidence: float | None = None  # of the statement, where one names the source


class Sources:
    """The statements of an article, by the characters that they hold."""

    def __init__(self, statements: Sequence[Statement], pollsters: Pollsters, fields: Sequence[Field]) -> None:
        """Keep the statements of the fields and who made the polls."""
        self._pollsters = pollsters
        self._fields: Mapping[Where, Field] = {field.where: field for field in fields}
        self._told = self._by_sentence(statements)
        self._watcher = next((name for name in map(find_watcher, reversed(fields)) if name), "")
        self._last: tuple[Mention, str] | None = None
        self._put: tuple[Mention, str] | None = None

    def read(self, draft: Draft) -> SourceRead:
        """Who gives the draft's number, and with which stance. Drafts are read in the order of the article."""
        polled = draft.poll and draft.event.event is Event.POLL
        statement = self._holding(draft.mention, polled=polled)
        stance, rule = _stance(draft, statement, polled=polled)
        name, source_rule = self._poll_source(draft, statement) if polled else self._source(draft.mention, statement)
        if name:
            self._last = (draft.mention, name)
        sure = statement.confidence if statement is not None and source_rule == "source.statement" else None
        return SourceRead(name, stance, statement.id if statement else None, source_rule, rule, sure)

    def _source(self, mention: Mention, statement: Statement | None) -> tuple[str, str]:
        spoken = find_spoken_end(mention)
        putting = self._putting(mention)
        if putting is not None:
            return putting, "source.putting"
        if mention.field.where == "text" and mention.stretch.source is not None:
            return _headline_end(mention, mention.stretch.source), "source.headline-end"
        if statement is not None and not _gives_way(statement, spoken, mention):
            name = self._name(statement)
            return (self._before(mention), "source.pronoun") if is_pronoun(name) else (name, "source.statement")
        if spoken is not None:
            name = spoken.of(mention.field.text)
            return (self._before(mention), "source.pronoun") if is_pronoun(name) else (self._named(name), _AT_END)
        if mention.stretch.source is not None:
            return _headline_end(mention, mention.stretch.source), "source.headline-end"
        return "", "source.article"

    def _putting(self, mention: Mention) -> str | None:
        """Who "put the toll at" the number, or at the one right before it."""
        found = find_putting(mention)
        if found is not None:
            name = self._named(found.of(mention.field.text))
            self._put = (mention, name)
            return name
        return self._put[1] if self._put is not None and _goes_on(self._put[0], mention) else None

    def _poll_source(self, draft: Draft, statement: Statement | None) -> tuple[str, str]:
        if statement is not None:
            return self._name(statement), "source.statement"
        if self._pollsters.is_method(draft):
            return "", "source.poll-method"
        found = self._pollsters.of(draft)
        return found, "source.pollster" if found else "source.article"

    def _before(self, mention: Mention) -> str:
        """The source of the number before, for a pronoun that the statements leave open; else who spoke before."""
        last = self._last
        near = last is not None and last[0].field is mention.field
        if last is not None and near and mention.stretch.index - last[0].stretch.index <= _REACH:
            return last[1]
        for index in range(mention.stretch.index - 1, max(-1, mention.stretch.index - 1 - _REACH), -1):
            for statement in reversed(self._told.get((mention.field.where, index), ())):
                name = self._name(statement)
                if statement.source and not is_pronoun(name) and name[:1].isupper() and may_speak(name):
                    return name
        return ""

    def _holding(self, mention: Mention, *, polled: bool) -> Statement | None:
        """The innermost statement that holds the number and can be somebody's; one of belief gives way to its outer."""
        span = mention.quantity.span
        told = self._told.get((mention.field.where, mention.stretch.index), ())
        here = [statement for statement in told if _holds(statement, span)]
        fit = [
            statement for statement in here or self._continued(mention, told) if self._fits(statement, polled=polled)
        ]
        fit.sort(key=lambda statement: (len(cover(statement.content)), statement.id))
        said = (statement for statement in fit if statement.stance is not Stance.BELIEVES)
        return next(said, fit[-1] if fit else None)

    def _continued(self, mention: Mention, told: Sequence[Statement]) -> list[Statement]:
        """The statement whose sentence goes on behind its content: "The mayor said most had left, but a few stayed"."""
        before = [s for s in told if s.source and s.content and s.content[-1].end <= mention.quantity.span.start]
        for statement in before[-1:]:
            field = mention.field
            after = field.cover(CharSpan(statement.content[-1].end, mention.quantity.span.start))
            opens = field.tokens[after.start].lower if after else ""
            first = field.cover(cover(statement.source)).start <= mention.floor + 1
            if opens in {"and", "but"} and first and '"' not in field.text[statement.content[-1].end - 1 :][:2]:
                return [statement]
        return []

    def _by_sentence(self, statements: Sequence[Statement]) -> dict[tuple[Where, int], list[Statement]]:
        """The statements by each sentence that their contents reach into."""
        told: dict[tuple[Where, int], list[Statement]] = {}
        for statement in statements:
            field = self._fields[statement.where]
            for piece in statement.content:
                covered = field.cover(piece)
                first = field.stretch_at(covered.start) if covered else None
                last = field.stretch_at(covered.end - 1) if covered else None
                if first is None or last is None:
                    continue
                for index in range(first.index, last.index + 1):
                    there = told.setdefault((field.where, index), [])
                    if statement not in there[-1:]:
                        there.append(statement)
        return told

    def _fits(self, statement: Statement, *, polled: bool) -> bool:
        """True where the source can speak; of a poll's results, where it is neither the poll nor the polled."""
        name = self._name(statement)
        says = self._has_saying_cue(statement)
        if not name or name.lower() in {"i", "we", "you"} or self._gives_share(statement) or not self._tells(statement):
            return False
        if not polled:
            return self._is_named_teller(statement, name) or (says and bool(self._cue(statement) & _SAYS))
        asked = {word.lower() for word in name.split()} & (listed("asked") | listed("polls"))
        according = {"according", "to"} <= self._cue(statement) and any(word[:1].isupper() for word in name.split()[1:])
        return according or (says and not asked and may_speak(name))

    def _is_named_teller(self, statement: Statement, name: str) -> bool:
        """True where the words can name a speaker, where they follow "according to", and beside a quotation."""
        sure = bool(statement.source) or statement.confidence > _SURE
        quoted = statement.kind is SpeechKind.DIRECT and sure
        return may_speak(name) or quoted or {"according", "to"} <= self._cue(statement)

    def _gives_share(self, statement: Statement) -> bool:
        """True where the source is a share of people: "52 percent of farmers said"."""
        field = self._fields[statement.where]
        covered = (field.cover(piece) for piece in statement.source)
        numbers = {field.quantity_of.get(index) for span in covered for index in range(span.start, span.end)}
        kinds = {field.passage.quantities[number].kind for number in numbers if number is not None}
        return bool(kinds & {QuantityKind.PERCENT, QuantityKind.SHARE})

    def _name(self, statement: Statement) -> str:
        """The speaker's name, else the words of the source; a headline's source is the part named (FIGURES.md)."""
        text = self._fields[statement.where].text
        words = " ".join(span.of(text) for span in statement.source)
        name = statement.speaker.name if statement.speaker is not None else ""
        for told in (words, name):
            relayed = _RELAYED.sub("", told)
            if relayed != told:
                return relayed
        if statement.where == "headline":
            return name if name and set(name.lower().split()) & set(words.lower().split()) else words or name
        bare = words.removeprefix("the ").removeprefix("The ")
        return self._named(bare if name and _is_seat(bare, name) else name or words)

    def _named(self, source: str) -> str:
        """The named body where `source` only describes it, "a monitor"; the poll's maker where it is "the poll".

        A day that ran into the name where a comma was lost is taken off: "Monday | Freedonia Watch".
        """
        source = _DAY_BEFORE.sub("", source)
        if self._watcher and is_watcher(source):
            return self._watcher
        return self._pollsters.main if self._pollsters.main and self._pollsters.is_bare(source) else source

    def _tells(self, statement: Statement) -> bool:
        """True where the cue is one of telling, not of feeling or doing; lives are claimed by nobody who speaks."""
        cue = self._cue(statement)
        text = self._fields[statement.where].text
        opens = statement.content[0].of(text)[:_OPENING].lower() if statement.content else ""
        if "lives of" in opens or (cue & _CLAIMING and self._opens_with_number(statement)):
            return False
        return not cue or not any(word.isalpha() for word in cue) or bool(cue & (telling_forms() | listed("saying")))

    def _opens_with_number(self, statement: Statement) -> bool:
        """True where the content is what a disaster claims: "Blaze claims | 12 lives"."""
        field = self._fields[statement.where]
        covered = field.cover(statement.content[0]) if statement.content else None
        return bool(covered) and covered is not None and covered.start in field.quantity_of

    def _has_saying_cue(self, statement: Statement) -> bool:
        return bool(self._cue(statement) & listed("saying"))

    def _cue(self, statement: Statement) -> frozenset[str]:
        text = self._fields[statement.where].text
        return frozenset(" ".join(span.of(text) for span in statement.cue).lower().split())


_ON = 3
"""Tokens between two numbers of one toll: "at 12 | dead and | 55 wounded" has two."""


def _goes_on(before: Mention, mention: Mention) -> bool:
    """True for the second number of "put the toll at 12 dead and 55 wounded"."""
    same = before.field is mention.field and before.stretch.index == mention.stretch.index
    return same and 0 < mention.first - before.after <= _ON and mention.lower(mention.first - 1) in {"and", "with"}


def _is_seat(words: str, name: str) -> bool:
    """True for a seat of government by whose name a country speaks: "Kremlin" of Russia, "Washington"."""
    if len(words.split()) > 1 or is_pronoun(words) or not words.istitle():
        return False
    return words.lower() not in name.lower() and may_speak(words) and name.istitle()


def _headline_end(mention: Mention, source: int) -> str:
    """The source at a headline's end, with the word that says which: "State media", "monitoring group"."""
    which = mention.lower(source - 1) in {"state", "medical", "monitoring", "security", "aid", "police"}
    return mention.field.characters(source - which, source + 1).of(mention.field.text)


def _holds(statement: Statement, span: CharSpan) -> bool:
    return any(piece.overlaps(span) for piece in statement.content)


def _gives_way(statement: Statement, spoken: CharSpan | None, mention: Mention) -> bool:
    """True where the source that ends the sentence is surer: the statement cuts it short, or is told elsewhere."""
    if spoken is None:
        return False
    if not statement.source:
        return statement.confidence <= _SURE
    source = cover(statement.source)
    if source.overlaps(mention.quantity.span) or source.start >= spoken.end:
        return True  # "killed 36 people including children activists said", "a monitor said in an attack claimed by"
    between = mention.field.text[source.end : spoken.start].strip()
    last_of_two = len(statement.source) > 1 and spoken == statement.source[-1]
    if between in {"said", "says"} or last_of_two:  # "defending Camp 30 said hospital director Rami Halil."
        return True
    if spoken.start + 2 < source.start < spoken.end:  # an article more or less is no other source
        return True
    return not mention.stretch.span.overlaps(source) and statement.kind is SpeechKind.INDIRECT


def _stance(draft: Draft, statement: Statement | None, *, polled: bool) -> tuple[Stance, str]:
    """The stance of the statement where it has one of its own, else that of the sentence; a poll's results are told."""
    if is_presupposed(draft):
        return Stance.ASSERTS, "stance.presupposed"
    if statement is not None and statement.stance in _OWN:
        return statement.stance, "stance.statement"
    reported = statement is not None and statement.kind is not SpeechKind.DIRECT
    own = None if polled else read_outlook(draft.mention, reported=reported)
    return own if own is not None else (Stance.ASSERTS, "stance.default")
