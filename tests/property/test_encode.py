"""A reading survives the way to JSON and back."""

from __future__ import annotations

import json

from hypothesis import given

from property.readings import readings
from sayso.encode import bytes_of, parse_bytes, reading_from_json, reading_to_json
from sayso.model import Reading


@given(readings())
def test_any_reading_survives_json(reading: Reading) -> None:
    """Every field of a reading is there after it went through bytes of JSON."""
    line = bytes_of(reading_to_json(reading))
    assert b"\n" not in line
    assert reading_from_json(parse_bytes(line)) == reading


@given(readings())
def test_any_reading_is_json_that_others_read(reading: Reading) -> None:
    """What is written is JSON to the standard library too."""
    assert json.loads(bytes_of(reading_to_json(reading)))["id"] == reading.article.id
