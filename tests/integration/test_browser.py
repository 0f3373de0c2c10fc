"""The pages in a real browser: what they draw, where they lead, and that the keyboard is enough."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integration.browsing import Tab, addresses, fetch, fire_address, needs_browser, open_tab, serving

pytestmark = needs_browser
ENTER, ESCAPE = "\ue007", "\ue00c"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def tab(folder: Path) -> Iterator[Tab]:
    with open_tab(folder) as opened:
        yield opened


def bars_of(tab: Tab) -> list[Any]:
    return [each for each in tab.find(".drawing svg a") if each.get_attribute("tabindex") != "-1"]


def test_every_page_opens_without_a_word_on_the_console_or_to_the_network(tab: Tab) -> None:
    for name, path in addresses(tab).items():
        tab.told(), tab.asked()
        tab.open(path)
        assert tab.find("main h1"), name
        if name != "missing":  # its status is told on the console, as it should be
            assert tab.told() == [], name
        assert [url for url in tab.asked() if not url.startswith(f"{tab.server}/")] == [], name


def test_a_search_is_typed_and_leads_to_a_question(tab: Tab) -> None:
    tab.open("/")
    field = tab.one("#quick")
    field.send_keys("killed in Porto", ENTER)
    tab.wait(lambda: "words=killed+in+Porto" in tab.driver.current_url and tab.find("h3 a"))
    tab.find("h3 a")[0].click()
    tab.wait(lambda: bars_of(tab))
    assert "people, killed in Porto" in tab.one("h1").text


def test_the_chart_draws_the_ledgers_data(tab: Tab) -> None:
    """A bar for each answer of an independent report, its ends as high as its numbers, closed, open or without bound."""
    address = fire_address(tab)
    told = fetch(tab, f"/api/v1{address.replace('question', 'questions')}")["bars"]
    tab.open(address)
    drawn = bars_of(tab)
    assert {each.get_dom_attribute("href") for each in drawn} == {bar["href"] for bar in told}
    assert len(drawn) == len(told) == len(tab.find("tbody tr"))
    pixels: dict[float, float] = {}
    for bar in told:
        href = bar["href"]
        dots = tab.run(
            'return [...document.querySelectorAll(`.drawing a[href="${arguments[0]}"] circle, '
            "g > a[href=\"${arguments[0]}\"] > circle`)].map((dot) => [dot.closest('a'), dot.getBoundingClientRect().y + "
            "dot.getBoundingClientRect().height / 2, getComputedStyle(dot).fill])",
            href,
        )
        heights = sorted({round(dot[1], 1) for dot in dots})
        ends = {value for value in (bar["low"], bar["high"]) if value is not None}
        assert len(heights) == len(ends), bar
        pixels.update(zip(sorted(ends, reverse=True), heights, strict=True))
    values = sorted(pixels)
    step = (pixels[values[0]] - pixels[values[-1]]) / (values[-1] - values[0])
    for value in values:
        assert pixels[values[0]] - pixels[value] == pytest.approx(step * (value - values[0]), abs=1)


def test_bars_show_how_sure_their_words_are(tab: Tab) -> None:
    address = fire_address(tab)
    bars = fetch(tab, f"/api/v1{address.replace('question', 'questions')}")["bars"]
    tab.open(address)
    paper = tab.run("const made = document.createElement('i'); made.style.color = 'var(--paper)'; document.body.append(made);"
                    "const told = getComputedStyle(made).color; made.remove(); return told")  # fmt: skip
    shapes = tab.run(
        "return Object.fromEntries([...new Set([...document.querySelectorAll('.drawing a')].map((a) => a.getAttribute('href')))]"
        '.map((href) => [href, [...document.querySelectorAll(`.drawing a[href="${href}"] > :not(title)`)].map((shape) => ({'
        "hollow: shape.tagName === 'circle' && getComputedStyle(shape).fill === arguments[0],"
        "dashed: shape.closest('[stroke-dasharray]') !== null,"
        "cross: shape.tagName === 'path' && getComputedStyle(shape).fill === 'none'}))]))",
        paper,
    )  # fmt: skip
    for bar in bars:
        drawn = shapes[bar["href"]]
        assert any(shape["hollow"] for shape in drawn) is (bar["low_open"] or bar["high_open"]), bar
        assert any(shape["dashed"] for shape in drawn) is bar["approx"], bar
        assert any(shape["cross"] for shape in drawn) is bar["denied"], bar
    assert "×3" in tab.one(".drawing").text
    assert tab.one(".legend").text.split("\n") == list(dict.fromkeys(bar["speaker"] for bar in bars))


def test_a_bar_leads_to_the_marked_words(tab: Tab) -> None:
    tab.open(fire_address(tab))
    for number in range(len(bars_of(tab))):
        tab.open(fire_address(tab))
        bar = bars_of(tab)[number]
        name = bar.get_attribute("aria-label")
        tab.driver.execute_script(
            "arguments[0].querySelector(':not(title)').dispatchEvent(new MouseEvent('click', {bubbles: true}))", bar
        )
        tab.wait(lambda: "/article/" in tab.driver.current_url)
        assert tab.target() in name


def test_a_real_press_on_a_bar_follows_it(tab: Tab) -> None:
    from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415

    tab.open(fire_address(tab))
    bar = next(each for each in bars_of(tab) if "More than twelve" in each.get_attribute("aria-label"))
    ActionChains(tab.driver).move_to_element(bar).click().perform()
    tab.wait(lambda: "/article/" in tab.driver.current_url)
    assert tab.target().startswith("More than twelve")


def test_scale_zoom_and_a_drawn_box_draw_again(tab: Tab) -> None:
    from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415

    tab.told()
    tab.open(fire_address(tab))
    whole = len(bars_of(tab))
    seen = [tab.one(".drawing").get_attribute("innerHTML")]
    for button in (
        "[aria-pressed]",
        "[aria-pressed]",
        "[aria-label='zoom in']",
        "[aria-label='later']",
        "[aria-label='zoom out']",
    ):
        tab.one(f"button{button}").click()
        assert tab.one(".drawing").get_attribute("innerHTML") != seen[-1], button
        seen.append(tab.one(".drawing").get_attribute("innerHTML"))
    tab.one("button[aria-label='all of the time']").click()
    assert len(bars_of(tab)) == whole
    svg = tab.one(".drawing > svg")
    drag = ActionChains(tab.driver).move_to_element_with_offset(svg, -520, 60).click_and_hold()
    drag.move_by_offset(60, 80).move_by_offset(60, 60).release().perform()
    assert 0 < len(bars_of(tab)) < whole
    assert "/question/" in tab.driver.current_url
    assert tab.told() == []


def test_the_drawing_can_be_taken_away(tab: Tab, folder: Path) -> None:
    tab.told()
    tab.open(fire_address(tab))
    for kind, name in (("SVG", "timeline.svg"), ("PNG", "timeline.png"), ("CSV", "answers.csv")):
        tab.one(f"button[aria-label='download as {kind}']").click()
        tab.wait((folder / name).exists)
    drawn = (folder / "timeline.svg").read_text(encoding="utf-8")
    assert "Mayor Inês Duarte" in drawn
    assert "var(--" not in drawn
    assert (folder / "timeline.png").read_bytes().startswith(b"\x89PNG")
    with (folder / "answers.csv").open(encoding="utf-8") as table:
        assert len(list(csv.DictReader(table))) == 10
    assert tab.told() == []


def test_the_keyboard_alone_goes_from_the_front_to_the_marked_words(tab: Tab) -> None:
    tab.open("/")
    tab.tab_to("here.id === 'quick'")
    tab.press(*"killed in Porto", ENTER)
    tab.wait(lambda: tab.find("h3 a"))
    tab.tab_to("here.matches('h3 a')")
    tab.press(ENTER)
    tab.wait(lambda: bars_of(tab))
    tab.tab_to("here.matches('[aria-pressed]')")
    tab.press(" ")
    assert tab.find("[aria-pressed='true']")
    tab.tab_to("here.closest('svg') !== null && here.getAttribute('aria-label').includes('At least nine')")
    assert tab.run("return getComputedStyle(document.activeElement.firstElementChild).strokeWidth") == "9px"
    tab.press(ENTER)
    tab.wait(lambda: "/article/" in tab.driver.current_url)
    assert tab.target().startswith("At least nine")


def test_the_first_stop_leads_past_the_head_of_the_page(tab: Tab) -> None:
    tab.open("/search?words=harbour")
    tab.tab_to("here.className === 'skip'", most=1)
    tab.press(ENTER)
    tab.tab_to("here.id === 'words'", most=1)


def test_marks_tell_how_they_were_read_to_pointer_and_keyboard(tab: Tab) -> None:
    from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415

    tab.open("/article/porto-day4")
    figure = next(each for each in tab.find("mark.figure") if each.text == "fifteen people")
    ActionChains(tab.driver).move_to_element(figure).perform()
    assert "15 people, killed in Porto" in tab.one(".tip").text
    lit = {each.text for each in tab.find("mark.lit")}
    assert "fifteen people" in lit
    tab.press(ESCAPE)
    assert not tab.one(".tip").is_displayed()
    tab.tab_to("here.textContent === 'denied'")
    assert "Mayor Inês Duarte denies" in tab.one(".tip").text
    assert {"denied", "that ", "fifteen people", " were killed"} <= {
        each.get_attribute("textContent") for each in tab.find("mark.lit")
    }
    assert "Mayor Inês Duarte denies" in tab.run("return document.activeElement.getAttribute('aria-label')")


def test_residue_is_shown_on_demand_and_the_original_is_linked(tab: Tab) -> None:
    tab.open("/article/Harbour%20News-fire")
    residue = next(
        each for each in tab.find("li") if each.get_attribute("textContent").startswith("Subscribe to our letter")
    )
    assert not residue.is_displayed()
    tab.find("details summary")[0].click()
    assert residue.is_displayed()
    original = next(each for each in tab.find(".reading a") if each.text == "the original")
    assert original.get_attribute("href") == "https://harbour-news.example/fire"
    assert {"noopener", "noreferrer"} <= set(original.get_attribute("rel").split())


def test_a_finding_leads_to_its_words(tab: Tab) -> None:
    tab.open("/")
    next(each for each in tab.find("h3 a") if each.text.startswith("Fewer than five")).click()
    tab.wait(lambda: "#n1" in tab.driver.current_url)
    assert tab.target() == "Fewer than five"


def test_counts_of_a_long_answer_come_after_the_page(tab: Tab) -> None:
    tab.open("/search?words=pier&show=statements")
    tab.wait(lambda: "96 statements" in tab.one("#facets").text)
    stance = next(each for each in tab.find("#facets a") if each.text == "denies")
    stance.click()
    tab.wait(lambda: "stance=denies" in tab.driver.current_url)
    assert "show=statements" in tab.driver.current_url
    assert {each.text for each in tab.find("article .badge")} == {"denies"}
    tab.find(".lifted a")[0].click()
    tab.wait(lambda: "stance" not in tab.driver.current_url)


def test_the_speakers_year_is_drawn_from_its_table(tab: Tab) -> None:
    tab.open("/speaker/Tom%C3%A1s%20Leal")
    cells = tab.run(
        "return [...document.querySelectorAll('#months td a')].map((a) => [a.getAttribute('href'), a.textContent])"
    )
    drawn = tab.run(
        "return [...document.querySelectorAll('.drawing a')].map((a) => [a.getAttribute('href'), a.getAttribute('aria-label')])"
    )
    assert {href for href, _ in drawn} == {href for href, _ in cells}
    counts = dict(cells)
    assert all(label.split()[0] == counts[href] for href, label in drawn)


def test_what_is_counted_after_the_page_is_drawn_too(tab: Tab) -> None:
    tab.open("/speaker/Vera%20Lindqvist")
    tab.wait(lambda: tab.find(".drawing a"))
    assert "120 statements and 0 figures, in 1 outlet" in tab.one("#counted").text
    assert len(tab.find(".drawing a")) == 12
    assert "Northern Post" in tab.one("#about").text


def test_a_speaker_is_held_against_their_own_words(tab: Tab) -> None:
    tab.open("/speaker/Mayor%20In%C3%AAs%20Duarte")
    told = tab.one("main").text
    assert "Denied, and given all the same" in told
    assert "At least 9 on 5 March became about 14 on 7 March" in told
    assert "Others say otherwise" in told or "Changed, or at odds with itself" in told


def test_a_text_is_pasted_and_shown(tab: Tab) -> None:
    tab.open("/paste")
    tab.one("#text").send_keys(
        "Nine hurt in Porto fire\n\nPolice said on Monday that nine people were hurt in the fire."
    )
    tab.one("main form button").click()
    tab.wait(lambda: tab.find("article mark"), patience=150.0)  # the models load first
    assert "Read, not kept." in tab.one("aside").text


def test_a_server_for_others_lets_in_whoever_types_its_token(tab: Tab, folder: Path) -> None:
    with serving(folder, "--host", "0.0.0.0", token="open-the-gate") as server:
        guarded = Tab(tab.driver, server)
        guarded.open("/findings")
        guarded.one("#token").send_keys("wrong", ENTER)
        guarded.wait(lambda: "That is not it" in guarded.one("main").text)
        guarded.one("#token").send_keys("open-the-gate", ENTER)
        guarded.wait(lambda: "What the ledger holds" in guarded.one("h1").text)
        guarded.open("/findings")
        assert guarded.find("article h3")
    tab.told()  # the refusals are told on the console, as they should be
