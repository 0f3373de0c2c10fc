"""Fills a ledger with made news as dense as ten years of it: `news_generator.py OUT.db --figures 1000000`.

Stories come every day; most are told by a page or two, some by hundreds over ten days, with tolls that move, in words
of the story and of the page. A page tells three figures of its story, and one of an older story; one in fifty gives
the running total of a war. One page in four is a copy of an earlier page of its story and day, under another address.
From a fixed seed, so two runs give the same ledger. Figures are left ungrouped: `speed/grouping.py` groups them. Prints
one JSON object: pages, figures, seconds by the clock and by the processor, bytes of the file.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import random
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
from ledger_generator import Maker
from sayso.origins import join_origin
from sayso.store import open_store
from sayso.store.rows import page_id
from sayso.testing import make_article, make_figure, make_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.model import Figure, Place, Reading

FIGURES = 4
"""Figures of one page, as in collections of news; one in fifty has one more."""

FIRST_DAY = dt.date(2015, 1, 1)
DAYS = 3650
STORY_DAYS = 10
"""Days over which a story is told at most, most of its pages in the first three."""

LARGEST = 400
"""Pages of one story at most."""

TOLD = (("killed", "people"), ("wounded", "people"), ("displaced", "families"), ("attacks", "houses"))
COPIES, WARS = 1 / 4, 1 / 50
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Story:
    """An event: where, from which day on, how many, and the words that tell of it."""

    place: Place
    day: int
    tolls: tuple[int, ...]
    words: tuple[str, ...]
    size: int
    texts: dict[int, list[tuple[str, ...]]] = field(default_factory=dict)  # what pages told, by day


class NewsMaker:
    """Draws stories and the pages that tell them."""

    def __init__(self, seed: int) -> None:
        """Make the vocabulary."""
        self.chance = random.Random(seed)  # noqa: S311 - the same ledger each time, no secret
        self.words = Maker(seed)
        self.wars = [self.story(0) for _ in range(3)]

    def story(self, day: int) -> Story:
        """A story that begins on that day."""
        chance = self.chance
        size = min(LARGEST, int(1.6 * chance.paretovariate(1.1)))
        tolls = tuple(int(10 ** chance.uniform(0.4, 2.8)) for _ in TOLD)
        return Story(self.words.place(), day, tolls, tuple(self.words.words(24).split()), size)

    def pages(self, figures: int, days: int = DAYS) -> Iterator[Reading]:
        """Pages in the order of their days, until there are as many figures as asked for, over about so many days."""
        a_day = max(1, round(figures / FIGURES / days))
        number, told, past = itertools.count(1), 0, [self.story(0)]
        waiting: dict[int, list[Story]] = {}
        for day in itertools.count():
            while len(waiting.setdefault(day, [])) < a_day:
                story = self.story(day)
                past = [*past[-500:], story]
                for _ in range(story.size):
                    later = min(STORY_DAYS - 1, int(self.chance.expovariate(0.7)))
                    waiting.setdefault(day + later, []).append(story)
            for story in waiting.pop(day):
                reading = self.page(next(number), story, day, self.chance.choice(past))
                told += len(reading.figures)
                yield reading
                if told >= figures:
                    return

    def page(self, number: int, story: Story, day: int, older: Story) -> Reading:
        """One page that tells of a story on a day."""
        chance = self.chance
        texts = story.texts.setdefault(day, [])
        if texts and chance.random() < COPIES:
            lines = chance.choice(texts)
        else:
            lines = self._lines(story, day, older)
            texts.append(lines)
        published = (FIRST_DAY + dt.timedelta(days=day)).isoformat()
        headline, *body = lines
        article = make_article(
            "\n".join(body),
            id=f"n{number}",
            headline=headline,
            published=published,
            outlet=chance.choice(self.words.outlets),
        )
        figures: list[Figure] = []
        for line in body:
            _, event, count, counted, *_ = line.split()
            figures.append(
                make_figure(
                    article,
                    f"{event} {count} {counted}",
                    low=float(count),
                    high=float(count),
                    counted=counted,
                    event=event,
                    place=story.place,
                    as_of=published,
                    number=len(figures) + 1,
                )
            )
        return make_reading(article, figures=figures)

    def _lines(self, story: Story, day: int, older: Story) -> tuple[str, ...]:
        chance = self.chance
        first = chance.randrange(len(TOLD))
        lines = [self._line(story, day, (first + place) % len(TOLD)) for place in range(3)]
        lines.append(self._line(older, day, chance.randrange(len(TOLD))))
        if chance.random() < WARS:
            war = chance.choice(self.wars)
            total = 60_000 + 10_000 * (day // 100)
            lines.append(f"In killed {total} people have died since the war in {war.place.name} began {war.words[0]}")
        headline = " ".join((story.place.name, *chance.sample(story.words, 5))).title()
        return (headline, *lines)

    def _line(self, story: Story, day: int, which: int) -> str:
        """A figure of a story as one page tells it: mostly the toll of its day."""
        chance = self.chance
        event, counted = TOLD[which]
        count = story.tolls[which] + (story.tolls[which] // 8) * min(3, max(0, day - story.day))
        if chance.random() < 0.2:
            count = int(count * chance.uniform(0.7, 1.3)) + 1
        own, new = " ".join(chance.sample(story.words, 7)), self.words.words(4)
        return f"In {event} {count} {counted} near {story.place.name} {own} {new}"


def main() -> None:
    """Fill the ledger and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--figures", type=int, default=1_000_000)
    parser.add_argument("--days", type=int, default=DAYS, help="Over how many days; fewer make a small ledger dense.")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    figures = count = 0
    start, busy = time.perf_counter(), time.process_time()
    with closing(open_store(options.out)) as store:
        for readings in batched(NewsMaker(options.seed).pages(options.figures, options.days), AT_ONCE):
            with store.begin() as writer:  # one transaction for many pages: a ledger's `add` makes one of each
                for reading in readings:
                    writer.put(reading)
                    join_origin(writer, page_id(reading.article), reading.article.text)
            count += len(readings)
            figures += sum(len(reading.figures) for reading in readings)
    told = {
        "pages": count,
        "figures": figures,
        "seconds": round(time.perf_counter() - start, 1),
        "processor_seconds": round(time.process_time() - busy, 1),
        "bytes": options.out.stat().st_size,
    }
    print(json.dumps(told))


def batched(readings: Iterator[Reading], size: int) -> Iterator[list[Reading]]:
    """The readings, so many at a time."""
    while some := list(itertools.islice(readings, size)):
        yield some


if __name__ == "__main__":
    main()
