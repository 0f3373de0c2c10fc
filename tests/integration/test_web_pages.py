"""What the pages say without any script, over a ledger made by hand."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from integration.browser_ledger import make_browser_ledger
from integration.web_ledger import client_of
from sayso.ledger import Ledger
from sayso.model import Reading
from sayso.testing import make_article, make_figure, make_reading
from sayso.web.paging import token_of
from sayso.web.questions import PAGES
from sayso.web.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(Site(ledger_path=make_browser_ledger(tmp_path_factory.mktemp("pages") / "news.db")))


def read(client: TestClient, address: str) -> str:
    """The text of a page's main part, blanks folded."""
    told = client.get(address)
    assert told.status_code == 200, address
    main = told.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def links(client: TestClient, address: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'href="([^"]*)"', client.get(address).text)]


def fire(client: TestClient) -> str:
    questions = client.get("/api/v1/search?words=killed+in+Porto").json()["questions"]
    best = max(questions, key=lambda each: len(each["answers"]))
    return f"/question/{best['answers'][0]['id']}"


def test_a_long_question_comes_a_page_at_a_time(tmp_path: Path) -> None:
    """What was published last first; how its answers stand is told of all, on each page."""
    with Ledger.open(tmp_path / "news.db") as ledger:
        for day in range(1, 8):
            ledger.add(toll(day))
    client = client_of(Site(ledger_path=tmp_path / "news.db"))
    (asked,) = client.get("/api/v1/search?words=killed+in+Porto&limit=2").json()["questions"]
    assert (asked["in_all"], len(asked["answers"]), asked["standing"]) == (7, 2, "revised")
    address = f"/api/v1/questions/{asked['answers'][0]['id']}"
    days, following = [], {"limit": "3"}
    while following:
        told = client.get(address, params=following).json()
        assert (told["question"]["id"], told["question"]["in_all"]) == (asked["id"], 7)
        assert len(told["bars"]) == len(told["question"]["answers"])
        days.append([int(answer["published"][-2:]) for answer in told["question"]["answers"]])
        following = {"limit": "3", "next": told["next"]} if told["next"] else {}
    assert days == [[5, 6, 7], [2, 3, 4], [1]]
    assert client.get(address, params={"next": token_of(50)}).status_code == 400
    assert len(client.get(f"{address}/csv").text.splitlines()) == 8


def test_a_long_question_leads_to_older_answers(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "news.db") as ledger:
        for number in range(PAGES + 2):
            ledger.add(toll(1 + number % 8, place=number))
    client = client_of(Site(ledger_path=tmp_path / "news.db"))
    (asked,) = client.get("/api/v1/search?words=killed+in+Porto&limit=1").json()["questions"]
    address = f"/question/{asked['answers'][0]['id']}"
    assert f"{PAGES + 2} answers on {PAGES + 2} pages" in read(client, address)
    (older,) = [each for each in links(client, address) if "next=" in each and each.startswith("/question")]
    assert "Here stand 2 of them, older ones" in read(client, older)
    assert not [each for each in links(client, older) if each.startswith("/question") and "next=" in each]
    assert f'data-bars="/api/v1{older.replace("question", "questions")}"' in client.get(older).text


def test_a_search_as_json_has_the_facets_of_the_whole_answer(client: TestClient) -> None:
    counted = client.get("/api/v1/facets?words=killed+in+Porto&limit=1").json()
    found = client.get("/api/v1/search?words=killed+in+Porto&limit=500").json()
    assert counted["figures"] == sum(len(question["answers"]) for question in found["questions"])
    assert counted["statements"] == len(found["statements"])
    assert counted["more"] is False
    assert {each["value"] for each in counted["counts"]["event"]} >= {"killed"}
    assert sum(each["count"] for each in counted["over_time"]) == counted["figures"] + counted["statements"]
    assert client.get("/api/v1/facets?event=kiled").status_code == 400


def toll(day: int, place: int = 0) -> Reading:
    """A page that tells a toll."""
    text = f"{6 + day} people were killed in the warehouse fire in Porto, police said. Note {place}{day} of the day."
    article = make_article(
        text, id=f"toll-{day}-{place}", headline="Warehouse fire in Porto", published=f"2024-03-{day:02d}"
    )
    figure = make_figure(article, str(6 + day), counted="people", event="killed", place="Porto", source="police",
                         as_of="2024-03-01", low=6 + day, high=6 + day)  # fmt: skip
    return make_reading(article, figures=[figure])


def test_what_a_form_left_empty_is_no_part_of_the_address(client: TestClient) -> None:
    told = client.get("/search?words=harbour&speaker=&since=&show=figures&next=")
    assert told.status_code == 303
    assert told.headers["location"] == "/search?words=harbour&show=figures"
    assert client.get("/search?words=&speaker=").headers["location"] == "/search"


def test_an_answer_is_shown_as_what_is_asked_for(client: TestClient) -> None:
    everything = read(client, "/search?words=killed+in+Porto")
    assert "Figures, by the question they answer" in everything
    assert "Statements, newest first" in everything
    assert "Statements, newest first" not in read(client, "/search?words=killed+in+Porto&show=questions")
    figures = read(client, "/search?words=killed+in+Porto&show=figures")
    assert "Figures, newest first" in figures
    assert "More than twelve people were killed" in figures
    assert (
        "Figures"
        not in read(client, "/search?words=killed+in+Porto&show=statements")
        .partition("here, from")[0]
        .partition("newest")[2]
    )


def test_a_long_answer_leads_to_its_counts(client: TestClient) -> None:
    """Without script a link does; the counts are of the whole answer, not of a page of it."""
    (address,) = {each for each in links(client, "/search?words=pier&show=statements") if each.startswith("/facets")}
    told = read(client, address)
    assert "In all 0 figures and 96 statements" in told
    assert "Tomás Leal 96" in told
    assert "2023-12 8" in told


def test_a_short_answer_is_counted_at_once(client: TestClient) -> None:
    told = client.get("/search?words=killed+in+Porto").text
    assert "data-from" not in told
    assert 'href="/search?words=killed+in+Porto&amp;outlet=Northern+Post"' in told


def test_a_filter_is_lifted_by_a_link(client: TestClient) -> None:
    found = links(client, "/search?words=pier&stance=denies&since=2023-02")
    assert "/search?words=pier&since=2023-02-01" in found
    assert "/search?words=pier&stance=denies" in found


def test_copies_are_one_row(client: TestClient) -> None:
    told = read(client, fire(client))
    assert "8 answers from 4 independent reports, printed 10 times" in told
    assert "and as a copy by" in told
    assert "One report, printed by Harbour News , Northern Post , The Evening Lamp" in told


def test_findings_are_listed_by_kind(client: TestClient) -> None:
    assert "The mayor gives about 14" in read(client, "/findings?kind=dispute")
    assert "The mayor gives about 14" not in read(client, "/findings?kind=denial")
    assert "There is none" in read(client, "/findings?kind=headline&verdict=supported")
    assert client.get("/findings?kind=gossip").status_code == 400


def test_a_findings_record_leads_to_its_words(client: TestClient) -> None:
    found = client.get("/api/v1/findings?kind=headline").json()["findings"][0]
    told = client.get(f"/article/{found['id']}")
    assert told.headers["location"].endswith("#n1")
    assert 'id="n1"' in client.get(told.headers["location"].partition("#")[0]).text


def test_a_refused_page_says_why(client: TestClient) -> None:
    told = read(client, "/article/refused-1")
    assert "(no headline)" in told
    assert "the page is in Portuguese" in told


def test_the_front_page_tells_what_came_in(client: TestClient) -> None:
    told = read(client, "/")
    for name in ("Contradicted headlines", "Disputes", "Revisions", "Denials", "Read last", "Refused"):
        assert name in told
    assert "Fifteen killed in Porto warehouse fire, mayor now says" in told
    assert "the page is in Portuguese" in told


def test_a_speaker_has_a_year_in_a_table(client: TestClient) -> None:
    told = read(client, "/speaker/Tom%C3%A1s%20Leal")
    assert "96 statements and 0 figures, in 2 outlets" in told
    assert "All statements" in told
    assert "/search?speaker=Tom%C3%A1s+Leal&stance=denies&since=2023-05&until=2023-05" in links(
        client, "/speaker/Tom%C3%A1s%20Leal"
    )


def test_of_a_speaker_who_said_much_counts_come_after_the_page(client: TestClient) -> None:
    told = read(client, "/speaker/Vera%20Lindqvist")
    assert "Count all that they said" in told
    assert told.count("Dredging, month 12") == 10
    assert "All statements" in told
    assert "/spoken/Vera%20Lindqvist" in links(client, "/speaker/Vera%20Lindqvist")
    assert "120 statements and 0 figures, in 1 outlet" in read(client, "/spoken/Vera%20Lindqvist")
    assert "/speaker/Vera%20Lindqvist" in links(client, "/spoken/Vera%20Lindqvist")


def test_what_is_held_against_a_speaker_is_told_after_the_page_too(client: TestClient) -> None:
    held = read(client, "/spoken/Mayor%20In%C3%AAs%20Duarte")
    assert "Denied, and given all the same" in held
    assert "At least 9 on 5 March became about 14 on 7 March" in held


def test_a_search_that_is_saved_tells_statements_and_figures(client: TestClient) -> None:
    root = ET.fromstring(client.get("/feeds/search.atom?words=killed+in+Porto").text)
    titles = [each.text or "" for each in root.findall(f"{ATOM}entry/{ATOM}title")]
    assert "Mayor Inês Duarte: 15 people, killed in Porto" in titles
    assert "Mayor Inês Duarte asserts" in titles
    days = [each.text for each in root.findall(f"{ATOM}entry/{ATOM}updated")]
    assert days == sorted(days, key=str, reverse=True)
    address = root.findall(f"{ATOM}entry/{ATOM}link")[0].get("href") or ""
    assert client.get(address.partition("#")[0].removeprefix("http://localhost:8017")).status_code == 200
