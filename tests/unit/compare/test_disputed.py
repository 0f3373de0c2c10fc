"""Bodies that dispute their headline's story; moments and scopes of claims; keys of answers."""

from __future__ import annotations

import pytest

from sayso.compare.blocks import keys_of
from sayso.compare.bounds import Side
from sayso.compare.disputed import check_dispute
from sayso.compare.headline import headline_verdict
from sayso.compare.moments import find_moments, is_other_moment
from sayso.compare.scopes import is_other_scope
from sayso.compare.traces import trace_of
from sayso.model import Comparator, Verdict
from unit.compare.made_answers import answer
from unit.compare.plain_passages import passage

HOAX = (
    "A story about a giant owl in Veld has been shared by thousands. It is a hoax, the town's museum says. "
    "The photograph was doctored, and no such owl lives in Veld."
)


def test_a_body_that_calls_its_story_a_hoax() -> None:
    (finding,) = check_dispute(passage("Giant Owl Terrifies Veld", "headline"), passage(HOAX))
    assert finding.verdict is Verdict.CONTRADICTED
    assert finding.rule == "headline.disputed/3"
    assert [e.surface for e in finding.body] == ["hoax", "doctored"]
    assert headline_verdict([finding]) == (Verdict.CONTRADICTED, finding.score)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Giant Owl in Veld Is a Hoax", HOAX),
        ("Giant Owl Terrifies Veld", "An owl of great size has settled in Veld. Children no longer go out at dusk."),
        ("Bank Robbed in Veld", "Two men robbed a bank in Veld on Monday. One of them wore a fake beard."),
        (
            "Mayor of Veld Ahead in Poll",
            "The mayor leads in Veld. He said the charges were false. A judge called them untrue charges.",
        ),
        ("Inquiry Into False Votes in Veld", "Votes in Veld were fake, the court found. It is not true that all were."),
        ("Owls Leave Veld", "Owls made up a quarter of the birds of Veld. Now they made up less than a tenth of them."),
        (
            "Clerk Tells of Owl Trade in Veld",
            "The clerk falsely states that he bred no owls in Veld. He falsely states it twice.",
        ),
    ],
    ids=[
        "the headline says so itself",
        "nothing is disputed",
        "one word about something else",
        "charges that somebody calls false",
        "a headline about what is false",
        "made up for being a part",
        "what somebody states falsely",
    ],
)
def test_no_dispute(headline: str, body: str) -> None:
    assert check_dispute(passage(headline, "headline"), passage(body)) == ()


def test_nothing_checked_is_unclear() -> None:
    assert headline_verdict([]) == (Verdict.UNCLEAR, 0.0)


def test_moments() -> None:
    first, second = find_moments("before 4 May 2019, and on June 12")
    assert (first.comparator, second.comparator) == (Comparator.LESS, Comparator.EQUAL)
    assert first.day < second.day


@pytest.mark.parametrize(
    ("premise", "hypothesis", "side", "other"),
    [
        ("As of 4 May", "before 4 May", Side.BELOW, True),
        ("As of 4 May", "after 4 May", Side.ABOVE, True),
        ("As of 4 May", "after 4 May", Side.BELOW, False),
        ("As of 4 May", "by 9 May", Side.ABOVE, True),
        ("As of 4 May", "by 9 May", Side.BELOW, False),
        ("As of 4 May", "on 4 May", Side.BELOW, False),
        ("It was late", "before 4 May", Side.BELOW, False),
    ],
)
def test_other_moment(premise: str, hypothesis: str, side: Side, *, other: bool) -> None:
    assert is_other_moment(find_moments(premise), find_moments(hypothesis), [side]) is other


@pytest.mark.parametrize(
    ("premise", "hypothesis", "other"),
    [
        ("31 % used bees in 2012.", "More than 40 % used bees in 2016.", True),
        ("31 % used bees.", "More than 40 % used bees in 2016.", False),
        ("31 % used bees in Norland.", "More than 40 % used bees in Sund.", True),
        ("It earned $8 in the United States.", "It earned $9 in the US.", False),
        ("It earned $8 in North America.", "It earned $9 in Canada.", False),
    ],
)
def test_other_scope(premise: str, hypothesis: str, *, other: bool) -> None:
    assert is_other_scope(premise, hypothesis) is other


def test_keys_depend_on_the_answer_alone() -> None:
    one = answer("A ferry sank off Cape Orla, drowning [31] people.")
    assert keys_of(trace_of(one)) == keys_of(trace_of(answer("A ferry sank off Cape Orla, drowning [31] people.")))
    assert not set(keys_of(trace_of(one))) & set(keys_of(trace_of(answer("[31] km of cable.", counted="cable"))))
