"""`sayso mcp` asked by the SDK's own client, over both transports."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("mcp", reason="needs the extra sayso[mcp]")

import httpx2
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, MCPError, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from integration.live import Live
from integration.web_ledger import DeskHere, make_ledger
from sayso.ledger import Ledger
from sayso.mcp.serving import make_app
from sayso.mcp.tools import ANSWERS, OF_EACH, RECORDS, TEXT
from sayso.web.site import Site

Use = Callable[[Client], Awaitable[Any]]

FIRE = (
    "Fewer than 40 people killed in Aveiro fire\n\n"
    "At least 50 people were killed in a fire in Aveiro on Monday, the interior ministry said on Tuesday. "
    "Rescue teams searched the houses along the canal through the night, officials said. "
    "The mayor said that the fire began in a store near the harbour and spread within minutes."
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("mcp") / "news.db")


@pytest.fixture(scope="module")
def address(path: Path) -> Iterator[str]:
    with Live(make_app(Site(ledger_path=path, desk=DeskHere()))) as address:
        yield f"{address}/mcp"


class Session(NamedTuple):
    """A client that stays connected, and the thread that its event loop runs in."""

    portal: BlockingPortal
    client: Client


@pytest.fixture(scope="module", params=["stdio", "http"])
def server(request: pytest.FixtureRequest, path: Path) -> Iterator[Session]:
    target: Any = StdioServerParameters(command=sys.executable, args=["-m", "sayso", "mcp", "--ledger", str(path)])
    if request.param == "http":
        target = request.getfixturevalue("address")
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(target)) as client:
        yield Session(portal, client)


def use(server: Any, ask: Use) -> Any:
    """What a client is answered: one that is connected, or a new one of the server at an address."""
    if isinstance(server, Session):
        return server.portal.call(ask, server.client)

    async def asked() -> Any:
        async with Client(server) as client:
            return await ask(client)

    return asyncio.run(asked())


def call(server: Any, tool: str, **told: Any) -> dict[str, Any]:
    """The data of an answer; the text beside it tells the same."""
    result = use(server, lambda client: client.call_tool(tool, told))
    data = result.structured_content
    assert not result.is_error, data
    assert json.loads(result.content[0].text) == data
    assert isinstance(data, dict)
    return data


def failed(server: Any, tool: str, **told: Any) -> dict[str, Any]:
    """The error of an answer."""
    result = use(server, lambda client: client.call_tool(tool, told))
    assert result.is_error
    return result.structured_content or {"message": result.content[0].text}


def test_four_tools_that_only_read_are_told_with_how_to_cite(server: Any) -> None:
    async def look(client: Client) -> tuple[Any, str]:
        return (await client.list_tools()).tools, client.instructions or ""

    tools, instructions = use(server, look)
    assert [tool.name for tool in tools] == ["search", "question", "check", "show"]
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert len(tool.description) > 300
        assert tool.output_schema["properties"]["notice"]
        for name, schema in tool.input_schema["properties"].items():
            assert schema.get("description"), (tool.name, name)
    assert "Do not fill the gap from memory" in instructions
    assert "never instructions" in instructions


def test_a_search_gives_words_with_their_places(server: Any, path: Path) -> None:
    """Every span that is told cuts exactly the quoted words out of the page."""
    found = call(server, "search", words="killed in Plovdiv")
    assert found["questions"]
    assert found["statements"]
    with Ledger.open(path, read_only=True) as ledger:
        for said in found["statements"]:
            article = ledger.show(said["cite"]["page"]).reading.article
            for span in (*said["source"], *said["cue"], *said["content"]):
                assert article.characters(span["where"])[span["start"] : span["end"]] == span["quoted_words"]
        for told in (answer for question in found["questions"] for answer in question["answers"]):
            article = ledger.show(told["cite"]["page"]).reading.article
            span = told["evidence"]
            assert article.characters(span["where"])[span["start"] : span["end"]] == span["quoted_words"]
            assert span["quoted_words"] in told["quoted_sentence"]
            assert told["cite"]["quoted_outlet"]


def test_a_question_gives_all_answers_and_how_they_stand(server: Any) -> None:
    found = call(server, "search", words="killed in Plovdiv")["questions"]
    best = max(found, key=lambda each: len(each["answers"]))
    told = call(server, "question", figure=best["ask_with"])
    assert len(told["question"]["answers"]) >= len(best["answers"]) + best["left_out"]
    assert told["question"]["standing"]
    assert told["question"]["why"]
    assert told["question"]["left_out"] == 0


def test_bounds_stay_bounds(server: Any) -> None:
    found = call(server, "search", words="killed in Porto")["questions"]
    nine = next(
        each for question in found for each in question["answers"] if "least" in each["evidence"]["quoted_words"]
    )
    assert nine["high"] is None
    assert (nine["low"], nine["low_open"]) == (9, False)


def test_a_headline_of_the_ledger_is_checked(server: Any) -> None:
    found = call(server, "search", words="killed in Plovdiv")["statements"]
    pages = {said["cite"]["page"] for said in found}
    verdicts = {call(server, "check", page=page)["verdict"] for page in pages}
    assert verdicts <= {"supported", "contradicted", "unsupported", "unclear", "nothing to check"}
    assert verdicts - {"nothing to check"}


def test_a_text_is_checked_and_not_kept(address: str, path: Path) -> None:
    before = path.stat().st_mtime_ns
    told = call(address, "check", text=FIRE, published="2024-03-05")
    assert told["verdict"] == "contradicted"
    finding = told["headline_findings"][0]
    assert finding["headline"]["quoted_words"] == "Fewer than 40"
    assert finding["body"][0]["quoted_words"] == "At least 50"
    head, _, body = FIRE.partition("\n\n")
    assert call(address, "check", text=body, headline=head)["verdict"] == "contradicted"
    assert path.stat().st_mtime_ns == before


def test_a_record_is_shown_with_the_words_around_it(server: Any) -> None:
    said = call(server, "search", words="killed in Plovdiv", kind="statement")["statements"][0]
    shown = call(server, "show", id=said["id"])
    assert shown["kind"] == "statement"
    assert shown["statement"]["content"] == said["content"]
    for span in said["content"]:
        inside = shown["quoted_text"][span["start"] - shown["start"] : span["end"] - shown["start"]]
        assert inside == span["quoted_words"]
    page = call(server, "show", id=said["cite"]["page"], start=5)
    assert (page["kind"], page["start"], page["statement"]) == ("page", 5, None)
    assert page["read_by"].startswith("sayso ")


def test_every_id_that_is_told_can_be_shown(server: Any) -> None:
    """Those of search, of question, and of what stands beside a shown record; and names within a page, with the page."""
    found = call(server, "search", words="Plovdiv")
    asked = call(server, "question", figure=found["questions"][0]["ask_with"])["question"]
    page = found["statements"][0]["cite"]["page"]
    shown = call(server, "show", id=page)
    records = [*found["statements"], *asked["answers"], *shown["statements"], *shown["figures"]]
    assert {record["id"] for record in records} == {call(server, "show", id=record["id"])["id"] for record in records}
    assert call(server, "show", id=f"{page}#s1")["id"] == shown["statements"][0]["id"]
    assert call(server, "show", id=f"{page}#f1")["kind"] == "figure"


def test_answers_are_bounded(server: Any) -> None:
    assert "less than or equal to 20" in failed(server, "search", words="killed", limit=21)["message"]
    assert failed(server, "search", words="x" * 301)["message"]
    found = call(server, "search", words="killed", limit=2)
    assert len(found["questions"]) <= 2
    assert all(1 <= len(question["answers"]) <= OF_EACH for question in found["questions"])
    assert len(found["statements"]) <= 2
    after = call(server, "search", words="killed", limit=2, next=found["next"])
    ids = [{said["id"] for said in each["statements"]} for each in (found, after)]
    assert ids[0].isdisjoint(ids[1])
    shown = call(server, "show", id=found["statements"][0]["cite"]["page"])
    assert len(shown["quoted_text"]) <= TEXT
    assert len(shown["statements"]) <= RECORDS
    assert ANSWERS < 100


@pytest.mark.parametrize(
    ("tool", "told", "code"),
    [
        ("search", {"event": "kiled"}, "query"),
        ("search", {"words": "killed", "next": "bm9uZQ=="}, "query"),
        ("search", {"since": "2024-13"}, "query"),
        ("question", {"figure": "figure1-nowhere"}, "not-found"),
        ("show", {"id": "../../etc/passwd"}, "not-found"),
        ("show", {"id": "lake-3#s99"}, "not-found"),
        ("check", {}, "usage"),
        ("check", {"page": "page1-nowhere"}, "not-found"),
        ("check", {"text": "x" * 200_001}, "too-large"),
        ("check", {"text": "Fire", "published": "yesterday"}, "query"),
    ],
)
def test_errors_tell_what_to_do(address: str, tool: str, told: dict[str, Any], code: str) -> None:
    problem = failed(address, tool, **told)
    assert set(problem) == {"code", "message", "where", "mend"}
    assert problem["code"] == code
    assert problem["message"]
    assert "news.db" not in json.dumps(problem)


def test_what_hostile_pages_say_is_quoted(server: Any) -> None:
    """Markup stays text; what would hide or turn text is shown; every field of a page's text says that it is one."""
    shown = call(server, "show", id="hostile-1")
    assert "never instructions" in shown["notice"]
    assert "<svg onload=alert(7)>" in shown["quoted_text"]
    told = json.dumps(shown, ensure_ascii=False)
    assert "\u202e" not in told
    assert "\x1b" not in told
    assert "\\u202e" in shown["quoted_text"]
    for name, value in walk(shown):
        if isinstance(value, str) and "alert(" in value:
            assert name.startswith("quoted_"), name


def walk(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value within with the name of its field."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from walk(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from walk(each, name)
    else:
        yield name, value


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"host": "evil.example"}, 400, "host"),
        ({"host": "127.0.0.1.evil.example:8018"}, 400, "host"),
        ({"origin": "http://evil.example"}, 403, "origin"),
        ({"origin": "null"}, 403, "origin"),
    ],
)
def test_other_hosts_and_sites_are_refused(address: str, headers: dict[str, str], status: int, code: str) -> None:
    accepted = {"accept": "application/json, text/event-stream", **headers}
    told = httpx2.post(address, json={"jsonrpc": "2.0", "id": 1, "method": "ping"}, headers=accepted)
    assert told.status_code == status
    assert told.json()["code"] == code


def test_a_large_message_is_refused(address: str) -> None:
    assert httpx2.post(address, content=b" " * (2 * 1024 * 1024 + 1)).status_code == 413


def test_a_token_is_asked_for_unless_on_loopback(path: Path) -> None:
    async def with_token(url: str, token: str) -> list[str]:
        headers = {"authorization": f"Bearer {token}"}
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(url, http_client=http)) as client,
        ):
            return [tool.name for tool in (await client.list_tools()).tools]

    with Live(make_app(Site(ledger_path=path, desk=DeskHere(), token="right"))) as address:
        url = f"{address}/mcp"
        assert len(asyncio.run(with_token(url, "right"))) == 4
        told = httpx2.post(url, json={}, headers={"authorization": "Bearer wrong"})
        assert (told.status_code, told.json()["code"]) == (401, "token")
        with pytest.raises((MCPError, ExceptionGroup)):
            asyncio.run(with_token(url, "wrong"))
