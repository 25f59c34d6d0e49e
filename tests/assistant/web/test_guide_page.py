"""The tour and the glossary, over HTTP and in a browser."""

import csv
import io

import httpx
import pytest
from playwright.sync_api import Page

from assistant import Views
from assistant.web import words
from assistant.web.pages.guide import grouped_words, guide_page, look
from corpus import Corpus
from tests.assistant.web.conftest import Tab, sideways
from tests.assistant.web.sample import NAGANO, UEDA, exchanged


@pytest.fixture(scope="module")
def views(corpus: Corpus) -> Views:
    return Views(corpus)


def shown(html: str) -> list[str]:
    """The words of the glossary on a page."""
    return [part.partition("</dt>")[0].partition(" <")[0] for part in html.split("<dt>")[1:]]


def test_words_stand_in_groups_by_their_reading(views: Views) -> None:
    groups = [(group.head, len(group.words)) for group in grouped_words(views.terms)]
    assert groups == [
        ("か", 5), ("さ", 3), ("た", 4), ("な", 1), ("は", 1), ("ま", 1), ("英数字など", 2),
    ]  # fmt: skip


def test_both_columns_of_a_word_stand_together(views: Views) -> None:
    words = [word for group in grouped_words(views.terms) for word in group.words]
    found = next(word for word in words if word.name == "協働推進員")
    assert [entry.side_name for entry in found.entries] == ["見直し後（案）", "見直し前"]


def test_an_unknown_document_is_told_and_narrows_nothing(views: Views) -> None:
    looked = look(views, {"word": " 協働 ", "document": "x"})
    assert (looked.word, looked.document, looked.unknown) == ("協働", "", ("x",))


def test_the_glossary_is_narrowed_by_word_and_document(views: Views) -> None:
    by_word = shown(guide_page(views, {"word": "ちゅうかん"}))
    by_both = shown(guide_page(views, {"word": "自助", "document": NAGANO}))
    assert by_word[-1:] == ["中間支援組織"]
    assert by_both[-2:] == ["公助", "自助"]


def test_a_word_that_nothing_explains_is_told(views: Views) -> None:
    assert "条件に合う用語は見当たりません。" in guide_page(views, {"word": "宇宙"})


def test_what_is_not_explained_says_which_kind_it_is(views: Views) -> None:
    html = guide_page(views, {})
    assert html.count("この文書に説明の記載はありません。") == 1
    assert html.count("説明の部分は、この文書では省略されています。") == 2


def test_marks_of_tags_in_a_document_and_an_address_stay_text() -> None:
    html = guide_page(Views(exchanged()), {"word": "<script>", "document": '"><script>'})
    assert "公園管理計画&lt;b&gt;案&lt;/b&gt;" in html
    assert 'value="&lt;script&gt;"' in html
    assert html.count("<script>") == 0


def test_a_document_that_revises_nothing_explains_no_column_after() -> None:
    html = guide_page(Views(exchanged()), {})
    assert "用語の記録はありません。" in html
    assert "変更の前後を並べた表で" not in html


def test_the_tour_counts_and_links(url: str) -> None:
    html = httpx.get(f"{url}guide").text
    assert html.count("<h1>") == 1
    assert "文書が省略していると示している箇所（26か所）" in html
    assert "文字の取り出しの際に失われた箇所（14件）" in html
    assert f'<a href="source/{UEDA}?start=52&amp;end=56&amp;of=fc065874#quote">はじめに</a>' in html


def test_a_question_leads_to_the_chat(url: str) -> None:
    html = httpx.get(f"{url}guide").text
    asked = "%E4%BD%8F%E8%87%AA%E5%8D%94%E3%81%A8%E3%81%AF%E4%BD%95%E3%81%A7%E3%81%99%E3%81%8B"
    assert f'<a class="ask" href="./?q={asked}">住自協とは何ですか</a>' in html


def test_the_ways_of_saying_are_explained(url: str) -> None:
    html = httpx.get(f"{url}guide").text
    names = ("出典の番号", "見直し後（案）", "配置からの推定", "計算による値", "見当たらないとき")
    assert [name for name in names if f"<div><dt>{name}</dt>" not in html] == []


def opened(tab: Tab, address: str) -> Page:
    tab.complaints.clear()
    tab.page.goto(tab.url + address)
    return tab.page


@pytest.mark.browser
def test_a_reader_looks_for_a_word_and_reads_its_source(tab: Tab) -> None:
    page = opened(tab, "guide")
    page.get_by_label("言葉を探す").fill("あとりえ")
    page.get_by_role("button", name="探す").click()
    page.wait_for_url("**/guide?word=*")
    assert page.locator(".terms dt").all_inner_texts() == ["まちのアトリエ まちのあとりえ"]
    page.locator(".terms a").click()
    assert page.locator("#quote").first.inner_text().startswith("市役所本庁舎２階")
    assert (tab.wrong, tab.outside) == ([], [])


@pytest.mark.browser
def test_a_phone_shows_it_in_large_type_with_readings_without_sideways_scrolling(
    phone: Tab,
) -> None:
    page = opened(phone, "guide")
    page.locator("#menu").click()
    page.locator("[data-switch=large]").click()
    page.locator("[data-switch=ruby]").click()
    page.locator("main h2 ruby").first.wait_for()
    page.locator("summary").evaluate_all("all => all.forEach(each => each.click())")
    assert sideways(page) == []
    assert phone.wrong == []


def test_the_words_looked_for_are_saved(url: str) -> None:
    saved = httpx.get(f"{url}guide.csv?word=地区ドック").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(saved)))
    assert tuple(rows[0]) == words.GUIDE_COLUMNS
    assert [row[:3] for row in rows[1:]] == [
        ["地区ドック", "ちくどっく", "（この文書に説明の記載はありません）"]
    ]
