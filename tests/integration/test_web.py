"""Every page and every route of the JSON, over a ledger read from pages."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from integration.web_ledger import client_of, make_ledger
from sayso.encode.answers import answers_to_json
from sayso.ledger import Ledger
from sayso.web import site
from sayso.web.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("web") / "news.db")


@pytest.fixture(scope="module")
def client(path: Path) -> TestClient:
    return client_of(Site(ledger_path=path))


def killed(client: TestClient) -> dict[str, Any]:
    """The question on the killed in Plovdiv that has most answers."""
    found = client.get("/api/v1/search", params={"words": "killed in Plovdiv"}).json()
    best = max(found["questions"], key=lambda question: len(question["answers"]))
    assert isinstance(best, dict)
    return best


def test_the_front_page_counts_and_shows_the_newest_findings(client: TestClient) -> None:
    told = client.get("/")
    assert told.status_code == 200
    assert "Contradicted headlines" in told.text
    assert "Fewer than 4,000" in told.text


def test_a_large_ledger_is_counted_after_its_front_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page opens without them, and has them once they are kept."""
    monkeypatch.setattr(site, "SMALL", 0)
    client = client_of(Site(ledger_path=path))
    assert 'data-from="/counts"' in client.get("/").text
    assert "independent reports" in client.get("/counts").text
    assert "independent reports" in client.get("/").text


def test_a_search_shows_questions_statements_and_facets(client: TestClient) -> None:
    told = client.get("/search", params={"words": "killed in Plovdiv"}).text
    assert 'href="/question/figure1-' in told
    assert "The Danube Herald" in told
    assert 'value="killed in Plovdiv"' in told
    assert "outlet=Adriatic+Courier" in told


def test_a_search_without_words_shows_its_form_alone(client: TestClient) -> None:
    told = client.get("/search")
    assert told.status_code == 200
    assert "<form" in told.text
    assert "independent reports" not in told.text


def test_a_search_that_finds_nothing_says_so(client: TestClient) -> None:
    assert "Nothing in the ledger answers that" in client.get("/search", params={"words": "zeppelins Ulaanbaatar"}).text


def test_a_wrong_value_is_told_with_the_nearest_known_one(client: TestClient) -> None:
    told = client.get("/search", params={"event": "kiled"})
    assert told.status_code == 400
    assert "killed" in told.text


def test_a_question_has_its_answers_each_with_a_link_to_its_words(client: TestClient) -> None:
    question = killed(client)
    told = client.get(f"/question/{question['answers'][0]['id']}").text
    for answer in question["answers"]:
        assert f"/article/{answer['page']}#f" in told
    assert "independent report" in told
    assert "Copies of one report" in told


def test_bars_tell_bounds_ends_and_evidence(client: TestClient) -> None:
    told = client.get(f"/api/v1/questions/{killed(client)['answers'][0]['id']}").json()
    seven = [bar for bar in told["bars"] if bar["surface"] == "at least seven"]
    assert {(bar["low"], bar["high"], bar["low_open"], bar["approx"]) for bar in seven} == {(7, None, False, False)}
    for bar in told["bars"]:
        address, _, anchor = bar["href"].partition("#")
        page = client.get(address).text
        assert f'id="{anchor}"' in page


def test_answers_come_as_csv(client: TestClient) -> None:
    told = client.get(f"/api/v1/questions/{killed(client)['answers'][0]['id']}/csv")
    assert told.headers["content-type"].startswith("text/csv")
    assert told.text.splitlines()[0].startswith("as_of,low,high")


def test_a_question_is_asked_by_a_figure_alone(client: TestClient) -> None:
    told = client.get("/api/v1/questions/lake-3")
    assert told.status_code == 404
    assert told.json()["code"] == "not-found"


def test_an_article_has_its_words_marked(client: TestClient) -> None:
    told = client.get("/article/lake-3").text
    assert "headline supported" in told
    assert re.search(r'<mark class="cue" data-of="s1" data-how="[^"]+" id="s1" tabindex="0"', told)
    assert "by the word of the coast guard" in told
    assert "compare" in told


def test_a_record_of_an_article_leads_to_its_words(client: TestClient) -> None:
    answer = killed(client)["answers"][0]
    told = client.get(f"/article/{answer['id']}")
    assert told.status_code == 303
    assert told.headers["location"].startswith(f"/article/{answer['page']}#f")


def test_a_missing_record_is_told(client: TestClient) -> None:
    assert client.get("/article/nowhere").status_code == 404
    assert client.get("/api/v1/records/nowhere").json()["code"] == "not-found"


def test_a_speaker_has_what_they_said(client: TestClient) -> None:
    told = client.get("/speaker/Stoyan%20Dimitrov").text
    assert "More than 120 rescuers" in told
    assert "Nobody of that name" in client.get("/speaker/Nobody%20Known").text


def test_json_of_a_search_is_what_the_ledger_answers(client: TestClient, path: Path) -> None:
    """HTTP and Python give one answer to one query."""
    told = client.get("/api/v1/search", params={"words": "killed in Plovdiv", "limit": 60}).json()
    assert told.pop("facets")["event"][0]["value"] == "killed"
    assert told.pop("next") is None
    with Ledger.open(path, read_only=True) as ledger:
        expected = answers_to_json(ledger.ask("killed in Plovdiv", limit=60))
    assert told == json.loads(json.dumps(expected))


def test_paging_gives_everything_once(client: TestClient) -> None:
    whole = client.get("/api/v1/search", params={"words": "killed", "limit": 500}).json()
    expected = {answer["id"] for question in whole["questions"] for answer in question["answers"]}
    expected |= {said["id"] for said in whole["statements"]}
    seen: list[str] = []
    after = None
    for _ in range(50):
        told = client.get(
            "/api/v1/search", params={"words": "killed", "limit": 4, **({"next": after} if after else {})}
        ).json()
        seen += [answer["id"] for question in told["questions"] for answer in question["answers"]]
        seen += [said["id"] for said in told["statements"]]
        after = told["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen))
    assert set(seen) == expected


def test_findings_page_by_page(client: TestClient) -> None:
    whole = client.get("/api/v1/findings", params={"limit": 500}).json()
    first = client.get("/api/v1/findings", params={"limit": 2}).json()
    second = client.get("/api/v1/findings", params={"limit": 2, "next": first["next"]}).json()
    assert whole["findings"][:4] == first["findings"] + second["findings"]
    assert whole["next"] is None


@pytest.mark.parametrize("made_up", ["zzz", "YWZ0ZXIgLTE=", "%00", "YWZ0ZXIgMDE="])
def test_a_next_that_was_made_up_is_refused(client: TestClient, made_up: str) -> None:
    told = client.get(f"/api/v1/findings?next={made_up}")
    assert told.status_code == 400
    assert told.json()["where"] == "next"


@pytest.mark.parametrize("route", ["records/lake-3", "articles/lake-3", "refusals", "stats"])
def test_every_route_gives_an_object_with_its_format(client: TestClient, route: str) -> None:
    told = client.get(f"/api/v1/{route}")
    assert told.status_code == 200
    assert told.json()["format"] == 1


@pytest.mark.parametrize(
    ("method", "route", "status"),
    [("GET", "nothing", 404), ("DELETE", "stats", 405), ("GET", "search?limit=x", 400), ("GET", "search?limit=0", 400),
     ("GET", "search?speaker=*", 400), ("GET", "search?since=never", 400), ("GET", "findings?kind=x", 400),
     ("POST", "read", 422), ("POST", "read?published=never", 400)],
)  # fmt: skip
def test_errors_have_one_shape(client: TestClient, method: str, route: str, status: int) -> None:
    told = client.request(method, f"/api/v1/{route}")
    assert told.status_code == status
    assert set(told.json()) == {"code", "message", "where", "mend"}


def test_a_method_that_is_not_allowed_names_those_that_are(client: TestClient) -> None:
    assert client.delete("/api/v1/stats").headers["allow"] == "GET"


def test_the_document_of_the_api_names_every_route(client: TestClient) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert {"/api/v1/search", "/api/v1/questions/{identity}", "/api/v1/read"} <= set(told["paths"])


def test_feeds_are_atom(client: TestClient) -> None:
    for address in ("/feeds/findings.atom", "/feeds/search.atom?words=killed"):
        told = client.get(address)
        assert told.headers["content-type"].startswith("application/atom+xml")
        root = ET.fromstring(told.text)
        assert root.tag == f"{ATOM}feed"
        assert root.find(f"{ATOM}entry/{ATOM}link") is not None


def test_a_pasted_text_is_read_and_not_kept(client: TestClient, path: Path) -> None:
    text = "Nine killed in Porto fire\n\nAt least two people were killed in a fire in Porto, police said on Monday."
    before = path.read_bytes()
    told = client.post("/paste", data={"text": text, "published": "2024-01-02"})
    assert told.status_code == 200
    assert "Read, not kept" in told.text
    assert "two people" in told.text or "two" in told.text
    assert path.read_bytes() == before


def test_a_dropped_file_is_read(client: TestClient) -> None:
    page = b"<html><body><h1>Fire in Porto</h1><p>Police said on Monday that nine people were hurt in the fire.</p></body></html>"
    assert "nine" in client.post("/paste", files={"file": ("a.html", page)}).text


def test_a_text_that_is_kept_leads_to_its_page(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Ledger.open(path).close()
    client = client_of(Site(ledger_path=path, allow_adding=True))
    text = "Fire in Porto\n\nPolice said on Monday that nine people were hurt in the fire."
    told = client.post("/paste", data={"text": text, "keep": "yes"}).text
    assert "Read and kept" in told
    address = re.findall(r'href="(/article/[^"#]+)"', told)[0]
    assert "nine" in client.get(address).text


def test_keeping_is_refused_unless_it_is_allowed(client: TestClient, tmp_path: Path) -> None:
    text = "Fire in Porto\n\nPolice said on Monday that nine people were hurt in the fire."
    assert client.post("/api/v1/read?keep=true", content=text).status_code == 400
    path = tmp_path / "a.db"
    Ledger.open(path).close()
    adding = client_of(Site(ledger_path=path, allow_adding=True))
    assert adding.post("/api/v1/read?keep=true", content=text).status_code == 200
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.stats().pages == 1
