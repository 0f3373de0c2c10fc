"""The counted thing, read beside the number: the noun phrase after it, or the one that it measures.

A mention comes in, a Counted and the phrase after the number go out; None when the number stands alone (see `alone`)
or the words beside it name nothing. Each kind of quantity has its own order of rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import Counted
from sayso.figures.event_words import load_event_words
from sayso.figures.measured import find_measured, outermost
from sayso.figures.parts import find_part
from sayso.figures.phrases import OPENERS, Phrase, find_after, find_before, is_noun
from sayso.figures.subjects import find_lasting, find_subject, find_throughout
from sayso.figures.wordlists import listed
from sayso.model import Comparator, Event, QuantityKind

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention


def read_counted(mention: Mention) -> tuple[Counted | None, Phrase | None]:
    """The counted thing beside the number, and the noun phrase after the number where that is what counts."""
    match mention.quantity.kind:
        case QuantityKind.DURATION:
            return _measured(mention)
        case QuantityKind.MEASURE:
            return _distance(mention) or _measure(mention)
        case QuantityKind.MONEY:
            return _money(mention)
        case QuantityKind.PERCENT | QuantityKind.POINT:
            return _share(mention)
        case QuantityKind.TIMES | QuantityKind.RATE:
            return _money(mention) if mention.quantity.unit[:3].isupper() else _multiple(mention)
        case _:
            return _plain(mention)


def _is_verb_of_title(mention: Mention, index: int) -> bool:
    """True for the second verb of "Blast Kills 3 Wounds 20", its comma lost: a number follows it."""
    does = load_event_words().takes.get(mention.lower(index)) in {Event.KILLED, Event.WOUNDED}
    follows = mention.field.quantity_of.get(index + 1)
    return does and mention.lower(index).endswith("s") and follows is not None


def phrase_after(mention: Mention, start: int | None = None) -> Phrase | None:
    """The noun phrase after the number, words such as "more" and "of the" skipped; None when none follows."""
    index = mention.after if start is None else start
    while mention.lower(index) in listed("skipped"):
        index += 1
    if mention.lower(index) in {"most", "mostly", "many", "including", "some"}:
        return None
    if mention.lower(index - 1) == "of":
        index = _after_total(mention, index)
    if index == mention.after and mention.lower(index) in {"-", "–"}:
        return _hyphened_noun(mention, index + 1)
    token = mention.token(index)
    if token is None or (token.tag in OPENERS and not _opens(mention, index)) or _is_verb_of_title(mention, index):
        return None
    plural = is_above_one(mention) and mention.lower(mention.after) not in {"-", "of"}
    phrase = find_after(mention.field, index, mention.limit, plural=plural)
    if phrase is None or _is_of_title(mention, phrase) or mention.lower(phrase.head) in listed("empty-nouns"):
        return None
    return None if _is_other_phrase(mention, phrase) else phrase


def _is_of_title(mention: Mention, phrase: Phrase) -> bool:
    """True for a source or a state that taggers take for a name: "kills 32 Medical source", "Eight Martyred"."""
    state = phrase.first == phrase.head and mention.lower(phrase.head) in load_event_words().states
    return state or (mention.in_headline and _is_source_at_end(mention, phrase))


def _is_source_at_end(mention: Mention, phrase: Phrase) -> bool:
    """True for the words for who says it that end a headline, the mark before them lost."""
    ends = mention.token(phrase.after) is None or mention.lower(phrase.after) == "."
    capital = mention.field.tokens[phrase.first].text[:1].isupper() or mention.stretch.source is not None
    return ends and capital and is_above_one(mention) and mention.lower(phrase.head) in {"source", "sources", "medical"}


def is_above_one(mention: Mention) -> bool:
    """True for a number that asks for a plural noun."""
    low = mention.quantity.stated.low or mention.quantity.stated.high or 1
    return mention.quantity.kind is QuantityKind.COUNT and low > 1


def _hyphened_noun(mention: Mention, index: int) -> Phrase | None:
    """The noun tied to the number by a hyphen: "door" in "a five-door van"."""
    token = mention.token(index)
    if token is None or not is_noun(mention.field, index) or token.start != mention.field.tokens[index - 1].end:
        return None
    return Phrase(index, index, index + 1, index + 1)


def _opens(mention: Mention, index: int) -> bool:
    """True where an article may stand between a number and its noun: "half the voters", "six of the towns"."""
    return mention.lower(index - 1) == "of" or mention.quantity.kind in {QuantityKind.SHARE, QuantityKind.TIMES}


def _is_other_phrase(mention: Mention, phrase: Phrase) -> bool:
    """True for a singular name after a plural number, where a comma was lost: "injuring dozens Freedonias army"."""
    first, head = mention.field.tokens[phrase.first], mention.field.tokens[phrase.head]
    if phrase.first == phrase.head and (_speaks(mention, phrase) or _remains(mention, phrase)):
        return True
    plural = is_above_one(mention) and mention.lower(mention.after) not in {"-", "of"}
    named = first.tag == "NNP" and head.tag in {"NN", "NNP"} and not _is_plural_name(mention, phrase.head)
    return plural and not mention.in_headline and named and not _is_people(mention, phrase)


def _remains(mention: Mention, phrase: Phrase) -> bool:
    """True for the verb of "the fate of some 200 remains unknown", which taggers take for a noun."""
    following = mention.token(phrase.after)
    is_verb = mention.lower(phrase.head) in {"remain", "remains"}
    return is_verb and following is not None and following.tag in {"JJ", "VBN", "IN", "RB"}


def _speaks(mention: Mention, phrase: Phrase) -> bool:
    """True for a name that says it, its comma lost: "a blast killed 12 Reuters reported"."""
    named = mention.field.tokens[phrase.head].tag in {"NNP", "NNPS"} and phrase.head not in mention.field.place_of
    return named and mention.lower(phrase.after) in listed("saying")


def _is_people(mention: Mention, phrase: Phrase) -> bool:
    """True for a people's name without an "s", told by the verb behind it: "300 Tuareg fled"."""
    index = phrase.after
    token = mention.token(index)
    name = phrase.first == phrase.head and not mention.field.is_bare_possessive(phrase.head)
    taken = phrase.head in mention.field.place_of
    if token is None or not name or taken or token.lower in listed("saying"):
        return False
    return token.tag in {"VBD", "VBP", "VBN", "MD"}


def _is_plural_name(mention: Mention, index: int) -> bool:
    """True for "Mariners", taken for a single name by taggers; false for "Freedonias", which lost its apostrophe."""
    return mention.field.tokens[index].text.endswith("s") and not mention.field.is_bare_possessive(index)


_TOTAL = 5
"""Tokens between "of" and a total: "a third of the old port's 300" has five."""

_BEFORE_TOTAL = frozenset({"DT", "PRP$", "JJ", "NN", "NNP", "NNPS", "POS", "RB"})


def _after_total(mention: Mention, index: int) -> int:
    """The token behind the total: "half of 300 delegates", "six of the last nine rounds"; `index` where none stands."""
    for spot in range(index, min(mention.limit, index + _TOTAL + 1)):
        if spot in mention.field.quantity_of:
            return _after_quantity(mention, spot)
        if mention.field.tokens[spot].tag not in _BEFORE_TOTAL:
            return index
    return index


def _after_quantity(mention: Mention, index: int) -> int:
    """The token behind a quantity inside the phrase."""
    number = mention.field.quantity_of[index]
    while mention.field.quantity_of.get(index) == number:
        index += 1
    return index


def _plain(mention: Mention) -> tuple[Counted | None, Phrase | None]:
    phrase = _inside(mention) or phrase_after(mention)
    if phrase is None:
        return find_part(mention) or (_measure_of(mention) or _extreme(mention), None)
    rule = "counted.of-phrase" if mention.lower(mention.after) == "of" else "counted.phrase-after"
    return _told(mention, phrase, rule), phrase


def _inside(mention: Mention) -> Phrase | None:
    """The noun between a number and the words that bound it: "people" in "300 people at most"."""
    noun = mention.quantity.noun
    if noun is None or not (mention.quantity.number.end <= noun.start and noun.end <= mention.quantity.span.end):
        return None
    covered = mention.field.cover(noun)
    return Phrase(covered.start, covered.end - 1, mention.after, covered.end) if covered else None


def _extreme(mention: Mention) -> Counted | None:
    """What reached "a low of" or "a high of" the number: the clause's subject."""
    if mention.lower(mention.first - 1) == "of" and mention.lower(mention.first - 2) in listed("extremes"):
        return find_subject(mention)
    return None


def _multiple(mention: Mention) -> tuple[Counted | None, Phrase | None]:
    """What is so many times as many, or grows so much a day: the noun behind the number, else the subject."""
    compares = mention.lower(mention.after) == "as" and mention.lower(mention.after + 1) in {"many", "much"}
    phrase = phrase_after(mention, mention.after + 2 if compares else mention.after)
    if phrase is not None:
        return _told(mention, phrase, "counted.phrase-after"), phrase
    return find_measured(mention) or _measure_of(mention) or find_subject(mention), None


def _measure(mention: Mention) -> tuple[Counted | None, Phrase | None]:
    if mention.lower(mention.first - 1) == "(" and mention.lower(mention.after) == ")":
        before = find_before(mention.field, mention.first - 1, mention.floor)
        if before is not None:  # "little Ruritania (8,000 square miles)"
            return _told(mention, before, "counted.in-all"), None
    counted, phrase = _measured(mention)
    return (counted, phrase) if counted is not None else (find_measured(mention), None)


def _told(mention: Mention, phrase: Phrase, rule: str) -> Counted:
    return Counted(phrase.words(mention.field), phrase.span(mention.field), rule)


def _measure_of(mention: Mention) -> Counted | None:
    """The noun before "of": "a family of eight", "a crowd of 20,000"; only where nothing follows the number."""
    if mention.lower(mention.first - 1) != "of":
        return None
    phrase = find_before(mention.field, mention.first - 1, mention.floor)
    if phrase is None or _is_toll(mention, phrase):
        return None
    vague = mention.quantity.comparator is Comparator.VAGUE
    if vague and mention.lower(phrase.head) not in listed("groups"):
        return None  # "the support of millions"
    return _told(mention, phrase, "counted.noun-of")


def _is_toll(mention: Mention, phrase: Phrase) -> bool:
    return mention.lower(phrase.head) in load_event_words().acts or mention.lower(phrase.head) in {
        "toll",
        "lives",
        "number",
        "figure",
        "figures",
        "total",
        "count",
        "tally",
        "out",
        "average",
    } | listed("extremes")


def _measured(mention: Mention) -> tuple[Counted | None, Phrase | None]:
    """What a duration or measure measures: "a four-year war", "two years of siege", "under siege for two years"."""
    after = mention.lower(mention.after)
    if after == "of" or _hyphened(mention) or mention.lower(mention.after - 1) not in {"years", "hours", "days"}:
        start = mention.after + 1 if after == "of" else mention.after
        phrase = find_after(mention.field, start, mention.limit) if start < mention.limit else None
        if phrase is not None:
            rule = "counted.of-phrase" if after == "of" else "counted.phrase-after"
            return _told(mention, phrase, rule), phrase
    before = _measure_of(mention) or _measured_before(mention) or find_lasting(mention) or find_throughout(mention)
    return before, None


def _hyphened(mention: Mention) -> bool:
    return "-" in mention.quantity.surface or mention.lower(mention.after) == "-"


def _measured_before(mention: Mention) -> Counted | None:
    """The noun that a duration after "for" measures: "a siege that has lasted for two years"."""
    index = mention.first - 1
    while index >= mention.floor and mention.lower(index) in {"for", "lasting", "lasted", "almost", "nearly"}:
        index -= 1
    if mention.lower(index) == ")":  # "covers the Lake Fund (LF) for five years"
        index = next((at for at in range(index, mention.floor - 1, -1) if mention.lower(at) == "("), index) - 1
    phrase = find_before(mention.field, index + 1, mention.floor)
    if phrase is None or index == mention.first - 1:
        return None
    inner = outermost(mention, phrase)
    return _told(mention, inner or phrase, "counted.measured-before")


def _distance(mention: Mention) -> tuple[Counted | None, Phrase | None] | None:
    """A length before a direction is a distance: "40 km south of the city"."""
    if mention.quantity.unit not in listed("lengths"):
        return None
    near = {mention.lower(index) for index in range(mention.after, min(mention.limit, mention.after + 6))}
    if near & listed("directions") and not _hyphened(mention):
        return Counted("distance", None, "counted.distance"), None
    return None


_EARNING = frozenset({"earn", "earns", "earned", "earning", "pay", "pays", "paid", "paying"})
"""Verbs whose subject moves the sum: it is money that they count, not what they do it with."""


def _money(mention: Mention) -> tuple[Counted | None, Phrase | None]:
    if mention.lower(mention.first - 1) in _EARNING:
        return Counted("money", None, "counted.default"), None  # what is earned is no measure of who earns it
    after = mention.lower(mention.after)
    start = mention.after + 1 if after in {"in", "of", "worth"} else mention.after
    start = start + 1 if mention.lower(start) == "of" else start
    phrase = phrase_after(mention, start)
    if phrase is not None and phrase.head not in mention.field.place_of:
        return _told(mention, phrase, "counted.of-phrase" if start > mention.after else "counted.phrase-after"), phrase
    return find_measured(mention), None


def _share(mention: Mention) -> tuple[Counted | None, Phrase | None]:
    phrase = phrase_after(mention)
    if phrase is not None:
        rule = "counted.of-phrase" if mention.lower(mention.after) == "of" else "counted.phrase-after"
        return _told(mention, phrase, rule), phrase
    return find_measured(mention), None
