"""Lists of losses: what a label and the heading above it tell of the numbers behind."""

from __future__ import annotations

from unit.figures.figure_passages import figures_in

LOSSES = """The losses so far:

Austria

Killed: at least 40, including at least:

Injured: more than 90

Hungary

Confirmed dead: 12

Evacuations: 300

The ministry counts again on Monday."""


def test_labels_tell_events_and_headings_places() -> None:
    read = [(figure.quantity.surface, figure.event.value, figure.place) for figure in figures_in(LOSSES)]
    assert read == [
        ("at least 40", "killed", "Austria"),
        ("more than 90", "wounded", "Austria"),
        ("12", "killed", "Hungary"),
        ("300", "evacuated", "Hungary"),
    ]


def test_a_sentence_above_the_list_is_no_heading() -> None:
    (killed,) = figures_in("They met in Austria.\n\nKilled: 40")
    assert killed.rules["place"] != "place.heading"
