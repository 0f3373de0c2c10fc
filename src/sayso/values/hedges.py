"""The rules by which bounds are read, as data from hedges.toml, and the search for their words around a number.

The reasons of the rules are shown to users: `rule_of(quantity.rule).reason`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sayso.data import load_table
from sayso.errors import TableError
from sayso.model import Comparator, QuantityKind
from sayso.values.lexer import Kind, Tokens
from sayso.values.phrases import Phrases
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.measures import Measure

Width = tuple[float, float]
"""What is added to a number to get the ends of an interval, as shares of its size; infinite for no end."""

ZERO: Final = "zero"
ROUNDING: Final = "rounding"
LAST: Final = "last"


@dataclass(frozen=True, slots=True)
class Rule:
    """How some words bound a number. See the head of hedges.toml."""

    name: str
    comparator: Comparator
    reason: str
    example: str
    hard: str | tuple[float | str, float | str]
    soft: str | tuple[float | str, float | str]


@dataclass(frozen=True, slots=True)
class HedgeTables:
    """The rules by name, and their words ready to be matched."""

    rules: dict[str, Rule]
    before: Phrases[Rule]
    after: Phrases[Rule]
    fillers: Phrases[bool]
    links: Phrases[bool]
    leads: Phrases[bool]
    change: frozenset[str]


@cache
def hedge_tables() -> HedgeTables:
    """The table, read once. Raises: TableError if two rules claim one phrase or one name."""
    table = load_table("hedges")
    rules: dict[str, Rule] = {}
    for entry in table["rule"]:
        if entry["name"] in rules:
            raise TableError(f"two rules are named {entry['name']!r}", where="hedges.toml", mend="Rename one of them.")  # noqa: EM102, TRY003
        rules[entry["name"]] = _rule(entry)
    return HedgeTables(
        rules=rules,
        before=_phrases(table["rule"], "before", rules),
        after=_phrases(table["rule"], "after", rules),
        fillers=Phrases.of(((words, True) for words in table["fillers"]["words"]), name="hedges.toml"),
        links=Phrases.of(((words, True) for words in table["links"]["words"]), name="hedges.toml"),
        leads=Phrases.of(((words, True) for words in table["leads"]["words"]), name="hedges.toml"),
        change=frozenset(table["change"]["words"]),
    )


def rule_of(name: str) -> Rule:
    """The rule called `name`. Raises: KeyError if there is none."""
    return hedge_tables().rules[name]


def _rule(entry: dict[str, Any]) -> Rule:
    hard, soft = (value if isinstance(value, str) else tuple(value) for value in (entry["hard"], entry["soft"]))
    return Rule(entry["name"], Comparator(entry["comparator"]), entry["reason"], entry["example"], hard, soft)


def _phrases(entries: list[dict[str, Any]], side: str, rules: dict[str, Rule]) -> Phrases[Rule]:
    pairs = ((words, rules[entry["name"]]) for entry in entries for words in entry.get(side, ()))
    return Phrases.of(pairs, name="hedges.toml")


# --- the words around a number ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hedge:
    """The words that bound a number: the rule, whether they also round it, and the tokens that they stand in."""

    rule: Rule
    approx: bool
    first: int
    last: int


BOUNDS: Final = frozenset({Comparator.MORE, Comparator.AT_LEAST, Comparator.LESS, Comparator.AT_MOST})

STEPS: Final = 3
"""How many hedges may stand in a row: "about slightly more than"."""


def hedge_before(tokens: Tokens, measure: Measure) -> Hedge | None:
    """The hedge that ends where `measure` begins."""
    tables = hedge_tables()
    rule: Rule | None = None
    approx = False
    first = at = measure.first
    for _ in range(STEPS):
        match = _ending(tokens, at, tables)
        if match is None or _is_no_hedge(tokens, match[0], match[1], measure):
            break
        first = at = match[0]
        found = match[1]
        approx = approx or found.comparator is Comparator.APPROXIMATE
        if rule is None or (rule.comparator is Comparator.APPROXIMATE and found.comparator in BOUNDS):
            rule = found
    return None if rule is None else Hedge(rule, approx, first, measure.first)


def _ending(tokens: Tokens, at: int, tables: HedgeTables) -> tuple[int, Rule] | None:
    """The rule whose words end before token `at`, fillers between skipped, and where they begin."""
    match = tables.before.ending(tokens.words, at)
    if match is None:
        filler = tables.fillers.ending(tokens.words, at)
        match = None if filler is None else tables.before.ending(tokens.words, filler.first)
    if match is None or match.meaning.comparator is Comparator.RANGE:
        return None
    return match.first, match.meaning


def _is_no_hedge(tokens: Tokens, first: int, rule: Rule, measure: Measure) -> bool:
    """True where the words have another sense: "took over two towns", "hanged over five years", "the maximum 40"."""
    word, ahead = tokens.words[first], tokens.words[first - 1] if first > 0 else ""
    if word == "over":
        return _is_other_over(ahead, measure) if measure.first == first + 1 else False
    if word == "about" and ahead in listed("about_is_of"):
        return True
    if word == "some":
        return tokens.words[measure.first] == "one" or measure.numeral.rule == "vague.several"
    if word in {"c", "ca"}:
        return tokens.capital(first)
    if word == "say":
        return ahead not in {",", "("}
    return word in {"minimum", "maximum"} and ahead in {"the", "its", "their", "his"} and rule.comparator in BOUNDS


def _is_other_over(ahead: str, measure: Measure) -> bool:
    """True where "over" is "in the course of" or belongs to the verb before it, `ahead`."""
    if measure.unit.kind is QuantityKind.DURATION and not measure.tied and not measure.age:
        return ahead not in listed("over_is_more")
    return ahead in listed("particle_verbs")


def hedge_after(tokens: Tokens, last: int) -> Hedge | None:
    """The hedge that begins at token `last`, where a number (with its unit or noun) has ended."""
    match = hedge_tables().after.starting(tokens.words, last)
    if match is None or _is_no_hedge_behind(tokens, last, match.last):
        return None
    approx = match.meaning.comparator is Comparator.APPROXIMATE
    return Hedge(match.meaning, approx, match.first, match.last)


NUMBER_MAY_FOLLOW: Final = frozenset(
    {"plus", "least", "most", "minimum", "maximum", "exactly", "approximately", "roughly", "about"},
)
"""Last words of hedges that may as well begin the next number: "killed 40, at least 20 of them children"."""


def _is_no_hedge_behind(tokens: Tokens, first: int, last: int) -> bool:
    """True where the words `first` to `last` behind a number belong to what comes after them."""
    word, behind = tokens.words[last - 1], tokens.words[last]
    if behind == "than" or (word == "estimated" and behind == "by"):
        return True
    if tokens.words[first:last] == ["and", "more"]:
        return not _ends_phrase(tokens, last)
    if word in NUMBER_MAY_FOLLOW and _is_number(tokens, last):
        return True
    if word in {"something", "ish", "+"}:
        return not tokens.glued(first)
    return word == "plus" and not tokens.glued(last - 1) and behind in {"a", "an", "the", "two", "one"}


def _ends_phrase(tokens: Tokens, index: int) -> bool:
    """True where "and more" is all of it; in "and more discussion" it counts something else."""
    return tokens.kinds[index] is not Kind.WORD or tokens.words[index] in listed("stop")


def _is_number(tokens: Tokens, index: int) -> bool:
    return tokens.raw[index][:1].isdigit() or tokens.raw[index] in {"$", "£", "€"}
