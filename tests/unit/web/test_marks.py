"""Texts cut where something begins or ends."""

from __future__ import annotations

from sayso.testing import make_article, make_figure, make_reading, make_statement
from sayso.web.marks import headline_pieces, paragraphs


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
