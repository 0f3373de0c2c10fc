"""Who wrote a page: the names in its author fields and in the byline that it shows.

In: what the page states and its blocks. Out: names, persons before agencies; no outlet, desk or placeholder. A page
that names nobody has no byline: none is made up from its site's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.article.agencies import is_agency
from sayso.article.markup import Block, Markup
from sayso.article.stated import AUTHOR_META, Stated
from sayso.data import load_table

NEAR = 25
"""Blocks on either side of the headline in which a byline is looked for."""

LONGEST = 160
"""Characters of the longest byline."""

_JOIN = re.compile(r"\s*(?:[,;|/&•·]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_BY = re.compile(
    r"^\s*(?:(?:written |reported |posted |words |story |text |article |published )?by|author|authors)\b[\s:]*",
    re.IGNORECASE,
)
_SHOWN_BY = re.compile(r"\bBy:?\s*(?=[A-ZÀ-Þ][a-zà-ÿ.’'])|\bBY:?\s+(?=[A-ZÀ-Þ])|^(?:\w+\s){1,2}by\s+(?=[A-ZÀ-Þ])")
_WORD = r"(?:[A-ZÀ-ÞŁŠŽĐ][\w.’'‘\-]*|d[eaiu]|del|den|van|von|der|bin|ibn|al-\w+|el-\w+|ter|la|le|dos|da|of)"
_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{1,4}}")
_CLASS = re.compile(
    r"\b(?:by-?line|authors?|author-?names?|writer|contributor)\b|(?:byline|author)[-_]{1,2}(?:name|link|text)",
    re.IGNORECASE,
)


def read_byline(markup: Markup, stated: Stated, headline: int | None) -> tuple[str, ...]:
    """The names of a page's authors. `headline` is the number of the headline's block, where it is known."""
    outlets = _outlets(stated)
    stated_names = clean_names([*stated.persons(), *stated.meta(*AUTHOR_META)][:12], outlets)
    first = clean_names(stated.persons(), outlets) or stated_names
    shown = clean_names(list(_shown(markup, headline)), outlets)
    return first or shown or clean_names(stated.organisations(), outlets)


def clean_names(fields: Sequence[str], outlets: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names in author fields, each once: persons, or agencies where no person is named.

    Example: ["By Ada Lind, PhD and The Associated Press"] -> ("Ada Lind",).
    """
    names = list(dict.fromkeys(name for field in fields for name in _names_in(field, outlets)))
    return tuple([name for name in names if not is_agency(name)] or names)


def _names_in(field: str, outlets: frozenset[str]) -> Iterator[str]:
    if "://" in field or "@" in field or field.startswith("(") or len(field) > LONGEST:
        return
    for part in _JOIN.split(_BY.sub("", field)):
        name = _degrees().sub("", part.strip(" .:-–—*\"'()")).strip(" ,.")
        if 2 < len(name) < 50 and not _is_nobody(name, outlets):
            yield name


def _is_nobody(name: str, outlets: frozenset[str]) -> bool:
    if is_agency(name):
        return False
    folded, last = _fold(name), name.rsplit(maxsplit=1)[-1]
    is_word = name[0].isalpha() and (name[0].isupper() or " " in name)
    return not is_word or folded in outlets or "." in last.strip(".")[1:] or _nobody().search(name) is not None


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s|\b)(?:{'|'.join(load_table('bylines')['nobody']['words'])})\s*$", re.IGNORECASE)


@cache
def _degrees() -> re.Pattern[str]:
    words = "|".join(load_table("bylines")["degrees"]["words"])
    return re.compile(rf"(?:^|[\s,]+)(?:{words})(?=$|[\s,])", re.IGNORECASE)


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[\s,|•·–—-]+|^)(?:{'|'.join(load_table('bylines')['roles']['words'])})\b.*$", re.IGNORECASE | re.DOTALL
    )


def _outlets(stated: Stated) -> frozenset[str]:
    """The names that the page's outlet goes by, folded: a byline that is one of them names nobody."""
    host = re.sub(r"^\w+://(?:www\.)?|[/:?].*$", "", stated.url)
    names = [*stated.meta("og:site_name", "application-name", "twitter:site"), host, host.partition(".")[0]]
    names += [stated.linked.outlet] if stated.linked else []
    folded = {_fold(name) for name in names} | {_fold(name).removeprefix("the") for name in names}
    return frozenset(name for name in folded | {f"the{name}" for name in folded} if len(name) > 1)


def _fold(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()


def _shown(markup: Markup, headline: int | None) -> Iterator[str]:
    """The names in the block nearest to the headline that is marked or worded as a byline: behind it, else before."""
    here = headline or 0
    near = [*markup.blocks[here : here + NEAR], *reversed(markup.blocks[max(0, here - NEAR // 2) : here])]
    for block in near:
        if len(block.text) > LONGEST:
            continue
        worded = _SHOWN_BY.search(block.text)
        if worded is not None or _is_marked(markup, block):
            names = list(_leading_names(block.text[worded.end() if worded else 0 :]))
            if names:
                yield from names
                return


def _is_marked(markup: Markup, block: Block) -> bool:
    for index in markup.ancestors(block.inner)[:3]:
        attrs = markup.elements[index].attrs
        if (
            attrs.get("rel") == "author"
            or attrs.get("itemprop") in {"author", "name creator"}
            or _CLASS.search(attrs.get("class", ""))
        ):
            return True
    return False


def _leading_names(text: str) -> Iterator[str]:
    """The names that `text` starts with: "Ada Lind and Ivo Marin, staff writers" -> two."""
    for part in _JOIN.split(_roles().sub("", text)):
        found = _NAME.fullmatch(part.strip(" .:-–—"))
        if found is None:
            return
        words = found[0].split()
        yield found[0] if len(words) < 5 or not found[0].istitle() else " ".join(words[:2])
