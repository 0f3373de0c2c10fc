"""Speakers whom a headline quotes and its body doesn't know.

In come the statements of a page, out come names. Only persons are told: a desk may call a ministry by its street.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.compare.words import find_words
from sayso.data import load_table
from sayso.model import Evidence, Passage, Statement


def missing_speaker(statements: Sequence[Statement], headline: Passage, body: Passage) -> str | None:
    """The named person whom the headline quotes and the body never mentions; None in all other cases."""
    for statement in statements:
        speaker = statement.speaker
        if statement.where != "headline" or speaker is None or not speaker.named or speaker.group:
            continue
        is_label = not statement.cue or all(":" in span.of(headline.text) for span in statement.cue)
        if is_label and not _is_person(speaker.name, headline):
            continue  # "Mystery Solved: ..."
        name = find_words(speaker.name)
        if len(name) > 1 and _is_unknown(speaker.name, body):
            return speaker.name
    return None


def _is_unknown(name: str, body: Passage) -> bool:
    """True where the body has no word of `name`."""
    words = {word.stem for word in find_words(body.text)}
    return words.isdisjoint(word.stem for word in find_words(name))


def other_speaker(
    evidence: Sequence[Evidence], headline: Passage, body: Passage, statements: Sequence[Statement]
) -> tuple[str, str] | None:
    """The person whom the headline quotes by a last name alone, and whom the body quotes with the number instead.

    None unless the body never mentions the one and has each place of the number from the other, by full name.
    """
    told = [s.speaker.name for s in statements if s.where == "headline" and s.speaker is not None and s.speaker.named]
    strangers = [name for name in told if _is_person(name, headline) and _is_unknown(name, body)]
    givers = [_giver(one, statements) for one in evidence]
    if not strangers or not givers or not all(givers):
        return None
    return strangers[0], str(givers[0])


def _giver(evidence: Evidence, statements: Sequence[Statement]) -> str | None:
    """The person, by full name, in whose words the number stands."""
    for statement in statements:
        speaker = statement.speaker
        if statement.where != evidence.where or speaker is None or not speaker.named or speaker.group:
            continue
        is_in = any(span.start <= evidence.span.start and evidence.span.end <= span.end for span in statement.content)
        if is_in and len(speaker.name.split()) > 1:
            return speaker.name
    return None


def _is_person(name: str, headline: Passage) -> bool:
    """True where the tagger takes `name` for a person's, or where it begins with a known given name."""
    people = {entity.span.of(headline.text) for entity in headline.analysis.entities if entity.label == "PERSON"}
    table = load_table("given_names")
    return name in people or name.split(maxsplit=1)[0].lower() in f"{table['masculine']} {table['feminine']}".split()
