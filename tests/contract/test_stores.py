"""What every store must do: one suite, run on each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contract import stories
from contract.through_parquet import ThroughParquet
from sayso.errors import NotFoundError
from sayso.ledger import Ledger
from sayso.model import Article, Page, PageForm, Reading, Refusal, Stance
from sayso.store.base import Put
from sayso.testing import make_article, make_figure, make_reading


@pytest.fixture(params=["memory", "embedded", "parquet"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    if request.param == "parquet":
        with ThroughParquet(tmp_path / "parquet") as through:
            yield through
        return
    path = ":memory:" if request.param == "memory" else tmp_path / "ledger.db"
    with Ledger.open(path) as opened:
        yield opened


def filled(ledger: Ledger) -> Ledger:
    for reading in (stories.plovdiv(), stories.strike(), stories.shelling(), stories.refused()):
        ledger.add(reading)
    return ledger


def test_a_reading_comes_back_as_it_went_in(ledger: Ledger) -> None:
    """Whatever is added is read again, equal in every field."""
    filled(ledger)
    assert list(ledger.readings()) == [
        stories.refused(),
        stories.plovdiv(),
        stories.shelling(),
        stories.strike(),
    ]


def test_the_same_reading_twice_changes_nothing(ledger: Ledger) -> None:
    """Adding again, at another time and from another path, leaves every record as it was."""
    assert ledger.add(stories.plovdiv()) is Put.NEW
    before = list(ledger.records())
    again = stories.plovdiv()
    later = replace(again.provenance, read_at=dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
    moved = replace(again.article, address="elsewhere.txt")
    assert ledger.add(replace(again, provenance=later, article=moved)) is Put.SAME
    assert list(ledger.records()) == before


def test_a_newer_reader_replaces_the_records_and_keeps_the_older_digest(ledger: Ledger) -> None:
    """A page read again by a newer sayso has the newer records alone, and the digest of the older reading."""
    ledger.add(stories.plovdiv())
    newer = stories.plovdiv(sayso="0.2.0")
    newer = replace(newer, statements=newer.statements[:1])
    assert ledger.add(newer) is Put.REPLACED
    assert list(ledger.readings()) == [newer]
    earlier = [record for record in ledger.records() if record["kind"] == "earlier reading"]
    assert [record["sayso"] for record in earlier] == ["0.1.0"]
    assert not ledger.ask("building closed by inspectors").statements
    assert ledger.ask("killed in Plovdiv").figures


def test_a_ledger_knows_what_is_in(ledger: Ledger) -> None:
    """`has` tells by id and digest, and by version and settings where they are given."""
    reading = stories.plovdiv()
    ledger.add(reading)
    article, digest = reading.article.id, reading.article.page_digest
    assert ledger.has(article, digest)
    assert ledger.has(article, digest, sayso="0.1.0", config="")
    assert not ledger.has(article, digest, sayso="0.2.0")
    assert not ledger.has(article, digest, config="other")
    assert not ledger.has(article, "f" * 64)
    assert not ledger.has("other", digest)


def test_what_is_given_later_is_lacking(ledger: Ledger) -> None:
    """A page read without a day or an outlet is to be read again once they are given; one that told its own is not."""
    bare = make_article("The mayor spoke.", id="a")
    told = replace(bare, id="b", published=dt.date(2024, 3, 1), published_from="page", outlet="Herald")
    for article in (bare, told):
        ledger.add(make_reading(article))

    def has(article: Article, **given: Any) -> bool:
        page = Page(form=PageForm.TEXT, content="x", digest=article.page_digest, address="x", id=article.id, **given)
        return ledger.has_page(page)

    assert has(bare)
    assert not has(bare, published=dt.date(2024, 3, 2))
    assert not has(bare, outlet="Post")
    assert has(told, published=dt.date(2024, 3, 2), outlet="Post")
    ledger.add(make_reading(replace(bare, published=dt.date(2024, 3, 2), published_from="given", outlet="Post")))
    assert has(bare, published=dt.date(2024, 3, 2), outlet="Post")
    assert not has(bare, published=dt.date(2024, 3, 3))


def test_two_versions_of_a_page_are_two_pages(ledger: Ledger) -> None:
    """The same id with other bytes takes nothing's place: two files may number their articles alike."""
    ledger.add(make_reading(make_article("First text.", id="1")))
    ledger.add(make_reading(make_article("Second text.", id="1")))
    assert ledger.stats().pages == 2


def test_a_page_that_broke_a_worker_is_tried_again(ledger: Ledger) -> None:
    """A refusal of the engine's doesn't count as read; the page's reading later takes its place."""
    good = stories.plovdiv()
    broken = make_reading(replace(good.article, text=""), refusals=[Refusal("engine", "it hung", "x", "y")])
    ledger.add(broken)
    assert not ledger.has(good.article.id, good.article.page_digest)
    assert ledger.add(good) is Put.RECUT
    assert not list(ledger.refusals())
    assert ledger.has(good.article.id, good.article.page_digest)


def test_a_page_with_too_many_records_is_refused(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stops no run; an earlier reading of it gives way like any other."""
    ledger.add(stories.plovdiv())
    monkeypatch.setattr("sayso.store.writer.RECORDS", 3)
    ledger.add(stories.plovdiv(sayso="0.2.0"))
    assert [refusal.code for refusal in ledger.refusals()] == ["too-large"]
    assert not ledger.ask("Plovdiv").figures


def test_refusals_are_kept_once(ledger: Ledger) -> None:
    """Refusals of pages and of records that are no page, each once, however often they come."""
    stray = Refusal("warc", "the header promises more", "a.warc, record 3", "Fetch it again.")
    for _ in range(2):
        ledger.add(stories.refused())
        ledger.add_refusal(stray)
    assert [refusal.code for refusal in ledger.refusals()] == ["warc", "language"]
    stats = ledger.stats()
    assert (stats.pages, stats.refused, stats.refusals) == (0, 1, 2)


def test_copies_share_an_origin(ledger: Ledger) -> None:
    """Two outlets with one wire story are two pages and one origin."""
    ledger.add(stories.plovdiv("Herald"))
    ledger.add(stories.plovdiv("Courier", lead="The Courier was at the scene as crews went in. "))
    ledger.add(stories.strike())
    assert list(ledger.copies()) == [("plovdiv-courier", "plovdiv-herald")]
    answers = ledger.ask("killed in Plovdiv")
    assert (len(answers.figures), answers.pages, answers.origins) == (2, 2, 1)


def test_origins_follow_a_text_that_is_cut_anew(ledger: Ledger) -> None:
    """A page whose text turns out to be another one leaves the origin that it shared."""
    herald, courier = stories.plovdiv("Herald"), stories.plovdiv("Courier", lead="Once more. ")
    ledger.add(herald)
    ledger.add(courier)
    other = make_article("Nothing of the sort stands on this page, which tells of a chess match.", id="x")
    recut = replace(other, id=herald.article.id, page_digest=herald.article.page_digest)
    assert ledger.add(make_reading(recut, sayso="0.2.0")) is Put.RECUT
    assert not list(ledger.copies())
    assert ledger.add(herald) is Put.RECUT
    assert list(ledger.copies()) == [("plovdiv-courier", "plovdiv-herald")]


def test_origins_stay_when_only_the_records_change(ledger: Ledger) -> None:
    """A newer sayso that cuts the same text leaves the origins as they are."""
    ledger.add(stories.plovdiv("Herald"))
    ledger.add(stories.plovdiv("Courier", lead="Once more. "))
    assert ledger.add(stories.plovdiv("Herald", sayso="0.2.0")) is Put.REPLACED
    assert list(ledger.copies()) == [("plovdiv-courier", "plovdiv-herald")]


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("killed in Plovdiv", ["plovdiv-herald"]),
        ("how many people died in Plovdiv?", ["plovdiv-herald"]),
        ("deaths Bulgaria", ["plovdiv-herald"]),
        ("wounded in Plovdiv", []),
        ("killed in Sofia", []),
        ("dockers in Rotterdam", ["strike"]),
        ("docker Rotterdam", ["strike"]),
        ("Rotter dockers", ["strike"]),
        ("Dockers strike in Rotterdam", ["strike"]),
        ("wounded in Welbashd", ["shelling-post"]),
        ("killed in Velbazhd", []),
    ],
)
def test_words_find_figures(ledger: Ledger, words: str, articles: list[str]) -> None:
    """Events by any word for them, places within places, endings, other spellings; and nothing that isn't asked for."""
    found = [answer.article for answer in filled(ledger).ask(words).figures]
    assert sorted(set(found)) == articles


@pytest.mark.parametrize(
    ("words", "contents"),
    [
        ("inspectors closed building", ["that the building had been closed by inspectors last year"]),
        ("who denied that inspectors closed it", ["that the building had been closed by inspectors last year"]),
        ("Koleva", ["that the building had been closed by inspectors last year"]),
        ("dockers", ["Some 3,000 dockers walked out in Rotterdam on Tuesday"]),
    ],
)
def test_words_find_statements(ledger: Ledger, words: str, contents: list[str]) -> None:
    """Statements are found by what they say and by who says it."""
    assert [said.content for said in filled(ledger).ask(words).statements] == contents


def test_a_headline_alone_makes_no_answer(ledger: Ledger) -> None:
    """A word of the headline may stand for one that a record lacks; a record that tells none of the words is no answer."""
    ledger.add(stories.strike())
    assert len(ledger.ask("dockers strike").figures) == 2
    assert not ledger.ask("strike").figures


def test_kindred_words_stand_for_what_is_counted(ledger: Ledger) -> None:
    """Who asks for troops finds servicemen counted; who asks for explosions doesn't find a strike of dockers."""
    ledger.add(stories.shelling())
    assert ledger.ask("explosions in Velbazhd").figures == ()
    text = "Officers counted 40 servicemen near Velbazhd after the walkout, which was no strike."
    article = make_article(text, id="kin", headline="March")
    ledger.add(make_reading(article, figures=[make_figure(article, "40", counted="servicemen", place="Velbazhd")]))
    assert [answer.article for answer in ledger.ask("troops in Velbazhd").figures] == ["kin"]
    assert ledger.ask("explosions in Velbazhd").figures == ()


def test_an_event_that_the_reader_could_not_name_is_found_by_its_words(ledger: Ledger) -> None:
    """A figure whose event is "other" counts where its sentence tells the event."""
    ledger.add(stories.shelling(event="other"))
    assert ledger.ask("killed in Velbazhd").figures


def test_filters_narrow(ledger: Ledger) -> None:
    """Each filter leaves out what it doesn't allow."""
    filled(ledger)
    assert len(ledger.ask("", outlet="the herald").figures) == 0
    assert len(ledger.ask("", outlet="HERALD").figures) == 1
    assert len(ledger.ask("", place="Bulgaria").figures) == 1
    assert len(ledger.ask("", event="wounded").figures) == 1
    assert len(ledger.ask("", since="2024-09").figures) == 2
    assert len(ledger.ask("", until="2024-03-11").figures) == 1
    assert len(ledger.ask("", since="2024-05-02", until="2024-05-02").figures) == 1
    assert [said.statement.stance for said in ledger.ask("", stance="denies").statements] == [Stance.DENIES]
    assert len(ledger.ask("Plovdiv OR building", confidence=0.8).statements) == 0
    assert len(ledger.ask("building", confidence=0.5).statements) == 1
    assert len(ledger.ask("", speaker="koleva").statements) == 1
    assert not ledger.ask("killed in Plovdiv", kind="statement").figures
    assert not ledger.ask("Koleva", kind="figure").statements


def test_answers_stand_in_order_of_time_and_say_when_there_are_more(ledger: Ledger) -> None:
    """Newest last; a limit keeps the newest and says that it left some out."""
    for day in (14, 12, 13):
        ledger.add(stories.plovdiv(f"Paper{day}", published=f"2024-03-{day}"))
    answers = ledger.ask("killed in Plovdiv", limit=2)
    assert [answer.published for answer in answers.figures] == [dt.date(2024, 3, 13), dt.date(2024, 3, 14)]
    assert answers.more
    assert not ledger.ask("killed in Plovdiv", limit=3).more


def test_a_question_with_one_word_too_many_is_loosened_and_says_so(ledger: Ledger) -> None:
    """All words but one, where nothing matches all; never without its names or its event."""
    filled(ledger)
    answers = ledger.ask("angry dockers in Rotterdam strike")
    assert answers.loosened
    assert {answer.article for answer in answers.figures} == {"strike"}
    assert not ledger.ask("angry dockers in Antwerp strike").loosened


def test_hostile_words_are_words(ledger: Ledger) -> None:
    """Signs that mean something to a search engine or a database mean nothing in a question."""
    filled(ledger)
    for words in (
        '"',
        'Plovdiv"; DROP TABLE pages',
        "words : x",
        "NEAR(a b)",
        "* Plovdiv *",
        "-",
        "\x00 x",
        "{names} : x",
        "\ud800",
    ):
        try:
            ledger.ask(words + " Plovdiv")
        finally:
            assert ledger.stats().pages == 3


def test_show_gives_one_record_whole(ledger: Ledger) -> None:
    """By its id, the beginning of its id, or the article's id."""
    filled(ledger)
    (answer,) = ledger.ask("killed in Plovdiv").figures
    record = ledger.show(answer.id)
    assert (record.kind, record.item, record.page) == ("figure", answer.figure, answer.page)
    assert record.reading == stories.plovdiv()
    assert ledger.show(answer.id[:16]) == record
    assert ledger.show("plovdiv-herald").kind == "page"
    assert ledger.show("plovdiv-herald").item is None
    (said,) = ledger.ask("Koleva").statements
    assert ledger.show(said.id).item == said.statement
    (found,) = ledger.findings(verdict="contradicted")
    assert ledger.show(found.id).item == found.finding


@pytest.mark.parametrize(("told", "mend"), [("nothing", "sayso ask"), ("figure1-", "Give one of"), ("", "Give one of")])
def test_show_says_what_it_can_not_find(ledger: Ledger, told: str, mend: str) -> None:
    """No record, or several."""
    with pytest.raises(NotFoundError) as raised:
        filled(ledger).show(told)
    assert mend in raised.value.mend


def test_findings_are_told_newest_first(ledger: Ledger) -> None:
    """Of one kind or verdict where that is asked for."""
    ledger.add(stories.plovdiv("A", published="2024-03-11"))
    ledger.add(stories.plovdiv("B", published="2024-03-12"))
    assert [found.article for found in ledger.findings()] == ["plovdiv-b", "plovdiv-a"]
    assert not list(ledger.findings(kind="denial"))
    assert len(list(ledger.findings(kind="headline", limit=1))) == 1


def test_judgements_join_speakers_and_are_undone(ledger: Ledger) -> None:
    """Asking for one name finds the other while the judgement holds; statements stay as they are."""
    filled(ledger)
    ledger.join_speakers("Ivana Koleva", "I. Kolewa", why="one governor, two spellings")
    assert len(ledger.ask("", speaker="I. Kolewa").statements) == 1
    assert ledger.part_speaker("Ivana Koleva")
    assert not ledger.part_speaker("Ivana Koleva")
    assert not ledger.ask("", speaker="I. Kolewa").statements
    assert next(iter(ledger.records())) is not None


def test_inputs_read_to_their_end_are_known(ledger: Ledger) -> None:
    """A file that is the same, read by the same reader, is done; a changed one isn't."""
    ledger.end_input("news.jsonl", mark="10 bytes", reader="0.1.0", pages=3, refusals=0)
    assert ledger.has_input("news.jsonl", mark="10 bytes", reader="0.1.0")
    assert not ledger.has_input("news.jsonl", mark="11 bytes", reader="0.1.0")
    assert not ledger.has_input("news.jsonl", mark="10 bytes", reader="0.2.0")
    assert not ledger.has_input("other.jsonl", mark="10 bytes", reader="0.1.0")


def test_stats_count(ledger: Ledger) -> None:
    """Pages, refusals, records, days."""
    stats = filled(ledger).stats()
    assert (stats.pages, stats.refused, stats.outlets) == (3, 1, 4)
    assert (stats.statements, stats.figures, stats.findings) == (3, 4, 1)
    assert (stats.first, stats.last) == (dt.date(2024, 3, 11), dt.date(2024, 9, 10))
    assert dict(stats.stances) == {"asserts": 2, "denies": 1}
    assert dict(stats.verdicts) == {"contradicted": 1}


def test_the_order_of_arrival_does_not_matter(ledger: Ledger) -> None:
    """The same pages in another order give the same records, origins included."""
    readings = list(stories.many(60))
    for reading in reversed(readings):
        ledger.add(reading)
    with Ledger.open(":memory:") as other:
        for reading in readings:
            other.add(reading)
        assert list(ledger.records()) == list(other.records())
        assert list(ledger.copies())


def test_questions_hold_every_figure(ledger: Ledger) -> None:
    """Each figure answers one question."""
    questions = filled(ledger).questions()
    assert sum(len(question.answers) for question in questions) == 4


def test_hostile_text_is_kept(ledger: Ledger) -> None:
    """Half characters, zero characters and marks of direction come back as they were."""
    article = replace(make_article("a\ud800b \x00 \u202e text with enough words to be kept"), headline="\udfff<script>")
    reading: Reading = make_reading(article)
    ledger.add(reading)
    assert list(ledger.readings()) == [reading]
    assert ledger.has(article.id, article.page_digest)
