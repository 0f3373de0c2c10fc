"""Feeds watched: politely, through every trouble of a network, and over restarts."""

from __future__ import annotations

import email.utils
import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import sayso.ingest.web
import sayso.reader
from contract import stories
from sayso.cli.main import cli
from sayso.errors import StoreAccessError, UsageError
from sayso.interval import Interval
from sayso.ledger import Ledger
from sayso.model import Page, Reading
from sayso.testing import make_figure, make_reading
from sayso.watch import Kind, State, Told, Watcher, WatchRules
from sayso.watch.manners import max_age, retry_after
from sayso.watch.rules import agent_of
from unit.watch.newsroom import STORY, Newsroom, newsroom, read


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with newsroom() as opened:
        yield opened


class Desk:
    """A ledger and a state that stay while watchers come and go."""

    def __init__(self, room: Newsroom, folder: Path) -> None:
        self.room = room
        self.ledger = Ledger.open(folder / "news.db")
        self.path = folder / "news.db.watch"

    def poll(self, *feeds: str, **rules: float) -> list[Told]:
        """What one round tells, by a watcher that has just started."""
        chosen = WatchRules(fetch=self.room.rules, **{"between": 1.0, **rules})  # type: ignore[arg-type]
        with State(self.path) as state:
            named = [self.room.at(feed) if feed.startswith("/") else feed for feed in feeds or ("/feed",)]
            world = {"clock": self.room.clock, "sleep": self.room.sleep}
            return list(Watcher(named, self.ledger, state, read, rules=chosen, **world).run(once=True))  # type: ignore[arg-type]

    def headlines(self) -> list[str]:
        return [reading.article.headline for reading in self.ledger.readings() if not reading.refusals]


@pytest.fixture
def desk(room: Newsroom, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(room, tmp_path)
    yield made
    made.ledger.close()


def kinds(told: list[Told]) -> list[str]:
    return [each.kind.value for each in told]


def test_new_entries_are_read_from_their_pages(desk: Desk) -> None:
    """Oldest first, with the day that the feed gives."""
    desk.room.put_story("/a", "A")
    desk.room.put_story("/b", "B")
    desk.room.put_feed("/feed", "/b", "/a")
    told = desk.poll()
    assert kinds(told) == ["feed", "page", "page"]
    assert told[0].new == 2
    assert [each.url for each in told[1:]] == [desk.room.at("/a"), desk.room.at("/b")]
    assert sorted(desk.headlines()) == ["Bridge A", "Bridge B"]
    assert {str(reading.article.published) for reading in desk.ledger.readings()} == {"2024-03-12"}


def test_nothing_is_asked_for_twice(desk: Desk) -> None:
    """Validators go back to the server, a restart goes on, and a feed that isn't due is left alone."""
    desk.room.put_story("/a", "A")
    desk.room.put_feed("/feed", "/a", ETag='"one"', Last_Modified="Tue, 12 Mar 2024 09:00:00 GMT")
    desk.poll()
    first = len(desk.room.asked)
    assert desk.poll() == []
    desk.room.now += 901
    plain = desk.room.replies["/feed"]

    def conditional(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        assert headers["if-none-match"] == '"one"'
        assert headers["if-modified-since"] == "Tue, 12 Mar 2024 09:00:00 GMT"
        return (304, {}, b"")

    desk.room.replies["/feed"] = conditional
    assert [(each.kind, each.new) for each in desk.poll()] == [(Kind.FEED, 0)]
    desk.room.replies["/feed"] = plain
    desk.room.now += 901
    assert [(each.kind, each.new) for each in desk.poll()] == [(Kind.FEED, 0)]
    assert desk.room.paths()[first:].count("/a") == 0


def test_an_entry_that_changed_is_read_again(desk: Desk) -> None:
    """Where the feed says so."""
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='{}'/><updated>2024-03-1{}T00:00:00Z</updated></entry></feed>"
    desk.room.put_story("/a", "A")
    desk.room.put("/feed", atom.format(desk.room.at("/a"), 1))
    desk.poll()
    desk.room.put("/feed", atom.format(desk.room.at("/a"), 2))
    desk.room.now += 901
    assert kinds(desk.poll()) == ["feed", "page"]


def test_requests_to_a_host_keep_their_distance(desk: Desk) -> None:
    """The longer of our own pause and the Crawl-delay of its robots.txt, which comes first and once."""
    desk.room.put("/robots.txt", "User-agent: *\nCrawl-delay: 7")
    for name in "abc":
        desk.room.put_story(f"/{name}", name)
    desk.room.put_feed("/feed", "/a", "/b", "/c")
    desk.poll(between=2.0)
    assert desk.room.paths()[0] == "/robots.txt"
    assert desk.room.paths().count("/robots.txt") == 1
    moments = [moment for _, _, moment in desk.room.asked]
    assert all(later - earlier >= 2 for earlier, later in itertools.pairwise(moments))
    assert all(later - earlier >= 7 for earlier, later in itertools.pairwise(moments[1:]))


def test_robots_txt_is_heeded(desk: Desk) -> None:
    """For the feed, and for each page: the story that the feed brings is then read instead, if it brings one."""
    desk.room.put("/robots.txt", "User-agent: sayso\nDisallow: /private*\nDisallow: /secret$")
    desk.room.put_feed("/private/feed", "/a")
    assert [each.why for each in desk.poll("/private/feed")] == ["its robots.txt forbids it"]
    desk.room.put_feed("/feed", "/private/a", story=STORY.format("from the feed"))
    assert kinds(desk.poll()) == ["feed", "page"]
    desk.room.put_feed("/other", "/private/b")
    told = desk.poll("/other")
    assert kinds(told) == ["feed", "refused"]
    assert "robots.txt" in told[1].why
    assert not [path for path in desk.room.paths() if path.startswith("/private")]


@pytest.mark.parametrize(
    ("status", "expected"), [(404, "feed"), (403, "feed"), (500, "failed"), (503, "failed"), (429, "failed")]
)
def test_a_robots_txt_that_is_not_there(desk: Desk, status: int, expected: str) -> None:
    """Missing, it forbids nothing; broken, everything for an hour."""
    desk.room.put("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    desk.room.put_story("/a", "A")
    desk.room.put_feed("/feed", "/a")
    told = desk.poll()
    assert told[0].kind == expected
    if expected == "failed":
        assert told[0].next_at == desk.room.now + 3600
        assert desk.room.paths() == ["/robots.txt"]


@pytest.mark.parametrize("header", ["1800", "date"])
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_heeded(desk: Desk, status: int, header: str) -> None:
    """As seconds and as a date; nothing is asked of the host before."""
    value = email.utils.formatdate(desk.room.now + 1801, usegmt=True) if header == "date" else header
    desk.room.put("/feed", "", status=status, Retry_After=value)
    (told,) = desk.poll()
    assert told.kind is Kind.FAILED
    assert told.next_at - desk.room.now == pytest.approx(1800, abs=2)
    count = len(desk.room.asked)
    desk.room.now += 1700
    assert desk.poll() == []
    assert len(desk.room.asked) == count


def test_what_fails_is_asked_ever_less_often(desk: Desk) -> None:
    """Twice the pause each time, up to a day; one success sets it back."""
    pauses = []
    for _ in range(9):
        (told,) = desk.poll()
        assert told.kind is Kind.FAILED
        pauses.append(told.next_at - desk.room.now)
        desk.room.now = told.next_at
    assert pauses[:3] == pytest.approx([900, 1800, 3600], abs=2)
    assert pauses[-1] == pytest.approx(86_400, abs=2)
    desk.room.put_story("/a", "A")
    desk.room.put_feed("/feed", "/a")
    assert desk.poll()[0].next_at - desk.room.now < 1000


def test_a_feed_that_is_gone_is_given_up(desk: Desk) -> None:
    """410: not asked again, and a watch of it alone ends."""
    desk.room.put("/feed", "", status=410)
    assert desk.poll()[0].next_at == float("inf")
    desk.room.now += 10**9
    assert desk.poll() == []


@pytest.mark.parametrize(
    ("path", "body", "headers", "why"),
    [
        ("/feed", "<html><body>Not a feed.</body></html>", {}, "no entries"),
        ("/feed", "<rss><channel><item><title>&", {}, ""),
        ("/feed", "", {}, "no entries"),
        ("/feed", "<rss>" + " " * 4000, {"endless": "yes"}, ""),
        ("/feed", "x", {"Location": "/feed"}, ""),
    ],
)
def test_a_broken_feed_is_told(desk: Desk, path: str, body: str, headers: dict[str, str], why: str) -> None:
    """Malformed, empty, without end, going round in circles: one line, and the next feed has its turn."""
    desk.room.put(path, body, status=302 if "Location" in headers else 200, **headers)
    desk.room.put_story("/a", "A")
    desk.room.put_feed("/good", "/a")
    told = desk.poll(path, "/good", max_feed_bytes=100_000)
    assert [each.kind for each in told if each.feed.endswith("/good")] == [Kind.FEED, Kind.PAGE]
    bad = [each for each in told if each.feed.endswith(path)]
    assert bad[0].kind in {Kind.FAILED, Kind.FEED}
    assert why in bad[0].why


def test_a_host_without_an_address_and_one_that_is_inward(desk: Desk) -> None:
    """Neither stops the others; what lies inside a network is not fetched, whatever a feed says."""
    told = desk.poll("http://nowhere.invalid/feed", "http://10.0.0.1/feed", "http://[::1]/feed", "http://[broken/feed")
    assert kinds(told) == ["failed"] * 4
    desk.room.put_feed("/feed", "file:///etc/passwd", "http://169.254.169.254/latest", "javascript:alert(1)", "x")
    assert kinds(desk.poll(tries=1)) == ["feed"] + ["refused"] * 4
    assert desk.headlines() == []


def test_a_page_that_can_not_be_had_is_tried_again(desk: Desk) -> None:
    """With each poll, three times in all; then the feed's own words are read, or why there are none is kept."""
    desk.room.put_feed("/feed", "/missing", story=STORY.format("as the feed has it"), ETag='"x"')
    desk.room.put_feed("/bare", "/none", ETag='"x"')
    seen = []
    for _ in range(4):
        seen.append([each.kind.value for each in desk.poll("/feed", "/bare") if each.kind is not Kind.FEED])
        desk.room.now += 1000
    assert seen == [["waiting", "waiting"], ["waiting", "waiting"], ["page", "refused"], []]
    assert "404" in next(desk.ledger.refusals()).what


def test_a_page_of_a_busy_server_waits(desk: Desk) -> None:
    """And so do the others of that server, without losing a try; in the end one that is always busy blocks none."""
    desk.room.put("/busy", "", status=503, Retry_After="10")
    desk.room.put_story("/a", "A")
    desk.room.put_feed("/feed", "/a", "/busy")  # the oldest stands last
    rounds = []
    for _ in range(4):
        rounds.append([each.kind.value for each in desk.poll() if each.kind is not Kind.FEED])
        desk.room.now += 1000
    assert rounds[:2] == [["waiting", "waiting"]] * 2
    assert rounds[2][0] == "refused"
    assert desk.headlines() == ["Bridge A"]


def test_no_poll_reads_more_than_its_share(desk: Desk) -> None:
    """The rest comes with the next, and none is lost."""
    links = [f"/{number}" for number in range(7)]
    for link in links:
        desk.room.put_story(link, link)
    desk.room.put_feed("/feed", *links, ETag='"x"')
    counts = []
    for _ in range(4):
        counts.append(kinds(desk.poll(entries=3)).count("page"))
        desk.room.now += 1000
    assert counts == [3, 3, 1, 0]


def test_cache_control_makes_the_pause_longer(desk: Desk) -> None:
    """Never shorter."""
    desk.room.put_story("/a", "A")
    desk.room.put_feed("/feed", "/a", Cache_Control="public, max-age=7200")
    assert desk.poll()[0].next_at - desk.room.now > 7000


def test_watching_goes_on_until_it_is_broken_off(desk: Desk) -> None:
    """Round after round, asleep in between."""
    desk.room.put_story("/a", "A")
    desk.room.put_feed("/feed", "/a")
    rules = WatchRules(fetch=desk.room.rules, between=1.0)
    with State(desk.path) as state:
        watcher = Watcher(
            [desk.room.at("/feed")], desk.ledger, state, read, rules=rules, clock=desk.room.clock, sleep=desk.room.sleep
        )
        run = watcher.run()
        began = desk.room.now
        told = [next(run) for _ in range(4)]
    assert kinds(told) == ["feed", "page", "feed", "feed"]
    assert 1800 <= desk.room.now - began < 1900


def test_servers_are_told_who_asks(desk: Desk) -> None:
    """In every request, robots.txt too; a contact can't carry a header of its own."""
    desk.room.put_feed("/feed", "/a")
    desk.poll()
    assert {headers["user-agent"] for _, headers, _ in desk.room.asked} == {"sayso/test (+desk)"}
    assert agent_of("desk@paper.example").endswith("(+desk@paper.example)")
    assert agent_of(None).endswith("(no contact given)")
    for contact in ("a\r\nHost: b", "über", "a)b"):
        with pytest.raises(UsageError):
            agent_of(contact)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120.0), (" 5 ", 5.0), ("", None), ("soon", None), ("-1", None), ("Thu, 01 Jan 1970 00:20:00 GMT", 200.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("Thu, 99 Foo", None)],
)  # fmt: skip
def test_retry_after_headers(header: str, seconds: float | None) -> None:
    assert retry_after(header, 1000.0) == seconds


def test_max_age_headers() -> None:
    assert max_age("private, Max-Age=60") == 60
    assert max_age("no-cache") == 0


def test_old_entries_are_forgotten(tmp_path: Path) -> None:
    """Three months after their feed held them last."""
    with State(tmp_path / "x") as state:
        state.note("old", "f", done=True, tried=True, now=0.0)
        state.note("held", "f", done=True, tried=True, now=0.0)
        state.keep(["held"], "f", 91 * 86_400.0)
        assert not state.is_done("old")
        assert state.is_done("held")


def test_a_state_that_can_not_be_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreAccessError):
        State(tmp_path / "missing" / "x")
    (tmp_path / "other").write_text("no database" * 100)
    with pytest.raises(StoreAccessError):
        State(tmp_path / "other")


def test_the_command(room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of JSON or of words, and a status for cron; loopback is let through here alone."""

    class Stub:
        read = staticmethod(read)

    monkeypatch.setattr(sayso.ingest.web, "RULES", replace(room.rules))
    monkeypatch.setattr(sayso.reader, "shared_reader", Stub)
    room.put_story("/a", "A")
    room.put_feed("/feed", "/a")
    arguments = ["watch", room.at("/feed"), "--once", "--ledger", str(tmp_path / "n.db"), "--contact", "desk@p.example"]
    monkeypatch.setattr("time.sleep", lambda _: None)
    done = CliRunner().invoke(cli, [*arguments, "--json"])
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["told"] for row in rows] == ["feed", "page"]
    assert (rows[1]["headline"], rows[1]["published"]) == ("Bridge A", "2024-03-12")
    assert "desk@p.example" in room.asked[0][1]["user-agent"]
    arguments[1] = room.at("/missing")
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 2
    assert "the server answered 404" in done.stderr
    assert CliRunner().invoke(cli, ["watch", "feed.xml"]).exit_code != 0


def test_a_number_that_other_pages_tell_otherwise_is_told(desk: Desk) -> None:
    """With the question that both answer."""
    pages = {"/a": stories.plovdiv(), "/b": stories.plovdiv("Post", lead="", published="2024-03-11")}
    text = pages["/b"].article.text.replace("at least 12", "exactly 30")
    article = replace(pages["/b"].article, text=text, headline="Fire kills 30")
    figure = make_figure(
        article, "exactly 30", low=30, high=30, counted="people", event="killed", place=stories.PLOVDIV,
        as_of="2024-03-11", source="the governor",
    )  # fmt: skip
    pages["/b"] = make_reading(article, figures=[figure])
    low = replace(
        pages["/a"].figures[0],
        quantity=replace(pages["/a"].figures[0].quantity, stated=Interval.point(12), hard=Interval.point(12)),
    )
    pages["/a"] = replace(pages["/a"], figures=(low,))
    for path in pages:
        desk.room.put_story(path, path)
    desk.room.put_feed("/feed", "/b", "/a")
    rules = WatchRules(fetch=desk.room.rules, between=1.0)

    def of_page(page: Page) -> Reading:
        return pages["/" + (page.url or "").rpartition("/")[2]]

    with State(desk.path) as state:
        room = desk.room
        watcher = Watcher(
            [room.at("/feed")], desk.ledger, state, of_page, rules=rules, clock=room.clock, sleep=room.sleep
        )
        told = list(watcher.run(once=True))
    assert [len(each.questions) for each in told] == [0, 0, 1]
    assert {answer.article for answer in told[2].questions[0].answers} == {"plovdiv-herald", "plovdiv-post"}
