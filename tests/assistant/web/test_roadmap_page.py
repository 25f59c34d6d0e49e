"""The page of roadmaps, over HTTP and in a browser."""

import csv
import io
from itertools import pairwise

import httpx
import pytest
from lxml import html
from playwright.sync_api import Page

from assistant import TimelineView, Views
from assistant.views.roadmap import view_timelines
from assistant.web import words
from assistant.web.pages.roadmap import choose, roadmap_page, year_name
from corpus import Corpus
from tests.assistant.web.conftest import Tab, sideways
from tests.assistant.web.sample import NAGANO, UEDA, exchanged
from tests.corpus.plan_samples import plan_corpus


@pytest.fixture(scope="module")
def timelines(corpus: Corpus) -> tuple[TimelineView, ...]:
    return view_timelines(corpus)


@pytest.mark.parametrize(
    ("year", "fiscal", "name"),
    [
        (2025, True, "令和7年度（2025年度）"),
        (2019, True, "令和元年度（2019年度）"),
        (2025, False, "令和7年（2025年）"),
        (2019, False, "平成31年・令和元年（2019年）"),
        (1989, False, "昭和64年・平成元年（1989年）"),
        (1900, False, "1900年"),
    ],
)
def test_a_year_is_named_with_its_era(year: int, fiscal: bool, name: str) -> None:
    assert year_name(year, fiscal) == name


def test_without_a_choice_the_first_roadmap_is_shown(timelines: tuple[TimelineView, ...]) -> None:
    chosen = choose(timelines, {})
    assert chosen.timeline is timelines[1]
    assert (chosen.item, chosen.unknown) == ("", ())


def test_what_an_address_names_wrongly_is_told(timelines: tuple[TimelineView, ...]) -> None:
    chosen = choose(timelines, {"document": "<b>", "item": "9"})
    assert (chosen.timeline, chosen.item) == (timelines[1], "")
    assert chosen.unknown == ("<b>", "9")


def test_a_page_without_documents_says_so() -> None:
    assert "収録している文書がありません。" in roadmap_page(Views(Corpus((), ())), {})


def test_marks_of_tags_in_a_document_stay_text() -> None:
    html = roadmap_page(Views(exchanged()), {})
    assert "公園管理計画&lt;b&gt;案&lt;/b&gt;" in html
    assert "<b>" not in html


def test_a_document_without_dates_says_so() -> None:
    html = roadmap_page(Views(exchanged()), {})
    assert "この文書には、コースと項目からなるロードマップの記録がありません。" in html
    assert "この文書に、年や日付の印刷は見当たりません。" in html


def test_the_roadmap_of_another_plan_is_shown() -> None:
    html = roadmap_page(Views(plan_corpus()), {})
    assert "令和11年度（2029年度）" in html
    assert "水やりの方法" in html


def test_the_page_has_one_h1_and_its_place_in_the_menu(url: str) -> None:
    page = html.fromstring(httpx.get(f"{url}roadmap").text)
    assert len(page.xpath("//h1")) == 1
    [here] = page.xpath("//nav//a[@aria-current='page']")
    assert (here.get("href"), here.text_content()) == ("roadmap", words.PAGE_ROADMAP)


def test_an_item_is_opened_by_its_address(url: str) -> None:
    html = httpx.get(f"{url}roadmap?document={NAGANO}&item=3224").text
    assert html.count(" open ") == 1
    assert '<details class="item" open id="item-3224">' in html


def test_what_is_inferred_says_so_with_its_reason(url: str) -> None:
    html = httpx.get(f"{url}roadmap").text
    assert '<span class="badge">配置からの推定</span>' in html
    assert "理由：ワーキンググループの見出しと同じ言葉です" in html


def test_what_was_lost_is_told(url: str) -> None:
    html = httpx.get(f"{url}roadmap").text
    assert "どの取組の矢印がどの年度にかかるのかは、取り出しで失われています。" in html
    assert "離陸期・加速期・着陸期がどの年度に当たるのかは、取り出しで失われています。" in html


def test_a_document_without_a_plan_shows_its_dates(url: str) -> None:
    page = httpx.get(f"{url}roadmap?document={UEDA}")
    assert page.status_code == 200
    assert "<h4>令和元年度（2019年度）</h4>" in page.text


def test_an_unknown_value_is_no_error(url: str) -> None:
    page = httpx.get(f"{url}roadmap?document=nothing&item=x")
    assert page.status_code == 200
    assert page.text.count("に当たるものはありません。") == 2


def opened(tab: Tab, address: str) -> Page:
    tab.complaints.clear()
    tab.page.goto(tab.url + address)
    return tab.page


@pytest.mark.browser
def test_an_item_opens_by_keyboard_and_leads_to_its_source(tab: Tab) -> None:
    page = opened(tab, "roadmap")
    item = page.locator("#item-3224")
    item.locator("summary").focus()
    page.keyboard.press("Enter")
    assert item.get_attribute("open") == ""
    item.get_by_role("link", name="原文").first.click()
    assert page.locator("#quote").first.inner_text() == "労務管理"
    assert (tab.wrong, tab.outside) == ([], [])


@pytest.mark.browser
def test_the_lane_opens_an_item_at_a_stable_address(tab: Tab) -> None:
    page = opened(tab, "roadmap")
    page.locator(".lane").get_by_role("link", name="労務管理", exact=True).click()
    assert page.url == f"{tab.url}roadmap?document={NAGANO}&item=3224#item-3224"
    page.locator("details.item[open]").wait_for()
    assert page.locator("details.item[open] .name").all_inner_texts() == ["労務管理"]


@pytest.mark.browser
@pytest.mark.parametrize("document", [NAGANO, UEDA])
def test_a_phone_shows_it_in_large_type_with_readings_without_sideways_scrolling(
    phone: Tab, document: str
) -> None:
    page = opened(phone, f"roadmap?document={document}")
    page.locator("#menu").click()
    page.locator("[data-switch=large]").click()
    page.locator("[data-switch=ruby]").click()
    page.locator("main h2 ruby").first.wait_for()
    page.locator("summary").evaluate_all("all => all.forEach(each => each.click())")
    assert sideways(page) == []
    assert phone.wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("address", [f"roadmap?document={NAGANO}", f"roadmap?document={UEDA}"])
def test_headings_never_leave_out_a_level(tab: Tab, address: str) -> None:
    page = opened(tab, address)
    names = page.locator("main :is(h1, h2, h3, h4, h5)").evaluate_all(
        "all => all.map(e => e.tagName)"
    )
    levels = [int(name[1]) for name in names]
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


def test_the_roadmap_is_saved_with_what_is_inferred_marked(url: str) -> None:
    saved = httpx.get(f"{url}roadmap.csv?document={NAGANO}")
    assert saved.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(saved.content.decode("utf-8-sig"))))
    assert tuple(rows[0]) == words.ROADMAP_COLUMNS
    found = next(row for row in rows if row[4] == "労務管理相談窓口の開設")
    assert found[1:4] == ["２０２４コース", "労務管理", "手順"]
    assert found[6] == "配置からの推定"
    assert found[9] == f"{url}source/{NAGANO}?start=3230&end=3241&of=3030c73a#quote"


def test_a_document_without_a_roadmap_is_saved_as_heads_alone(url: str) -> None:
    saved = httpx.get(f"{url}roadmap.csv?document={UEDA}").content.decode("utf-8-sig")
    assert saved == ",".join(words.ROADMAP_COLUMNS) + "\r\n"
