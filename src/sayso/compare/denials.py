"""Who denies what, and how far the denial reaches: who denies "heavy tanks" has not denied lorries.

In come a denial's words and the figures that it may be about, within an article or across pages; out come findings that
join them. A denial is about a figure when it names the counted thing (or kin) and shares the place or another telling
word. Where it puts a word before the counted thing that the figure lacks, it denies less: `narrowed_to` holds that
narrower thing. What this does not try: whether the denial is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.compare.claimed import denies_a_claim
from sayso.compare.forces import are_same, is_beside
from sayso.compare.words import Word, are_kin, find_words, is_common, stem
from sayso.model import (
    Answer,
    Article,
    Event,
    Evidence,
    Figure,
    Finding,
    FindingKind,
    QuantityKind,
    Reading,
    Stance,
    Statement,
)
from sayso.spans import Fragments, cover

_WORDS_OF = {
    Event.KILLED: (stem("killed"), stem("dead")),
    Event.WOUNDED: (stem("wounded"), stem("hurt")),
    Event.MISSING: (stem("missing"),),
    Event.CAPTURED: (stem("captured"), stem("arrested")),
    Event.DISPLACED: (stem("displaced"), stem("fled")),
    Event.EVACUATED: (stem("evacuated"), stem("moved")),
    Event.DEPLOYED: (stem("deployed"), stem("stationed")),
    Event.SENT: (stem("sent"), stem("sending"), stem("dispatched")),
    Event.ATTACKS: (stem("attacked"), stem("raid")),
    Event.DESTROYED: (stem("destroyed"),),
    Event.SUPPLIED: (stem("supplied"), stem("delivered")),
}
"""What a denial calls what became of the things counted."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that denies something, with its words and the page that holds them."""

    statement: Statement
    article: Article
    about: str  # the words denied
    evidence: Evidence

    @property
    def speaker(self) -> str | None:
        """Who denies; None where the page doesn't say."""
        return self.statement.speaker.name if self.statement.speaker else None


def denials_of(article: Article, statements: Iterable[Statement]) -> tuple[Denial, ...]:
    """The denials among `statements`, which must be those of `article`; headline first, in order."""
    return tuple(
        Denial(one, article, words_of(article, one), evidence_of(article, one))
        for one in statements
        if one.stance is Stance.DENIES and denies_a_claim(article, one)
    )


def words_of(article: Article, statement: Statement) -> str:
    """The content of a statement, its fragments joined by spaces."""
    text = article.characters(statement.where)
    return " ".join(span.of(text).strip() for span in statement.content)


def evidence_of(article: Article, statement: Statement) -> Evidence:
    """A statement's content and all that stands between its source and its end, as evidence."""
    text = article.characters(statement.where)
    parts: Fragments = (*statement.source, *statement.cue, *statement.content)
    return Evidence(
        where=statement.where,
        span=cover(statement.content),
        surface=cover(statement.content).of(text),
        sentence=cover(parts).of(text),
        article=article.id,
    )


def compare_denials(
    article: Article, statements: Sequence[Statement], figures: Sequence[Figure]
) -> tuple[Finding, ...]:
    """One finding for each denial in `article`, joined to the figures of the same article that it is about.

    Example: "some 300 guards are in Port Ellis" and "Norland denies sending armed guards to Port Ellis" -> denial by
    Norland, about "guards in Port Ellis", narrowed to "armed guards".
    """
    told = [_told(article, figure) for figure in figures if figure.stance is not Stance.DENIES]
    return tuple(_finding(denial, _match(denial, told)) for denial in denials_of(article, statements))


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that a denial may be about, with its evidence."""

    figure: Figure
    evidence: Evidence


def _told(article: Article, figure: Figure) -> Told:
    text = article.characters(figure.where)
    surface, sentence = figure.span.of(text), figure.sentence.of(text)
    return Told(
        figure, Evidence(where=figure.where, span=figure.span, surface=surface, sentence=sentence, article=article.id)
    )


def join_denials(readings: Iterable[Reading], answers: Iterable[Answer]) -> tuple[Finding, ...]:
    """The denials of `readings` joined to the figures of other pages that they are about; none without a figure.

    `answers` are figures with their articles: those of a question, or of the days around. In the order of the readings.
    """
    told = [_of_answer(answer) for answer in answers if answer.figure.stance is not Stance.DENIES]
    found = []
    for reading in readings:
        for denial in denials_of(reading.article, reading.statements):
            others = [one for one in told if one.evidence.article != reading.article.id]
            if matches := _match(denial, others):
                found.append(_finding(denial, matches))
    return tuple(found)


def _of_answer(answer: Answer) -> Told:
    figure = answer.figure
    evidence = Evidence(
        where=figure.where,
        span=figure.span,
        surface=figure.quantity.surface,
        sentence=answer.sentence,
        article=answer.article,
    )
    return Told(figure, evidence)


@dataclass(frozen=True, slots=True)
class Match:
    """A figure that a denial is about; `narrower` holds the narrower thing that the denial names, "" for none."""

    told: Told
    narrower: str


def _match(denial: Denial, told: Sequence[Told]) -> tuple[Match, ...]:
    """The figures that the denial is about; where it names the place of some, those of other places are left out."""
    found = [(one, narrower_in(denial.about, one.figure)) for one in told if _may_be_denied(denial, one.figure)]
    matches = [Match(one, narrower) for one, narrower in found if narrower is not None]
    named = {word.stem for word in find_words(denial.about)}
    there = [match for match in matches if _places(match.told.figure) & named]
    return tuple(there or matches)


def _may_be_denied(denial: Denial, figure: Figure) -> bool:
    """True for a count of things whose place, or what became of them, the denial names.

    That a denial names the thing counted is not enough: who denies "meddling in the campaign" denies no "three months
    of the campaign", and who denies "attacks against other countries" no number of countries.
    """
    if figure.quantity.kind is not QuantityKind.COUNT or not figure.counted:
        return False
    words = find_words(denial.about)
    named = {word.stem for word in words}
    if _places(figure) & named and figure.event is not Event.OTHER:
        return True
    return any(_akin(word.stem, event) for word in words for event in _WORDS_OF.get(figure.event, ()))


def _places(figure: Figure) -> set[str]:
    return {word.stem for word in find_words(figure.place or "")}


def narrower_in(about: str, figure: Figure) -> str | None:
    """The narrower thing that the words denied name; "" where they reach as far as `figure`, None if not about it.

    Example: "sending armed Norland guards to Port Ellis", a figure of Norland guards in Port Ellis -> "armed Norland
    guards". Where another thing is denied than was told of, it is that: "troops", a figure of advisers -> "troops".
    """
    words, counted = find_words(about), find_words(figure.counted)
    place = _places(figure)
    thing = counted[-1].stem if counted else ""
    named = next((word for word in words if are_same(word.stem, thing)), None)
    beside = named is None and next((word for word in words if is_beside(word.stem, thing)), None)
    named = named or beside or None
    if named is None:
        return None
    known = {word.stem for word in counted} | place
    others = [word for word in words if word is not named and any(_akin(word.stem, one) for one in known)]
    if not others and (figure.place or len(counted) > 1):
        return None
    extra = [word for word in _run_before(about, words, named) if not any(_akin(word.stem, one) for one in known)]
    return about[(extra[0] if extra else named).start : named.end] if extra or beside else ""


def _akin(one: str, other: str) -> bool:
    """Kin, or a country and its people: "chile", "chilean"."""
    short, long = sorted((one, other), key=len)
    return are_kin(one, other) or (len(short) >= 4 and long.startswith(short))


def _run_before(text: str, words: Sequence[Word], named: Word) -> list[Word]:
    """The words that stand before `named` with nothing but spaces and hyphens between, in order."""
    run: list[Word] = []
    reached = named.start
    for word in reversed([word for word in words if word.end <= named.start]):
        if text[word.end : reached].strip(" -\u00a0"):
            break
        run.insert(0, word)
        reached = word.start
    while run and text[run[0].start : run[0].end].endswith("ing"):
        run.pop(0)  # "sending armed guards": what is denied, not which guards
    return [word for word in run if not is_common(word.stem)]


def _finding(denial: Denial, matches: Sequence[Match]) -> Finding:
    matches = sorted(matches, key=lambda match: len(match.narrower))
    first = matches[0] if matches else None
    return Finding(
        kind=FindingKind.DENIAL,
        why=_why(denial, first),
        rule="denial.narrowed/3" if first and first.narrower else "denial.joined/3" if first else "denial.alone/2",
        body=(denial.evidence, *(match.told.evidence for match in matches)),
        speaker=denial.speaker,
        about=_about(first.told.figure) if first else denial.about,
        narrowed_to=(first.narrower or None) if first else None,
        statement=denial.statement.id,
    )


def _about(figure: Figure) -> str:
    return f"{figure.counted} in {figure.place}" if figure.place else figure.counted


def _why(denial: Denial, match: Match | None) -> str:
    who = denial.speaker or "somebody who is not named"
    if match is None:
        return f"Denied by {who}: “{denial.about}”."
    given = f"“{match.told.evidence.surface}” {match.told.figure.counted}"
    if match.narrower:
        return f"Denied by {who}: “{match.narrower}”, which is narrower than the {given} that others speak of."
    return f"Denied by {who}: “{denial.about}”, of which others give {given}."
