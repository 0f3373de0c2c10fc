"""Fills a ledger with invented pages: `ledger_generator.py OUT.db --statements 1000000 --figures 500000`.

Words are drawn as in running text (few are common, most are rare), from a fixed seed, so two runs give the same ledger.
Figures tell of stories: each has its place, event and number, is told in its own words and for three days, mostly with
the same number. Their figures are left ungrouped (`speed/questions.py --group` times that).
One page in six is a copy of an earlier one, one in forty could not be read. Prints one JSON object: pages, seconds,
readings a second, by the clock and by the processor (their making left out), bytes of the file, peak memory in MB.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import random
import resource
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.ledger import Ledger
from sayso.model import Article, Figure, Place, Reading, Refusal, Statement
from sayso.testing import make_article, make_figure, make_reading, make_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

STATEMENTS, FIGURES = 24, 12
"""Of one page, on average: what news pages of 450 words give."""

EVENTS = ("killed", "killed", "wounded", "displaced", "deployed", "attacks", "spent", "poll", "other", "other")
STANCES = ("asserts",) * 50 + ("denies",) + ("expects", "believes", "demands") * 3
"""One statement in sixty denies something: in two corpora of news it was one in 60 and one in 130."""
VERBS = {"killed": "were killed", "wounded": "were wounded", "displaced": "fled", "deployed": "were deployed"}
FIRST_DAY = dt.date(2015, 1, 1)
DAYS = 3650
STORIES = 60
"""New ones each day."""

KEPT = 2000
"""Earlier pages that a copy is drawn from."""


class Maker:
    """Draws words, names and places from one vocabulary."""

    def __init__(self, seed: int) -> None:
        """Make the vocabulary."""
        self.chance = random.Random(seed)  # noqa: S311 - the same ledger each time, no secret
        self.vocabulary = self._invent(20_000)
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.vocabulary))))
        self.places = [word.title() for word in self._invent(1500)]
        self.speakers = [
            f"{first.title()} {last.title()}" for first, last in zip(*[iter(self._invent(8000))] * 2, strict=True)
        ]
        self.outlets = [f"The {word.title()}" for word in self._invent(60)]
        self._texts: list[str] = []

    def _invent(self, count: int) -> list[str]:
        syllables = [a + b for a in "bcdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "ol")]
        return ["".join(self.chance.choices(syllables, k=self.chance.randint(1, 4))) for _ in range(count)]

    def words(self, count: int) -> str:
        """Running words, without sense."""
        return " ".join(self.chance.choices(self.vocabulary, cum_weights=self._weights, k=count))

    def place(self) -> Place:
        """A city, in a province, in one of forty countries; some are in the news more than others."""
        number = min(int(self.chance.expovariate(1 / 120)), len(self.places) - 41)
        country = number % 40
        within = (f"{self.places[-1 - country]} Province", self.places[-1 - country])
        return Place(self.places[number], f"{chr(65 + country % 26)}{chr(65 + country // 26)}", number, "city", within)

    def page(self, number: int) -> Reading:
        """One page."""
        chance = self.chance
        if chance.random() < 1 / 40:
            refusal = Refusal("language", "the page is in another language", f"page {number}", "English is read.")
            return make_reading(make_article("", id=f"p{number}"), refusals=[refusal])
        at = chance.randrange(DAYS)
        lines = self._lines(at)
        text = " ".join(lines)
        day = (FIRST_DAY + dt.timedelta(days=at)).isoformat()
        outlet = chance.choice(self.outlets)
        headline = lines[0].rsplit(", ", 1)[0].removeprefix("In ").title()
        article = make_article(text, id=f"p{number}", headline=headline, published=day, outlet=outlet)
        statements: list[Statement] = []
        figures: list[Figure] = []
        for place, line in enumerate(lines):
            if line.endswith("said."):
                statements.append(self._statement(article, line, len(statements) + 1))
            if place < FIGURES and "people" in line:
                figures.append(self._figure(article, line, len(figures) + 1, day))
        return make_reading(article, statements=statements, figures=figures)

    def _lines(self, day: int) -> list[str]:
        if self._texts and self.chance.random() < 1 / 6:
            return self.chance.choice(self._texts).split("\n")
        lines = [self._line(number, day) for number in range(STATEMENTS)]
        self._texts[len(self._texts) % KEPT : len(self._texts) % KEPT + 1] = ["\n".join(lines)]
        return lines

    def _line(self, number: int, day: int) -> str:
        speaker = self.chance.choice(self.speakers)
        if number < FIGURES:
            return f"{self._told(day - self.chance.randrange(3), self.chance.randrange(STORIES))}, {speaker} said."
        return f"{self.words(14).capitalize()}, {speaker} said."

    def _told(self, day: int, story: int) -> str:
        """A story's figure as one page tells it."""
        own, others = random.Random(f"{day}|{story}"), self.chance  # noqa: S311 - as above
        self.chance = own  # the story's words and place are the same in each page
        event, count, place, words = (
            own.choice(EVENTS),
            int(10 ** own.uniform(0.4, 3.6)),
            self.place().name,
            self.words(5),
        )
        self.chance = others
        if others.random() < 0.3:
            count = int(count * others.uniform(0.8, 1.5)) + 1
        return f"In {event} {count} people {VERBS.get(event, 'counted')} near {place} {words}"

    def _statement(self, article: Article, line: str, number: int) -> Statement:
        content, speaker = line.removesuffix(" said.").rsplit(", ", 1)
        stance = self.chance.choice(STANCES)
        return make_statement(article, content, speaker=speaker, cue="said", stance=stance, number=number)

    def _figure(self, article: Article, line: str, number: int, day: str) -> Figure:
        _, event, count, *_ = line.split()
        return make_figure(
            article,
            f"{event} {count} people",
            low=float(count),
            high=float(count),
            counted="people",
            event=event,
            place=self.place(),
            as_of=day,
            source=line.removesuffix(" said.").rsplit(", ", 1)[1],
            statement=f"s{number}",
            number=number,
        )


def pages(statements: int, figures: int, *, seed: int = 1) -> Iterator[Reading]:
    """Pages until there are as many statements and figures as asked for."""
    maker = Maker(seed)
    for number in itertools.count(1):
        if statements <= 0 and figures <= 0:
            return
        reading = maker.page(number)
        statements -= len(reading.statements)
        figures -= len(reading.figures)
        yield reading


def main() -> None:
    """Fill the ledger and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--figures", type=int, default=500_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seconds, busy, count = 0.0, 0.0, 0
    with closing(Ledger.open(options.out)) as ledger:  # which leaves figures ungrouped
        for count, reading in enumerate(pages(options.statements, options.figures, seed=options.seed), start=1):
            wall, processor = time.perf_counter(), time.process_time()
            ledger.add(reading)
            seconds += time.perf_counter() - wall
            busy += time.process_time() - processor
            if count % 5000 == 0:
                print(json.dumps({"pages": count, "readings_a_second": round(count / seconds)}), flush=True)
    told = {
        "pages": count,
        "seconds": round(seconds, 1),
        "readings_a_second": round(count / seconds),
        "readings_a_processor_second": round(count / busy),
        "bytes": options.out.stat().st_size,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
