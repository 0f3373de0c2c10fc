"""Pasted texts and dropped files: bounded in size and time, and nobody else waits for them."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from integration.web_ledger import HOST
from sayso.errors import BusyError, TimeLimitError
from sayso.ledger import Ledger
from sayso.model import Page, Reading
from sayso.testing import make_article, make_reading
from sayso.web import guard
from sayso.web.app import create_app
from sayso.web.site import Site

TEXT = "Fire in Porto\n\nAt least nine people were killed in a fire in Porto on Monday, the ministry said on Tuesday."


class Desk:
    """Answers as it is told; waits where it is told to."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.waits = threading.Event()
        self.waits.set()
        self.pages: list[Page] = []

    def read(self, page: Page) -> Reading:
        self.pages.append(page)
        self.waits.wait(10)
        if self.error:
            raise self.error
        return make_reading(make_article("Nine people were killed.", headline="Fire in Porto"))

    def close(self) -> None:
        pass


def client_of(path: Path, desk: Desk, **told: Any) -> TestClient:
    Ledger.open(path / "news.db").close()
    return TestClient(create_app(Site(ledger_path=path / "news.db", desk=desk, **told)), base_url=HOST)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [(TimeLimitError("reading it took longer than 30 seconds"), 422, "time-limit"), (BusyError("others"), 503, "busy")],
)
def test_a_refusal_is_told(tmp_path: Path, error: Exception, status: int, code: str) -> None:
    client = client_of(tmp_path, Desk(error))
    for address in ("/api/v1/read", "/api/v1/check"):
        told = client.post(address, content=TEXT)
        assert (told.status_code, told.json()["code"]) == (status, code)
    assert client.post("/paste", data={"text": TEXT}).status_code == status
    assert client.post("/paste", files={"file": ("a.txt", TEXT.encode())}).status_code == status


def test_others_are_served_while_a_text_is_read(tmp_path: Path) -> None:
    desk = Desk()
    desk.waits.clear()
    with client_of(tmp_path, desk) as client:
        reading = [threading.Thread(target=client.post, args=("/api/v1/read",), kwargs={"content": TEXT})]
        reading += [threading.Thread(target=client.post, args=("/paste",), kwargs={"data": {"text": TEXT}})]
        for thread in reading:
            thread.start()
        start = time.monotonic()
        while len(desk.pages) < 2:
            time.sleep(0.01)
        assert client.get("/api/v1/findings").status_code == 200
        assert time.monotonic() - start < 5
        desk.waits.set()
        for thread in reading:
            thread.join()


def test_nothing_is_kept_unless_that_is_asked_for_and_allowed(tmp_path: Path) -> None:
    desk = Desk()
    client = client_of(tmp_path, desk)
    assert client.post("/api/v1/read", content=TEXT).status_code == 200
    assert client.post("/api/v1/read?keep=true", content=TEXT).json()["code"] == "usage"
    assert len(desk.pages) == 1
    adding = client_of(tmp_path, desk, allow_adding=True)
    adding.post("/api/v1/read", content=TEXT)
    with Ledger.open(tmp_path / "news.db", read_only=True) as ledger:
        assert ledger.stats().pages == 0
        assert adding.post("/api/v1/read?keep=true", content=TEXT).status_code == 200
        assert ledger.stats().pages == 1


def test_a_body_that_does_not_come_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_SECONDS", 0.1)
    Ledger.open(tmp_path / "news.db").close()
    app = create_app(Site(ledger_path=tmp_path / "news.db", desk=Desk()))
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        if not sent:
            await asyncio.sleep(0.05)
            return {"type": "http.request", "body": b"x", "more_body": True}
        raise AssertionError

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "method": "POST", "path": "/api/v1/read", "query_string": b"", "headers": headers}
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 408
    assert b'"timeout"' in sent[1]["body"]
