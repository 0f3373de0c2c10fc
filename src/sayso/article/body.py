"""Which blocks of a page are its article. First version: those that trafilatura finds, in its precise setting."""

from __future__ import annotations

import re

from sayso.article.markup import Block, Markup


def find_body(content: str, markup: Markup) -> list[Block]:
    """The blocks of the article's body, in the order of the page."""
    squeezed = _squeeze(_trafilatura(content))
    keys = [_squeeze(block.text) for block in markup.blocks]
    places = [(number, place) for number, key in enumerate(keys) if key for place in _places(squeezed, key)]
    return [markup.blocks[number] for number in _best_chain(places, [len(key) for key in keys])]


def _squeeze(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _places(squeezed: str, key: str) -> list[int]:
    found, at = [], squeezed.find(key)
    while at >= 0 and len(found) < 4:
        found.append(at)
        at = squeezed.find(key, at + 1)
    return found


def _best_chain(places: list[tuple[int, int]], weights: list[int]) -> list[int]:
    """The blocks that follow each other in both the page and the extracted text and cover most of it."""
    best: list[tuple[int, int]] = []  # weight of the best chain that ends here, and the place before it
    ends: list[int] = []
    for index, (number, place) in enumerate(places):
        weight, before = 0, -1
        for other in range(index):
            if places[other][0] < number and ends[other] <= place and best[other][0] > weight:
                weight, before = best[other][0], other
        best.append((weight + weights[number], before))
        ends.append(place + weights[number])
    chain: list[int] = []
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(places[at][0])
        at = best[at][1]
    return chain[::-1]


def _trafilatura(content: str) -> str:
    import logging  # noqa: PLC0415 - with the library whose messages it silences

    from trafilatura import extract  # noqa: PLC0415 - half a second to import

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    return extract(content, favor_precision=True, include_comments=False, include_tables=False) or ""
