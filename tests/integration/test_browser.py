"""The pages in a real browser: Debian's Chromium, driven by Selenium. Skipped where either is missing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from integration.web_ledger import make_ledger

CHROMIUM = Path("/usr/bin/chromium")
DRIVER = Path("/usr/bin/chromedriver")
AXE = Path(os.environ.get("SAYSO_AXE", "axe.min.js"))
"""axe-core's file (npm package axe-core, dist/axe.min.js): it is fetched for tests and no part of sayso."""

FLAGS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1280,1000")
PATIENCE = 30.0

pytestmark = pytest.mark.skipif(
    not (CHROMIUM.exists() and DRIVER.exists()), reason="Chromium and chromedriver are not in /usr/bin"
)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `sayso serve` over the example pages."""
    path = make_ledger(tmp_path_factory.mktemp("browser") / "news.db")
    port = free_port()
    command = [sys.executable, "-m", "sayso", "serve", "--ledger", str(path), "--port", str(port)]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as running:
        address = f"http://127.0.0.1:{port}"
        wait_for(lambda: urlopen(address).close() is None, OSError)
        yield address
        running.terminate()


def wait_for(done: Any, *errors: type[Exception]) -> None:
    """Try `done` until it is true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if done():
                return
        except errors:
            pass
        time.sleep(0.1)
    message = "it did not come about in time"
    raise AssertionError(message)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    selenium = pytest.importorskip("selenium.webdriver")
    options = selenium.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = selenium.Chrome(options=options, service=selenium.ChromeService(str(DRIVER)))
    yield opened
    opened.quit()


def find(browser: Any, css: str) -> list[Any]:
    found = browser.find_elements("css selector", css)
    assert isinstance(found, list)
    return found


def open_question(browser: Any, server: str) -> None:
    """Type a search, and follow the first question."""
    browser.get(f"{server}/search")
    field = find(browser, "#words")[0]
    field.send_keys("killed in Plovdiv")
    field.submit()
    wait_for(lambda: find(browser, "h3 a"))
    find(browser, "h3 a")[0].click()
    wait_for(lambda: find(browser, ".drawing svg a"))


def test_every_page_opens_without_a_message_on_the_console(browser: Any, server: str) -> None:
    for path in ("/", "/search?words=killed", "/article/lake-3", "/article/hostile-1", "/speaker/rescuers", "/paste"):
        browser.get(server + path)
        assert find(browser, "main h1"), path
    open_question(browser, server)
    assert [each["message"] for each in browser.get_log("browser")] == []


def test_a_bar_leads_to_the_marked_words(browser: Any, server: str) -> None:
    open_question(browser, server)
    bars = [each for each in find(browser, ".drawing svg a") if each.get_attribute("aria-label")]
    rows = find(browser, "tbody tr")
    assert len(bars) == len(rows)
    name = bars[0].get_attribute("aria-label")
    browser.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", bars[0])
    wait_for(lambda: "/article/" in browser.current_url)
    words = find(browser, "mark:target")
    assert len(words) == 1
    assert words[0].text.split()[0] in name


def test_the_keyboard_alone_reaches_a_bar_and_follows_it(browser: Any, server: str) -> None:
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

    open_question(browser, server)
    for _ in range(60):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        if browser.execute_script("return document.activeElement.closest('svg') !== null"):
            break
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    wait_for(lambda: "/article/" in browser.current_url)
    assert find(browser, "mark:target")


def test_scale_and_zoom_draw_again(browser: Any, server: str) -> None:
    open_question(browser, server)
    before = find(browser, ".drawing svg")[0].get_attribute("innerHTML")
    find(browser, "button[aria-pressed]")[0].click()
    logarithmic = find(browser, ".drawing svg")[0].get_attribute("innerHTML")
    assert logarithmic != before
    find(browser, "button[aria-label='zoom out']")[0].click()
    assert find(browser, ".drawing svg")[0].get_attribute("innerHTML") != logarithmic
    find(browser, "button[aria-label='download as PNG']")[0].click()
    find(browser, "button[aria-label='download as SVG']")[0].click()
    assert [each["message"] for each in browser.get_log("browser")] == []


def test_hostile_text_runs_nothing(browser: Any, server: str) -> None:
    from selenium.common.exceptions import NoAlertPresentException  # noqa: PLC0415

    browser.get(f"{server}/article/hostile-1")
    with pytest.raises(NoAlertPresentException):
        _ = browser.switch_to.alert.text
    assert "<script>alert(6)</script>" in find(browser, ".reading")[0].text
    assert find(browser, ".reading script, .reading svg, .reading b") == []


@pytest.mark.skipif(not AXE.exists(), reason="SAYSO_AXE doesn't name axe-core's file")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Any, server: str, scheme: str) -> None:
    told = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", told)
    check = "const tell = arguments[0]; axe.run().then((found) => tell(found.violations.map((v) => [v.impact, v.id, v.nodes[0].html])))"
    open_question(browser, server)
    question = browser.current_url.removeprefix(server)
    for path in ("/", "/search?words=killed", question, "/article/lake-3", "/speaker/rescuers", "/paste", "/nowhere"):
        browser.get(server + path)
        if path == question:
            wait_for(lambda: find(browser, ".drawing svg a"))
        browser.execute_script(AXE.read_text(encoding="utf-8"))
        found = browser.execute_async_script(check)
        assert [each for each in found if each[0] in {"serious", "critical"}] == [], path
    browser.get_log("browser")  # the missing page is told there too, as it should be


def test_a_telephone_needs_no_scrolling_to_the_side(browser: Any, server: str) -> None:
    size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for path in ("/", "/search?words=killed", "/article/lake-3", "/paste"):
            browser.get(server + path)
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 390, path
        open_question(browser, server)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
