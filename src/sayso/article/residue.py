"""Which lines of a page are residue: counters, prompts, links to other stories, notices. Told by what the line is.

In: a line. Out: the rule of data/residue.toml that it meets, or None. A line of prose that only mentions such words
meets none: rules match whole short lines, or their start within a bound on the length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sayso.data import load_table

LONGEST_RULE = 1_000
"""Characters of a line past which no rule is tried: the longest rule ends at 700."""

LONGEST_TITLE = 140
"""Characters of the longest line that may be the title of another story; headlines of 20,000 pages end before."""

_NUMBER = re.compile(r"\d[\d,.]*")
_TYPOGRAPHY = str.maketrans("’‘“”\xa0", "''\"\" ")
_DECORATION = " \t*•·|–—-»›>→_=~#[]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, why such a line is no part of a story, and its forms."""

    name: str
    reason: str
    longest: int
    opens_list: bool = False  # titles of other stories follow
    ends_page: bool = False  # what follows, once most of the page is behind, is no story any more
    spared: re.Pattern[str] | None = None
    caption: re.Pattern[str] | None = None
    whole: re.Pattern[str] | None = None
    start: re.Pattern[str] | None = None
    contains: re.Pattern[str] | None = None
    beside: re.Pattern[str] | None = None

    def meets(self, line: str) -> bool:
        """True for a line, as `plain_line` leaves it, that the rule is about."""
        if len(line) > self.longest:
            return False
        if self.caption is not None and self.caption.fullmatch(line):
            return True
        if self.spared is not None and self.spared.search(line):
            return False
        if self.whole is not None and self.whole.fullmatch(line):
            return True
        if self.start is not None and self.start.match(line):
            return True
        return bool(self.contains and self.beside and self.contains.search(line) and self.beside.search(line))


@cache
def _spared() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_table('residue')['spared']['words'])})\b")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of data/residue.toml, in its order."""
    table = load_table("residue")
    spared = _spared()
    words = {name: "|".join(forms) for name, forms in table["words"].items()}
    return tuple(
        Rule(
            name=row["name"],
            reason=row["reason"],
            longest=row["longest"],
            opens_list=row.get("opens_list", False),
            ends_page=row.get("ends_page", False),
            spared=spared if row.get("spares", True) else None,
            caption=_pattern(row, "caption", words),
            whole=_pattern(row, "whole", words),
            start=_pattern(row, "start", words),
            contains=_pattern(row, "contains", words),
            beside=_pattern(row, "beside", words),
        )
        for row in table["rule"]
    )


def _pattern(row: dict[str, Any], key: str, words: dict[str, str]) -> re.Pattern[str] | None:
    forms = row.get(key)
    if not forms:
        return None
    filled = (re.sub(r"\{([a-z]+)\}", lambda found: f"(?:{words[found[1]]})", form) for form in forms)
    joined = "|".join(f"(?:{form.replace('#', r'#')})" for form in filled)
    return re.compile(joined)


def plain_line(line: str) -> str:
    """`line` as rules see it: small letters, plain quotes, numbers as "#", no decoration at its ends."""
    folded = " ".join(line.translate(_TYPOGRAPHY).split()).casefold()
    return _NUMBER.sub("#", folded).strip(_DECORATION.replace("#", "")).rstrip("!. ").strip()


EMPTY = Rule("decoration", "It holds no letters or digits.", 200)


def residue_rule(line: str) -> Rule | None:
    """The rule that `line` meets, or None for a line of the story. Example: "Back to top" -> navigation."""
    return _residue_rule(line) if len(line) <= LONGEST_RULE else None


@lru_cache(maxsize=4096)  # templates repeat their lines on every page
def _residue_rule(line: str) -> Rule | None:
    plain = plain_line(line)
    if not any(character.isalnum() or character == "#" for character in plain):
        return EMPTY if len(line) < EMPTY.longest else None
    return next((rule for rule in rules() if rule.meets(plain)), None)


def reports(line: str) -> bool:
    """True for a line with one of the words that rules spare: it says what happened, or who said so."""
    return _spared().search(plain_line(line)) is not None


def may_be_title(line: str) -> bool:
    """True for a line that could be the title of another story in a list: short, and no sentence of prose."""
    return len(line) <= LONGEST_TITLE and not line.rstrip().endswith((".", ".”", '."', ".’", "”", "?”", "!”"))
