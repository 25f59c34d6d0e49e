"""Questions that take long, and conversations that are full, in a real Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from assistant.web import words
from tests.assistant.web.conftest import Tab, serving, tab_at
from tests.assistant.web.sample import CHANGED, SALARY, SLOW

pytestmark = pytest.mark.browser

PLACES = """() => ['#log .turn', '#question'].map(
  e => document.querySelector(e).getBoundingClientRect().top)"""


WATCH = """() => {
  const strip = document.querySelector('#waiting');
  window.seen = 0;
  new MutationObserver(() => { window.seen += !strip.hidden; })
    .observe(strip, { attributeFilter: ['hidden'] });
}"""


@pytest.fixture(scope="module")
def strict_url() -> Iterator[str]:
    """A page that waits two seconds for an answer and takes two questions a conversation."""
    with serving("127.0.0.1", "0", "answer_seconds=2", "conversation_questions=2") as served:
        yield served.url


@pytest.fixture
def strict(strict_url: str, chromium: Browser) -> Iterator[Tab]:
    with tab_at(strict_url, chromium, 1280, 860) as opened:
        yield opened


def send(tab: Tab, question: str) -> None:
    tab.page.locator("#question textarea").fill(question)
    tab.page.locator("#question textarea").press("Enter")


def test_a_quick_answer_is_never_announced_as_on_its_way(tab: Tab) -> None:
    tab.page.evaluate(WATCH)
    tab.ask(CHANGED)
    tab.page.wait_for_timeout(1200)
    assert tab.page.evaluate("window.seen") == 0


def test_a_slow_question_is_stopped_and_given_back_without_moving_anything(tab: Tab) -> None:
    tab.ask(CHANGED)
    before = tab.page.evaluate(PLACES)
    send(tab, SLOW)
    stop = tab.page.get_by_role("button", name=words.STOP)
    stop.wait_for()
    assert tab.page.evaluate(PLACES) == before
    stop.click()
    expect(tab.page.locator("#waiting")).to_have_text(words.ASKING_STOPPED, use_inner_text=True)
    expect(tab.page.locator("#announce")).to_have_text(words.ASKING_STOPPED)
    expect(tab.page.locator("#question textarea")).to_have_value(SLOW)
    expect(tab.page.locator("#question textarea")).to_be_focused()
    assert tab.page.evaluate(PLACES) == before


def test_after_a_stop_the_next_question_is_answered_and_the_stopped_one_stays_away(
    tab: Tab,
) -> None:
    send(tab, SLOW)
    tab.page.get_by_role("button", name=words.STOP).click()
    expect(tab.page.locator("#waiting")).to_have_text(words.ASKING_STOPPED, use_inner_text=True)
    tab.ask(SALARY)
    tab.page.wait_for_timeout(7000)
    assert tab.asked == [SALARY]
    expect(tab.page.locator("#waiting")).to_be_hidden()


def test_a_slow_question_that_was_offered_is_given_back_too(tab: Tab) -> None:
    tab.page.goto(f"{tab.url}?q={SLOW}")
    tab.page.get_by_role("button", name=words.STOP).click()
    expect(tab.page.locator("#question textarea")).to_have_value(SLOW)
    expect(tab.page.locator("#log .turn")).to_have_count(0)


def test_starting_again_ends_the_question_that_is_on_its_way(tab: Tab) -> None:
    tab.ask(CHANGED)
    send(tab, SLOW)
    tab.page.get_by_role("button", name=words.STOP).wait_for()
    tab.page.locator("#reset").click()
    expect(tab.page.locator("#log .turn")).to_have_count(0)
    expect(tab.page.locator("#waiting")).to_be_hidden()
    tab.page.wait_for_timeout(6000)
    tab.page.reload()
    tab.ready()
    assert tab.asked == []


def test_an_answer_that_takes_too_long_is_said_in_words(strict: Tab) -> None:
    send(strict, SLOW)
    strict.page.locator("#log .answer.error").wait_for()
    assert "2秒たっても回答がまとまらなかったため" in strict.answer
    expect(strict.page.locator("#question textarea")).to_have_value(SLOW)
    expect(strict.page.locator("#waiting")).to_be_hidden()


def test_a_full_conversation_offers_to_start_again(strict: Tab) -> None:
    strict.ask(CHANGED)
    strict.ask(SALARY)
    send(strict, CHANGED)
    told = strict.page.locator("#waiting")
    expect(told).to_contain_text(words.CONVERSATION_FULL.format(most=2))
    assert strict.asked == [CHANGED, SALARY]
    told.get_by_role("button", name=words.RESET).click()
    expect(strict.page.locator("#log .turn")).to_have_count(0)
    strict.page.locator("#question textarea").press("Enter")
    expect(strict.page.locator("#log .turn")).to_have_count(1)
    assert strict.asked == [CHANGED]


def test_when_nothing_comes_back_at_all_the_page_says_so(strict: Tab) -> None:
    strict.forgiven.append("Failed to load resource: net::ERR_FAILED")
    strict.page.route("**/queue/**", lambda route: None)
    send(strict, CHANGED)
    told = strict.page.locator("#waiting")
    expect(told).to_contain_text(words.WAITING)
    expect(told).to_have_text(words.ASKING_LOST, use_inner_text=True, timeout=10_000)
    expect(strict.page.locator("#question textarea")).to_have_value(CHANGED)
