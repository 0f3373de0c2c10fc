"""Whether the words beside a colon or a dash of a headline name who says the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.attribution.headline_words import load_headline_words
from sayso.attribution.offices import load_offices
from sayso.attribution.phrases import plain
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.tree import Tree

FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
"""Tags of finite verbs."""

LONGEST_SOURCE = 8
"""Words of a source beside a colon: "former head of the Libyan coast guard" has seven."""

_TOPIC = re.compile(r"\s(?:on|to|about)\s")
_HEAD_ENDS = re.compile(r"\s(?:of|for|from|in|at|with)\s")
_WORD = re.compile(r"[\w.&’'-]+")
_QUESTIONS = frozenset(("how", "why", "what", "when", "where", "who", "in", "on", "at", "after", "inside"))
_IN_NAMES = frozenset(("of", "the", "de", "al", "bin", "van", "for", "and"))
_OPENING = frozenset("\"“‘'«")
_NO_SOURCE = frozenset("'‘")
_PLAIN_VERBS = frozenset(("is", "are", "was", "says", "has"))


class SourceWords:
    """Judges words of one text's headline."""

    def __init__(self, tree: Tree, places: frozenset[str] = frozenset()) -> None:
        """Keep the text; `places` are names, in small letters, that the article uses of places."""
        self._tree = tree
        self._places = places
        self._text = tree.text
        self._words = load_headline_words()
        self._offices = load_offices()

    def ends(self, span: CharSpan) -> bool:
        """True for what follows a colon at the end: few words, no verb, and a head that can speak."""
        words = span.of(self._text).split()
        if len(words) > LONGEST_SOURCE or self.has_verb(span) or words[0][0] in _NO_SOURCE or words[0][0].isdigit():
            return False
        if any(mark in span.of(self._text) for mark in '"“'):
            return False
        plain_noun = words[-1].islower() and len(words) <= 3 and words[0] not in {"a", "an"}
        return self._can_speak(span) or (plain_noun and not self._is_topic(span))

    def opens(self, left: CharSpan, right: CharSpan) -> bool:
        """True for what stands before a colon and says what follows it: no kicker, no topic, no place of events."""
        words = left.of(self._text)
        bare = plain(words)
        if bare in self._words.kickers or len(words.split()) > LONGEST_SOURCE or self.has_verb(left):
            return False
        if words.split()[0].lower() in _QUESTIONS:
            return False
        if right.of(self._text)[0] in _OPENING:
            return not self._is_topic(left)
        if bare in self._offices.seats or bare in self._offices.houses or words.lower() in self._places:
            return self._sounds_spoken(right)
        return self._can_speak(left)

    def _sounds_spoken(self, span: CharSpan) -> bool:
        """Whether what follows "Kenya:" is said by Kenya or happened there."""
        words = {word.strip(".,!?").lower() for word in span.of(self._text).split()}
        return not words & self._words.events and bool(words & self._words.speech)

    def without_topic(self, span: CharSpan) -> CharSpan:
        """The words without what they are about: "Okafor on famine" is Okafor."""
        match = _TOPIC.search(span.of(self._text))
        return CharSpan(span.start, span.start + match.start()) if match else span

    def _is_topic(self, span: CharSpan) -> bool:
        words = [plain(word) for word in self.without_topic(span).of(self._text).split()]
        return bool(words) and words[-1] in self._words.topics

    def _can_speak(self, span: CharSpan) -> bool:
        """True when the head of the words is somebody or a body: a name, an office, "sources"."""
        if self._is_topic(span):
            return False
        core = self.without_topic(span)
        words = _WORD.findall(core.of(self._text))
        if not words:
            return False
        whole = plain(core.of(self._text))
        head = plain(_HEAD_ENDS.split(core.of(self._text))[0].split()[-1])
        if any(self._is_speaker(word) for word in (head, head.removesuffix("s"), whole)):
            return True
        return whole in self._offices.seats or whole in self._offices.houses or self._is_name(core, words)

    def _is_speaker(self, word: str) -> bool:
        offices = self._offices
        tables = (self._words.sources, offices.classes, offices.bodies, offices.documents, offices.anonymous)
        return any(word in table for table in tables)

    def _is_name(self, span: CharSpan, words: Sequence[str]) -> bool:
        """A person or body: as the tagger has it, by a given name, or a capitalised word or two that it knows not."""
        within = self._tree.within(span)
        entities = self._tree.analysis.entities
        tokens = self._tree.tokens[within.start : within.end]
        labels = {entities[token.entity].label for token in tokens if token.entity >= 0}
        if labels & {"PERSON", "ORG"} or plain(words[0]) in self._offices.given:
            return all(word[0].isupper() or word in _IN_NAMES for word in words)
        return len(words) <= 2 and all(word[0].isupper() for word in words) and not labels

    def has_verb(self, span: CharSpan) -> bool:
        """True when the words hold a verb; capitals inside of them are taken for a name, whatever the tagger says."""
        within = self._tree.within(span)
        return any(
            (token.tag in FINITE or (token.tag == "TO" and token.index > within.start))
            and not (token.text[0].isupper() and token.index > within.start and token.lower not in _PLAIN_VERBS)
            for token in self._tree.tokens[within.start : within.end]
        )
