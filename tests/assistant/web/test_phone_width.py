"""No page is wider than a phone, whatever is opened on it, in ordinary and in large type."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.web.layout import PAGES
from tests.assistant.web.conftest import Tab, sideways
from tests.assistant.web.sample import CHANGED, NAGANO, POLICY, SALARY, UEDA

pytestmark = pytest.mark.browser

ADDRESSES = (
    *(each.path for each in PAGES if each.key != "chat"),
    "changes?kind=unchanged&kind=changed",
    "changes?view=inline",
    "duties?department=市民まちづくり推進部",
    "duties?side=both",
    f"duties?document={NAGANO}",
    f"roadmap?document={NAGANO}",
    f"roadmap?document={UEDA}",
    f"figures?document={NAGANO}",
    f"source/{NAGANO}",
    f"source/{UEDA}?start=2608&end=2679",
    "source/nothing",
    "operator",
)


@contextmanager
def phone_page(url: str, chromium: Browser) -> Iterator[Page]:
    """Give a phone that has not been at the chat; only what is kept in its storage stays."""
    viewport = {"width": 360, "height": 740}
    context = chromium.new_context(viewport=viewport, locale="ja-JP", base_url=url)  # type: ignore[arg-type]  # a plain dict
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def page(url: str, chromium: Browser) -> Iterator[Page]:
    with phone_page(url, chromium) as page:
        yield page


@pytest.fixture(scope="module")
def page_with_readings(url: str, chromium: Browser) -> Iterator[Page]:
    with phone_page(url, chromium) as page:
        page.goto("guide")
        page.evaluate("() => localStorage.setItem('machishirube-ruby', 'on')")
        yield page


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_wider_than_a_phone_in_either_size(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("() => document.querySelectorAll('details').forEach(e => { e.open = true; })")
    large = page.locator("html[data-large]")
    was_large = large.count() == 1
    first = sideways(page)
    page.evaluate("() => document.querySelector('[data-switch=large]').click()")
    expect(large).to_have_count(0 if was_large else 1)
    assert (first, sideways(page)) == ([], [])


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_with_readings_is_wider_than_a_phone_in_either_size(
    page_with_readings: Page, address: str
) -> None:
    page = page_with_readings
    with page.expect_response("**/furigana"):
        page.goto(address)
    page.evaluate("() => document.querySelectorAll('details').forEach(e => { e.open = true; })")
    expect(page.locator("main ruby").last).to_be_attached()
    first = sideways(page)
    page.evaluate("() => document.querySelector('[data-switch=large]').click()")
    assert (first, sideways(page)) == ([], [])


@pytest.mark.parametrize("address", ["changes", "duties?side=both", "figures"])
def test_readings_leave_the_words_of_a_choice_on_one_line(
    page_with_readings: Page, address: str
) -> None:
    page_with_readings.goto(address)
    every = page_with_readings.locator("label.choice")
    parts = "(labels) => labels.map((e) => e.children.length)"
    assert set(every.evaluate_all(parts)) <= {2}


def test_a_conversation_is_not_wider_than_a_phone_in_either_size(phone: Tab) -> None:
    for question in (CHANGED, POLICY, SALARY):
        phone.ask(question)
    plain = sideways(phone.page)
    phone.page.locator("#menu").click()
    phone.page.locator("[data-switch=large]").click()
    expect(phone.page.locator("html")).to_have_attribute("data-large", "")
    assert (plain, sideways(phone.page)) == ([], [])
