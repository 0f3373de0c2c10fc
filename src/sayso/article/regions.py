"""What an element's class, id and role say that it is for: beside the story, under it, or over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from sayso.data import load_table

Region = Literal["apart", "aside", "label", "standfirst"]

LONGEST = 200
"""Characters of one attribute that are looked at: names that matter stand first."""

_ATTRIBUTES = ("class", "id", "role", "data-component", "data-testid", "data-type", "data-module")
_VARIANT = re.compile(r"--[\w-]+|\b(?:tag|category|cat|topic|section)-\S+")
"""Parts of a name that tell a variant ("article--with-sidebar", block--modifier) or a subject ("tag-newsletters")."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DIGITS = re.compile(r"\d+")


def signature(attrs: Mapping[str, str]) -> str:
    """The names that an element goes by, joined with spaces; "" for none. Numbers in them don't count."""
    if not attrs:
        return ""
    names = " ".join(value[:LONGEST] for name in _ATTRIBUTES if (value := attrs.get(name)))
    return _DIGITS.sub("#", names) if names else ""


@cache
def _pattern(region: Region) -> re.Pattern[str]:
    words = "|".join(load_table("regions")[region]["words"])
    return re.compile(rf"(?:^|[-_\s:.])(?:{words})(?:$|[-_\s:.#])", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def names_region(names: str, region: Region) -> bool:
    """True when one of `names`, as `signature` gives them, is a word of `region`."""
    return bool(names) and _pattern(region).search(_CAMEL.sub("-", _VARIANT.sub("", names))) is not None
