"""Every page on wide and narrow screens, light and dark, and on paper: axe-core's faults, overflow, pictures to look at."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

import pytest

from integration.browser_ledger import ATTACKS
from integration.browsing import Tab, addresses, axe_script, needs_browser, open_tab

pytestmark = needs_browser

RUN_AXE = """
    const [rules, tell] = arguments;
    axe.run(rules.length ? { runOnly: rules } : {}).then((found) => tell(found.violations.map((each) => [each.impact, each.id, each.nodes[0].html])));
"""
NARROW = 390
LOOKS = [(1280, "light"), (1280, "dark"), (NARROW, "light"), (NARROW, "dark")]
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""Rules whose answer the scheme of colours may change; the others are looked at in one scheme."""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with open_tab(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


def serious(tab: Tab, *rules: str) -> list[list[str]]:
    """The serious faults that axe-core finds in the page that is open, by all of its rules or by these."""
    tab.run(axe_script())
    found = tab.driver.execute_async_script(RUN_AXE, rules)
    return [each for each in found if each[0] in {"serious", "critical"}]


def test_axe_finds_a_fault_where_there_is_one(tab: Tab) -> None:
    """The examination bites: a field without a label and words hardly darker than the paper are told."""
    tab.open("/paste")
    tab.run("document.querySelector('main label').remove(); document.querySelector('h1').style.color = '#eee'")
    assert {"label", "color-contrast"} <= {each[1] for each in serious(tab)}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_is_free_of_serious_faults_and_fits(tab: Tab, width: int, scheme: str) -> None:
    rules = OF_COLOURS if scheme == "dark" else ()
    with tab.looking(width=width, scheme=scheme):
        for name, path in addresses(tab).items():
            tab.open(path)
            tab.shoot(f"{name}-{'narrow' if width == NARROW else 'wide'}-{scheme}", width)
            assert tab.run("return document.documentElement.scrollWidth") <= width, name
            assert serious(tab, *rules) == [], name


def test_a_telephones_buttons_are_large_enough_to_touch(tab: Tab) -> None:
    with tab.looking(width=NARROW):
        tab.open(addresses(tab)["question"])
        sizes = tab.run(
            "return [...document.querySelectorAll('button, nav a')].map((each) => each.getBoundingClientRect().height)"
        )
        assert min(sizes) >= 24  # WCAG 2.2, 2.5.8


def test_a_mark_near_the_edge_tells_within_the_screen(tab: Tab) -> None:
    with tab.looking(width=NARROW):
        tab.open("/article/porto-day4")
        for mark in tab.find("mark[tabindex]"):
            tab.run("arguments[0].focus()", mark)
            box = tab.run(
                "const box = document.querySelector('.tip').getBoundingClientRect(); return [box.left, box.right, box.top, box.bottom]"
            )
            assert box[0] >= 0
            assert box[1] <= NARROW
            assert box[2] >= 0
        tab.shoot("article-told-narrow-light", NARROW)


def test_print_keeps_the_words_and_drops_the_controls(tab: Tab) -> None:
    with tab.looking(media="print"):
        for name in ("question", "article", "speaker-year"):
            tab.open(addresses(tab)[name])
            for css in (".top", ".foot", ".tools", "form"):
                assert not [each for each in tab.find(css) if each.is_displayed()], (name, css)
            assert tab.one("h1").is_displayed()
            tab.shoot(f"{name}-print", 1280)
    printed = base64.b64decode(tab.command("Page.printToPDF", printBackground=False)["data"])
    assert printed.startswith(b"%PDF")
    assert pages_in(printed) < 12


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has, those in its packed objects too."""
    packed = (piece for piece in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL) if piece[:1] == b"\x78")
    whole = pdf + b"".join(zlib.decompressobj().decompress(piece) for piece in packed)
    return len(re.findall(rb"/Type\s*/Page\b", whole))


@pytest.mark.parametrize("name", ["hostile", "hostile-question", "hostile-speaker", "front", "findings"])
def test_hostile_text_runs_nothing_and_is_shown(tab: Tab, name: str) -> None:
    tab.told()
    tab.open(addresses(tab)[name])
    assert tab.run("return window.hit") is None
    assert (
        tab.find("main iframe, main style, main img, main script, main [onload], main [onerror], main [onclick]") == []
    )
    assert (
        tab.run(
            "return [...document.querySelectorAll('a, form')].filter((each) => !/^https?:$/.test(new URL(each.href?.baseVal ?? each.href ?? each.action, location).protocol)).length"
        )
        == 0
    )
    shown = tab.one("body").get_attribute("textContent")
    assert "<script>window.hit = 1</script>" in shown
    assert "{{ 7 * 7 }}" in shown
    assert not set(shown) & set("\u202e\u202c\u2066\u2069\u200b\x1b\x00\x07")
    names = tab.run(
        "return [...document.querySelectorAll('[aria-label], [title], [data-how]')].map((each) => each.outerHTML).join('')"
    )
    assert not set(names) & set("\u202e\u2066\x1b\x07")
    assert tab.told() == []


def test_the_attacks_do_run_where_nothing_holds_them(tab: Tab) -> None:
    """They bite: a page that took them for markup would be hit."""
    tab.driver.get("data:text/html,<meta charset=utf-8><body>" + "".join(ATTACKS[:2]).replace("#", "%23"))
    tab.wait(lambda: tab.run("return window.hit") is not None)


def test_the_policy_stops_what_would_come_through(tab: Tab) -> None:
    """Even markup put into a page by force runs no script, no handler, no frame, no style of its own."""
    tab.open("/paste")
    tab.run("document.querySelector('main').innerHTML = arguments[0]", "".join(ATTACKS))
    tab.run(
        "const made = document.createElement('script'); made.textContent = 'window.hit = 9'; document.body.append(made)"
    )
    tab.run("return new Promise((done) => setTimeout(done, 300))")
    assert tab.run("return window.hit") is None
    assert tab.run("return getComputedStyle(document.body).display") != "none"
    assert any("Content Security Policy" in each for each in tab.told())
