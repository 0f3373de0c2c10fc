"""What changed in what was claimed at one address, read twice: headline, figures, who said what. No diff of words.

In come two readings of one address, out come findings: each names the claim before and after, with the words of both.
Figures are paired by what they count, their event and the words around; statements by their words. A claim that only
moved, or was put in other words with the same numbers and speaker, is no change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sayso.compare.bags import Bag, bag_near, overlap
from sayso.compare.denials import evidence_of, words_of
from sayso.compare.traces import Trace, clashes, counts_alike, is_same_value, trace_of
from sayso.compare.words import find_words
from sayso.model import Answer, Article, Evidence, Figure, Finding, FindingKind, Part, Reading, Statement
from sayso.spans import CharSpan

SAME_CLAIM = 0.5
"""The overlap of words from which two figures, or two statements, of two readings are one claim."""

Claim = TypeVar("Claim")


def compare_revisions(old: Reading, new: Reading) -> tuple[Finding, ...]:
    """What the later reading of an address claims otherwise than the earlier: headline, figures, then statements.

    None where nothing did. Evidence holds the words before, then those after; a claim dropped or added has one.
    Example: "12 killed" read again as "at least 17 killed" -> one finding, with both.
    """
    return (*_headline(old.article, new.article), *_figures(old, new), *_statements(old, new))


def _headline(old: Article, new: Article) -> Iterator[Finding]:
    if _plain(old.headline) == _plain(new.headline):
        return
    evidence = tuple(_whole(article) for article in (old, new))
    yield Finding(
        kind=FindingKind.REVISION,
        why=f"The headline “{old.headline}” became “{new.headline}”.",
        rule="revision.headline/1",
        headline=evidence[1],
        body=evidence,
    )


def _plain(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, whatever their case and the marks between them."""
    kept = (char.lower() if char.isalnum() or char in ".,%$€£" else " " for char in text)
    return tuple("".join(kept).replace(", ", " ").replace(". ", " ").rstrip(".,").split())


def _whole(article: Article) -> Evidence:
    span = CharSpan(0, len(article.headline))
    return Evidence(
        where="headline", span=span, surface=article.headline, sentence=article.headline, article=article.id
    )


@dataclass(frozen=True, slots=True)
class Paired:
    """A claim of the earlier reading and the same one in the later; None where a reading lacks it."""

    before: int | None
    after: int | None


def pair_up(before: Sequence[Claim], after: Sequence[Claim], score: Callable[[Claim, Claim], float]) -> list[Paired]:
    """Claims of two readings paired, the best first, each once; then those of the earlier left, then of the later.

    A pair needs a score of SAME_CLAIM; ties go to the earlier claim. In the order of the earlier reading.
    """
    scored = [(score(a, b), i, j) for i, a in enumerate(before) for j, b in enumerate(after)]
    mate: dict[int, int] = {}
    for value, i, j in sorted(scored, key=lambda triple: (-triple[0], triple[1], triple[2])):
        if value >= SAME_CLAIM and i not in mate and j not in mate.values():
            mate[i] = j
    kept = [Paired(i, mate.get(i)) for i in range(len(before))]
    return [*kept, *(Paired(None, j) for j in range(len(after)) if j not in mate.values())]


def _figures(old: Reading, new: Reading) -> Iterator[Finding]:
    before, after = _traces(old), _traces(new)
    for pair in pair_up(before, after, _figure_score):
        a = before[pair.before] if pair.before is not None else None
        b = after[pair.after] if pair.after is not None else None
        if change := _figure_change(a, b):
            evidence = tuple(_figure_evidence(r.article, t) for r, t in ((old, a), (new, b)) if t is not None)
            rule, why, part = change
            yield Finding(kind=FindingKind.REVISION, why=why, rule=rule, part=part, body=evidence)


def _traces(reading: Reading) -> list[Trace]:
    """The figures of the text; those of the headline are told with it."""
    article = reading.article
    return [
        trace_of(Answer(figure=f, article=article.id, sentence=f.sentence.of(article.text), headline=article.headline))
        for f in reading.figures
        if f.where == "text"
    ]


def _figure_score(one: Trace, other: Trace) -> float:
    if one.unit != other.unit or clashes(one, other) or not counts_alike(one, other):
        return 0.0
    return overlap(one.words, other.words) + (0.25 if is_same_value(one, other) else 0.0)


def _figure_change(old: Trace | None, new: Trace | None) -> tuple[str, str, Part | None] | None:
    if old is None and new is not None:
        return "revision.added/1", f"{_told(new)} was added.", None
    if new is None and old is not None:
        return "revision.dropped/1", f"{_told(old)} is no longer given.", None
    assert old is not None
    assert new is not None
    a, b = old.answer.figure, new.answer.figure
    if a.quantity.stated != b.quantity.stated or a.quantity.approx is not b.quantity.approx:
        part = Part.COMPARATOR if is_same_value(old, new) else Part.NUMBER
        return f"revision.{part}/1", f"{_told(old)} became “{b.quantity.surface}”.", part
    if _plain(a.source) != _plain(b.source):
        return "revision.source/1", f"{_told(old)}, by {_who(a)}, is now by {_who(b)}.", Part.SPEAKER
    if a.stance is not b.stance:
        return "revision.stance/1", f"{_told(old)} was told as “{a.stance}” and now as “{b.stance}”.", Part.HEDGE
    return None


def _told(trace: Trace) -> str:
    figure = trace.answer.figure
    return f"“{figure.quantity.surface}” {figure.counted}"


def _who(figure: Figure) -> str:
    return figure.source or "the page itself"


def _figure_evidence(article: Article, trace: Trace) -> Evidence:
    figure = trace.answer.figure
    return Evidence(
        where=figure.where,
        span=figure.span,
        surface=figure.quantity.surface,
        sentence=trace.answer.sentence,
        article=article.id,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    statement: Statement
    words: str
    bag: Bag


def _statements(old: Reading, new: Reading) -> Iterator[Finding]:
    before, after = _said(old), _said(new)
    for pair in pair_up(before, after, lambda a, b: overlap(a.bag, b.bag)):
        a = before[pair.before] if pair.before is not None else None
        b = after[pair.after] if pair.after is not None else None
        if a is not None and (change := _statement_change(a, b)):
            told = [(old, a)] if b is None else [(old, a), (new, b)]
            evidence = tuple(evidence_of(reading.article, said.statement) for reading, said in told)
            rule, why, part = change
            yield Finding(
                kind=FindingKind.REVISION,
                why=why,
                rule=rule,
                part=part,
                body=evidence,
                speaker=_speaker(a.statement),
                statement=a.statement.id,
            )


def _said(reading: Reading) -> list[_Said]:
    """The statements of the text that say more than a word or two."""
    found = []
    for one in reading.statements:
        words = words_of(reading.article, one)
        if one.where == "text" and one.outer is None and len(find_words(words)) > 2:
            found.append(_Said(one, words, bag_near(words, 0)))
    return found


def _statement_change(old: _Said, new: _Said | None) -> tuple[str, str, Part | None] | None:
    if new is None:
        return "revision.unsaid/1", f"{_name(old)}'s words “{old.words}” are gone.", None
    if _name(old) != _name(new):
        return "revision.speaker/1", f"“{new.words}”, said by {_name(old)}, is now said by {_name(new)}.", Part.SPEAKER
    if old.statement.stance is not new.statement.stance:
        was, now = old.statement.stance, new.statement.stance
        return "revision.stance/1", f"What {_name(old)} said was told as “{was}” and now as “{now}”.", Part.HEDGE
    return None


def _name(said: _Said) -> str:
    return _speaker(said.statement) or "somebody who is not named"


def _speaker(statement: Statement) -> str | None:
    return statement.speaker.name if statement.speaker else None
