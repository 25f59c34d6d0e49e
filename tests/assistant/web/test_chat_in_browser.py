"""What a conversation keeps, offers and hands on, in a real Chromium."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

from assistant.web import words
from tests.assistant.web.conftest import Tab
from tests.assistant.web.sample import AFTER, ATELIER, CHANGED, DUTIES, POLICY, SALARY

pytestmark = pytest.mark.browser

UNKNOWN = "脚本にない質問"


def test_a_conversation_survives_a_reload_with_its_sources(tab: Tab) -> None:
    for question in (CHANGED, SALARY, CHANGED):
        tab.ask(question)
    before = tab.page.locator("#log .answer-text").all_inner_texts()
    tab.page.reload()
    expect(tab.page.locator("#log .turn")).to_have_count(3)
    assert tab.page.locator("#log .answer-text").all_inner_texts() == before
    assert "".join(tab.quote.split()) == "".join(AFTER.split())


def test_after_a_reload_a_question_still_points_back(tab: Tab) -> None:
    tab.ask(CHANGED)
    tab.page.reload()
    expect(tab.page.locator("#log .turn")).to_have_count(1)
    tab.ask(UNKNOWN)
    assert "これまでの発言：2件" in tab.answer


def test_what_was_cleared_stays_cleared_after_a_reload(tab: Tab) -> None:
    tab.ask(CHANGED)
    tab.page.get_by_role("button", name=words.RESET).click()
    expect(tab.page.locator("#log .turn")).to_have_count(0)
    tab.page.reload()
    tab.ready()
    tab.ask(UNKNOWN)
    assert tab.asked == [UNKNOWN]
    assert "これまでの発言：0件" in tab.answer


def test_another_tab_of_the_same_browser_begins_its_own_conversation(tab: Tab) -> None:
    tab.ask(CHANGED)
    other = Tab(tab.page.context.new_page(), tab.url).open()
    other.ask(UNKNOWN)
    assert other.asked == [UNKNOWN]
    assert "これまでの発言：0件" in other.answer


def test_a_carried_subject_is_dropped_by_its_chip(tab: Tab) -> None:
    tab.ask(CHANGED)
    tab.ask(POLICY)
    tab.await_turn(tab.page.get_by_role("button", name=words.DROP).click)
    assert tab.asked == [CHANGED, POLICY, POLICY]
    tab.ask(UNKNOWN)
    assert "これまでの発言：2件" in tab.answer  # only the one asked anew


def test_a_question_brought_by_a_link_is_asked_once(tab: Tab) -> None:
    tab.page.goto(f"{tab.url}?q={ATELIER}")
    expect(tab.page.locator("#log .turn")).to_have_count(1)
    assert tab.asked == [ATELIER]
    assert tab.page.url == tab.url
    tab.page.reload()
    tab.ready()
    expect(tab.page.locator("#log .turn")).to_have_count(1)


def test_an_answer_goes_on_to_a_question_that_is_answered(tab: Tab) -> None:
    tab.ask(ATELIER)
    offered = tab.page.locator("#log .go-on button")
    expect(offered).to_have_text([DUTIES])
    tab.await_turn(offered.click)
    assert tab.asked == [ATELIER, DUTIES]


def test_readings_stand_over_the_kanji_and_go_again(tab: Tab) -> None:
    tab.ask(SALARY)
    switch = tab.page.get_by_role("button", name="ふりがな")
    said = tab.page.locator("#log .answer-text")
    before = said.inner_text()
    switch.click()
    expect(said.locator("ruby rt").first).to_have_text("しゅうろく")
    switch.click()
    expect(said.locator("ruby")).to_have_count(0)
    assert said.inner_text() == before


def test_a_word_that_a_mark_cuts_keeps_its_reading_or_has_none(tab: Tab) -> None:
    html = "<p id=cut>\u6d3b<mark>\u52d5\u306e\u767a</mark>\u6398\u3002\u6d3b\u52d5</p>"
    tab.page.evaluate("html => { document.querySelector('#log').innerHTML = html; }", html)
    tab.page.get_by_role("button", name="ふりがな").click()
    given = tab.page.locator("#cut rt")
    expect(given).to_have_text(["かつどう"])


def test_filters_stay_over_a_reload(tab: Tab) -> None:
    tab.page.get_by_label(words.CITY_LABEL).select_option("長野市")
    tab.page.reload()
    tab.ready()
    expect(tab.page.get_by_label(words.CITY_LABEL)).to_have_value("長野市")
    tab.ask(UNKNOWN)
    assert "対象の市：長野市" in tab.answer


def test_escape_leads_from_the_source_back_to_its_marker(tab: Tab) -> None:
    tab.ask(CHANGED)
    marker = tab.page.locator("#log a.cite", has_text="[2]")
    marker.click()
    expect(tab.page.locator("#source-title")).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_switches_stay_over_a_reload(tab: Tab) -> None:
    for name in words.SWITCH_NAMES.values():
        tab.page.get_by_role("button", name=name).click()
    tab.page.reload()
    pressed = tab.page.locator("[data-switch][aria-pressed=true]")
    expect(pressed).to_have_text(list(words.SWITCH_NAMES.values()))
    size = tab.page.locator("#start .intro").evaluate("e => getComputedStyle(e).fontSize")
    assert float(size.removesuffix("px")) == pytest.approx(20, abs=0.1)


def test_words_are_explained_beside_the_untouched_answer(tab: Tab) -> None:
    tab.ask(CHANGED)
    said, explained = tab.page.locator("#log .answer-text"), tab.page.locator("#log .plain-words")
    before = said.inner_text()
    expect(explained).to_be_hidden()
    tab.page.get_by_role("button", name="やさしい表示").click()
    expect(explained).to_contain_text("協働推進員")
    assert said.inner_text() == before


def test_an_answer_is_saved_as_a_table(tab: Tab, tmp_path: Path) -> None:
    tab.ask(CHANGED)
    with tab.page.expect_download() as given:
        tab.page.locator("#log .turn-foot").get_by_role("button", name="CSV").click()
    given.value.save_as(tmp_path / "record.csv")
    content = (tmp_path / "record.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert content[:3] == b"\xef\xbb\xbf"
    assert rows[0] == list(words.RECORD_COLUMNS)
    first = dict(zip(*rows[:2], strict=True))
    told = (first["質問"], first["出典番号"], first["原文"])
    assert told == (CHANGED, "1", AFTER.replace("\n", ""))


def test_an_answer_is_printed_from_a_page_of_its_own(tab: Tab) -> None:
    tab.ask(CHANGED)
    with tab.page.expect_popup() as popup:
        tab.page.locator("#log .turn-foot").get_by_role("button", name="印刷用").click()
    record = popup.value
    expect(record.locator("h1")).to_have_text(words.RECORD)
    expect(record.locator("h2")).to_have_text(f"1. {CHANGED}")
    expect(record.locator("footer")).to_contain_text(words.DISCLAIMER)
    assert "fc065874" in record.locator(".version").inner_text()


def test_the_whole_conversation_is_taken_along(tab: Tab) -> None:
    tab.ask(CHANGED)
    tab.ask(SALARY)
    with tab.page.expect_popup() as popup:
        tab.page.get_by_role("button", name=words.TAKE_ALL).click()
    expect(popup.value.locator("h2")).to_have_text([f"1. {CHANGED}", f"2. {SALARY}"])


def test_a_quote_is_copied_with_its_address(tab: Tab) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.ask(ATELIER)
    button = tab.page.locator("#log").get_by_role("button", name=words.COPY_QUOTE)
    button.click()
    expect(button).to_have_text(words.COPIED)
    copied = tab.page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[0].startswith("「ウ　まちのアトリエ※1を活用して")
    assert copied[2].startswith(f"{tab.url}source/ueda-kyodo-minaoshi?start=")


PLACES = """() => [...document.querySelectorAll('#log .turn')].map(
  e => Math.round(e.getBoundingClientRect().top + scrollY))"""
BOX = "() => Math.round(document.querySelector('#question').getBoundingClientRect().top)"


@pytest.mark.parametrize("size", [(1280, 860), (360, 740)])
def test_a_new_answer_moves_neither_input_nor_earlier_messages(
    tab: Tab, size: tuple[int, int]
) -> None:
    tab.page.set_viewport_size({"width": size[0], "height": size[1]})
    tab.ask(CHANGED)
    places, box = tab.page.evaluate(PLACES), tab.page.evaluate(BOX)
    tab.ask(SALARY)
    assert tab.page.evaluate(PLACES)[:1] == places
    assert tab.page.evaluate(BOX) == box


def test_a_hundred_questions_stay_in_one_conversation(tab: Tab) -> None:
    for number in range(100):
        tab.ask(f"{UNKNOWN}{number}")
    assert tab.asked == [f"{UNKNOWN}{number}" for number in range(100)]
    assert "これまでの発言：20件" in tab.answer
    assert (tab.outside, tab.wrong) == ([], [])
