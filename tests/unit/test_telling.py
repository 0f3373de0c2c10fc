"""Words that tell by themselves what happened to people."""

from __future__ import annotations

import pytest

from sayso.model import Event
from sayso.telling import events_asked, events_told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Twelve DIED and nine were wounded", (Event.KILLED, Event.WOUNDED)),
        ("the death toll", (Event.KILLED,)),
        ("Villagers fled; others are missing.", (Event.MISSING, Event.DISPLACED)),
        ("casualties", (Event.CASUALTIES,)),
        ("They were evacuated by bus", (Event.EVACUATED,)),
        ("a bus strike, talks held", ()),
        ("skilled deadlines", ()),
        ("", ()),
    ],
)
def test_what_a_text_tells(text: str, events: tuple[Event, ...]) -> None:
    """Any form of a word, and whole words alone."""
    assert events_told(text) == events


def test_what_a_word_asks_for() -> None:
    """The event that it tells; casualties are the killed and the wounded too."""
    assert events_asked("Killings") == (Event.KILLED,)
    assert set(events_asked("casualties")) == {Event.CASUALTIES, Event.KILLED, Event.WOUNDED}
    assert events_asked("strike") == ()
