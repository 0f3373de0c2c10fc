"""Attributions in, statements out: speaker, stance, kind of speech, day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.model import Article, Attribution, Passage, Statement


def read_statements(
    article: Article,  # noqa: ARG001
    headline: Passage,  # noqa: ARG001
    body: Passage,  # noqa: ARG001
    attributions: Sequence[Attribution],  # noqa: ARG001
) -> tuple[Statement, ...]:
    """The statements that `attributions` make, in the order of the article, headline first."""
    return ()
