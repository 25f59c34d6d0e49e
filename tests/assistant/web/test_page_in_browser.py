"""The page as readers meet it, in a real Chromium."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.web import words
from tests.assistant.web.conftest import Tab, serving, tab_at
from tests.assistant.web.sample import (
    AFTER,
    ATELIER,
    BEFORE,
    CHANGED,
    NAGANO,
    OVERLONG,
    POLICY,
    SALARY,
    SIGNED,
    WHICH,
)

pytestmark = pytest.mark.browser


def unwrapped(text: str) -> str:
    return "".join(text.split())


def test_a_resident_gets_from_an_example_to_the_highlighted_source(tab: Tab) -> None:
    tab.await_turn(tab.page.get_by_role("button", name=CHANGED).click)
    assert unwrapped(tab.quote) == unwrapped(AFTER)
    head = tab.page.locator("#source-pane .source-head")
    expect(head).to_contain_text("見直し後（案）")
    expect(head).to_contain_text("（１）協働の領域と形態 › 人的支援")
    expect(head).to_contain_text("8ページ")


def test_the_quote_is_scrolled_into_view_in_the_pane(tab: Tab) -> None:
    tab.ask(CHANGED)
    expect(tab.page.locator("#source-pane mark").first).to_be_in_viewport()


def test_a_marker_opens_its_own_quote(tab: Tab) -> None:
    tab.ask(CHANGED)
    tab.page.locator("#log a.cite", has_text="[2]").click()
    expect(tab.page.locator("#source-pane .source-head")).to_contain_text("見直し前")
    assert unwrapped(tab.quote) == unwrapped(BEFORE)


def test_a_marker_is_reached_and_opened_by_keyboard_and_leads_back(tab: Tab) -> None:
    tab.ask(CHANGED)
    marker = tab.page.locator("#log a.cite", has_text="[2]")
    marker.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("#source-title")).to_be_focused()
    tab.page.get_by_role("button", name=words.SOURCE_BACK).click()
    expect(marker).to_be_focused()


def test_a_source_that_cannot_be_fetched_leaves_the_conversation(tab: Tab) -> None:
    tab.ask(CHANGED)
    tab.page.route("**/source/**", lambda route: route.abort())
    tab.forgiven.append("Failed to load resource: net::ERR_FAILED")
    tab.page.locator("#log a.cite", has_text="[2]").click()
    expect(tab.page.locator("#source-pane")).to_have_text(words.SOURCE_FAILED)
    assert tab.asked == [CHANGED]


def test_the_two_columns_of_a_row_stand_side_by_side(tab: Tab) -> None:
    tab.ask(CHANGED)
    row = tab.page.locator("#source-pane .revision", has=tab.page.locator("mark"))
    after, before = row.locator(".column.after"), row.locator(".column.before")
    left, right = after.bounding_box(), before.bounding_box()
    assert left
    assert right
    assert (left["y"], left["x"] + left["width"]) == (right["y"], right["x"])


def test_differences_carry_a_sign_besides_their_colour(tab: Tab) -> None:
    tab.ask(CHANGED)
    changes = tab.page.locator("#log .changes")
    assert changes.locator("del .sign").all_inner_texts() == ["－"]
    assert changes.locator("ins .sign").all_inner_texts() == ["＋"]


def test_a_refusal_says_so_in_words_and_offers_the_nearest_place(tab: Tab) -> None:
    tab.ask(SALARY)
    verdict = tab.page.locator("#log .answer.unanswerable .verdict")
    expect(verdict).to_contain_text("収録した文書からはお答えできません")
    expect(tab.page.locator("#log .missing")).to_contain_text("市長の給料")
    tab.page.locator("#log .nearest a").click()
    assert unwrapped(tab.quote) == "労務管理相談窓口の開設"


def test_a_question_back_looks_unlike_an_answer(tab: Tab) -> None:
    tab.ask(WHICH)
    verdict = tab.page.locator("#log .answer.clarify .verdict")
    expect(verdict).to_contain_text("質問の意味を確かめさせてください")


def test_what_was_carried_over_and_what_was_missing_is_visible(tab: Tab) -> None:
    tab.ask(POLICY)
    assert "前の質問の対象：住民自治リフレッシュプロジェクト" in tab.answer
    assert "言葉の一致だけで探した回答です。" in tab.answer
    assert "配置からの推定" in tab.answer


def test_a_refused_question_stays_in_the_box_and_its_reason_in_view(phone: Tab) -> None:
    phone.ask(OVERLONG)
    expect(phone.page.locator("#question textarea")).to_have_value(OVERLONG)
    edges = "e => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom]"
    places = ("#toolbar", "#log .answer.error .answer-text", "#composer")
    bar, reason, box = (phone.page.locator(place).evaluate(edges) for place in places)
    assert bar[1] <= reason[0] < reason[1] <= box[0]


def test_an_answered_question_leaves_the_box(tab: Tab) -> None:
    tab.ask(CHANGED)
    expect(tab.page.locator("#question textarea")).to_have_value("")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1600, 900)])
def test_filter_and_reset_stay_in_reach_above_the_turn(
    url: str, chromium: Browser, width: int, height: int
) -> None:
    with tab_at(url, chromium, width, height) as tab:
        for question in (CHANGED, POLICY, CHANGED):
            tab.ask(question)
        bar, turn = tab.page.locator("#toolbar"), tab.page.locator("#log .turn").last
        expect(bar.get_by_role("button", name=words.RESET)).to_be_in_viewport(ratio=1)
        edges = "e => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom]"
        (_, head), (begin, _) = (
            each.evaluate(edges) for each in (tab.page.locator("#page-head"), turn)
        )
        top, bottom = bar.evaluate(edges)
    assert (top, bottom <= begin) == (head, True)


def test_a_link_reached_by_keyboard_is_not_behind_the_bar(phone: Tab) -> None:
    phone.ask(CHANGED)
    link = phone.page.locator("#log a.cite").first
    link.evaluate("e => { e.scrollIntoView(); scrollBy(0, e.getBoundingClientRect().top - 9); }")
    link.focus()
    bottom = phone.page.locator("#toolbar").evaluate("e => e.getBoundingClientRect().bottom")
    assert link.evaluate("e => e.getBoundingClientRect().top") >= bottom


def test_a_printed_sign_is_the_only_one_of_its_item(tab: Tab) -> None:
    tab.ask(SIGNED)
    items = tab.page.locator("#log .answer-text li")
    drawn = items.evaluate_all("all => all.map(e => getComputedStyle(e, '::before').content)")
    assert drawn == ["none", '"・"']


def test_a_new_answer_is_announced(tab: Tab) -> None:
    tab.ask(ATELIER)
    announced = tab.page.locator("#announce")
    expect(announced).to_contain_text("この記載は見直し後（案）だけにあります。")
    assert announced.get_attribute("aria-live") == "polite"


def test_starting_again_clears_conversation_pane_and_history(tab: Tab) -> None:
    tab.ask(CHANGED)
    tab.page.get_by_role("button", name=words.RESET).click()
    expect(tab.page.locator("#log .turn")).to_have_count(0)
    expect(tab.page.locator("#source-pane")).to_contain_text(words.SOURCE_EMPTY)
    tab.ask("脚本にない質問")
    assert "これまでの発言：0件" in tab.answer


def test_the_city_filter_reaches_the_assistant(tab: Tab) -> None:
    tab.page.get_by_label(words.CITY_LABEL).select_option("長野市")
    tab.ask("脚本にない質問")
    assert "対象の市：長野市" in tab.answer


def test_a_chosen_city_leaves_only_its_documents_to_choose(tab: Tab) -> None:
    tab.page.get_by_label(words.CITY_LABEL).select_option("長野市")
    shown = "all => all.filter(e => !e.hidden).map(e => e.value)"
    values = tab.page.get_by_label(words.DOCUMENT_LABEL).locator("option").evaluate_all(shown)
    assert values == ["", NAGANO]


def test_a_follow_up_carries_the_history_kept_on_the_server(tab: Tab) -> None:
    tab.ask(CHANGED)
    tab.ask("脚本にない質問")
    assert "対象の市：すべて、これまでの発言：2件" in tab.answer


def test_two_tabs_never_see_each_others_conversation(tab: Tab, phone: Tab) -> None:
    tab.ask(CHANGED)
    phone.ask("脚本にない質問")
    assert phone.asked == ["脚本にない質問"]
    assert "これまでの発言：0件" in phone.answer


def test_an_empty_question_is_not_sent(tab: Tab) -> None:
    tab.page.locator("#question textarea").fill("　 ")
    tab.page.locator("#question textarea").press("Enter")
    tab.page.get_by_role("button", name=words.SEND).click()
    tab.ask(CHANGED)
    assert tab.asked == [CHANGED]


def test_enter_that_ends_a_conversion_does_not_send(tab: Tab) -> None:
    tab.page.locator("#question textarea").focus()
    devtools = tab.page.context.new_cdp_session(tab.page)
    composed = {"text": "きょうどう", "selectionStart": 5, "selectionEnd": 5}
    devtools.send("Input.imeSetComposition", composed)
    tab.page.keyboard.press("Enter")
    devtools.send("Input.insertText", {"text": "協働"})
    tab.await_turn(lambda: tab.page.keyboard.press("Enter"))
    assert tab.asked == ["協働"]


def test_enter_handled_by_the_input_method_does_not_send(tab: Tab) -> None:
    tab.page.locator("#question textarea").fill("協働")
    devtools = tab.page.context.new_cdp_session(tab.page)
    key = {"key": "Enter", "code": "Enter", "text": "\r", "windowsVirtualKeyCode": 229}
    devtools.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})
    devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    tab.ask("協働とは")
    assert tab.asked == ["協働とは"]


ATTACK = "<img src=x onerror=alert(1)><script>alert(1)</script> ${alert(1)} {{value}} 上田"


def test_the_send_button_asks(tab: Tab) -> None:
    tab.page.locator("#question textarea").fill(CHANGED)
    tab.await_turn(tab.page.get_by_role("button", name=words.SEND).click)
    assert tab.asked == [CHANGED]


def test_script_in_a_question_stays_text(tab: Tab) -> None:
    tab.ask(ATTACK)
    expect(tab.page.locator("#log .asked h2")).to_have_text(ATTACK)
    assert tab.page.locator("#log :is(img, script)").count() == 0
    assert tab.wrong == []


def test_no_request_leaves_the_server_and_the_console_stays_clean(tab: Tab) -> None:
    for question in (CHANGED, SALARY, POLICY):
        tab.ask(question)
    tab.page.locator("#log a.open").last.click()
    assert tab.quote
    assert (tab.outside, tab.wrong) == ([], [])


def test_on_a_phone_a_marker_brings_the_source_into_view(phone: Tab) -> None:
    phone.ask(CHANGED)
    phone.page.locator("#log a.cite", has_text="[2]").click()
    expect(phone.page.locator("#source-pane mark").first).to_be_in_viewport()


def test_every_control_is_tall_enough_for_a_finger(phone: Tab) -> None:
    phone.ask(SALARY)
    controls = phone.page.locator("button:visible, select:visible, textarea:visible, a.row:visible")
    heights = controls.evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert [height for height in heights if height < 44] == []


def test_every_control_has_a_name(tab: Tab) -> None:
    tab.ask(CHANGED)
    controls = tab.page.locator("button, a[href], input:not([type=hidden]), select, textarea")
    names = controls.evaluate_all(
        "all => all.filter(e => e.checkVisibility())"
        ".map(e => e.ariaLabel || e.textContent || e.labels?.[0]?.textContent)"
    )
    assert [name for name in names if not (name or "").strip()] == []


def test_the_filters_are_named(tab: Tab) -> None:
    expect(tab.page.get_by_label(words.CITY_LABEL).locator("option")).to_have_count(3)
    expect(tab.page.get_by_label(words.DOCUMENT_LABEL).locator("option")).to_have_count(3)


def test_the_page_says_that_it_is_japanese_and_has_one_title(tab: Tab) -> None:
    assert tab.page.locator("html").get_attribute("lang") == "ja"
    assert tab.page.title() == "まちしるべ"
    assert tab.page.locator("h1").all_inner_texts() == ["まちしるべ"]


@pytest.mark.parametrize(
    ("scheme", "ground", "text"),
    [
        ("light", "rgb(255, 255, 255)", "rgb(26, 26, 26)"),
        ("dark", "rgb(26, 26, 26)", "rgb(242, 242, 242)"),
    ],
)
def test_colours_follow_the_system(tab: Tab, scheme: str, ground: str, text: str) -> None:
    tab.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a literal above
    style = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
    assert tab.page.locator("body").evaluate(style) == [ground, text]


def test_lines_to_read_hold_at_most_forty_characters(wide: Tab) -> None:
    wide.ask(CHANGED)
    reading = wide.page.locator(".answer-text p, .source-body .unit")
    widest = reading.evaluate_all(
        "all => Math.max(...all.map(e => e.clientWidth / parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert widest <= 40


def test_while_the_model_loads_a_calm_line_says_so(chromium: Browser, tmp_path: Path) -> None:
    gate = tmp_path / "loaded"
    with (
        serving("127.0.0.1", "0", str(gate)) as served,
        tab_at(served.url, chromium, 1280, 860) as tab,
    ):
        expect(tab.page.locator("#notice")).to_have_text(words.LOADING)
        gate.touch()
        expect(tab.page.locator("#notice")).to_be_hidden()


def test_documents_that_came_and_went_show_to_who_opens_the_page_next(
    chromium: Browser, tmp_path: Path
) -> None:
    loaded, changed = tmp_path / "loaded", tmp_path / "changed"
    loaded.touch()
    with (
        serving("127.0.0.1", "0", str(loaded), str(changed)) as served,
        tab_at(served.url, chromium, 1280, 800) as tab,
    ):
        cities = tab.page.locator("#city option")
        expect(cities).to_have_text([words.ALL_CITIES, "上田市", "長野市"])
        changed.touch()
        tab.page.wait_for_timeout(500)
        tab.page.reload()
        expect(tab.page.locator("#start .intro")).to_be_visible()
        expect(cities).to_have_count(0)  # of one city nothing is to choose
        expect(tab.page.locator("#start button")).to_have_count(0)
        tab.page.get_by_role("link", name="公園管理計画<b>案</b>").click()
        expect(tab.page.locator("#source-pane .title")).to_contain_text("公園管理計画<b>案</b>")
        expect(tab.page.locator("#source-pane")).to_contain_text("公園を管理します。")
