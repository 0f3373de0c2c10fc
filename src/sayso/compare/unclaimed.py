"""Numbers of headlines that a body need not repeat: of a list's own items, of titles and names, of years and dates.

"72 Best Gifts" counts what the page itself lists; "20-time champion" recalls what every reader knows. Where the body
gives such a number it is borne out as any other; where it doesn't, nothing follows.
"""

from __future__ import annotations

import re

from sayso.compare.numerals import Mark
from sayso.compare.slots import Slot

_LISTED = (
    r"best|worst|top|biggest|greatest|easy|simple|ways?|things|reasons|tips|tricks|facts|ideas|gifts|takeaways|lessons|"
    r"questions|answers|photos|pictures|recipes|moments|signs|steps|stories|picks|deals|books|films|movies|shows|songs|"
    r"albums|games|places|spots|quotes|looks|trends|myths|mistakes|hacks"
)
_OPENING = re.compile(r"(?:^|[:|–—]\s)(?:(?:The|Top|These|Our|My|Here\sAre)\s)*$", re.IGNORECASE)
_READER = r"know|watch|read|try|eat|drink|sip|cook|avoid|remember|stream"
"""What a list bids its reader do: nobody else is meant by "five bottles to sip", as in "five men to stand trial"."""

_LIST = re.compile(
    rf"(?:\s[\w’'()-]+){{0,3}}?\s(?:{_LISTED})\b|"
    rf"(?:\s[\w’'()-]+){{1,6}}?\s(?:(?:that|you|your|we|every)\s|to\s(?:{_READER})\b)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"-time\b|-gen(?:eration)?\b", re.IGNORECASE)  # "20-time champion", "6th-gen model"
_LETTERED = re.compile(r"[A-Za-z]-?$")  # "Covid-19", "G20"
_SCALED = re.compile(r"\d\s?(?:k|m|mn|bn|tn)$", re.IGNORECASE)  # "R4bn"
_VERSION = re.compile(r"\d\.0")
_DAY = re.compile(r"(?:19|20)\d\d[./-]\d\d?[./-]\d\d?|\([A-Za-z]{3,9}\.?\s\d\d?\)")  # "2023.04.22", "(Dec 29)"


def _is_named(head: Slot, headline: str) -> bool:
    """True for a number that is part of a name: "Covid-19"."""
    numeral = head.numeral
    is_lettered = numeral.surface[:1].isalpha() or _LETTERED.search(headline[: numeral.start])
    return numeral.mark is Mark.NAME and bool(is_lettered) and not _SCALED.search(headline[: numeral.end])


def is_unclaimed(head: Slot, headline: str, *, is_given: bool) -> bool:
    """True for a number that need not stand in the body; `is_given` where the body has it, though of something else.

    Example: "The 72 Best Cheap Gifts Under $30" -> True for 72, False for 30.
    """
    numeral = head.numeral
    if _TITLE.match(headline, numeral.end) or (_VERSION.fullmatch(numeral.surface) and not head.unit):
        return True  # "Budget 3.0": the third one, or none
    if is_given:
        return False
    if numeral.mark is Mark.YEAR or _is_named(head, headline):
        return True
    if any(date.start() <= numeral.start < date.end() for date in _DAY.finditer(headline)):
        return True
    is_opening = numeral.mark is Mark.COUNT and _OPENING.search(headline[: numeral.start]) is not None
    return is_opening and _LIST.match(headline, numeral.end) is not None
