"""The source that ends a sentence whose commas were lost: "12 people were killed the rescue service said on Sunday".

Scraped text often lacks the commas that set such a source off, and no parser finds it then. A sentence comes in, the
words that name its source go out, or None. What this does not try: sources before what they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.descriptions import is_pronoun, may_speak
from sayso.figures.phrases import find_after, find_before
from sayso.figures.wordlists import listed
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from sayso.figures.fields import Field
    from sayso.figures.mentions import Mention

_TAIL = 10
"""Tokens after the verb of saying: "told The Morning Post by telephone on Sunday" has nine."""

_JOINERS = frozenset({"of", "for", "in", "and", "with", "on", "from", "at"})


def find_spoken_end(mention: Mention) -> CharSpan | None:
    """The characters that name the source at the end of the mention's sentence, with "a" where that stands before."""
    verb = None if mention.in_headline else _verb_at_end(mention)
    if verb is None:
        return _behind_quotation(mention) or _pronoun_within(mention) or _quoted(mention) or _within(mention)
    behind = _behind_verb(mention, verb)
    if behind is not None:
        return behind
    if is_pronoun(mention.lower(verb - 1)):
        return mention.field.characters(verb - 1, verb)
    first = _start_of_source(mention, verb)
    if first is None:
        return None
    opens = first - 1 if mention.lower(first - 1) in {"a", "an"} else first
    return mention.field.characters(opens, verb)


def _behind_verb(mention: Mention, verb: int) -> CharSpan | None:
    """The source behind the verb that ends the sentence: "..., says a rescue service"."""
    following = mention.token(verb + 1)
    opens = {"DT", "JJ", "NNP", "NN"}
    if mention.lower(verb) not in {"say", "says", "said"} or following is None or following.tag not in opens:
        return None
    if following.index in mention.field.time_of:
        return None
    phrase = find_after(mention.field, verb + 1, mention.stretch.tokens.end)
    if phrase is None or mention.stretch.tokens.end - phrase.after > 1:
        return None
    return phrase.span(mention.field) if may_speak(phrase.words(mention.field)) else None


def _pronoun_within(mention: Mention) -> CharSpan | None:
    """The pronoun of "it said" between two clauses, its commas lost: "160 were injured it said and many died"."""
    if mention.in_headline:
        return None
    for index in range(mention.after + 1, mention.limit - 2):
        token = mention.field.tokens[index]
        if token.lower in _SAID and is_pronoun(mention.lower(index - 1)):
            ends = mention.lower(index + 1) in {"and", "but", ",", "adding", "while"}
            clause = mention.lower(index - 2) not in _BEFORE_SUBJECT
            return mention.field.characters(index - 1, index) if ends and clause else None
        if token.lower in {";", "“", '"'}:
            return None
    return None


def _quoted(mention: Mention) -> CharSpan | None:
    """Those whose words end the sentence relayed: "12 died an agency quoted | port officials | as saying"."""
    end = mention.stretch.tokens.end
    last = next((index for index in range(end - 1, mention.after, -1) if mention.lower(index) == "saying"), None)
    if mention.in_headline or last is None or mention.lower(last - 1) != "as" or end - last > _RELAY:
        return None
    for index in range(last - 2, max(mention.after, last - _TAIL), -1):
        if mention.lower(index) in {"quoted", "cited"}:
            first = index + 1 + (mention.lower(index + 1) == "the")
            return mention.field.characters(first, last - 1) if first < last - 1 else None
    return None


_RELAY = 4
"""Tokens from "saying" to the sentence's end at most: "as saying on Sunday." has four."""


def _within(mention: Mention) -> CharSpan | None:
    """The source between two clauses, its commas lost: "20 people dead a monitor | said in an attack on the port"."""
    if mention.in_headline:
        return None
    for index in range(mention.after + 2, mention.limit - 2):
        if mention.field.tokens[index].text in {";", ",", "“", "”", '"'}:
            return None
        if mention.lower(index) in _SAID and mention.lower(index + 1) in {"in", "as", "after", "amid", "during"}:
            return _speaker_before(mention, index)
    return None


def _speaker_before(mention: Mention, verb: int) -> CharSpan | None:
    """The phrase before the verb, if it names one who speaks and no preposition or joint leads to it."""
    first = _start_of_source(mention, verb)
    if first is None or mention.lower(verb - 1) not in listed("speaking"):
        return None
    opens = first - 1 if mention.lower(first - 1) in {"a", "an", "the"} else first
    before = mention.token(opens - 1)
    if before is None or not before.tag.startswith(("NN", "JJ", "VBN", "VBD", "CD")):
        return None
    return mention.field.characters(opens + (mention.lower(opens) == "the"), verb)


_SAID = frozenset({"said", "says", "added"})
_BEFORE_SUBJECT = frozenset({"and", "but", "which", "that", ",", "as", "what", "when", "because"})
"""Words before a pronoun that opens a clause of its own."""


def _behind_quotation(mention: Mention) -> CharSpan | None:
    """The source right behind a quotation that holds the number: "... has risen to 21" said the Observatory."""
    for index in range(mention.after, mention.stretch.tokens.end - 2):
        token = mention.field.tokens[index]
        if token.text not in {'"', "”", "''"}:
            continue
        if mention.field.tokens[index + 1].lower in listed("saying"):
            phrase = find_after(mention.field, index + 2, mention.stretch.tokens.end)
            return phrase.span(mention.field) if phrase is not None else None
        phrase = find_after(mention.field, index + 1, mention.stretch.tokens.end)  # "... responsible" Ada Reed said
        if phrase is not None and mention.lower(phrase.after) in listed("saying"):
            return phrase.span(mention.field)
    return None


def _verb_at_end(mention: Mention) -> int | None:
    """The verb of saying with nothing but its listener and time after it; for a passive one, its auxiliary."""
    end = mention.stretch.tokens.end
    for index in range(end - 1, max(mention.after, end - _TAIL) - 1, -1):
        token = mention.field.tokens[index]
        if token.lower in listed("saying") and token.tag in {"VBD", "VBZ", "VBN", "VBP"}:
            return None if mention.lower(index + 1) == "by" else index
        if token.lower == "quoted" and mention.lower(index - 1) in {"was", "were", "is"}:
            return index - 1
        if token.lower in {"that", "who", "which"} or (
            token.tag in {"VBD", "VBZ", "VBP", "MD"} and token.lower != "as"
        ):
            return None
    return None


def _start_of_source(mention: Mention, verb: int) -> int | None:
    """The first token of the noun phrase before the verb, with the phrases that hang on it."""
    field = mention.field
    phrase = find_before(field, verb, mention.after)
    if phrase is None or field.tokens[phrase.head].lower in listed("empty-nouns"):
        return None
    first = _after_plural(field, _after_place(field, phrase.first, phrase.head), phrase.head)
    if first == mention.after:
        return None  # "several sources confirmed": the number is a part of the source
    while first - 1 > mention.after:
        joint = first - 1
        while joint > mention.after and field.tokens[joint].tag == "DT":
            joint -= 1
        if field.tokens[joint].lower not in _JOINERS:
            break
        outer = find_before(field, joint, mention.after)
        if outer is None or not _belongs(field, outer.head, field.tokens[joint].lower):
            break
        first = _after_place(field, outer.first, outer.head)
    return first


def _after_plural(field: Field, first: int, head: int) -> int:
    """`first` moved past a plural that ends the phrase before it: "hundreds of casualties | aid agencies said"."""
    for index in range(head - 1, first - 1, -1):
        token, following = field.tokens[index], field.tokens[index + 1]
        runs_on = (
            token.tag == "NN" and following.tag == "NNP" and token.lower not in listed("speaking") | listed("titles")
        )
        if runs_on or (token.tag == "NNS" and token.lower not in {"rights", "human", "news", "sports", "arms"}):
            return index + 1
    return first


def _after_place(field: Field, first: int, head: int) -> int:
    """`first` moved past a place that ends the phrase before it: "in eastern Freedonia | Harbour Radio said"."""
    for index in range(head - 1, first - 1, -1):
        if index in field.place_of and field.place_of.get(index + 1) != field.place_of[index]:
            mention = field.passage.places[field.place_of[index]]
            before = field.tokens[first - 1].lower if first else ""
            if not mention.demonym and before in {"in", "near", "of", "from", "outside"} and index + 1 <= head:
                return index + 1
    return first


def _belongs(field: Field, head: int, joint: str) -> bool:
    """True where the noun before the joint is part of the source: "Observatory for", "a source in", "agency and"."""
    token = field.tokens[head]
    if joint == "and":
        return token.lower in listed("speaking")
    return token.tag in {"NNP", "NNPS"} or token.lower in listed("speaking")


__all__ = ["find_spoken_end"]
