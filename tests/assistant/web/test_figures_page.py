"""数字: over HTTP, and what needs a browser."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from assistant.doubles import ScriptedAssistant
from assistant.web.pages.figures import figures_page
from corpus import Corpus
from tests.assistant.web.sample import NAGANO, exchanged


@pytest.fixture(scope="module")
def page(url: str) -> html.HtmlElement:
    return html.fromstring(httpx.get(f"{url}figures").text)


def texts(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath(path)]


def rendered(corpus: Corpus) -> html.HtmlElement:
    parts: Any = SimpleNamespace(assistant=ScriptedAssistant(corpus))
    return html.fromstring(figures_page(parts, {}))


def test_a_table_is_a_table_with_its_unit(page: html.HtmlElement) -> None:
    (first, *_) = page.xpath("//table[@class='figures']")
    assert texts(first, "caption") == ["人口の将来推計（単位：人）"]
    assert texts(first, "thead//th[@scope='col']") == ["2015", "2025", "2040", "2045", "2060"]
    assert texts(first, "tbody/tr[4]/*") == [
        "総計", "377,598", "370,366", "336,122", "322,178", "276,539",
    ]  # fmt: skip


def test_every_number_links_to_its_place(page: html.HtmlElement, url: str) -> None:
    link = page.xpath("//table[@class='figures']//td[@class='number']/a")[0]
    assert link.get("href") == f"source/{NAGANO}?start=6359&end=6366&of=3030c73a#quote"
    source = html.fromstring(httpx.get(url + link.get("href").partition("#")[0]).text)
    assert source.xpath("string(//mark)") == "141,900"


def test_how_a_table_is_known_is_told(page: html.HtmlElement) -> None:
    notes = texts(page, "//article/p[@class='note plain']")
    assert [note[:6] for note in notes] == ["この表は、文"] * 2 + ["「配置からの"]


def test_what_was_lost_is_told_and_no_zero(page: html.HtmlElement) -> None:
    third = page.xpath("//table[@class='figures']")[2]
    lost = texts(third, ".//tbody/tr[position() > 1]/td[1]")
    assert lost == ["文字の取り出しの際に失われた箇所"] * 4
    assert texts(page, "//article/p[@class='note']") == [
        "次の語が表のどこに入るかは、文字の取り出しの際に失われた箇所のため分かりません：高い、低い"
    ]


def test_printed_totals_stand_beside_the_sums(page: html.HtmlElement) -> None:
    assert texts(page, "//summary")[1] == "印刷された値と計算の照合 5件（一致 1件、差あり 4件）"
    rows = texts(page, "(//details)[2]//tbody/tr")
    assert rows[1] == (
        "総計 2025370,366124,145＋203,748＋42,472＝370,365 差あり（印刷された値は計算より1多い）"
    )


def test_charts_are_images_whose_names_are_their_own(page: html.HtmlElement) -> None:
    assert [each.get("role") for each in page.xpath("//figure//svg[@role]")] == ["img"] * 4
    ids = Counter(map(str, page.xpath("//@id")))
    assert [name for name, count in ids.items() if count > 1] == []
    named = [n for value in page.xpath("//@aria-labelledby") for n in value.split()]
    assert set(named) <= set(ids)


def test_boxes_that_scroll_have_names_of_their_own(page: html.HtmlElement) -> None:
    names = page.xpath("//*[@role='region']/@aria-label")
    assert len(names) == len(set(names))


def test_the_numbers_come_as_a_file(url: str) -> None:
    body = httpx.get(f"{url}figures.csv?document={NAGANO}&table=1").content.decode("utf-8-sig")
    header, first, *others = csv.reader(io.StringIO(body, newline=""))
    assert header[4:8] == ["印刷された値", "数値", "単位", "根拠"]
    assert first[2:8] == ["市街地地域", "2015", "141,900", "141900", "人", "配置からの推定"]
    assert first[-1] == f"{url}source/{NAGANO}?start=6359&end=6366&of=3030c73a#quote"
    assert len(others) == 19


@pytest.mark.parametrize("query", ["document=nothing", f"document={NAGANO}&table=9", "table=<b>"])
def test_what_nothing_has_narrows_nothing_and_is_told(url: str, query: str) -> None:
    answer = httpx.get(f"{url}figures?{query}")
    assert answer.status_code == 200
    page = html.fromstring(answer.text)
    assert len(texts(page, "//p[@role='status']")) == 1
    assert len(page.xpath("//table[@class='figures']")) == 3


def test_documents_without_tables_are_named(page: html.HtmlElement) -> None:
    assert texts(page, "//h2")[-1] == "数字の表を読み取れなかった文書"
    assert texts(page, "//main/ul/li")[0].startswith("「上田市協働の")


def test_hostile_text_stays_text() -> None:
    page = rendered(exchanged())
    assert texts(page, "//main/ul/li") == ["見本市 公園管理計画<b>案</b>"]
    assert page.xpath("//main//b") == []


@pytest.fixture
def phone_page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_the_page_asks_nothing_of_others_and_has_no_complaint(url: str, phone_page: Page) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    phone_page.on("request", lambda request: asked.append(request.url))
    phone_page.on("console", lambda line: complaints.append(line.text))
    phone_page.goto(f"{url}figures")
    phone_page.get_by_label("文書").select_option(NAGANO)
    phone_page.get_by_role("button", name="表示する").click()
    expect(phone_page.get_by_role("img", name="人口の将来推計")).to_have_count(4)
    assert ([u for u in asked if not u.startswith((url, "data:"))], complaints) == ([], [])


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_parts_of_a_stack_have_fills_of_their_own(url: str, phone_page: Page, scheme: Any) -> None:
    phone_page.emulate_media(color_scheme=scheme)
    phone_page.goto(f"{url}figures")
    fill = "all => [...new Set(all.map(e => getComputedStyle(e).fill))]"
    fills = phone_page.locator(".chart.stack").first.locator(".rect").evaluate_all(fill)
    assert fills == [f'url("#fill-{n}")' for n in range(3)]
