"""What holds of every comparison: order and repetition change nothing, evidence stands where it says."""

from __future__ import annotations

import datetime as dt
import math

from hypothesis import given
from hypothesis import strategies as st

from sayso.compare import compare_claims, group_figures, headline_verdict
from sayso.compare.bags import bag_near, overlap
from sayso.compare.headline import check_headline
from sayso.compare.numerals import intervals
from sayso.compare.scanning import find_numerals
from sayso.model import Answer, Comparator, Event
from unit.compare.made_answers import DAY, answer
from unit.compare.plain_passages import passage

WORDS = st.sampled_from(
    [
        "owl",
        "ferry",
        "mill",
        "storm",
        "Veld",
        "Orla",
        "Imber",
        "lighthouse",
        "sank",
        "burned",
        "drowned",
        "children",
        "the",
        "a",
        "of",
        "in",
        "off",
    ]
)
TEXTS = st.text(alphabet=st.sampled_from("aB 1,.5-$%“”()'\n12KMkm"), max_size=80)


@st.composite
def answers(draw: st.DrawFn) -> list[Answer]:
    """Up to a dozen answers of a few articles, about a few events."""
    made = []
    for index in range(draw(st.integers(0, 12))):
        words = " ".join(draw(st.lists(WORDS, min_size=3, max_size=8)))
        made.append(
            answer(
                f"{words} [{draw(st.integers(2, 40))}] people {' '.join(draw(st.lists(WORDS, max_size=4)))}.",
                article=draw(st.sampled_from("abcd")),
                event=draw(st.sampled_from([Event.KILLED, Event.WOUNDED, Event.OTHER])),
                headline=draw(st.sampled_from(["Ferry sinks off Orla", "Mill burns in Veld"])),
                at=100 * index,
                day=DAY + dt.timedelta(days=draw(st.integers(0, 12))),
            ),
        )
    return made


@given(answers(), st.randoms())
def test_order_changes_no_question(made: list[Answer], random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group_figures(shuffled) == group_figures(made)


@given(answers())
def test_each_answer_stands_in_one_question(made: list[Answer]) -> None:
    questions = group_figures(made)
    told = [a for question in questions for a in question.answers]
    assert len(told) == len(made)
    assert {id(a) for a in told} == {id(a) for a in made}
    assert len({question.id for question in questions}) == len(questions)


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_overlap_is_a_share_and_symmetric(one: list[str], other: list[str]) -> None:
    a, b = bag_near(" ".join(one), 0), bag_near(" ".join(other), 0)
    assert overlap(a, b) == overlap(b, a)
    assert 0 <= overlap(a, b) <= 1 + 1e-9


@given(TEXTS)
def test_numerals_stand_where_they_say(text: str) -> None:
    for numeral in find_numerals(text):
        assert 0 <= numeral.start < numeral.end <= len(text)
        assert numeral.whole.of(text).strip() == numeral.surface
        assert math.isfinite(numeral.value)
        assert numeral.hard.intersection(numeral.soft) is not None


@given(TEXTS, TEXTS)
def test_any_headline_over_any_body(headline: str, body: str) -> None:
    findings = check_headline(passage(headline, "headline"), passage(body))
    verdict, score = headline_verdict(findings)
    assert verdict
    assert 0 <= score <= 1
    for finding in findings:
        for evidence in finding.body:
            assert evidence.span.of(body) == evidence.surface


@given(TEXTS, TEXTS)
def test_any_two_sentences(premise: str, hypothesis: str) -> None:
    verdict, why = compare_claims(passage(premise), passage(hypothesis))
    assert verdict
    assert why


@given(st.floats(0.01, 1e9), st.sampled_from([c for c in Comparator if c is not Comparator.RANGE]))
def test_bounds_are_never_inverted(value: float, comparator: Comparator) -> None:
    stated, hard, soft = intervals(value, comparator)
    assert stated.meets(soft)
    assert hard.meets(soft)
    if comparator in (Comparator.LESS, Comparator.AT_MOST):
        assert not hard.holds(value * 1.01)
    if comparator in (Comparator.MORE, Comparator.AT_LEAST):
        assert not hard.holds(value * 0.99)
