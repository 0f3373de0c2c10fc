"""Numbers that are no quantities: dates, years, names and models, labels, scores, addresses, list numbers, "one" as a pronoun.

Each reason has a name, so that a reader can be told why a number was not read. What is asked here is only how a number
stands among its neighbours: no tagger knows better what "F-16" is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from sayso.data import load_table
from sayso.model import QuantityKind
from sayso.values.counted import counting_words, is_plural
from sayso.values.hedges import hedge_before
from sayso.values.lexer import DASHES, HYPHENS, Kind, Tokens
from sayso.values.numerals import Form, number_words
from sayso.values.units import COUNT

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.values.measures import Measure


@dataclass(frozen=True, slots=True)
class TrapWords:
    """The words of not_quantities.toml."""

    months: frozenset[str]
    weekdays: frozenset[str]
    year_before: frozenset[str]
    only_years: frozenset[str]
    bodies: frozenset[str]
    labels: frozenset[str]
    capital_labels: frozenset[str]
    streets: frozenset[str]
    clock: frozenset[str]
    sport: frozenset[str]
    before_one: frozenset[str]
    after_one: frozenset[str]
    tied: frozenset[str]
    noise: frozenset[str]


@cache
def trap_words() -> TrapWords:
    """The table, read once."""
    table = load_table("not_quantities")
    names = ("months", "weekdays", "year_before", "only_years", "bodies", "labels", "capital_labels", "streets", "clock", "sport")
    return TrapWords(
        *(frozenset(table[name]["words"]) for name in names),
        before_one=frozenset(table["pronoun_one"]["before"]),
        after_one=frozenset(table["pronoun_one"]["after"]),
        tied=frozenset(table["no_counts_tied"]["words"]),
        noise=frozenset(table["line_noise"]["words"]),
    )


@dataclass(frozen=True, slots=True)
class Trap:
    """A number that counts nothing: why, and the token behind it."""

    reason: str
    last: int


def find_trap(tokens: Tokens, measure: Measure, before: Trap | None) -> Trap | None:
    """Why `measure` is no quantity, or None. `before` is the trap just before it, for "Articles 7 and 8"."""
    digits = tokens.kinds[measure.numeral.first] is Kind.NUMBER
    checks = DIGIT_TRAPS if digits else WORD_TRAPS
    for reason, check in checks:
        if check(tokens, measure):
            return Trap(reason, measure.numeral.last)
    if before is not None and digits and measure.unit is COUNT and _linked(tokens, before.last, measure.first):
        alike = before.reason in {"date", "year"} and measure.value <= 31 and measure.numeral.is_whole and "." not in tokens.raw[measure.numeral.first] or before.reason in {"label", "score"}
        if (alike or before.reason == "year" and _year_like(tokens, measure)) and not _noun_follows(tokens, measure):
            return Trap(before.reason, measure.numeral.last)
    return None


def _linked(tokens: Tokens, start: int, end: int) -> bool:
    return end - start == 1 and (tokens.words[start] in DASHES or tokens.words[start] in {"and", "to", "or", ",", "/", "&", "through"})


def _noun_follows(tokens: Tokens, measure: Measure) -> bool:
    """True when a plural noun stands within the three words behind the number."""
    words, stop = tokens.words, counting_words().stop
    for at in range(measure.last, measure.last + 3):
        if tokens.kinds[at] is not Kind.WORD or words[at] in stop:
            return False
        if is_plural(words[at]):
            return True
    return False


# --- digits ----------------------------------------------------------------------------------------------------------


def _glued_to_name(tokens: Tokens, measure: Measure) -> bool:
    """ "F-16", "Su-24", "G20", "COVID-19", "@user12"."""
    first = measure.first
    if not tokens.glued(first) or measure.unit.kind is QuantityKind.MONEY:
        return False
    before = tokens.kinds[first - 1]
    if before in {Kind.WORD, Kind.DEAD, Kind.NUMBER}:
        return True
    if tokens.words[first - 1] in "_/.&#@:\\*^=" and tokens.glued(first - 1):
        return tokens.words[first - 1] not in "/=" or tokens.kinds[first - 2] in {Kind.NUMBER, Kind.WORD, Kind.DEAD}
    if tokens.words[first - 1] == "-" and tokens.glued(first - 1):
        return tokens.kinds[first - 2] is Kind.WORD and tokens.words[first - 2] not in LEADING
    return False


LEADING: Final = frozenset({"minus", "sub", "to", "and", "or", "between", "under", "over", "plus", "than", "then", "now", "mid", "some", "a", "about"})
"""Before a hyphen and a number these leave it a number: "minus-130", "200-to-300"."""


def _glued_letters(tokens: Tokens, measure: Measure) -> bool:
    """ "29D", "5G", "4th", "1990s", "80386DX": letters behind that are no unit."""
    last = measure.last
    if tokens.words[last] == "'" and tokens.words[last + 1] == "s" and tokens.glued(last):
        return True
    if not tokens.glued(last) or tokens.kinds[last] not in {Kind.WORD, Kind.NUMBER, Kind.DEAD} or last > measure.numeral.last:
        return False
    letters = tokens.raw[last]
    return len(letters) < 4 or letters[0].isupper() and measure.value > 31


def _date(tokens: Tokens, measure: Measure) -> bool:
    """ "20 January", "Oct. 27", "Monday 15", "8 and 9 March"."""
    words = trap_words()
    value, first, last = measure.value, measure.first, measure.numeral.last
    if measure.unit is not COUNT or not measure.numeral.is_whole or measure.numeral.scale > 1:
        return False
    ahead = first - 2 if tokens.words[first - 1] == "," or _short_month(tokens, first - 2) else first - 1
    if _is_month(tokens, ahead) and (value <= 31 or 1000 <= value <= 2100):
        return not (tokens.words[first - 1] == "," and value <= 31 and _noun_follows(tokens, measure))
    if value > 31:
        return False
    if tokens.words[ahead] in words.weekdays and tokens.capital(ahead) and tokens.words[first - 1] != "." and not _noun_follows(tokens, measure):
        return True
    behind = last + 1 if tokens.words[last] in {"of", "-"} else last
    if _is_month(tokens, behind):
        return True
    linked = tokens.words[last] in {"to", "and", "or"} or tokens.words[last] in DASHES
    return linked and tokens.kinds[last + 1] is Kind.NUMBER and _is_month(tokens, last + 2)


def _short_month(tokens: Tokens, index: int) -> bool:
    """True for the "Oct." of "Oct. 27", false for the "April." that ends a sentence."""
    return index >= 0 and tokens.words[index + 1] == "." and len(tokens.words[index]) <= 4 and _is_month(tokens, index)


def _is_month(tokens: Tokens, index: int) -> bool:
    return index >= 0 and tokens.words[index] in trap_words().months and tokens.capital(index)


def _old_year(tokens: Tokens, measure: Measure) -> bool:
    """ "In 611.", "circa 480": behind these a short number that counts nothing is a year."""
    raw = tokens.raw[measure.numeral.first]
    behind = tokens.kinds[measure.last] is not Kind.WORD or tokens.words[measure.last] in counting_words().stop
    return len(raw) == 3 and raw.isdigit() and measure.bare and behind and tokens.words[measure.first - 1] in {"in", "since", "circa", "ad", "a.d."}


def _year_like(tokens: Tokens, measure: Measure) -> bool:
    raw = tokens.raw[measure.numeral.first]
    return len(raw) == 4 and raw.isdigit() and measure.unit is COUNT and measure.numeral.last == measure.numeral.first + 1


def _year(tokens: Tokens, measure: Measure) -> bool:
    """ "2017", "in 1453", "2015-16", "the 2003 invasion". A count: "2000 people", "more than 2000"."""
    if not _year_like(tokens, measure):
        return False
    words, value = trap_words(), measure.value
    before, behind = tokens.words[measure.first - 1], tokens.words[measure.last]
    if behind in words.bodies or before == "#":
        return False
    if tokens.words[measure.last + 1] in words.bodies and tokens.kinds[measure.last] is Kind.WORD and behind not in counting_words().stop:
        return False
    if not 1900 <= value < 2100:
        return 1000 <= value < 2200 and before in words.only_years and not _noun_follows(tokens, measure)
    if before in {"in", "since"} and value % 100:
        return True
    hedge = hedge_before(tokens, measure)
    if hedge is not None and (hedge.rule.comparator.value != "approx" or value % 100 == 0):
        return False
    if hedge is not None and hedge.rule.name == "hedge.some":
        return False
    return not (value % 100 == 0 and _noun_follows(tokens, measure) and before not in {"in", "since", "the"})


def _clock(tokens: Tokens, measure: Measure) -> bool:
    """ "5 p.m.", "10.45pm", "0400 GMT", "1800 hours"."""
    last = measure.numeral.last
    if tokens.words[last] in trap_words().clock and measure.value <= 2400 and measure.unit is COUNT:
        return tokens.words[last] not in {"et", "pt", "est"} or tokens.raw[last].isupper()
    raw = tokens.raw[measure.numeral.first]
    return len(raw) == 4 and raw[0] in "01" and raw.isdigit() and tokens.words[last] == "hours" and raw.endswith("00") and tokens.words[measure.first - 1] in {"at", "by", "from"}


def _label(tokens: Tokens, measure: Measure) -> bool:
    """ "Resolution 2254", "No. 10", "page 12", "Channel 4", "#1", "Boeing 737"."""
    if measure.unit.kind in {QuantityKind.MONEY, QuantityKind.PERCENT}:
        return False
    ahead = measure.first - 1
    if tokens.words[ahead] in {"#", "№", "§"}:
        return True
    at = ahead - 1 if tokens.words[ahead] in {".", ":"} and ahead > 0 else ahead
    if at < 0:
        return False
    if tokens.words[at] in trap_words().labels and not (tokens.words[ahead] == "." and tokens.words[at] not in {"no", "nos", "p", "vol", "fig", "art", "ext"}):
        return not (_noun_follows(tokens, measure) and tokens.words[at] in {"number", "figure", "count", "no", "call", "text", "part", "line", "numbers", "bus", "series", "season", "issue", "cell", "table", "code", "id", "type"}) and measure.bare
    return at == ahead and tokens.raw[at] in trap_words().capital_labels and measure.bare and not _noun_follows(tokens, measure)


def _capital_name(tokens: Tokens, measure: Measure) -> bool:
    """ "S&P 500", "Titan 15": a number behind a name, with no noun behind it. In headlines verbs have capitals too."""
    ahead = measure.first - 1
    if ahead < 0 or not measure.bare or not tokens.capital(ahead) or tokens.sentence_start(ahead):
        return False
    if tokens.words[ahead - 1] == "&" and tokens.glued(ahead):
        return True
    word = tokens.words[ahead]
    if word in counting_words().stop or word.endswith(("ed", "ing")) or is_plural(word) or _noun_follows(tokens, measure):
        return False
    if tokens.words[measure.last] in counting_words().casualty or tokens.words[measure.last] in {"people", "others"}:
        return False
    return not tokens.capital(measure.last) and not _title_case(tokens, ahead) and measure.value < 10000


def _title_case(tokens: Tokens, index: int) -> bool:
    """True when the words around are nearly all capitalised, as in a headline."""
    around = [i for i in range(max(0, index - 5), index + 6) if tokens.kinds[i] is Kind.WORD and len(tokens.raw[i]) > 3]
    return bool(around) and sum(tokens.capital(i) for i in around) >= 0.8 * len(around)


def _address(tokens: Tokens, measure: Measure) -> bool:
    """ "100 Haven Avenue", "10 Downing Street"."""
    if measure.unit is not COUNT or not measure.numeral.is_whole:
        return False
    at = measure.last
    for _ in range(3):
        if not tokens.capital(at):
            return False
        at += 1
        if tokens.words[at] in trap_words().streets and tokens.capital(at):
            return True
    return False


def _score(tokens: Tokens, measure: Measure) -> bool:
    """ "3-2", "won 21-17": two numbers tied by a dash that fall, or stand near words of contests."""
    first, last = measure.numeral.first, measure.numeral.last
    if measure.unit is not COUNT or not measure.numeral.is_whole or measure.value > 300 or measure.numeral.form is not Form.DIGITS:
        return False
    behind = tokens.words[last] in DASHES and tokens.kinds[last + 1] is Kind.NUMBER and tokens.hyphen(last)
    ahead = tokens.words[first - 1] in DASHES and tokens.kinds[first - 2] is Kind.NUMBER and tokens.hyphen(first - 1)
    if not behind and not ahead:
        return False
    low, high = (measure.value, tokens.number(last + 1)) if behind else (tokens.number(first - 2), measure.value)
    near = set(tokens.words[max(0, first - 5) : first]) | set(tokens.words[last : last + 5])
    return low >= high or bool(near & trap_words().sport) and not _noun_follows(tokens, measure) and high <= 150 or low < 10 and high < 10 and not behind and _ends(tokens, last) and not hedge_before(tokens, measure) and False


def _ends(tokens: Tokens, index: int) -> bool:
    return tokens.kinds[index] is not Kind.WORD


def _slash(tokens: Tokens, measure: Measure) -> bool:
    """ "9/11", "24/7", "1/3."."""
    first, last = measure.numeral.first, measure.numeral.last
    if tokens.words[first - 1] == "/" and tokens.glued(first) and first > 1 and tokens.kinds[first - 2] is Kind.NUMBER:
        return True
    return tokens.words[last] == "/" and tokens.glued(last) and tokens.kinds[last + 1] is Kind.NUMBER


def _code(tokens: Tokens, measure: Measure) -> bool:
    """ "007", "[3]", "(1)", and rows of numbers with nothing between: telephone numbers, counters of a page."""
    first, last = measure.numeral.first, measure.numeral.last
    raw = tokens.raw[first]
    if len(raw) > 1 and raw[0] == "0" and raw.isdigit():
        return True
    if len(raw) >= 5 and raw.isdigit() and measure.bare and measure.value % 100 and not _noun_follows(tokens, measure):
        return hedge_before(tokens, measure) is None
    if tokens.words[first - 1] == "." and tokens.words[first - 2] == "." and measure.bare:
        return not _noun_follows(tokens, measure)
    if tokens.words[first - 1] in {"(", "["} and tokens.words[last] in {")", "]"} and measure.value < 100 and measure.bare and tokens.glued(first):
        return tokens.words[last] == "]" or tokens.words[last + 1] != "percent"
    if not measure.bare or measure.numeral.scale > 1:
        return False
    return _number_beside(tokens, first - 1, measure) or (tokens.kinds[last] is Kind.NUMBER and not _noun_follows_number(tokens, last))


def _noun_follows_number(tokens: Tokens, index: int) -> bool:
    """True when what stands at `index` is a count of its own: "In 2015 200 people"."""
    return tokens.kinds[index + 1] is Kind.WORD or tokens.words[index + 1] in {"%", "-"}


def _number_beside(tokens: Tokens, index: int, measure: Measure) -> bool:
    if index < 0 or tokens.kinds[index] is not Kind.NUMBER or tokens.glued(index + 1):
        return False
    return len(tokens.raw[index]) != 4 and not _noun_follows(tokens, measure) or tokens.raw[index] == "0"


def _list_number(tokens: Tokens, measure: Measure) -> bool:
    """The number that heads a line of a list: "3. Marco", "12) ..."; its neighbours in the list stand at their lines' heads."""
    first, last = measure.numeral.first, measure.numeral.last
    if not tokens.line_start(first) or measure.value > 100 or not measure.numeral.is_whole or not measure.bare:
        return False
    if tokens.words[last] in {".", ")"} and tokens.glued(last):
        return True
    return tokens.capital(last) and _neighbour_in_list(tokens, first, int(measure.value))


def _neighbour_in_list(tokens: Tokens, first: int, value: int) -> bool:
    """True when the line before starts with the number before, or the next line with the next."""
    for step, sought in ((-1, value - 1), (1, value + 1)):
        at = first + step
        while 0 <= at < tokens.count and abs(at - first) < 60:
            if tokens.line_start(at):
                if tokens.raw[at] == str(sought):
                    return True
                if step == 1 or tokens.kinds[at] is not Kind.WORD:
                    break
            at += step
    return False


def _noise(tokens: Tokens, measure: Measure) -> bool:
    """ "12 Comments" alone on its line."""
    first, last = measure.first, measure.last
    return tokens.words[last] in trap_words().noise and tokens.line_start(first) and (last + 1 >= tokens.count or tokens.line_start(last + 1))


def _tied_kind(tokens: Tokens, measure: Measure) -> bool:
    """ "A three-way race", "one-on-one": the hyphen makes a kind of it."""
    last = measure.numeral.last
    ahead = measure.first - 1
    if tokens.kinds[measure.numeral.first] is Kind.WORD and ahead > 0 and tokens.hyphen(ahead) and tokens.kinds[ahead - 1] is Kind.WORD:
        return tokens.words[ahead - 1] not in LEADING
    if not tokens.hyphen(last) or measure.unit is not COUNT or measure.last > last:
        return False
    behind = tokens.words[last + 1]
    if tokens.kinds[last + 1] is not Kind.WORD or behind in {"odd", "plus", "some", "something", "to", "and", "or", "strong"}:
        return behind in {"to", "and"} and tokens.words[last + 3] == tokens.words[measure.numeral.first] or (behind == "to" and _simple_word(tokens, last + 3) is None)
    return behind in trap_words().tied or behind in counting_words().stop or is_plural(behind) and behind != "people"


def _simple_word(tokens: Tokens, index: int) -> float | None:
    if tokens.kinds[index] is Kind.NUMBER:
        return tokens.number(index)
    return number_words().simple.get(tokens.words[index])


# --- words -----------------------------------------------------------------------------------------------------------


def _pronoun(tokens: Tokens, measure: Measure) -> bool:
    """ "One of them", "the one that", "no one", "the two said": number words that stand for things already named."""
    if measure.numeral.form is not Form.WORDS or measure.unit is not COUNT or measure.numeral.value > 12 or not measure.bare:
        return False
    before, behind = tokens.words[measure.first - 1], tokens.words[measure.last]
    if tokens.hyphen(measure.last):
        return False
    if tokens.words[measure.numeral.first] == "one":
        return _pronoun_one(tokens, measure, before, behind)
    if tokens.words[measure.numeral.first] in {"a", "an"}:
        return False
    if before in {"the", "these", "those", "other", "both", "former"} and (behind in counting_words().stop - {"of"} or tokens.kinds[measure.last] is not Kind.WORD):
        return True
    return False


def _pronoun_one(tokens: Tokens, measure: Measure, before: str, behind: str) -> bool:
    words = trap_words()
    if hedge_before(tokens, measure) is not None and behind not in {"of", "another"}:
        return False
    if behind in {"to", "or"} and _simple_word(tokens, measure.last + 1) is not None:
        return False
    if behind in counting_words().stop and behind not in {"killed", "more"}:
        return True
    if behind in words.after_one and not (behind == "more" and is_plural(tokens.words[measure.last + 1])):
        return True
    if before in words.before_one:
        return True
    if tokens.kinds[measure.last] is not Kind.WORD:
        return before not in {"killed", "killing", "wounded", "wounding", "injured", "injuring", "leaving", "to", "just", "only", "by", "from"}
    return False


def _capital_number(tokens: Tokens, measure: Measure) -> bool:
    """ "Channel Four", "Seven Sisters", "Big Ten": a number word with a capital within a sentence is part of a name."""
    first = measure.first
    if not tokens.capital(first) or tokens.sentence_start(first) or _title_case(tokens, first) or tokens.raw[first].isupper() and len(tokens.raw[first]) > 1 and _title_case(tokens, first):
        return False
    if tokens.words[first - 1] in HYPHENS or tokens.words[first - 1] in {"(", ")", ",", ".", "…", "”", '"'} or tokens.kinds[first - 1] is Kind.NUMBER or tokens.text.rfind("\n", 0, tokens.starts[first]) >= tokens.ends[first - 1]:
        return False
    if tokens.capital(first - 1) and tokens.words[first - 1] not in counting_words().stop and not _noun_follows(tokens, measure):
        return True
    return tokens.capital(measure.last)


def _zero(tokens: Tokens, measure: Measure) -> bool:
    """ "Zero tolerance": nothing is counted unless a plural or a unit follows."""
    if measure.numeral.value != 0 or measure.unit is not COUNT:
        return False
    return not _noun_follows(tokens, measure) and tokens.words[measure.last] not in {"to", "-"} and tokens.words[measure.first - 1] not in {"from", "to", "at", "than"}


def _spelled_year(tokens: Tokens, measure: Measure) -> bool:
    """ "Nineteen eighty-four": groups of words with nothing between them."""
    return measure.bare and tokens.words[measure.last] in number_words().simple and measure.unit is COUNT and measure.numeral.form is Form.WORDS or tokens.words[measure.first - 1] in number_words().tens and measure.numeral.form is Form.WORDS


def _label_word(tokens: Tokens, measure: Measure) -> bool:
    """ "Phase two", "Chapter eleven"."""
    ahead = tokens.words[measure.first - 1]
    if measure.first == 0 or not measure.bare or measure.numeral.form is not Form.WORDS or _noun_follows(tokens, measure):
        return False
    return ahead in {"phase", "stage", "chapter", "number", "page", "channel", "type", "category", "level", "tier", "round", "formula", "article", "act", "part", "grade", "schedule", "day", "week", "world", "class"} and measure.numeral.value < 100


Check = "Callable[[Tokens, Measure], bool]"
DIGIT_TRAPS: Final[tuple[tuple[str, Callable[[Tokens, Measure], bool]], ...]] = (
    ("name", _glued_to_name),
    ("name", _glued_letters),
    ("slash", _slash),
    ("date", _date),
    ("year", _year),
    ("year", _old_year),
    ("clock", _clock),
    ("label", _label),
    ("score", _score),
    ("code", _code),
    ("address", _address),
    ("list number", _list_number),
    ("page counter", _noise),
    ("kind", _tied_kind),
    ("name", _capital_name),
    ("zero", _zero),
)
WORD_TRAPS: Final[tuple[tuple[str, Callable[[Tokens, Measure], bool]], ...]] = (
    ("pronoun", _pronoun),
    ("kind", _tied_kind),
    ("name", _capital_number),
    ("clock", _clock),
    ("zero", _zero),
    ("year", _spelled_year),
    ("label", _label_word),
)
