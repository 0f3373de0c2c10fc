"""On which day something was said: the time told beside the cue, or by the sentence that says where it was said.

In: an article, its passages with their times, attributions. Out: days, or None where the article doesn't tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.model import TimeKind
from sayso.spans import CharSpan, cover

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.attribution.tree import Tree
    from sayso.interval import DayInterval
    from sayso.model import Article, Attribution, Passage, Speaker, TimeExpression, Where

NEAREST = 90
"""Characters between the reporting words and their time: "told a news conference in the capital on Tuesday"."""

LONGEST = 31
"""Days that a time of speaking may cover: "last month" tells when something was said, "for years" doesn't."""

_SPOKE = re.compile(
    r"\b(?:spoke|speaking|spoken|told|addressed|testified|appeared|interview(?:ed)?|news conference|press conference"
    r"|briefing|statement|speech|tweeted|wrote)\b",
    re.IGNORECASE,
)


class DayFinder:
    """Finds the days of one article's statements."""

    def __init__(self, article: Article, passages: Mapping[Where, Passage], trees: Mapping[Where, Tree]) -> None:
        """Keep the passages' times, in order."""
        self._published = article.published
        self._trees = trees
        self._times = {
            where: sorted(
                (time for time in passage.times if self._may_date(time)),
                key=lambda time: time.span.start,
            )
            for where, passage in passages.items()
        }

    def _may_date(self, time: TimeExpression) -> bool:
        if time.kind not in {TimeKind.DATE, TimeKind.TIME} or time.days is None or time.days.days > LONGEST:
            return False
        return self._published is None or time.days.start <= self._published

    def said_on(self, attribution: Attribution, speaker: Speaker | None) -> DayInterval | None:
        """The day that stands with the reporting words, else that of a sentence before which tells of the speaking."""
        if not attribution.cue:
            return None
        text = self._trees[attribution.where].text
        unit = cover((*attribution.source, *attribution.cue)) if attribution.source else cover(attribution.cue)
        for time in self._times[attribution.where]:
            if self._beside(text, unit, attribution, time.span):
                return time.days
        return self._from_before(attribution, unit, speaker)

    def _beside(self, text: str, unit: CharSpan, attribution: Attribution, span: CharSpan) -> bool:
        if any(held.overlaps(span) for held in (*attribution.content, *attribution.source)):
            return False
        if unit.contains(span):
            return True
        between = text[unit.end : span.start] if span.start >= unit.end else text[span.end : unit.start]
        if len(between) > NEAREST or re.search(r"[.!?;\n\"“”]", between):
            return False
        if span.end <= unit.start:  # "On Tuesday, the minister said"
            return between.strip() in {"", ","} and self._starts_sentence(attribution, span)
        held = CharSpan(unit.end, max(unit.end, span.start))
        return not any(content.overlaps(held) for content in attribution.content)

    def _starts_sentence(self, attribution: Attribution, span: CharSpan) -> bool:
        tree = self._trees[attribution.where]
        index = tree.first_at(span.start)
        if index >= len(tree.tokens):
            return False
        sentence = tree.sentence(index).span
        return span.start - sentence.start <= len("Early on the ")

    def _from_before(self, attribution: Attribution, unit: CharSpan, speaker: Speaker | None) -> DayInterval | None:
        """The day of the sentence before, if it tells of speaking: "She spoke on radio on Friday. She said ..."."""
        tree = self._trees[attribution.where]
        index = tree.first_at(unit.start)
        if speaker is None or index >= len(tree.tokens) or tree.tokens[index].sentence == 0:
            return None
        before = tree.analysis.sentences[tree.tokens[index].sentence - 1].span
        words = before.of(tree.text)
        if "\n" in tree.text[before.end : unit.start] or not _SPOKE.search(words) or len(words) > 2 * NEAREST:
            return None
        surname = speaker.name.split()[-1]
        opens = words.split(" ")[0].lower() in {"he", "she", "they", "it"}
        if not opens and surname not in words:
            return None
        inside = [time.days for time in self._times[attribution.where] if before.contains(time.span)]
        return inside[0] if len(inside) == 1 else None
