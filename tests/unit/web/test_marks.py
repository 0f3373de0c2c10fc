"""Texts cut where something begins or ends."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Evidence, Finding, FindingKind
from sayso.testing import make_article, make_figure, make_reading, make_statement, span_of
from sayso.web.marks import headline_pieces, paragraphs, shown_findings


def test_pieces_put_together_are_the_text() -> None:
    """Nothing is lost or doubled, whatever overlaps."""
    article = make_article("At least 40 people died, police said.\n\nTwo more are missing.", headline="Forty dead")
    figure = make_figure(article, "40", counted="people", event="killed")
    statement = make_statement(article, "At least 40 people died", speaker="police", cue="said")
    cut = paragraphs(make_reading(article, statements=[statement], figures=[figure]))
    assert ["".join(piece.text for piece in each) for each in cut] == [
        "At least 40 people died, police said.",
        "Two more are missing.",
    ]


def test_a_figure_within_a_content_is_both_and_is_where_links_lead() -> None:
    article = make_article("At least 40 people died, police said.")
    figure = make_figure(article, "40", counted="people", event="killed", source="police")
    statement = make_statement(article, "At least 40 people died", speaker="police", cue="said")
    (cut,) = paragraphs(make_reading(article, statements=[statement], figures=[figure]))
    forty = next(piece for piece in cut if piece.text == "40")
    assert set(forty.roles) == {"content", "figure"}
    assert forty.anchors == ("f1",)
    assert "by the word of police" in forty.how[0]
    assert [piece.anchors for piece in cut if "cue" in piece.roles] == [("s1",)]


def test_a_text_without_marks_is_one_piece() -> None:
    reading = make_reading(make_article("Nothing was said.", headline="Quiet day"))
    assert [piece.text for piece in headline_pieces(reading)] == ["Quiet day"]


def test_a_findings_words_are_marked_and_led_to() -> None:
    """Here by an anchor, in another article by its address; a record that begins there keeps its own anchor."""
    article = make_article("At least 40 people died, police said.", id="here")
    figure = make_figure(article, "At least 40", counted="people", event="killed", low=40)
    words = Evidence(where="text", span=figure.span, surface="At least 40", sentence=article.text)
    finding = Finding(
        kind=FindingKind.DISPUTE, why="40 or 50", rule="test", body=(words, replace(words, article="a b/c"))
    )
    reading = make_reading(article, figures=[figure], findings=[finding])
    (first, *_) = paragraphs(reading)[0]
    assert first.anchors == ("f1", "n1")
    assert first.of == ("f1", "n1")
    assert "40 or 50" in first.how
    ((identity, _, shown),) = shown_findings(reading)
    assert identity == "n1"
    assert [each.href for each in shown] == ["#n1", "/article/a%20b%2Fc"]


def test_a_mark_over_two_paragraphs_is_led_to_once() -> None:
    article = make_article("He said that it\nwas over.")
    statement = make_statement(article, "that it\nwas over", cue="said")
    statement = replace(statement, cue=())
    cut = paragraphs(make_reading(article, statements=[statement]))
    assert [piece.anchors for line in cut for piece in line if piece.anchors] == [("s1",)]


def test_a_span_that_cuts_words_is_not_marked() -> None:
    article = make_article("Police said on Monday that 9 people were hurt.", headline="Nine hurt in Porto")
    figure = replace(make_figure(article, "9", counted="people"), place_span=span_of(article.headline, "Porto"))
    (cut,) = paragraphs(make_reading(article, figures=[figure]))
    assert not [piece for piece in cut if "place" in piece.roles]
