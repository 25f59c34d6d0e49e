"""担当: over HTTP, and what needs a browser."""

import csv
import io
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlencode

import httpx
import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.assistant.web.sample import UEDA

OFFICE = "市民まちづくり推進部"


def opened(url: str, **values: str) -> html.HtmlElement:
    answer = httpx.get(f"{url}duties?{urlencode(values)}")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def texts(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath(path)]


def rows(url: str, **values: str) -> list[list[str]]:
    body = httpx.get(f"{url}duties.csv?{urlencode(values)}").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body, newline="")))


def test_the_page_counts_the_actions_of_every_department(url: str) -> None:
    page = opened(url)
    counts = texts(page, "(//table)[1]/tbody/tr")
    assert counts == [
        "部署名のある書き方",
        f"{OFFICE} 10件1件0件2か所",
        "政策企画部 1件0件0件0か所",
        "各地域自治センター 1件0件0件0か所",
        "教育委員会 1件0件0件0か所",
        "部署名ではない書き方",
        "全庁 2件0件0件0か所",
        "関係部署 2件0件1件0か所",
    ]


def test_the_counts_say_that_what_was_replaced_is_counted_apart(url: str) -> None:
    page = opened(url)
    heads = texts(page, "(//table)[1]/thead//th")
    assert heads == ["部署", "取組", "加わった取組", "外れた取組", "差し替え（機械判定）"]
    assert "加わった取組・外れた取組の件数には入れていません。" in "".join(
        texts(page, "//section[1]/p[@class='subtle']")
    )


def test_a_department_gets_its_complete_list(url: str) -> None:
    page = opened(url, department=OFFICE)
    assert texts(page, "//h3")[0] == f"「{OFFICE}」の取組 見直し後（案） 全10件"
    assert len(page.xpath("//ol[@class='duties']/li")) == 10


def test_the_matrix_marks_each_department_with_a_spoken_sign(url: str) -> None:
    (matrix,) = opened(url).xpath("//div[contains(@class, 'matrix')]//table")
    assert len(matrix.xpath(".//tbody/tr")) == 10
    assert texts(matrix, ".//tbody/tr[1]/td") == ["●担当", "●担当", "", "", "●担当", ""]
    assert matrix.xpath("count(.//tbody//th[@scope='row']/a)") == 10


def test_the_side_before_is_shown_when_asked_for(url: str) -> None:
    page = opened(url, side="before", words="サポートセンター")
    assert texts(page, "//h3")[0] == (
        "取組の一覧 見直し前 「サポートセンター」のあるもの 1件（全9件のうち）"
    )
    assert "市民協働サポートセンター（仮称）" in texts(page, "//ol[@class='duties']/li")[0]


def test_what_was_asked_for_stands_before_the_counts(url: str) -> None:
    page = opened(url, words="人材")
    heads = [each.split()[0] for each in texts(page, "//section[1]/h3")]
    assert heads == ["取組の一覧", "部署と取組の対応表", "部署ごとの件数"]


def test_the_name_of_a_department_is_found_as_a_word(url: str) -> None:
    page = opened(url, words="教育委員会")
    assert len(page.xpath("//ol[@class='duties']/li")) == 1
    assert "人材バンク制度" in texts(page, "//ol[@class='duties']/li")[0]


def test_words_never_make_a_list_look_complete(url: str) -> None:
    page = opened(url, department=OFFICE, words="人材")
    assert texts(page, "//h3")[0] == (
        f"「{OFFICE}」の取組 見直し後（案） 「人材」のあるもの 2件（全10件のうち）"
    )


def test_a_document_without_what_was_asked_for_stands_at_the_end(url: str) -> None:
    page = opened(url, words="ない言葉")
    assert "条件に合う記載のない文書" in texts(page, "//h2")
    assert texts(page, "//h2[.='条件に合う記載のない文書']/following-sibling::ul[1]/li") == [
        "「上田市協働のまちづくり指針」の見直し一覧表【変更点のみ記載】"
    ]


def test_a_rewritten_place_is_not_called_the_same_action(url: str) -> None:
    told = texts(opened(url, department="関係部署"), "//h4[2]/following-sibling::ul[1]/li")
    assert "この場所の取組は大きく書き換わり（機械判定）" in told[0]
    assert "同じ取組" not in told[0]


def test_what_came_and_went_is_told_of_a_department(url: str) -> None:
    page = opened(url, department="関係部署")
    assert texts(page, "//h4") == [
        "加わった（「見直し後（案）」だけにある）（0件）",
        "外れた（「見直し前」だけにある）（1件）",
    ]


def test_lost_owners_are_told_before_the_bodies(url: str) -> None:
    page = opened(url, document="nagano-refresh-roadmap")
    note = texts(page, "//section/div[@class='note']")[0]
    assert note.startswith("次の箇所では、どの項目をどの部署が担当するかをお答えできません。")
    assert "3枚目：○の行と項目の対応は、取り出しで失われています" in note
    assert len(page.xpath("//article")) == 11


def test_every_action_links_to_its_place(url: str) -> None:
    first = opened(url).xpath("//ol[@class='duties']/li/a")[0]
    source = html.fromstring(httpx.get(url + first.get("href").partition("#")[0]).text)
    marked = "".join(each.text_content() for each in source.xpath("//mark"))
    assert marked == first.text_content()


@pytest.mark.parametrize("name", ["department", "document", "side"])
def test_what_nothing_has_narrows_nothing_and_is_told(url: str, name: str) -> None:
    page = opened(url, **{name: "<script>無い"})
    assert texts(page, "//p[@role='status']")[0].startswith("「<script>無い」は、")
    assert len(page.xpath("//ol[@class='duties']/li")) == 10


def test_the_file_has_a_row_for_every_department_of_an_action(url: str) -> None:
    header, *body = rows(url, department=OFFICE)
    assert header[:5] == ["文書", "欄", "部署", "役割", "取組（印刷どおり）"]
    assert len(body) == 10
    assert {(row[1], row[2]) for row in body} == {("見直し後（案）", OFFICE)}
    assert body[0][-1] == f"{url}source/{UEDA}?start=2921&end=2968&of=fc065874#quote"


def test_the_file_of_both_sides_has_both(url: str) -> None:
    body = rows(url, side="both", department="関係部署")[1:]
    assert [row[1] for row in body].count("見直し前") == 3
    assert len(body) == 5


def test_the_headings_go_down_one_level_at_a_time(url: str) -> None:
    levels = [int(e.tag[1]) for e in opened(url, department=OFFICE).xpath("//h1|//h2|//h3|//h4")]
    assert levels.count(1) == 1
    assert all(later <= own + 1 for own, later in pairwise(levels))


@pytest.fixture
def phone_page(url: str, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_a_council_member_finds_the_actions_of_a_department(url: str, phone_page: Page) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    phone_page.on("request", lambda request: asked.append(request.url))
    phone_page.on("console", lambda line: complaints.append(line.text))
    phone_page.goto(f"{url}duties")
    phone_page.get_by_label("部署", exact=True).select_option("教育委員会")
    phone_page.get_by_role("button", name="表示する").click()
    assert (
        phone_page.locator("h3").first.inner_text() == "「教育委員会」の取組　見直し後（案）　全1件"
    )
    assert ([u for u in asked if not u.startswith((url, "data:"))], complaints) == ([], [])


@pytest.mark.browser
def test_the_heads_of_the_matrix_stay_in_sight(url: str, phone_page: Page) -> None:
    phone_page.goto(f"{url}duties")
    box = phone_page.locator(".matrix")
    box.evaluate("box => { box.scrollLeft = 300; box.scrollTop = 400; }")
    edges = "e => [e.getBoundingClientRect().left, e.getBoundingClientRect().top].map(Math.round)"
    frame = box.evaluate(edges)
    corner = box.locator("thead th").first.evaluate(edges)
    assert [corner[0] - frame[0], corner[1] - frame[1]] == [1, 1]
