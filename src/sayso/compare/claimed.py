"""Which statements of denying and declining are about a claim or about telling, and so make a finding.

"Rejected the charge" denies and "rejected the offer" doesn't; "refused to answer" keeps back words and "refused to
leave" doesn't. What this does not try: to tell what an unnamed "that" stands for.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

from sayso.compare.words import stem
from sayso.data import load_table
from sayso.model import Article, Statement

HEAD = 6
"""Words of a content among which what is denied or kept back is named."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDING = frozenset(("of", "for", "from", "by", "to", "in", "on"))
_SELF = frozenset(("i", "me", "we", "us", "you", "one", "no one", "nobody", "it"))


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in load_table("denials")[name]["words"])


def _words(article: Article, statement: Statement, *, content: bool) -> list[str]:
    text = article.characters(statement.where)
    spans = statement.content if content else statement.cue
    return [match.group().lower() for span in spans for match in _WORD.finditer(span.of(text))]


def denies_a_claim(article: Article, statement: Statement) -> bool:
    """True where what is denied is a claim: not an offer turned down, nor a visa that somebody is denied."""
    cue = {stem(word) for word in _words(article, statement, content=False)}
    head = _words(article, statement, content=True)[:HEAD]
    named = itertools.takewhile(lambda word: word not in _ENDING, head)  # "the idea of talks", "the offer of talks"
    stems = {stem(word) for word in named}
    if not (statement.source or statement.speaker):
        return False  # "disputed land", "a request was denied"
    if "that" in head[:1] and len(head) == HEAD:
        return True
    return bool(stems & _stems("claims")) if cue & _stems("rejecting") else not stems & _stems("refused")


def keeps_back_words(article: Article, statement: Statement) -> bool:
    """True where what is declined is telling, by somebody other than the writer and the reader."""
    text = article.characters(statement.where)
    who = " ".join(span.of(text) for span in statement.source).strip().lower()
    if who in _SELF or not (who or statement.speaker):
        return False
    cue = {stem(word) for word in _words(article, statement, content=False)}
    if not cue & _stems("refusing"):
        return True
    head = {stem(word) for word in _words(article, statement, content=True)[:HEAD]}
    return bool((cue | head) & _stems("telling"))
