"""The shipped analyser: sentences, classes, names and trees of plain sentences, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import Analyser
from sayso.language.analyser import LONGEST
from sayso.model import Analysis


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


def relation(analysis: Analysis, word: str) -> tuple[str, str]:
    """What `word` is to which other."""
    token = next(token for token in analysis.tokens if token.text == word)
    return token.dep, analysis.tokens[token.head].text


def test_a_plain_sentence_has_its_subject_object_and_root(analyser: Analyser) -> None:
    analysis = analyser.analyse("The minister closed three bridges on Monday.")
    assert relation(analysis, "minister") == ("nsubj", "closed")
    assert relation(analysis, "bridges") == ("dobj", "closed")
    assert relation(analysis, "three") == ("nummod", "bridges")
    assert relation(analysis, "closed") == ("ROOT", "closed")
    assert [token.lemma for token in analysis.tokens][2:5] == ["close", "three", "bridge"]


def test_a_passive_is_told(analyser: Analyser) -> None:
    analysis = analyser.analyse("Twelve people were killed by the flood in Plovdiv.")
    assert relation(analysis, "people")[0] == "nsubjpass"
    assert relation(analysis, "by") == ("agent", "killed")


def test_names_have_their_kinds(analyser: Analyser) -> None:
    analysis = analyser.analyse("Mayor Lena Ortiz flew from Berlin to Nairobi on Tuesday.")
    found = {entity.span.of(analysis.text): entity.label for entity in analysis.entities}
    assert found["Lena Ortiz"] == "PERSON"
    assert found["Berlin"] == found["Nairobi"] == "GPE"


def test_sentences_end_at_stops_and_paragraphs_and_not_at_abbreviations(analyser: Analyser) -> None:
    text = "Dr. Weber left. The ferry sank at 9 p.m. on Friday.\n\nNobody was hurt"
    found = [sentence.span.of(text) for sentence in analyser.analyse(text).sentences]
    assert found == ["Dr. Weber left.", "The ferry sank at 9 p.m. on Friday.", "Nobody was hurt"]


@given(st.text(alphabet=st.one_of(st.sampled_from("aB1 .,\"'\n“”-"), st.characters())))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_tree_a_sentence(analyser: Analyser, text: str) -> None:
    analysis = analyser.analyse(text)
    assert sum(len(sentence.tokens) for sentence in analysis.sentences) == len(analysis.tokens)
    for number, sentence in enumerate(analysis.sentences):
        own = analysis.tokens[sentence.tokens.start : sentence.tokens.end]
        assert [token.sentence for token in own] == [number] * len(own)
        assert sum(token.head == token.index for token in own) == 1
        assert all(sentence.tokens.start <= token.head < sentence.tokens.end for token in own)


def test_what_lies_beyond_the_longest_text_has_no_tokens(analyser: Analyser) -> None:
    text = "word " * (LONGEST // 5 + 100)
    assert analyser.analyse(text).tokens[-1].end <= LONGEST
    assert analyser.analyse(text).text == text
