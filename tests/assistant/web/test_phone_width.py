"""No page is wider than a phone, whatever is opened on it, in ordinary and in large type."""

from collections.abc import Iterator

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


@pytest.fixture(scope="module")
def page(url: str, chromium: Browser) -> Iterator[Page]:
    """A phone that has not been at the chat; only what is kept in its storage stays."""
    viewport = {"width": 360, "height": 740}
    context = chromium.new_context(viewport=viewport, locale="ja-JP", base_url=url)  # type: ignore[arg-type]  # a plain dict
    yield context.new_page()
    context.close()


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


def test_a_conversation_is_not_wider_than_a_phone_in_either_size(phone: Tab) -> None:
    for question in (CHANGED, POLICY, SALARY):
        phone.ask(question)
    plain = sideways(phone.page)
    phone.page.locator("#menu").click()
    phone.page.locator("[data-switch=large]").click()
    expect(phone.page.locator("html")).to_have_attribute("data-large", "")
    assert (plain, sideways(phone.page)) == ([], [])
