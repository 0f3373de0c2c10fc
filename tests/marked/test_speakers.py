"""Whom a source names: nine in ten marked mentions come out under the right name, and nobody anonymous is joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from marked.attribution_marks import passage
from sayso.attribution.contents import QuotationIndex
from sayso.attribution.quotations import find_quotations
from sayso.attribution.speakers import find_speakers
from sayso.attribution.tree import Tree
from sayso.language import Analyser
from sayso.model import Attribution, Where
from sayso.spans import CharSpan

_MARK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a source, and whom they name in their article."""

    article: str
    span: CharSpan
    surface: str
    name: str
    anonymous: bool


def read_articles() -> dict[str, tuple[str, list[Mention]]]:
    """Title -> text without marks, and its mentions."""
    source = (Path(__file__).parent / "speakers.txt").read_text(encoding="utf-8")
    articles: dict[str, tuple[str, list[Mention]]] = {}
    for block in source.split("### ")[1:]:
        title, _, body = block.partition("\n")
        parts: list[str] = []
        mentions: list[Mention] = []
        position = length = 0
        for match in _MARK.finditer(body):
            parts += [body[position : match.start()], match.group(1)]
            length += len(parts[-2])
            span = CharSpan(length, length + len(match.group(1)))
            name = match.group(2)
            mentions.append(Mention(title, span, match.group(1), name.removesuffix("*"), name.endswith("*")))
            length, position = span.end, match.end()
        articles[title] = "".join([*parts, body[position:]]).strip("\n"), mentions
    return articles


ARTICLES = read_articles()
MENTIONS = [mention for _, mentions in ARTICLES.values() for mention in mentions]


@pytest.fixture(scope="module")
def names() -> dict[Mention, str]:
    analyser = Analyser.load()
    empty = Tree(analyser.analyse(""))
    found: dict[Mention, str] = {}
    for text, mentions in ARTICLES.values():
        trees: dict[Where, Tree] = {"headline": empty, "text": Tree(passage(analyser.analyse(text)).analysis)}
        quotations: dict[Where, QuotationIndex] = {w: QuotationIndex(find_quotations(t.text)) for w, t in trees.items()}
        sources = [source_of(mention, text) for mention in mentions]
        for mention, speaker in zip(mentions, find_speakers(trees, quotations, sources), strict=True):
            found[mention] = speaker.name if speaker else ""
    return found


def source_of(mention: Mention, text: str) -> Attribution:
    """An attribution with the mention for its source: what is said is of no matter here."""
    rest = CharSpan(min(mention.span.end, len(text) - 1), len(text))
    after = CharSpan(rest.start, rest.start + 1)
    return Attribution(
        where="text", source=(mention.span,), cue=(after,), content=(after,), confidence=1.0, rule="test"
    )


def test_enough_mentions_are_marked() -> None:
    assert len(ARTICLES) >= 15
    assert len(MENTIONS) >= 150


def test_nine_in_ten_mentions_are_right(names: dict[Mention, str]) -> None:
    wrong = [f"{m.article}: {m.surface!r} is {names[m]!r}, not {m.name!r}" for m in MENTIONS if names[m] != m.name]
    assert len(wrong) <= len(MENTIONS) // 10, "\n".join(wrong)


def test_no_anonymous_source_is_joined_with_another(names: dict[Mention, str]) -> None:
    for _, mentions in ARTICLES.values():
        joined = {
            (a.name, b.name)
            for a in mentions
            for b in mentions
            if a.anonymous and a.name != b.name and names[a] == names[b]
        }
        assert not joined
