"""The stage: an article's passages and statements in, its figures out.

The steps in order, each a module of this package: fields index the passages, mentions place the quantities, sifting
drops those that are no figures, drafting reads what is counted and what is said of it, sources, whens and wheres add
who says so, when and where. Nothing here reads numbers, dates or names: those come with the passages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafting import draft_figures
from sayso.figures.fields import Field
from sayso.figures.mentions import find_mentions
from sayso.figures.pollsters import Pollsters
from sayso.figures.rules import confidence_of
from sayso.figures.sifting import why_dropped
from sayso.figures.sources import Sources
from sayso.figures.whens import Whens
from sayso.figures.wheres import Wheres
from sayso.model import Figure

if TYPE_CHECKING:
    from sayso.figures.drafts import Draft
    from sayso.figures.sources import SourceRead
    from sayso.figures.whens import When
    from sayso.figures.wheres import Where
    from sayso.model import Article, Passage, Statement


def read_figures(
    article: Article,
    headline: Passage,
    body: Passage,
    statements: tuple[Statement, ...],
) -> tuple[Figure, ...]:
    """The figures of an article, headline first, each passage's in order of appearance.

    `headline` and `body` carry the quantities, times and places found in them; `statements` say whose word each number
    is. A quantity that is no figure (FIGURES.md) is left out. `Figure.rules` names each field's rule (see `rules`).
    """
    fields = [Field(headline, beside=body), Field(body, article.headline, beside=headline)]
    mentions = [mention for field in fields for mention in find_mentions(field) if why_dropped(mention) is None]
    drafts = draft_figures(mentions, fields)
    pollsters = Pollsters(fields)
    sources = Sources(statements, pollsters, fields)
    told = [sources.read(draft) for draft in drafts]
    calendar = Whens(article, fields)
    whens = [calendar.read(draft, source) for draft, source in zip(drafts, told, strict=True)]
    atlas = Wheres(fields, drafts, statements)
    wheres = [atlas.read(draft, when, calendar.main) for draft, when in zip(drafts, whens, strict=True)]
    parts = zip(drafts, told, whens, wheres, strict=True)
    return tuple(_figure(number, *part) for number, part in enumerate(parts, start=1))


def _figure(number: int, draft: Draft, source: SourceRead, when: When, where: Where) -> Figure:
    mention = draft.mention
    rules = {
        "bounds": mention.quantity.rule,
        "counted": draft.counted.rule,
        "event": draft.event.rule,
        "place": where.rule,
        "as_of": when.rule,
        "source": source.rule,
        "stance": source.stance_rule,
    }
    return Figure(
        id=f"f{number}",
        where=mention.field.where,
        quantity=mention.quantity,
        counted=draft.counted.words,
        counted_span=draft.counted.span,
        event=draft.event.event,
        place=where.words,
        place_span=where.span,
        place_id=where.place,
        as_of=when.days,
        time_span=when.span,
        source=source.source,
        stance=source.stance,
        sentence=mention.stretch.span,
        statement=source.statement,
        subset=draft.subset,
        confidence=confidence_of(rules, statement=source.confidence),
        rules=rules,
    )
