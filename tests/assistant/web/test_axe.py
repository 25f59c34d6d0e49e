"""Every page for every reader: axe-core with no rule disabled, light and dark, and phone width."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from assistant.web.layout import PAGES
from tests.assistant.web.conftest import Tab, tab_at
from tests.assistant.web.sample import ATELIER, CHANGED, POLICY, SALARY, UEDA

pytestmark = pytest.mark.browser

SHOWN = ("light", "dark")
WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
ADDRESSES = (
    *(each.path for each in PAGES if each.key != "chat"),
    f"source/{UEDA}?start=1&end=32",
    "source/nothing",
    "operator",
)


def findings(page: Page) -> list[tuple[str, str, str]]:
    """Give rule, impact and place of everything that axe finds."""
    found = Axe().run(page).response["violations"]
    return [
        (rule["id"], rule["impact"], " ".join(map(str, node["target"])))
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture(params=SHOWN)
def shown(request: pytest.FixtureRequest, tab: Tab) -> Tab:
    # a colour that is still changing would be measured half-way
    tab.page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    return tab


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_no_finding(shown: Tab, address: str) -> None:
    shown.forgiven.append("Failed to load resource: the server responded with a status of 404")
    shown.page.goto(shown.url + address)
    assert findings(shown.page) == []


def test_the_start_of_the_chat_has_no_finding(shown: Tab) -> None:
    assert findings(shown.page) == []


def test_a_conversation_of_every_kind_of_answer_has_no_finding(shown: Tab) -> None:
    for question in (CHANGED, POLICY, SALARY, ATELIER):
        shown.ask(question)
    for name in ("ふりがな", "やさしい表示"):
        shown.page.get_by_role("button", name=name).click()
    assert findings(shown.page) == []


def test_the_open_menu_of_a_phone_has_no_finding(url: str, chromium: Browser) -> None:
    with tab_at(url, chromium, 360, 740) as phone:
        phone.ask(CHANGED)
        phone.page.locator("#menu").click()
        assert findings(phone.page) == []


@pytest.mark.parametrize("address", ["", *ADDRESSES])
def test_no_page_is_wider_than_a_phone_with_large_type(phone: Tab, address: str) -> None:
    phone.forgiven.append("Failed to load resource: the server responded with a status of 404")
    phone.page.evaluate("localStorage.setItem('machishirube-large', 'on')")
    phone.page.goto(phone.url + address)
    expect(phone.page.locator("html")).to_have_attribute("data-large", "")
    assert phone.page.evaluate(WIDE) is False
