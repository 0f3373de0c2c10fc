"""Verdicts in a terminal: one sentence why, the sentences that show it, each once; and why there is no verdict."""

from __future__ import annotations

import datetime as dt
import io

from rich.console import Console

from sayso.cli.check import SHOWN, nothing_checked, print_verdicts
from sayso.cli.render import marked_evidence, print_hanging
from sayso.compare.headline import check_headline
from sayso.model import Article, Provenance, Reading
from unit.compare.plain_passages import passage

MADE = Provenance(sayso="0", models={}, config="", read_at=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))


def article(headline: str, text: str) -> Article:
    return Article(id="a", headline=headline, text=text, page_digest="", address="")


def shown(headline: str, text: str, width: int = 60) -> str:
    made = article(headline, text)
    found = check_headline(passage(headline, "headline"), passage(text))
    out = Console(file=io.StringIO(), width=width, markup=False, highlight=False, emoji=False)
    print_verdicts(Reading(article=made, statements=(), figures=(), findings=found, provenance=MADE), out)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


BODY = "Fewer than 300 clubs have signed up for the new league so far, the chair of the federation said on Monday."


def test_lines_hang_under_their_label() -> None:
    """Every line of a sentence begins where its first does, and none is longer than the terminal is wide."""
    lines = shown("Over 300 Clubs Sign Up", BODY).splitlines()
    assert max(map(len, lines)) <= 60
    body = next(number for number, line in enumerate(lines) if line.startswith("  body"))
    assert lines[body + 1].startswith(" " * 12)
    assert "‹Fewer than 300›" in lines[body]
    assert not any(line.endswith(" ") for line in lines)


def test_a_sentence_is_shown_once_with_all_its_words() -> None:
    found = check_headline(passage("38 Held", "headline"), passage("Police held 26 men and 12 others after a brawl."))
    (text,) = marked_evidence(found[0].body, "bold")
    assert text.plain == "Police held ‹26› men and ‹12› others after a brawl."


def test_no_more_sentences_than_a_reader_checks() -> None:
    told = shown("60 Homes Burn", " ".join(f"The fire burned 60 homes in valley {name}." for name in "ABCDEFG"))
    assert told.count("  body") <= SHOWN


def test_why_there_is_nothing_to_check() -> None:
    """Each page without a verdict is told why in one sentence of its own."""
    running = (
        "It rained for nine days and nine people died. The mayor said so on Monday. The road to the bay is closed."
    )
    reasons = {
        nothing_checked(article("", "Rain fell.")),
        nothing_checked(article("Rain", "")),
        nothing_checked(article(running + " So is the school.", "Rescuers came.")),
        nothing_checked(article("Rain falls", "Rain fell.")),
    }
    assert len(reasons) == 4
    assert all(reason.startswith("Nothing to check: ") and reason.count(".") == 1 for reason in reasons)


def test_labels_that_are_missing_take_no_room() -> None:
    out = Console(file=io.StringIO(), width=40)
    print_hanging([("", "a line")], out, indent=2)
    assert isinstance(out.file, io.StringIO)
    assert out.file.getvalue() == "  a line\n"
