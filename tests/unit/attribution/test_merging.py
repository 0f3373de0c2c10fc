"""What the trained finder and the rules found, made one."""

from __future__ import annotations

from dataclasses import replace

from marked.attribution_marks import passage
from sayso.attribution.attributor import Attributor
from sayso.attribution.cues import load_cues
from sayso.attribution.merging import TAGGER, likeness, merge, sureness_of_rule, tie_of
from sayso.attribution.ties import Tie
from sayso.language import Analyser
from sayso.model import Analysis, Attribution
from sayso.spans import CharSpan

TEXT = "Weber said the pit was closed for good, and Osei denied it."
SAID = Tie(1, (CharSpan(0, 5),), (CharSpan(6, 10),), (CharSpan(11, 38),), "clause")


def tagged(start: int, end: int, sure: float = 0.9) -> Tie:
    """The finder's tie of "said", its content from `start` to `end`."""
    return Tie(-1, (CharSpan(0, 5),), (CharSpan(6, 10),), (CharSpan(start, end),), TAGGER, sure=sure)


def test_where_marks_tell_the_end_the_rules_cut() -> None:
    [tie] = merge(TEXT, [tagged(15, 38)], [replace(SAID, rule="quoted")])
    assert tie.content == SAID.content


def test_where_grammar_alone_tells_it_the_finder_cuts() -> None:
    [tie] = merge(TEXT, [tagged(15, 38)], [SAID])
    assert tie.content == (CharSpan(15, 38),)


def test_where_they_disagree_the_finder_stands() -> None:
    [tie] = merge(TEXT, [tagged(44, 58)], [SAID])
    assert tie.content[0].of(TEXT) == "Osei denied it"
    assert tie.rule == TAGGER


def test_a_source_that_the_finder_missed_comes_from_the_rules() -> None:
    [tie] = merge(TEXT, [replace(tagged(11, 38), source=())], [SAID])
    assert tie.source == SAID.source


def test_without_a_finder_the_rules_stand_with_their_own_confidence() -> None:
    [tie] = merge(TEXT, None, [SAID])
    assert tie.sure == sureness_of_rule("rules_alone", "clause")


def test_beside_a_silent_finder_the_rules_are_less_sure() -> None:
    [tie] = merge(TEXT, [], [replace(SAID, rule="left")])
    assert tie.sure == sureness_of_rule("rules_beside", "left") < sureness_of_rule("rules_alone", "left")


def test_praise_that_the_finder_passed_over_is_left_out() -> None:
    assert merge(TEXT, [], [replace(SAID, rule="object", group="judges")]) == []


def test_an_unknown_rule_has_the_mean_confidence() -> None:
    assert sureness_of_rule("rules_alone", "no such rule") == sureness_of_rule("rules_alone", "other")


def test_likeness_counts_words() -> None:
    assert likeness(TEXT, (CharSpan(11, 38),), (CharSpan(11, 38),)) == 1
    assert likeness(TEXT, (), ()) == 1
    assert likeness(TEXT, (CharSpan(0, 5),), (CharSpan(6, 10),)) == 0


class Finder:
    """Stands in for the trained finder: finds "Weber ... said" and nothing else."""

    version = "stand-in"

    def find(self, analysis: Analysis) -> tuple[Attribution, ...]:
        text = analysis.text
        at = text.find("said")
        if at < 0:
            return ()
        rest = CharSpan(at + 5, len(text))
        return (
            Attribution(
                where="text", source=(), cue=(CharSpan(at, at + 4),), content=(rest,), confidence=0.8, rule="x"
            ),
        )


def test_attributor_asks_the_finder_for_texts_and_not_for_headlines() -> None:
    analyser = Analyser.load()
    attributor = Attributor(load_cues(), Finder())
    assert attributor.version.endswith("and stand-in")
    head = passage(analyser.analyse("Weber said no"), "headline")
    body = passage(analyser.analyse("Weber said Chad had denied sending troops."))
    found = attributor.find(head, body)
    assert [one.where for one in found] == ["headline", "text", "text"]
    assert found[2].outer == 1


def test_a_tie_of_an_attribution_keeps_its_spans() -> None:
    [attribution] = Finder().find(Analysis("He said no.", (), (), ()))
    tie = tie_of(attribution)
    assert (tie.cue, tie.content, tie.sure) == (attribution.cue, attribution.content, 0.8)
    assert tie.whole == CharSpan(3, 11)
