"""Headlines in, ties out: who says what in the short grammar of headlines.

Four shapes are read: a source beside a colon or dash ("Ferry sank: police", "Minister: no deal"), a reporting verb at
the end ("Ferry sank, police say"), a reporting verb after its subject ("Police deny ferry sank"), a passive without its
auxiliary ("Captain accused of fleeing"). Only words and marks are read, no parse: headlines are no sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.attribution.contents import tidy
from sayso.attribution.forms import plain_forms
from sayso.attribution.offices import load_offices
from sayso.attribution.ties import Tie
from sayso.attribution.phrases import plain
from sayso.data import load_table
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.attribution.contents import QuotationIndex
    from sayso.attribution.cues import Cue, CueTable
    from sayso.attribution.offices import Offices
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_COLON = re.compile(r":\s+|:(?=[\"“‘'])")
_DASH = re.compile(r"\s+[-–—]{1,2}\s+|\s+-(?=[a-z])")
_SAYING = frozenset(
    (
        "say",
        "report",
        "tell",
        "warn",
        "claim",
        "find",
        "show",
        "suggest",
        "insist",
        "believe",
        "admit",
        "confirm",
        "announce",
        "argue",
        "predict",
        "reveal",
        "declare",
        "think",
        "vow",
        "add",
        "write",
        "estimate",
        "allege",
    )
)
_WEAK = frozenset(
    (
        "find",
        "show",
        "see",
        "forget",
        "realize",
        "realise",
        "know",
        "learn",
        "write",
        "hold",
        "rule",
        "read",
        "start",
        "continue",
        "finish",
        "sing",
        "share",
        "post",
        "list",
        "name",
        "offer",
        "recall",
        "discover",
        "determine",
        "establish",
        "figure",
        "judge",
        "sense",
        "feel",
        "view",
        "cite",
        "tag",
        "add",
        "cry",
        "pose",
        "counter",
        "text",
        "teach",
        "submit",
        "pass",
        "cast",
        "unveil",
        "back",
        "side",
        "attack",
        "hit",
        "credit",
        "accept",
    )
)
"""Verbs that report only sometimes: "Navy finds lost barge" doesn't."""

_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
LONGEST_SOURCE = 8
"""Words of a source beside a colon: "former head of the Libyan coast guard" has seven."""

_PASSIVE_AFTER = frozenset(
    ("of", "to", "as", "by", "over", "for", "dead", "killed", "missing", "drowned", "lost", "trapped")
)
_CLAUSES = frozenset(("as", "after", "amid", "while", "when", "before", "if", "because", "that"))
_ALSO_NOUNS = frozenset(("attack", "blast", "hit", "strike", "raid", "support", "appeal", "query"))
"""Verbs of the cue table that in a headline are nouns as often: believed only when the tagger takes them for verbs."""

_AUXILIARIES = frozenset(
    (
        "to",
        "may",
        "might",
        "could",
        "would",
        "will",
        "does",
        "did",
        "not",
        "doesn't",
        "doesn’t",
        "didn't",
        "didn’t",
        "won't",
        "won’t",
        "never",
        "also",
        "again",
        "still",
        "now",
        "has",
        "had",
        "have",
        "is",
        "are",
    )
)
_DETERMINERS = frozenset(
    (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "no",
        "new",
        "of",
        "for",
        "in",
        "on",
        "over",
        "amid",
        "after",
        "with",
        "from",
        "at",
        "and",
        "'s",
        "’s",
        "to",
    )
)


@dataclass(frozen=True, slots=True)
class _Words:
    kickers: frozenset[str]
    topics: frozenset[str]
    sources: frozenset[str]
    bare: tuple[str, ...]
    events: frozenset[str]
    speech: frozenset[str]
    outlets: frozenset[str]


@cache
def _load_words() -> _Words:
    table = load_table("headline_words")
    words = {
        name: frozenset(table[name]["words"])
        for name in ("kickers", "topics", "sources", "events", "speech", "outlets")
    }
    bare = tuple(sorted(table["bare"]["words"], key=len, reverse=True))
    return _Words(bare=bare, **words)


class HeadlineReader:
    """Reads one headline: a field of its own, or the first line of a text."""

    def __init__(self, tree: Tree, span: CharSpan, quotations: QuotationIndex, table: CueTable) -> None:
        """Keep the words of the headline at `span`."""
        self._text = tree.text
        self._quotations = quotations
        self._table = table
        self._words = _load_words()
        self._span = _without_stop(tree.text, self._without_outlet(span), quotations)
        self._offices: Offices = load_offices()
        within = tree.within(self._span)
        self._tree = tree
        self._tokens: Sequence[Token] = tree.tokens[within.start : within.end]

    def _without_outlet(self, span: CharSpan) -> CharSpan:
        """The headline without the page's title behind it: " | Hodan Times", " - World - Hodan Online"."""
        end = span.end
        bar = self._text.find(" | ", span.start, span.end)
        end = bar if bar > span.start else end
        while (dash := self._text.rfind(" - ", span.start, end)) > span.start:
            words = self._text[dash + 3 : end].split()
            if not words or len(words) > 4 or plain(words[-1]) not in self._words.outlets:
                break
            end = dash
        return CharSpan(span.start, end)

    def ties(self) -> list[Tie]:
        """The ties of the headline: the outermost, then what its content holds."""
        outer = self._beside_mark() or self._at_end() or self._after_subject(self._behind_label()) or self._bare_end()
        if outer is None:
            return []
        inner = next(
            (t for span in outer.content for t in [self._after_subject(span, inner=True)] if t is not None), None
        )
        return [outer] if inner is None else [outer, inner]

    # --- a source beside a colon or dash ---

    def _beside_mark(self) -> Tie | None:
        marks = [
            m for m in _COLON.finditer(self._text, self._span.start, self._span.end) if not self._quoted(m.start())
        ]
        dashes = [
            m for m in _DASH.finditer(self._text, self._span.start, self._span.end) if not self._quoted(m.start())
        ]
        for mark in [*reversed(marks[-1:]), *reversed(dashes[-1:])]:
            left, right = self._side(self._span.start, mark.start()), self._side(mark.end(), self._span.end)
            if left and right and self._names_source(right) and self._is_said(left):
                return self._mark_tie(right, mark, left, "headline-end")
        for mark in marks[:1]:
            left, right = self._side(self._span.start, mark.start()), self._side(mark.end(), self._span.end)
            if left and right and self._opens_with_source(left, right):
                return self._mark_tie(self._without_topic(left), mark, right, "headline-label")
        return None

    def _behind_label(self) -> CharSpan:
        """The headline without a kicker or topic and its colon: "Exclusive: Police deny ..."."""
        for mark in _COLON.finditer(self._text, self._span.start, self._span.end):
            if not self._quoted(mark.start()) and not self._has_verb(CharSpan(self._span.start, mark.start())):
                return CharSpan(mark.end(), self._span.end)
        return self._span

    def _quoted(self, position: int) -> bool:
        return self._quotations.holding(position) is not None

    def _side(self, start: int, end: int) -> CharSpan | None:
        return tidy(self._text, start, end)

    def _mark_tie(self, source: CharSpan, mark: re.Match[str], content: CharSpan, rule: str) -> Tie:
        cue = tidy_mark(self._text, mark)
        return Tie(-1, (source,), (cue,) if cue else (), (content,), rule)

    def _names_source(self, span: CharSpan) -> bool:
        """True for what follows a colon at the end: few words, no verb, and a head that can speak."""
        words = span.of(self._text).split()
        if (
            len(words) > LONGEST_SOURCE
            or self._has_verb(span)
            or '"' in span.of(self._text)
            or "“" in span.of(self._text)
        ):
            return False
        if words[0][0] in "'‘" or words[0][0].isdigit():
            return False
        plain_noun = words[-1].islower() and len(words) <= 3 and words[0] not in {"a", "an"}
        return self._can_speak(span) or (plain_noun and not self._is_topic(span))

    def _is_said(self, span: CharSpan) -> bool:
        return len(span.of(self._text).split()) >= 3

    def _opens_with_source(self, left: CharSpan, right: CharSpan) -> bool:
        words = left.of(self._text)
        bare = plain(words)
        if bare in self._words.kickers or len(words.split()) > LONGEST_SOURCE or self._has_verb(left):
            return False
        if words.split()[0].lower() in {
            "how",
            "why",
            "what",
            "when",
            "where",
            "who",
            "in",
            "on",
            "at",
            "after",
            "inside",
        }:
            return False
        if right.of(self._text)[0] in "\"“‘'«":
            return not self._is_topic(left)
        if not self._can_speak(left):
            return False
        if bare in self._offices.seats or bare in self._offices.houses:
            return self._sounds_spoken(right)
        return True

    def _sounds_spoken(self, span: CharSpan) -> bool:
        """Whether what follows "Kenya:" is said by Kenya or happened there."""
        words = [word.strip(".,!?").lower() for word in span.of(self._text).split()]
        if any(word in self._words.events for word in words):
            return False
        return any(word in self._words.speech for word in words)

    def _without_topic(self, span: CharSpan) -> CharSpan:
        """ "Okafor on famine" -> "Okafor"."""
        match = re.search(r"\s(?:on|to|about)\s", span.of(self._text))
        return CharSpan(span.start, span.start + match.start()) if match else span

    def _is_topic(self, span: CharSpan) -> bool:
        words = [plain(word) for word in self._without_topic(span).of(self._text).split()]
        return bool(words) and words[-1] in self._words.topics

    def _can_speak(self, span: CharSpan) -> bool:
        """True when the head of the words is somebody or a body: a name, an office, "sources"."""
        if self._is_topic(span):
            return False
        core = self._without_topic(span)
        words = re.findall(r"[\w.&’'-]+", core.of(self._text))
        if not words:
            return False
        head = plain(re.split(r"\s(?:of|for|from|in|at|with)\s", core.of(self._text))[0].split()[-1])
        whole = plain(core.of(self._text))
        singular = head.removesuffix("s")
        known = (
            self._words.sources,
            self._offices.classes,
            self._offices.bodies,
            self._offices.documents,
            self._offices.anonymous,
        )
        if any(word in table for table in known for word in (head, singular, whole)):
            return True
        if whole in self._offices.seats or whole in self._offices.houses:
            return True
        return self._is_name(core, words)

    def _is_name(self, span: CharSpan, words: Sequence[str]) -> bool:
        """A person or body: as the tagger has it, by a given name, or one capitalised word that is no topic."""
        within = self._tree.within(span)
        labels = {
            self._tree.analysis.entities[token.entity].label
            for token in self._tree.tokens[within.start : within.end]
            if token.entity >= 0
        }
        if labels & {"PERSON", "ORG"} or plain(words[0]) in self._offices.given:
            return all(
                word[0].isupper() or word in {"of", "the", "de", "al", "bin", "van", "for", "and"} for word in words
            )
        return len(words) <= 2 and all(word[0].isupper() for word in words) and not labels

    def _has_verb(self, span: CharSpan) -> bool:
        within = self._tree.within(span)
        return any(
            (token.tag in _FINITE or (token.tag == "TO" and token.index > within.start))
            and not (
                token.text[0].isupper()
                and token.index > within.start
                and token.lower not in {"is", "are", "was", "says", "has"}
            )
            for token in self._tree.tokens[within.start : within.end]
        )

    # --- "..., police say", "..., says minister" ---

    def _at_end(self) -> Tie | None:
        for position in range(len(self._tokens) - 1, 0, -1):
            mark = self._tokens[position]
            if mark.text not in {",", "-", "–", "—"} or self._quoted(mark.start):
                if not (mark.text[0] in "'’\"”" and not self._quoted(mark.end)):
                    continue
            tail = self._tokens[position + 1 :]
            if len(tail) > 16:
                return None
            found = self._reporting_tail(tail)
            if found is None:
                continue
            source, verb = found
            end = mark.end if mark.text[0] in "'’\"”" else mark.start
            content = tidy(self._text, self._span.start, end)
            if content and len(content.of(self._text).split()) >= 2:
                return Tie(-1, (source,), (verb,), (content,), "headline-tail")
        return None

    def _reporting_tail(self, tail: Sequence[Token]) -> tuple[CharSpan, CharSpan] | None:
        """Source and verb of the words after the last comma."""
        if len(tail) < 2:
            return None
        if tail[0].lower == "according" and tail[1].lower == "to" and len(tail) > 2:
            return CharSpan(tail[2].start, tail[-1].end), CharSpan(tail[0].start, tail[1].end)
        if (
            self._says(tail[0])
            and tail[0].text[0].islower()
            or (self._says(tail[0]) and tail[0].lower in {"says", "said", "say"})
        ):
            return CharSpan(tail[1].start, tail[-1].end), tail[0].span
        for position in range(1, len(tail)):
            token = tail[position]
            if self._says(token):
                if tail[position - 1].lower in _AUXILIARIES | {"be", "been"}:
                    return None
                source = CharSpan(tail[0].start, tail[position - 1].end)
                rest = tail[position + 1 :]
                told = any(form == "tell" for form in plain_forms(token.lower))
                short = not rest or told or rest[0].lower in {"in", "after", "on", "at", "as", "of"}
                if short and not self._quoted(token.start) and len(source.of(self._text).split()) <= LONGEST_SOURCE:
                    return source, token.span
                return None
        return None

    def _says(self, token: Token) -> bool:
        if token.lower.endswith("ing"):
            return False
        forms = plain_forms(token.lower)
        if any(form in _SAYING for form in forms):
            return True
        cues = [self._table.verb(form) for form in forms]
        return token.tag in _FINITE and any(cue is not None and "clause" in cue.takes for cue in cues)

    # --- "Police deny ferry sank", "Captain accused of fleeing" ---

    def _after_subject(self, span: CharSpan, *, inner: bool = False) -> Tie | None:
        """The verb that follows its subject; `inner`: only one that reports or denies, for praise is no report."""
        within = self._tree.within(span)
        tokens = self._tree.tokens[within.start : within.end]
        for position in range(1, min(len(tokens) - 1, 14)):
            token = tokens[position]
            if self._quoted(token.start) or token.text in {",", ":", ";"}:
                if token.text in {":", ";"}:
                    return None
                continue
            cue, length = self._verb_entry(tokens, position)
            if cue is None or not self._is_verb_here(tokens, position, cue):
                if cue is None and token.tag in _FINITE and token.text[0].islower():
                    return None  # another verb comes first: what it says is no attribution
                continue
            if inner and cue.word not in _SAYING and cue.group != "denies":
                return None
            return self._verb_tie(tokens, position, length, cue)
        return None

    def _verb_entry(self, tokens: Sequence[Token], position: int) -> tuple[Cue | None, int]:
        forms = plain_forms(tokens[position].lower)
        if position + 1 < len(tokens):
            for form in forms:
                cue = self._table.verb(f"{form}-{tokens[position + 1].lower}")
                if cue is not None:
                    return cue, 2
        for form in forms:
            cue = self._table.verb(form)
            if cue is not None and "adverb" not in cue.takes:
                return cue, 1
        return None, 0

    def _is_verb_here(self, tokens: Sequence[Token], position: int, cue: Cue) -> bool:
        """Tells "Union claims win" from "Union claims rejected": a verb has a subject before and a complement after."""
        token, before, after = tokens[position], tokens[position - 1], tokens[position + 1]
        word = token.lower
        if before.lower in _DETERMINERS - {"to"} or (before.tag == "JJ" and before.text[0].islower()):
            return False
        if word.endswith("ing") or (
            word == cue.word
            and token.tag in {"NN", "NNS", "NNP"}
            and before.lower not in _AUXILIARIES
            and not before.lower.endswith("s")
        ):
            return False
        if before.lower in {"to", "is", "are", "was", "were", "be", "-"} or self._is_noun_here(tokens, position, cue):
            return False
        if any(earlier.lower in _CLAUSES for earlier in tokens[:position]):
            return False
        if word.endswith("ed") and after.lower in _PASSIVE_AFTER and cue.takes & {"object", "as", "urged", "to"}:
            return True
        if cue.word in _WEAK and not self._reports(tokens, position):
            return False
        if after.lower in {"and", "or", "in", "at", "after", "amid", "with"} and cue.word not in {"say", "believe"}:
            return False
        return token.tag in {"VBZ", "VBD", "VBP", "VB", "NNS", "NNPS", "NNP", "VBN", "NN", "JJ"}

    @staticmethod
    def _is_noun_here(tokens: Sequence[Token], position: int, cue: Cue) -> bool:
        """True for "attacks" in "Rebel attacks leave nine dead", by the tagger's word class and the verb behind it."""
        token, after = tokens[position], tokens[position + 1]
        if cue.word not in _ALSO_NOUNS or token.lower.endswith("ed"):
            return False
        return token.tag not in {"VBZ", "VBD"} or after.tag in {"VBP", "VBD", "VBZ", "MD"}

    def _reports(self, tokens: Sequence[Token], position: int) -> bool:
        """True where a verb that also means something else reports: a study finds, or a clause follows."""
        head = plain(tokens[position - 1].text)
        if (
            head in self._offices.documents
            or head in self._offices.bodies
            or head.removesuffix("s") in self._offices.documents
        ):
            return True
        return any(token.tag in _FINITE for token in tokens[position + 1 :])

    def _verb_tie(self, tokens: Sequence[Token], position: int, length: int, cue: Cue) -> Tie | None:
        first = position
        while first > 1 and tokens[first - 1].lower in _AUXILIARIES:
            first -= 1
        source = tidy(self._text, tokens[0].start, tokens[first - 1].end)
        if source is None:
            return None
        last = position + length - 1
        start = tokens[last].end
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is None:
            return None
        end = tokens[-1].end
        words = CharSpan(tokens[first].start, tokens[last].end)
        if (
            tokens[position].lower.endswith("ed")
            and after.lower in _PASSIVE_AFTER
            and cue.takes & {"object", "as", "urged"}
        ):
            return self._passive_tie(tokens, position, source, words)
        name = "to-whom" if after.lower == "to" else after.lower
        prepositions = {"about", "on", "for", "of", "against", "with", "to-whom", "at", "in", "upon"}
        if name in cue.takes & prepositions and last + 2 < len(tokens):
            words, start = CharSpan(words.start, after.end), after.end
        elif cue.takes <= prepositions:
            return None
        start = self._after_addressee(tokens, last + 1, start, cue)
        content = tidy(self._text, start, end)
        return Tie(-1, (source,), (words,), (content,), "headline-verb", cue.group) if content else None

    def _passive_tie(self, tokens: Sequence[Token], position: int, subject: CharSpan, words: CharSpan) -> Tie | None:
        rest = tokens[position + 1 :]
        if rest[0].lower == "by" and len(rest) > 1:
            agent = CharSpan(rest[1].start, rest[-1].end)
            return Tie(-1, (agent,), (words,), (subject,), "headline-passive")
        return Tie(-1, (), (words,), (subject, CharSpan(rest[0].start, rest[-1].end)), "headline-passive")

    def _after_addressee(self, tokens: Sequence[Token], index: int, start: int, cue: Cue) -> int:
        """Where the content begins after "tells parliament": at "that", a quotation, or the next subject's verb."""
        if "told" not in cue.takes or cue.word not in {"tell", "remind", "assure"}:
            return start
        for position in range(index, len(tokens)):
            token = tokens[position]
            if token.lower in {"that", "to", "it", "he", "she", "they", "not"} or self._quotations.holding(token.start):
                return token.start
        following = tokens[index : index + 2]
        return following[0].end if following else start

    # --- the colon was lost ---

    def _bare_end(self) -> Tie | None:
        words = self._span.of(self._text)
        for source in self._words.bare:
            if words.lower().endswith(f" {source}") and len(words.split()) > 4:
                start = self._span.end - len(source)
                before = words[: -len(source)].rstrip()
                if before[-1] in ",:" or before.split()[-1].lower() in _DETERMINERS | {
                    "state",
                    "rights",
                    "local",
                    "by",
                }:
                    return None
                content = tidy(self._text, self._span.start, start)
                return Tie(-1, (CharSpan(start, self._span.end),), (), (content,), "headline-bare") if content else None
        return None


def tidy_mark(text: str, mark: re.Match[str]) -> CharSpan | None:
    """The colon or dash itself, without the blanks around it."""
    start, end = mark.start(), mark.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return CharSpan(start, end) if start < end else None


def _without_stop(text: str, span: CharSpan, quotations: QuotationIndex) -> CharSpan:
    end = span.end
    while end > span.start and (
        text[end - 1].isspace()
        or (
            text[end - 1] == "." and not quotations.holding(end - 1) and not re.search(r"\b[A-Z]\.[A-Z]\.$", text[:end])
        )
    ):
        end -= 1
    return CharSpan(span.start, end)


def find_in_headline(tree: Tree, span: CharSpan, quotations: QuotationIndex, table: CueTable) -> Iterator[Tie]:
    """The ties of the headline that stands at `span` of a text."""
    if span and tree.tokens:
        yield from HeadlineReader(tree, span, quotations, table).ties()
