"""Where, and by whose count, a sentence says that its number holds: a number for another place contradicts nothing.

A scope is a name or a year behind "in", "on", "for" and the like. What this does not try: places within places.
"""

from __future__ import annotations

import re

_SCOPE = re.compile(
    r"\b((?i:in|on|at|for|during|versus))\s+(?:the\s+)?"
    r"((?:[A-Z][\w.’'-]*|(?:19|20)\d\d(?:[–-]\d\d)?)(?:\s+[A-Z][\w.’'-]*)*)"
)
_OTHER_NAMES = (
    (re.compile(r"\bNorth America\b"), "Canada United States"),
    (re.compile(r"\b(?:US|U\.S\.?|USA|America)(?!\w)"), "United States"),
    (re.compile(r"\b(?:UK|U\.K\.?|Britain)(?!\w)"), "United Kingdom"),
)
"""Names that sentences use by turns; a continent with the countries that box offices and tallies mean by it."""


_OVERALL = re.compile(
    r"\b(?:nationwide|countrywide|worldwide|globally|overall|in\s(?:all|total)|"
    r"(?:whole|entire)\s(?:country|nation|state|province|region|world))\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\bin\sthe\s(?:(?:north|south|east|west|centre|center)(?:east|west|ern)?|capital)\b", re.IGNORECASE
)


def is_other_scope(premise: str, hypothesis: str) -> bool:
    """True where the hypothesis names a scope that the premise lacks, and the premise has another in the same place.

    Example: "More than 70 % voted in 2006", with "67 % voted in 1992" -> True; with "67 % voted" -> False.
    """
    told, asked = _spelled_out(premise), _spelled_out(hypothesis)
    if _OVERALL.search(asked) and _PARTLY.search(told) and not _OVERALL.search(told):
        return True  # "31 seats in the north" says nothing of the whole country's
    for preposition, name in _scopes(asked):
        if any(word in told for word in name.split()):
            continue
        others = (other for before, other in _scopes(told) if before == preposition)
        if any(not any(word in asked for word in other.split()) for other in others):
            return True
    return False


def _spelled_out(text: str) -> str:
    for pattern, name in _OTHER_NAMES:
        text = pattern.sub(name, text)
    return text


def _scopes(text: str) -> list[tuple[str, str]]:
    return [(match[1].lower(), match[2].rstrip(".,’'")) for match in _SCOPE.finditer(text)]
