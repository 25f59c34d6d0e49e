"""Every page for every reader: axe-core with no rule disabled, light and dark."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from assistant.web.layout import PAGES
from tests.assistant.web.conftest import Tab
from tests.assistant.web.sample import ATELIER, CHANGED, POLICY, SALARY, UEDA

pytestmark = pytest.mark.browser

LOOKS: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
# every rule runs; of what passes no list is made, which takes most of the time on a long page
ONLY_FAULTS = {"resultTypes": ["violations"]}
SETTLED = "() => document.getAnimations().every((each) => each.playState !== 'running')"
ADDRESSES = (
    *(each.path for each in PAGES if each.key != "chat"),
    f"source/{UEDA}?start=1&end=32",
    "source/nothing",
    "operator",
)


def findings(page: Page) -> list[tuple[str, str, str]]:
    """Give rule, impact and place of everything that axe finds."""
    found = Axe().run(page, options=ONLY_FAULTS).response["violations"]
    return [
        (rule["id"], rule["impact"], " ".join(map(str, node["target"])))
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture
def page(url: str, chromium: Browser) -> Iterator[Page]:
    """A page that has not been at the chat, so that Gradio is not drawn for each test."""
    context = chromium.new_context(locale="ja-JP", reduced_motion="reduce", base_url=url)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_no_finding_in_either_look(page: Page, address: str) -> None:
    page.goto(address)
    for look in LOOKS:
        page.emulate_media(color_scheme=look)
        assert (look, findings(page)) == (look, [])


def test_a_conversation_of_every_kind_of_answer_has_no_finding_in_either_look(tab: Tab) -> None:
    tab.page.emulate_media(reduced_motion="reduce")
    assert findings(tab.page) == []
    for question in (CHANGED, POLICY, SALARY, ATELIER):
        tab.ask(question)
    for name in ("ふりがな", "やさしい表示"):
        tab.page.get_by_role("button", name=name).click()
    for look in LOOKS:
        tab.page.emulate_media(color_scheme=look, reduced_motion="reduce")
        tab.page.wait_for_timeout(500)  # Gradio's own colours change slowly, whatever is preferred
        tab.page.wait_for_function(SETTLED)  # slower still where the processor is shared
        assert (look, findings(tab.page)) == (look, [])


def test_the_open_menu_of_a_phone_has_no_finding(phone: Tab) -> None:
    phone.page.emulate_media(reduced_motion="reduce")
    phone.ask(CHANGED)
    phone.page.locator("#menu").click()
    assert findings(phone.page) == []
