"""The six tasks of docs/tasks.md with the real documents and model, each in three steps."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Download, Locator, expect

from assistant.web import words
from corpus import Corpus
from evals.serving import serving
from tests.assistant.web.conftest import Tab, tab_at
from tests.assistant.web.sample import BEFORE

pytestmark = [pytest.mark.browser, pytest.mark.model]

MOST = 3


@pytest.fixture(scope="module")
def product_url(model_folder: Path) -> Iterator[str]:
    """The product as `chat --prepare` starts it, its model ready."""
    with serving(model_folder.parent.parent) as url:
        yield url


class Reader:
    """A person at the page; every step that they take is counted."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.steps = 0

    def ask(self, question: str) -> None:
        self.steps += 1
        self.tab.ask(question)

    def press(self, target: Locator) -> None:
        self.steps += 1
        target.click()

    def search(self, label: str, text: str) -> None:
        self.steps += 1
        self.tab.page.get_by_label(label).fill(text)
        self.tab.page.get_by_label(label).press("Enter")

    def turn_to(self, page: str) -> None:
        self.press(self.tab.page.get_by_role("navigation").first.get_by_role("link", name=page))

    def save(self, act: Callable[[], None]) -> Download:
        with self.tab.page.expect_download() as given:
            act()
        return given.value


@pytest.fixture
def reader(product_url: str, chromium: Browser) -> Iterator[Reader]:
    with tab_at(product_url, chromium, 1280, 860) as tab:
        person = Reader(tab)
        yield person
        assert person.steps <= MOST


def unwrapped(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ["市民の方", "新任職員の方", "議員の方"])
def test_each_reader_gets_from_a_first_question_to_the_marked_source(
    reader: Reader, corpus: Corpus, name: str
) -> None:
    page = reader.tab.page
    offered = page.locator("#start .reader", has=page.get_by_role("heading", name=name))
    reader.tab.await_turn(lambda: reader.press(offered.get_by_role("button").first))
    marker = page.locator("#log a.cite[data-role=evidence]").last
    reader.press(marker)
    address = urlsplit(marker.get_attribute("href") or "")
    document, offsets = address.path.removeprefix("source/"), parse_qs(address.query)
    span = slice(int(offsets["start"][0]), int(offsets["end"][0]))
    expect(page.locator("#source-pane mark").first).to_be_in_viewport()
    assert unwrapped(reader.tab.quote) == unwrapped(corpus.document(document).text[span])


def test_a_resident_sees_what_changed_and_the_original_before(reader: Reader) -> None:
    reader.ask("協働推進員の役割はどう変わりましたか")
    reader.press(reader.tab.page.locator("#log a.cite", has_text="[2]"))
    expect(reader.tab.page.locator("#source-pane .source-head")).to_contain_text("見直し前")
    assert unwrapped(reader.tab.quote) == unwrapped(BEFORE)


def test_a_resident_sees_all_that_was_added_and_only_that(reader: Reader) -> None:
    page = reader.tab.page
    reader.turn_to(words.PAGE_CHANGES)
    reader.press(page.locator("main table").get_by_role("link", name="追加"))
    kinds = page.locator("main .kind")
    expect(kinds.first).to_be_visible()
    assert {unwrapped(each) for each in kinds.all_inner_texts()} == {"追加"}


def test_new_staff_learns_a_word(reader: Reader) -> None:
    reader.turn_to(words.PAGE_GUIDE)
    reader.search("言葉を探す", "住自協")
    expect(reader.tab.page.locator("main")).to_contain_text(
        "「地区内の区や自治会の共通課題などに取り組む地区のまとめ役である」"
    )


def test_new_staff_opens_an_item_of_a_course(reader: Reader) -> None:
    page = reader.tab.page
    reader.turn_to(words.PAGE_ROADMAP)
    item = page.locator("details", has=page.locator("summary", has_text="労務管理")).first
    reader.press(item.locator("summary").first)
    expect(item).to_contain_text("労務管理相談窓口の開設")


def test_a_council_member_saves_all_duties_of_a_department(reader: Reader, tmp_path: Path) -> None:
    page, name = reader.tab.page, "市民まちづくり推進部"
    reader.turn_to(words.PAGE_DUTIES)
    reader.press(page.locator("main table").first.get_by_role("link", name=name))
    saved = reader.save(
        lambda: reader.press(page.get_by_role("link", name="表示中の取組をCSVで保存"))
    )
    saved.save_as(tmp_path / "duties.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "duties.csv").read_text("utf-8-sig"))))
    assert [row[2] for row in rows[1:]] == [name] * 10


def test_a_council_member_finds_a_number_and_where_it_stands(reader: Reader) -> None:
    page = reader.tab.page
    reader.turn_to(words.PAGE_FIGURES)
    reader.press(page.locator("main table").first.get_by_role("link", name="276,539"))
    expect(page.locator("mark").first).to_be_in_viewport()
    assert page.locator("mark").all_inner_texts() == ["276,539"]
