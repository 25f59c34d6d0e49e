"""The page of documents as everybody reads it."""

import re
import time

import httpx
import pytest
from playwright.sync_api import expect

from assistant.web import words
from corpus.state import DataFolder
from tests.assistant.libraries import add, files
from tests.assistant.web.conftest import Tab
from tests.assistant.web.desk_site import DeskSite
from tests.corpus.added_samples import written


@pytest.fixture
def site(data: DataFolder) -> DeskSite:
    return DeskSite(data)


def checked(site: DeskSite) -> str:
    """Wait for the check that the first reader of a state of the documents causes."""
    client = site.client()
    client.get("/documents")
    while site.desk.checked().running:
        time.sleep(0.01)
    return client.get("/documents").text


def test_the_documents_are_told_with_their_provenance(url: str) -> None:
    page = httpx.get(f"{url}documents").text
    assert page.count("<article") == 2
    for told in (
        "令和5年（2023年）11月", "5枚　124区分　5,468文字", "プログラムに付属", "fc065874",
        "fc0658747d1b7d126b30ee7d0cfead070560dc745f175a3df7bf8a08b5035fe5", "comparison/",
    ):  # fmt: skip
        assert told in page


def test_what_could_not_be_read_is_told_with_its_place(url: str) -> None:
    page = httpx.get(f"{url}documents").text
    assert "この文書が「省略」としている部分 26か所" in page
    assert "3〜4枚目：どの番号がどの見直し項目に付くのかは、取り出しで失われています" in page
    assert 'href="source/ueda-kyodo-minaoshi?start=' in page


def test_every_place_of_the_page_opens(url: str) -> None:
    page = httpx.get(f"{url}documents").text
    places = {part.split('"')[0] for part in page.split('href="source/')[1:]}
    for place in sorted(places)[::5]:
        assert httpx.get(f"{url}source/{place.replace('&amp;', '&')}").status_code == 200


def test_a_city_is_chosen_by_the_address(url: str) -> None:
    page = httpx.get(f"{url}documents?city=長野市").text
    assert (page.count("<article"), "<option selected>長野市</option>" in page) == (1, True)


def test_an_unknown_city_is_no_filter_and_said(url: str) -> None:
    page = httpx.get(f"{url}documents?city=<b>")
    assert (page.status_code, page.text.count("<article")) == (200, 2)
    assert "指定された市の文書はありません" in page.text


def test_without_a_password_the_page_says_that_it_is_read_only(site: DeskSite) -> None:
    page = checked(site)
    assert words.LOOK_ONLY in page
    assert "machishirube" not in re.sub(r"<details>.*?</details>", "", page, flags=re.S)
    assert '<form method="post"' not in page


def test_the_state_of_the_index_is_told_with_its_remedy(site: DeskSite) -> None:
    page = checked(site)
    assert "の検査：2項目のうち 1項目が正常です。" in page
    assert '<th scope="row">索引</th>' in page
    assert "管理している方にお知らせください。<details><summary>管理している方へ</summary>" in page
    assert "「machishirube build」を実行" in page


def test_what_another_process_adds_is_shown_with_its_losses(
    site: DeskSite, data: DataFolder
) -> None:
    hostile = written(data.root / "in" / "<b>.txt", "<script>alert(1)</script>", "", "■")
    add(data, *files(data.root / "in"), hostile, city="<i>市")
    site.follow()
    page = site.client().get("/documents").text
    assert page.count("<article") == 5
    assert "1枚目：図の中の文字" in page
    assert "令和6年（2024年）4月1日" in page
    assert "<script>alert" not in page
    assert "<i>市" not in page


def test_an_empty_library_says_so(site: DeskSite) -> None:
    from corpus import Corpus

    site.assistant.corpus = Corpus((), ())
    assert "文書は一つもありません。" in site.client().get("/documents").text


@pytest.mark.browser
def test_a_reader_gets_from_a_loss_to_its_place(tab: Tab) -> None:
    tab.page.goto(f"{tab.url}documents")
    tab.page.get_by_role("link", name="残った印").first.click()
    expect(tab.page.locator("mark").first).to_be_visible()
    assert (tab.outside, tab.wrong) == ([], [])
