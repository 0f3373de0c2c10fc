"""Tokens in, windows out: runs of words that may name a place, each the longest known one, or unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.model import Analysis, Token
from sayso.spans import CharSpan
from sayso.values.gazetteer import Entry, Gazetteer

WIDEST = 6
"""Words in the longest name that is looked up: "Democratic Republic of the Congo" has six."""

ARTICLES = frozenset({"al", "el", "ar", "er", "as", "ash", "es", "at", "ad", "ed", "an", "az", "ez"})
"""Arabic articles, written small before a name."""

SMALL_WORDS = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "VERB", "ADV", "INTJ", "NUM"})
"""Word classes that begin no unknown name, though a capital begins their sentence."""

ENGLISH = frozenset({"as", "at", "an", "ad", "ed", "es", "er"})
"""Articles that are English words too: read as Arabic before a dash alone."""

LEADING = frozenset(
    {"lake", "mount", "mt", "mt.", "cape", "loch", "camp", "tall", "tell", "tel", "tal", "deir", "kafr", "wadi"}
    | {"jabal", "jebel", "ain", "ayn", "ras", "beit", "bayt"}
)
"""Words for a kind of place that begin its name, in English and, written out of Arabic, for hill, house or spring."""

LINKS = frozenset(
    {"of", "the", "and", "de", "la", "du", "da", "do", "del", "dos", "le", "les", "-", "–", "'", "’", "'s"}
)
"""Small words and marks within names."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens that may name a place, with what the gazetteer says of them."""

    start: int
    end: int
    span: CharSpan
    text: str
    entries: tuple[Entry, ...] = ()
    demonym: str | None = None  # ISO code of the country of "Iranian"

    @property
    def known(self) -> bool:
        """True when the gazetteer knows the words."""
        return bool(self.entries) or self.demonym is not None


def find_windows(analysis: Analysis, gazetteer: Gazetteer) -> list[Window]:
    """Windows in order, none over another; unknown ones reach to the end of their run of capitals."""
    return list(_scan(analysis, gazetteer))


def _scan(analysis: Analysis, gazetteer: Gazetteer) -> Iterator[Window]:
    tokens = analysis.tokens
    index = 0
    while index < len(tokens):
        if not begins_name(tokens, index):
            index += 1
            continue
        known = _known_at(analysis, gazetteer, index)
        if known is None and tokens[index].pos in SMALL_WORDS:
            index += 1
            continue
        if known is None:
            end = _end_of_unknown(analysis, gazetteer, index)
            known = _window(analysis, index, end)
        yield known
        index = max(known.end, index + 1)


def begins_name(tokens: tuple[Token, ...], index: int) -> bool:
    """True for a word with a capital, or an Arabic article with one after it."""
    text = tokens[index].text
    if text[0].isupper():
        return text[0].isalpha()
    if tokens[index].lower not in ARTICLES or index + 1 >= len(tokens):
        return False
    dashed = tokens[index + 1].text in {"-", "–"}
    if tokens[index].lower in ENGLISH and not dashed:
        return False
    after = index + (2 if dashed else 1)
    glued = after < len(tokens) and tokens[after].start - tokens[index].end <= 1
    return glued and tokens[after].text[0].isupper() and tokens[after].sentence == tokens[index].sentence


def _leads_name(tokens: tuple[Token, ...], start: int) -> bool:
    """True for the first word of a name told by its kind: the place of "Lake Victoria" is no Victoria."""
    follows = start + 1 < len(tokens) and tokens[start + 1].sentence == tokens[start].sentence
    return follows and tokens[start].lower in LEADING and tokens[start + 1].text[:1].isupper()


def _known_at(analysis: Analysis, gazetteer: Gazetteer, start: int) -> Window | None:
    tokens = analysis.tokens
    ends = [] if _leads_name(tokens, start) else [start + 1]
    if gazetteer.begins(tokens[start].text):
        ends.extend(_ends(tokens, start))
    for end in reversed(ends):
        window = look_up(analysis, gazetteer, start, end)
        if window is not None:
            return window
    return None


def _ends(tokens: tuple[Token, ...], start: int) -> Iterator[int]:
    """Ends of longer names that begin at `start`."""
    words = 1
    for index in range(start + 1, min(len(tokens), start + 2 * WIDEST)):
        token = tokens[index]
        if token.sentence != tokens[start].sentence or words >= WIDEST:
            return
        if token.text[0].isupper() or token.lower in LINKS or token.lower in ARTICLES or token.text[0].isdigit():
            words += token.text[0].isalpha()
            if token.text[0].isupper() or token.lower == "states":
                yield index + 1
        else:
            return


def look_up(analysis: Analysis, gazetteer: Gazetteer, start: int, end: int) -> Window | None:
    """The window of the tokens from `start` to `end` if the gazetteer knows them, with a lost apostrophe undone."""
    window = _window(analysis, start, end)
    text = window.text
    if text.lower() in gazetteer.tables.words["never"]:
        return None
    state = gazetteer.tables.states.get(text.lower())
    if state and start and analysis.tokens[start - 1].text == ",":
        region = gazetteer.region("US", state)
        return replace(window, entries=(region,)) if region else None
    if not text.isupper() and text.lower() in gazetteer.tables.acronyms:
        return None
    found = _named(gazetteer, window, text)
    if found is None and "-" in text:
        found = _first_of_compound(gazetteer, window)
    if found is None and text.endswith("s") and len(text) > 4 and text[-2] != "s":  # "Iraqs"
        span = CharSpan(window.span.start, window.span.end - 1)
        found = _named(gazetteer, Window(start, end, span, text[:-1]), text[:-1])
    return found


def _first_of_compound(gazetteer: Gazetteer, window: Window) -> Window | None:
    """The country in "U.S.-backed", which the tokenizer keeps together."""
    first = window.text.partition("-")[0]
    span = CharSpan(window.span.start, window.span.start + len(first))
    found = _named(gazetteer, Window(window.start, window.end, span, first), first) if first else None
    return found if found and (found.demonym or found.entries[0].place.kind == "country") else None


def _named(gazetteer: Gazetteer, window: Window, text: str) -> Window | None:
    demonym = gazetteer.demonym(text)
    entries = gazetteer.find(text)
    if demonym is None and not entries:
        return None
    return Window(window.start, window.end, window.span, text, entries, demonym)


def _end_of_unknown(analysis: Analysis, gazetteer: Gazetteer, start: int) -> int:
    """Index after the run of capitals from `start`, or where a known name begins in it."""
    tokens = analysis.tokens
    index = start + 1 + _leads_name(tokens, start)
    while index < len(tokens) and tokens[index].sentence == tokens[start].sentence:
        token = tokens[index]
        joins = token.text in {"-", "–"} and token.start == tokens[index - 1].end
        if not joins and not begins_name(tokens, index) and not _after_dash(tokens, index):
            break
        if not joins and not _after_dash(tokens, index) and _known_at(analysis, gazetteer, index):
            break
        index += 1
    while index > start + 1 and tokens[index - 1].text in {"-", "–"}:
        index -= 1
    return index


def _after_dash(tokens: tuple[Token, ...], index: int) -> bool:
    return (
        tokens[index - 1].text in {"-", "–"}
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].text[0].isalpha()
    )


def _window(analysis: Analysis, start: int, end: int) -> Window:
    span = CharSpan(analysis.tokens[start].start, analysis.tokens[end - 1].end)
    return Window(start, end, span, span.of(analysis.text))
