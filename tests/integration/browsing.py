"""A browser for tests: Debian's Chromium, driven by Selenium, and a server for it to look at.

Both packages of Debian, `chromium` and `chromium-driver`, must be there; where one is missing the tests are skipped.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from integration.browser_ledger import make_browser_ledger

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
DRIVER = Path("/usr/bin/chromedriver")
SCREENSHOTS = Path(os.environ.get("SAYSO_SCREENSHOTS", ROOT / "build" / "screenshots"))
FLAGS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1280,1000")
PATIENCE = 30.0

needs_browser = pytest.mark.skipif(
    not (CHROMIUM.exists() and DRIVER.exists()), reason="apt-get install chromium chromium-driver"
)


def axe_script() -> str:
    """axe-core, as a package of the index carries it."""
    return (files("selenium_axe_python") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


class Tab:
    """A browser's tab over a server."""

    def __init__(self, driver: Any, server: str) -> None:
        self.driver = driver
        self.server = server

    def open(self, path: str) -> None:
        """Open a page of the server, and wait for its drawing if it has one."""
        self.driver.get(self.server + path)
        if self.find(".chart"):
            self.wait(lambda: self.find(".drawing svg a"))

    def find(self, css: str) -> list[Any]:
        found = self.driver.find_elements("css selector", css)
        assert isinstance(found, list)
        return found

    def one(self, css: str) -> Any:
        (found,) = self.find(css)
        return found

    def target(self) -> str:
        """The marked words that the address leads to."""
        return str(self.one("mark:target, mark:has(:target)").text)

    def run(self, script: str, *told: Any) -> Any:
        return self.driver.execute_script(script, *told)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def tab_to(self, is_there: str, most: int = 80) -> None:
        """Press the Tab key until the script `is_there` tells that the focus is where it should be."""
        for _ in range(most):
            self.press("\ue004")
            if self.run(f"const here = document.activeElement; return {is_there}"):
                return
        message = f"the Tab key doesn't reach: {is_there}"
        raise AssertionError(message)

    def wait(self, done: Callable[[], Any], patience: float = PATIENCE) -> None:
        wait_for(done, Exception, patience=patience)

    def told(self) -> list[str]:
        """Messages on the console since the last look."""
        return [each["message"] for each in self.driver.get_log("browser")]

    def asked(self) -> list[str]:
        """Addresses that were asked for since the last look."""
        entries = [json.loads(each["message"])["message"] for each in self.driver.get_log("performance")]
        sent = [each["params"]["request"]["url"] for each in entries if each["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith("blob:")]

    def command(self, name: str, **told: Any) -> Any:
        return self.driver.execute_cdp_cmd(name, told)

    @contextlib.contextmanager
    def looking(self, *, width: int = 1280, scheme: str = "light", media: str = "") -> Iterator[None]:
        """On a screen of this width, with this scheme of colours, or on paper."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", features=features, media=media)
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.command("Emulation.setDeviceMetricsOverride", **size)
        try:
            yield
        finally:
            self.command("Emulation.clearDeviceMetricsOverride")
            self.command("Emulation.setEmulatedMedia", features=[], media="")

    def shoot(self, name: str, width: int) -> Path:
        """A picture of the whole page, 3,000 pixels of it at most."""
        height = min(3000, int(self.run("return document.documentElement.scrollHeight")))
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        taken = self.command("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        path.write_bytes(base64.b64decode(taken["data"]))
        return path


def wait_for(done: Callable[[], Any], *errors: type[Exception], patience: float = PATIENCE) -> None:
    """Try `done` until it is true."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with contextlib.suppress(*errors):
            if done():
                return
        time.sleep(0.1)
    message = "it did not come about in time"
    raise AssertionError(message)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextlib.contextmanager
def serving(folder: Path, *options: str, token: str = "") -> Iterator[str]:
    """The address of `sayso serve` over the ledger made for it, on this machine."""
    path = folder / "news.db"
    if not path.exists():
        make_browser_ledger(path)
    port = free_port()
    command = [sys.executable, "-m", "sayso", "serve", "--ledger", str(path), "--port", str(port), *options]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", "SAYSO_TOKEN": token}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as running:
        address = f"http://127.0.0.1:{port}"
        wait_for(lambda: urlopen(address).close() is None, OSError)
        yield address
        running.terminate()


@contextlib.contextmanager
def browsing(downloads: Path) -> Iterator[Any]:
    """A browser that keeps what it downloads in a folder."""
    selenium = pytest.importorskip("selenium.webdriver")
    options = selenium.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = selenium.Chrome(options=options, service=selenium.ChromeService(str(DRIVER)))
    try:
        yield driver
    finally:
        driver.quit()


@contextlib.contextmanager
def open_tab(folder: Path) -> Iterator[Tab]:
    """A tab over a server of its own; downloads come into `folder`."""
    with serving(folder) as server, browsing(folder) as driver:
        yield Tab(driver, server)


def fetch(tab: Tab, path: str) -> Any:
    """What the JSON API tells."""
    with urlopen(tab.server + path) as answer:
        return json.load(answer)


def fire_address(tab: Tab) -> str:
    """The address of the question on the killed in the fire."""
    found = fetch(tab, "/api/v1/search?words=killed+in+Porto")["questions"]
    best = max(found, key=lambda each: len(each["answers"]))
    return f"/question/{best['answers'][0]['id']}"


def addresses(tab: Tab) -> dict[str, str]:
    """Every page, by a name."""
    hostile = fetch(tab, "/api/v1/search?words=Faro&limit=20")["questions"][0]["answers"][0]
    return {
        "front": "/",
        "search": "/search?words=killed+in+Porto",
        "search-long": "/search?words=pier&show=statements",
        "search-figures": "/search?words=killed+in+Porto&show=figures",
        "facets": "/facets?words=pier",
        "findings": "/findings",
        "question": fire_address(tab),
        "article": "/article/porto-day4",
        "copy": f"/article/{quote('Harbour News-fire')}",
        "speaker": f"/speaker/{quote('Mayor Inês Duarte')}",
        "speaker-year": f"/speaker/{quote('Tomás Leal')}",
        "speaker-long": "/speaker/Vera%20Lindqvist",
        "spoken": "/spoken/Vera%20Lindqvist",
        "paste": "/paste",
        "hostile": "/article/hostile-0",
        "hostile-question": f"/question/{hostile['id']}",
        "hostile-speaker": f"/speaker/{quote(hostile['source'], safe='')}",
        "missing": "/nowhere",
    }
