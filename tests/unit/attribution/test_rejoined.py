"""Statements put back together as corpora mark attributions."""

from __future__ import annotations

from dataclasses import replace

from sayso.attribution.rejoined import outermost_attributions
from sayso.model import SpeechKind, Stance, Statement
from sayso.spans import CharSpan

FIRST = Statement(
    id="s1",
    where="text",
    source=(CharSpan(12, 15),),
    cue=(CharSpan(16, 20),),
    content=(CharSpan(0, 10),),
    kind=SpeechKind.DIRECT,
    stance=Stance.ASSERTS,
    speaker=None,
    said_on=None,
    confidence=0.9,
    rule="tagger",
)
AGAIN = replace(FIRST, id="s2", source=(), cue=(), content=(CharSpan(22, 40),), continues="s1")


def test_a_quotation_taken_up_again_stands_with_the_one_it_continues() -> None:
    (whole,) = outermost_attributions([FIRST, AGAIN])
    assert whole.content == (CharSpan(0, 10), CharSpan(22, 40))
    assert whole.source == FIRST.source


def test_inner_statements_and_those_without_a_cue_are_left_out() -> None:
    inner = replace(FIRST, id="s3", outer="s1")
    bare = replace(AGAIN, id="s4", continues=None)
    assert len(outermost_attributions([FIRST, inner, bare])) == 1
