"""The page of changes: over HTTP, and in a real Chromium."""

import csv
import io
from collections.abc import Iterator
from html import unescape

import httpx
import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect
from starlette.datastructures import QueryParams

from assistant import ChangeKind, Views, WebSettings
from assistant.doubles import ScriptedAssistant
from assistant.web import words
from assistant.web.pages.changes import Chosen, anchor, changes_page, choose, own_address
from assistant.web.parts import Parts
from assistant.web.readiness import Readiness
from assistant.web.talks import Talks
from corpus import Corpus, Document, Section, SectionKind, Side
from tests.assistant.web.sample import NAGANO, UEDA, exchanged


def get(url: str, query: str = "") -> str:
    page = httpx.get(f"{url}changes{query}")
    assert page.status_code == 200
    return page.text


def entries(html: str) -> list[str]:
    """Give the anchors of the changes that are listed."""
    return [
        part.split('id="')[1].split('"')[0] for part in html.split('<article class="entry ')[1:]
    ]


def counts(html: str) -> dict[str, tuple[str, str]]:
    """Give the table of counts: of all, and of what is shown."""
    found = {}
    for part in html.split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]:
        name, *cells = [
            piece.split("<")[0] for piece in part.split(">") if piece.split("<")[0].strip()
        ]
        found[name] = (cells[0], cells[1])
    return found


def page(corpus: Corpus, query: str = "", base_url: str = "http://x/") -> str:
    """Render the page of another corpus."""
    settings = WebSettings.model_validate({"base_url": base_url})
    talks = Talks(keep_s=60, most=1)
    parts = Parts(ScriptedAssistant(corpus), Readiness(), settings, talks)
    return changes_page(parts, QueryParams(query), "http://x/")


def test_what_changed_is_listed_and_the_rest_counted(url: str) -> None:
    html = get(url)
    assert len(entries(html)) == 22
    assert counts(html) == {
        "変更": ("12件", "12件"),
        "差し替え": ("3件", "3件"),
        "追加": ("4件", "4件"),
        "削除": ("3件", "3件"),
        "移動": ("0件", "0件"),
        "変更なし": ("22件", "0件"),
        "省略（この表には示されていません）": ("13件", "0件"),
    }


def test_the_page_is_in_the_menu(url: str) -> None:
    [here] = html.fromstring(get(url)).xpath("//nav//a[@aria-current='page']")
    assert (here.get("href"), here.text_content()) == ("changes", words.PAGE_CHANGES)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?kind=added", 4),
        ("?kind=added&kind=deleted", 7),
        ("?kind=unchanged", 22),
        ("?kind=omitted", 13),
        ("?chapter=はじめに", 4),
        ("?page=8ページ", 1),
        ("?department=教育委員会", 1),
        ("?department=教育委員会&page=8ページ", 0),
        (f"?document={UEDA}", 22),
        ("?wording=1", 0),
        ("?document=&chapter=&page=&department=", 22),
    ],
)
def test_the_address_narrows_the_list(url: str, query: str, count: int) -> None:
    assert len(entries(get(url, query))) == count


@pytest.mark.parametrize(
    "query",
    ["?kind=zzz", "?document=zzz", "?chapter=zzz", "?page=zzz", "?department=zzz", "?view=zzz",
     "?wording=zzz"],
)  # fmt: skip
def test_an_unknown_value_narrows_nothing_and_is_told(url: str, query: str) -> None:
    html = get(url, query)
    assert len(entries(html)) == 22
    assert '<p class="note" role="status">「zzz」は' in html


def test_the_columns_stand_side_by_side_in_the_printed_order(url: str) -> None:
    entry = get(url, "?page=8ページ").split('<article class="entry ')[1].split("</article>")[0]
    names = [part.split("<")[0] for part in entry.split('<p class="column-name">')[1:]]
    assert names == ["見直し後（案）", "見直し前"]
    after, before = entry.split('<div class="half ')[1:]
    assert ("<del>" in after, "<ins>" in before) == (False, False)


def test_one_text_shows_what_came_and_what_went(url: str) -> None:
    html = get(url, "?page=8ページ&view=inline")
    entry = html.split('<article class="entry ')[1].split("</article>")[0]
    assert ("<del>" in entry, "<ins>" in entry, 'class="pair"' in entry) == (True, True, False)
    assert '<span class="sign" aria-hidden="true">＋</span>' in entry


def test_the_remark_of_the_table_is_quoted_with_its_place(url: str) -> None:
    at = f"source/{UEDA}?start=23&amp;end=32&amp;of=fc065874#quote"
    link = f'<a href="{at}">【変更点のみ記載】</a>'
    assert f"この表には「{link}」と印刷されています" in get(url)


def test_a_change_links_to_itself_and_to_both_originals(url: str) -> None:
    html = get(url, "?page=8ページ")
    entry = html.split('<article class="entry ')[1].split("</article>")[0]
    assert f'href="source/{UEDA}?start=2608&amp;end=2679&amp;of=fc065874#quote"' in entry
    assert f'href="source/{UEDA}?start=2769&amp;end=2835&amp;of=fc065874#quote"' in entry
    address = f"changes?document={UEDA}#r-{UEDA}-2608"
    assert f'<a href="{address}">{words.CHANGE_LINK}</a>' in entry
    assert f'data-copy="{url}{address}"' in entry


def test_the_address_of_an_unchanged_unit_asks_for_it(corpus: Corpus, url: str) -> None:
    (book,) = Views(corpus).changes
    for change in book.changes:
        path, _, target = own_address(change).partition("#")
        assert (path.startswith("changes?"), target) == (True, anchor(change))
        chosen = choose([book], QueryParams(path.partition("?")[2]))
        assert (chosen.covers(change), chosen.unknown) == (True, ())


def test_a_choice_is_written_as_it_is_read(corpus: Corpus) -> None:
    books = Views(corpus).changes
    chosen = Chosen(UEDA, "はじめに", "1ページ", (ChangeKind.ADDED,), "全庁", True, "inline")
    assert choose(books, QueryParams(chosen.query())) == chosen


def test_documents_without_such_a_table_are_named(url: str) -> None:
    rest = get(url).split("前と後を比べる表のない文書")[1]
    assert f'<a href="source/{NAGANO}">' in rest
    assert UEDA not in rest


def test_without_any_such_table_the_page_says_so() -> None:
    html = page(exchanged())
    assert "前と後を比べる表のない文書" in html
    assert "<form" not in html


def hostile() -> Corpus:
    text = "<script>一\n<b>二"
    document = Document("d", "<i>", "市", "市", None, 1, "t", text, "sha256:0")
    place: dict[str, object] = {"path": ('"><u>',), "sheet": 1, "page": "<s>", "row": 1}
    kind = SectionKind.PARAGRAPH
    after = Section("d", 0, 9, kind, side=Side.AFTER, **place)  # type: ignore[arg-type]  # its fields
    before = Section("d", 10, 14, kind, side=Side.BEFORE, **place)  # type: ignore[arg-type]  # its fields
    return Corpus((document,), (after, before))


@pytest.mark.parametrize("view", ["side", "inline"])
def test_text_of_a_document_stays_text(view: str) -> None:
    html = page(hostile(), f"view={view}&chapter=%22%3E%3Cu%3E&kind=<q>")
    assert [tag for tag in ("<script>一", "<b>", "<i>", "<u>", "<s>", "<q>") if tag in html] == []
    assert len(entries(html)) == 1


def test_the_list_is_saved_as_it_is_shown(url: str) -> None:
    saved = httpx.get(f"{url}changes.csv?kind=deleted")
    assert saved.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(saved.content.decode("utf-8-sig"))))
    assert tuple(rows[0]) == words.CHANGES_COLUMNS
    assert [(row[3], row[4], row[7]) for row in rows[1:]] == [
        ("14ページ", "削除", ""), ("14ページ", "削除", ""), ("15ページ", "削除", ""),
    ]  # fmt: skip
    assert rows[1][9].startswith("※1   中間支援組織")


def test_a_source_has_its_pages_and_its_quote_to_copy(url: str) -> None:
    html = httpx.get(f"{url}source/{UEDA}?start=2608&end=2679").text
    assert '<li><a href="#page-8">8ページ（2枚目）</a></li>' in html
    assert '<span class="anchor" id="page-8"></span>' in html
    copied = unescape(html.split('data-copy="')[1].split('"')[0]).splitlines()
    assert copied[0].startswith("「協働推進員・・・協働による")
    assert copied[-1] == f"{url}source/{UEDA}?start=2608&end=2679&of=fc065874#quote"


@pytest.fixture
def opened(url: str, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", ["changes?view=inline", f"source/{UEDA}?start=2608&end=2679"])
def test_nothing_is_asked_of_others_and_nothing_is_complained_of(
    opened: Page, url: str, path: str
) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    opened.on(
        "console", lambda line: complaints.append(line.text) if line.type == "error" else None
    )
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(url + path)
    assert ([each for each in asked if not each.startswith((url, "data:"))], complaints) == ([], [])


@pytest.mark.browser
def test_a_reader_narrows_switches_the_view_and_opens_the_original(opened: Page, url: str) -> None:
    opened.goto(url + "changes")
    opened.get_by_role("combobox", name="ページ").select_option("8ページ")
    opened.get_by_role("button", name="表示する").click()
    expect(opened.locator(".entry")).to_have_count(1)
    opened.get_by_role("link", name="続けて読む").click()
    expect(opened.locator(".entry .half")).to_have_count(0)
    opened.get_by_role("link", name="見直し前の原文").click()
    expect(opened.locator("mark").first).to_contain_text("協働推進員・・・地域コミュニティ")
    expect(opened.locator("mark").first).to_be_in_viewport()


@pytest.mark.browser
def test_the_link_of_a_change_leads_to_it(opened: Page, url: str) -> None:
    opened.goto(f"{url}changes?document={UEDA}#r-{UEDA}-4568")
    target = opened.locator(".entry:target")
    expect(target).to_contain_text("人材の発掘")
    expect(target).to_be_in_viewport()


@pytest.mark.browser
def test_a_page_of_a_source_is_reached_by_its_address(opened: Page, url: str) -> None:
    opened.goto(f"{url}source/{UEDA}")
    opened.get_by_text(words.TO_PAGE).click()
    opened.get_by_role("link", name="13ページ（3枚目）").click()
    expect(opened.locator("#page-13")).to_be_in_viewport()
