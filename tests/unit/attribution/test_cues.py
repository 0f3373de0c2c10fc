"""The table of cues: every entry is read in the sentence that it gives as its example."""

from __future__ import annotations

import pytest

from sayso.attribution.attributor import Attributor
from sayso.attribution.cues import Cue, load_cues
from sayso.language import Analyser
from sayso.model import Attribution, Passage, Stance

TABLE = load_cues()
ENTRIES = [*TABLE.verbs.values(), *(cue for cues in TABLE.nouns.values() for cue in cues), *TABLE.light.values()]


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[Attribution, ...]]:
    analyser, attributor = Analyser.load(), Attributor.load(trained=False)
    nothing = Passage(where="headline", analysis=analyser.analyse(""), quantities=(), times=(), places=())
    texts = [cue.example for cue in ENTRIES]
    return {
        text: attributor.find(nothing, Passage(where="text", analysis=a, quantities=(), times=(), places=()))
        for text, a in zip(texts, analyser.analyse_many(texts), strict=True)
    }


@pytest.mark.parametrize("cue", ENTRIES, ids=lambda cue: f"{cue.group} {cue.word}")
def test_example_is_read(cue: Cue, found: dict[str, tuple[Attribution, ...]]) -> None:
    assert any(stem(cue) in words(cue.example, attribution) for attribution in found[cue.example])


def stem(cue: Cue) -> str:
    """The first letters of the entry's main word: what all its forms begin with, but for the strong verbs."""
    strong = {
        "say": "said", "tell": "told", "write": "wrote", "speak": "spoke", "find": "found", "hold": "held",
        "know": "knew", "teach": "teach", "think": "think", "feel": "fe", "beg": "beg", "sing": "sang",
        "go-on": "went", "lay-out": "laid", "shoot-back": "shot", "would-like": "would like", "have-yet": "has yet",
        "hold-out": "held", "swear": "swore", "sum-up": "summ", "be-set": "is", "make": "made", "give": "gave",
        "forget": "forgot", "understand": "underst", "foresee": "foresee", "rebut": "rebut", "hint": "hint",
        "withhold": "withheld", "spell-out": "spell", "dub": "dub", "seek": "seek", "have": "has",
    }  # fmt: skip
    word = cue.word.removeprefix("be-")
    return strong.get(word, word.split("-")[0][:4].removesuffix("y"))


def words(text: str, attribution: Attribution) -> str:
    return " ".join(span.of(text) for span in attribution.cue).lower()


def test_negation_is_never_the_opposite_of_a_stance() -> None:
    assert TABLE.verbs["deny"].stance is Stance.DENIES
    assert TABLE.verbs["say"].stance is Stance.ASSERTS
