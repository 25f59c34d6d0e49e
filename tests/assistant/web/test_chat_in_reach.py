"""What stays in reach and in view around the conversation, in a real Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from assistant.web import words
from tests.assistant.web.conftest import Tab, tab_at
from tests.assistant.web.sample import ATELIER, CHANGED, POLICY, SALARY

pytestmark = pytest.mark.browser

UNKNOWN = "脚本にない質問"
EDGES = "e => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom]"


def edges(place: Locator) -> tuple[float, float]:
    top, bottom = place.evaluate(EDGES)
    return top, bottom


@pytest.fixture
def low(url: str, chromium: Browser) -> Iterator[Tab]:
    """A small window enlarged to 200 %."""
    with tab_at(url, chromium, 640, 400) as opened:
        yield opened


@pytest.mark.parametrize("size", [(1280, 860), (640, 860), (360, 740)])
def test_the_head_stays_and_each_new_exchange_begins_below_it(
    tab: Tab, size: tuple[int, int]
) -> None:
    tab.page.set_viewport_size({"width": size[0], "height": size[1]})
    for question in (CHANGED, SALARY, CHANGED):
        tab.ask(question)
        head, bar = edges(tab.page.locator("#page-head")), edges(tab.page.locator("#toolbar"))
        asked = edges(tab.page.locator("#log .asked").last)
        box = edges(tab.page.locator("#composer"))
        assert head[0] == 0
        assert head[1] <= bar[0] < bar[1] <= asked[0] < asked[1] < box[0]


def test_nothing_shows_through_the_bar_and_the_document_stays_readable(tab: Tab) -> None:
    tab.page.set_viewport_size({"width": 1280, "height": 800})
    tab.ask(CHANGED)
    bar = tab.page.locator("#toolbar .bar")
    surface = tab.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    expect(bar.locator("form.take")).to_be_visible()
    assert bar.evaluate("e => getComputedStyle(e).backgroundColor") == surface
    assert bar.locator("#document").evaluate("e => e.offsetWidth") >= 112


def test_with_large_type_a_new_exchange_still_begins_in_view(phone: Tab) -> None:
    phone.page.locator("#menu").click()
    phone.page.get_by_role("button", name=words.SWITCH_NAMES["large"]).click()
    for question in (CHANGED, SALARY):
        phone.ask(question)
    bar, asked = phone.page.locator("#toolbar"), phone.page.locator("#log .asked").last
    assert edges(bar)[1] <= edges(asked)[0] < edges(phone.page.locator("#composer"))[0]
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_first_exchange_with_large_type_is_not_cut_by_the_bar(tab: Tab) -> None:
    tab.page.get_by_role("button", name=words.SWITCH_NAMES["large"]).click()
    tab.ask(CHANGED)
    bar, asked = tab.page.locator("#toolbar"), tab.page.locator("#log .asked")
    assert edges(bar)[1] <= edges(asked)[0] < 860 / 2
    expect(tab.page.locator("#scope")).to_be_visible()


def test_in_a_low_window_nothing_stays_but_the_conversation(low: Tab) -> None:
    for question in (CHANGED, CHANGED):
        low.ask(question)
    fixed = "all => all.map(e => getComputedStyle(e).position)"
    held = low.page.locator("#page-head, #toolbar, #composer, .source-head").evaluate_all(fixed)
    assert {"sticky", "fixed"} & set(held) == set()
    turn = edges(low.page.locator("#log .turn").last)
    assert 0 <= turn[0] < 40
    assert turn[1] >= 400


def test_the_source_pane_begins_below_the_head(tab: Tab) -> None:
    for question in (CHANGED, CHANGED):
        tab.ask(question)
    head, pane = (tab.page.locator(each) for each in ("#page-head", "#source-side"))
    assert edges(pane) == (edges(head)[1], 860)


def test_on_a_phone_the_filters_open_and_close_by_keyboard(phone: Tab) -> None:
    scope = phone.page.locator("#scope")
    expect(phone.page.get_by_label(words.DOCUMENT_LABEL)).to_be_hidden()
    scope.focus()
    for key in ("Enter", "Tab", "Tab"):
        phone.page.keyboard.press(key)
    expect(phone.page.get_by_label(words.DOCUMENT_LABEL)).to_be_focused()
    phone.page.get_by_label(words.CITY_LABEL).select_option("長野市")
    phone.page.keyboard.press("Escape")
    expect(scope).to_be_focused()
    expect(scope).to_have_text("対象：長野市")
    expect(phone.page.get_by_label(words.CITY_LABEL)).to_be_hidden()
    phone.ask(UNKNOWN)
    assert "対象の市：長野市" in phone.answer


def test_on_a_phone_the_whole_conversation_is_taken_along(phone: Tab) -> None:
    phone.ask(CHANGED)
    with phone.page.expect_popup() as popup:
        phone.page.get_by_role("button", name=words.TAKE_ALL).click()
    expect(popup.value.locator("h2")).to_have_text([f"1. {CHANGED}"])


def test_the_menu_lies_over_the_page_and_closes_with_escape_or_elsewhere(phone: Tab) -> None:
    phone.ask(CHANGED)
    menu, link = phone.page.locator("#menu"), phone.page.get_by_role("link", name="ロードマップ")
    before = edges(phone.page.locator("#log .turn"))
    menu.click()
    expect(link).to_be_in_viewport()
    assert edges(phone.page.locator("#log .turn")) == before
    phone.page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    menu.click()
    phone.page.locator("#question textarea").click()
    expect(menu).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("name", ["ruby", "large"])
def test_a_quote_stays_where_it_is_when_its_text_grows(tab: Tab, name: str) -> None:
    tab.ask(CHANGED)
    mark = tab.page.locator("#source-pane mark").first
    switch = tab.page.locator(f"[data-switch={name}]")
    expect(mark).to_be_in_viewport()
    place = edges(mark)[0]
    for wanted in (True, False):
        switch.click()
        expect(tab.page.locator("#source-pane .source-body ruby").first).to_be_attached(
            attached=wanted and name == "ruby"
        )
        tab.page.wait_for_timeout(600)
        assert edges(mark)[0] == pytest.approx(place, abs=30)
        head = edges(tab.page.locator("#source-pane .source-head"))
        assert head[1] <= edges(mark)[0]


@pytest.mark.parametrize("name", ["ruby", "large"])
def test_a_quote_on_a_page_of_its_own_stays_in_view(tab: Tab, name: str) -> None:
    tab.ask(POLICY)
    address = tab.page.locator("#log a.cite").last.get_attribute("href")
    tab.page.goto(f"{tab.url}{address}")
    mark = tab.page.locator("mark").first
    expect(mark).to_be_in_viewport()
    place = edges(mark)[0]
    # the switches are out of view by then: as a reader with a keyboard, without scrolling
    tab.page.locator(f"[data-switch={name}]").evaluate("e => e.click()")
    tab.page.wait_for_timeout(1000)
    assert edges(mark)[0] == pytest.approx(place, abs=30)


def test_menu_headings_and_offered_questions_have_readings_and_keep_their_names(tab: Tab) -> None:
    tab.page.get_by_role("button", name="ふりがな").click()
    expect(tab.page.locator("#site-menu nav rt").first).to_have_text("しつもん")
    expect(tab.page.locator("#source-title rt")).to_have_text("げんぶん")
    expect(tab.page.locator("#start h2 rt").first).to_have_text("しつもん")
    expect(tab.page.locator("#start .example rt").first).to_be_visible()
    tree = tab.page.context.new_cdp_session(tab.page).send("Accessibility.getFullAXTree")
    spoken = {node.get("name", {}).get("value") for node in tree["nodes"]}
    assert {CHANGED, words.PAGE_CHANGES, words.PAGE_DUTIES, words.EXAMPLES_HEADING} <= spoken


def test_readings_leave_the_head_as_high_as_it_was(tab: Tab) -> None:
    before = edges(tab.page.locator("#page-head"))
    tab.page.get_by_role("button", name="ふりがな").click()
    expect(tab.page.locator("#site-menu nav rt").first).to_be_visible()
    assert edges(tab.page.locator("#page-head")) == before


def test_both_buttons_copy_a_quote_in_one_form(tab: Tab) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.ask(ATELIER)
    copied = []
    for place in ("#log button.copy", "#source-pane .copy-quote"):
        button = tab.page.locator(place).first
        button.click()
        expect(button).to_have_text(words.COPIED)
        copied.append(tab.page.evaluate("navigator.clipboard.readText()"))
    assert copied[0] == copied[1]
    assert copied[0].startswith("「ウ　まちのアトリエ※1を活用して")
