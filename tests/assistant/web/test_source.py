"""Documents into readable HTML with the quote marked."""

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.views.source_tables import SourceCell, SourceRow, SourceTable
from assistant.views.sources import SourceView, view_source
from assistant.web.source import PageMark, page_marks, render_source
from assistant.web.source_table import heads_again, render_table
from assistant.web.source_text import Span, joined, without
from corpus import Basis, Corpus, Document, Section, SectionKind, Side
from tests.assistant.tabled import tabled_corpus
from tests.assistant.web.sample import AFTER, NAGANO, UEDA


def view(text: str, *sections: Section) -> SourceView:
    """Give a document of these sections, by default one paragraph, for the viewer."""
    document = Document("d", "計画", "上田市", "上田市", None, 1, "t", text, "sha256:0123456789ab")
    found = view_source(Corpus((document,), sections or (unit(0, len(text)),)), "d")
    assert found
    return found


def unit(start: int, end: int, **given_: object) -> Section:
    kind = given_.pop("kind", SectionKind.PARAGRAPH)
    path = given_.pop("path", ("第1章",))
    return Section("d", start, end, kind, path, 1, "3", **given_)  # type: ignore[arg-type]  # test helper


class Marks(HTMLParser):
    """The text of all marks in the order of the original, and the ids of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[tuple[int, str]] = []
        self.ids: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        if tag == "mark":
            last = self.pieces[-1][0] if self.pieces else 0
            self.pieces.append((int(named.get("data-at") or last), ""))
        self._inside = tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            at, text = self.pieces[-1]
            self.pieces[-1] = at, text + data

    @property
    def text(self) -> str:
        return bare("".join(text for _, text in sorted(self.pieces, key=lambda piece: piece[0])))


def marked(html: str) -> str:
    return Marks(html).text


def bare(text: str) -> str:
    return "".join(text.split())


# what a parser of HTML reads as another character than the one written
PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1)


@given(PRINTABLE, st.data())
def test_the_marks_hold_the_quote_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert marked(render_source(view(text), Span(start, end))) == bare(text[start:end])


@given(st.text(min_size=1), st.data())
def test_characters_of_any_kind_are_kept(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    html = render_source(view(text), Span(start, end)).replace(' id="quote"', "")
    pieces = [unescape(piece.split("</mark>")[0]) for piece in html.split("<mark>")[1:]]
    assert bare("".join(pieces)) == bare(unescape(text[start:end]))


def test_every_section_of_the_real_documents_can_be_marked(corpus: Corpus) -> None:
    for each in corpus.documents:
        source = view_source(corpus, each.id)
        assert source
        for section in corpus.of_document(each.id)[::5]:
            html = render_source(source, Span(section.start, section.end))
            assert marked(html) == bare(each.text[section.start : section.end]).removesuffix(
                section.page or "" if section.row and section.side is None else ""
            )


@given(st.data())
def test_a_quote_in_a_table_put_together_is_marked_exactly(
    corpus: Corpus, data: st.DataObject
) -> None:
    source = view_source(corpus, NAGANO)
    assert source
    start = data.draw(st.integers(6355, 7600))
    end = data.draw(st.integers(start + 1, 7602))
    quoted = Marks(render_source(source, Span(start, end)))
    assert sorted(quoted.text) == sorted(bare(source.text[start:end]))


@pytest.fixture(scope="module")
def tabled(tmp_path_factory: pytest.TempPathFactory) -> SourceView:
    found = view_source(tabled_corpus(tmp_path_factory.mktemp("tabled")), "midori")
    assert found
    return found


@given(st.data())
def test_a_quote_in_a_table_of_a_file_is_marked_exactly(
    tabled: SourceView, data: st.DataObject
) -> None:
    unit = data.draw(st.sampled_from(tabled.units))
    start = data.draw(st.integers(unit.start, unit.end - 1))
    end = data.draw(st.integers(start + 1, unit.end))
    assert marked(render_source(tabled, Span(start, end))) == bare(tabled.text[start:end])


def test_a_table_of_a_file_has_heads_and_cells(tabled: SourceView) -> None:
    html = render_source(tabled, Span())
    rows = html.split('<table class="printed">')[1].split("</table>")[0]
    head, body = rows.split("</thead><tbody>")
    assert [part.split(">")[1].split("<")[0] for part in head.split("<th ")[1:]] == [
        "公園", "令和4年度", "令和5年度",
    ]  # fmt: skip
    assert body.startswith('<tr><th scope="row">中央公園<span class="format"')
    assert "<td>1,200<" in body


def test_figures_of_a_chart_stand_under_their_heads(corpus: Corpus) -> None:
    source = view_source(corpus, NAGANO)
    assert source
    html = render_source(source, Span(6391, 6398))
    assert '<th scope="row">市街地地域</th><td>141,900</td>' in html
    assert '<td><mark id="quote" data-at="6391">109,081</mark></td></tr>' in html
    assert "図の数字を表に組み直したもの（配置からの推定）" in html
    assert html.partition("</header>")[2].count("109,081") == 1


def test_a_lost_value_is_said_to_be_lost(corpus: Corpus) -> None:
    source = view_source(corpus, NAGANO)
    assert source
    lost = '<td><span class="badge">文字の取り出しの際に失われた箇所</span></td><td>少ない</td>'
    assert f'<th scope="row">1</th>{lost}' in render_source(source, Span())


def test_nothing_of_a_document_is_left_out(corpus: Corpus) -> None:
    for each in corpus.documents:
        source = view_source(corpus, each.id)
        assert source
        html = render_source(source, Span())
        shown = bare(unescape("".join(part.split(">")[-1] for part in html.split("<"))))
        sided = [u for u in source.units if u.side]
        assert all(bare(each.text[u.start : u.end]) in shown for u in sided)


def test_text_of_a_document_stays_text() -> None:
    html = render_source(view("<script>alert(1)</script>"), Span(1, 7))
    assert '&lt;<mark id="quote">script</mark>&gt;alert(1)&lt;/script&gt;' in html


def test_a_wrapped_line_is_joined_and_a_bullet_is_not() -> None:
    assert ">協働推進員<br>・一</p>" in render_source(view("協働推\n進員\n・一"), Span())


def test_lines_of_figures_stay_apart() -> None:
    html = render_source(view("1,000\n2,000", unit(0, 11, kind=SectionKind.FIGURES)), Span())
    assert ">1,000<br>2,000</p>" in html


def row(head: str) -> SourceView:
    """Give a row of a before/after table whose head stands below it."""
    text = f"はじめに 3\n新しい\n古い\n{head}"
    return view(
        text,
        unit(0, 6, row=1, kind=SectionKind.HEADING),
        unit(7, 10, row=1, side=Side.AFTER),
        unit(11, 13, row=1, side=Side.BEFORE),
        unit(14, len(text), kind=SectionKind.TABLE_HEAD),
    )


def test_a_row_has_its_head_and_two_named_columns() -> None:
    html = render_source(row("現行 改正案"), Span(7, 10))
    paragraph = '<p class="unit kind-paragraph depth-1">'
    assert '3ページ</span><h4 class="unit kind-heading depth-1">はじめに</h4>' in html
    assert f'改正案</p>{paragraph}<mark id="quote">新しい' in html
    assert f"現行</p>{paragraph}古い" in html


@pytest.mark.parametrize(
    ("head", "columns"),
    [("現行 改正案", ["before", "after"]), ("改正案 現行", ["after", "before"])],
)
def test_the_columns_stand_as_they_are_printed(head: str, columns: list[str]) -> None:
    html = render_source(row(head), Span())
    pieces = html.split('<div class="column ')[1:]
    assert [piece.split('"')[0] for piece in pieces] == columns


def test_the_address_of_the_quote_stands_on_top(corpus: Corpus) -> None:
    ueda = view_source(corpus, UEDA)
    assert ueda
    start = ueda.text.index(AFTER)
    html = render_source(ueda, Span(start, start + len(AFTER)), "http://x/")
    head = html.split("</header>")[0]
    assert '<span class="side">見直し後（案）</span>' in head
    assert "（１）協働の領域と形態 › 人的支援" in head
    assert '<span class="page">8ページ</span>' in head


def test_a_quote_is_copied_with_its_place_and_address() -> None:
    head = render_source(view("協働推\n進員"), Span(0, 6), "http://x/").split("</header>")[0]
    copied = unescape(head.split('data-copy="')[1].split('"')[0])
    assert copied == (
        "「協働推進員」\n上田市　計画　第1章　3ページ\nhttp://x/source/d?start=0&end=6&of=01234567#quote"
    )


def test_an_inferred_place_is_said_to_be_one() -> None:
    source = view("本文", unit(0, 2, basis=Basis.INFERRED))
    head = render_source(source, Span(0, 2)).split("</header>")[0]
    assert '<span class="badge">配置からの推定</span>' in head


def test_a_quote_over_two_sections_is_addressed_once() -> None:
    html = render_source(view("一つ\n二つ", unit(0, 2), unit(3, 5)), Span(0, 5))
    assert (html.count('id="quote"'), html.count("<mark")) == (1, 2)


def turned() -> SourceView:
    second = Section("d", 3, 5, SectionKind.PARAGRAPH, ("第2章",), 2, None, part="資料")
    third = Section("d", 6, 8, SectionKind.PARAGRAPH, ("第2章",), 3, "3", part="資料")
    return view("一つ\n二つ\n三つ", unit(0, 2), second, third)


def test_a_page_turn_is_shown_between_sections() -> None:
    html = render_source(turned(), Span())
    assert "<span>3ページ（1枚目）</span>" in html
    assert "<span>資料　2枚目</span>" in html


def test_every_page_has_an_address_of_its_own() -> None:
    assert page_marks(turned()) == (
        PageMark("page-3", "3ページ（1枚目）"),
        PageMark("sheet-2", "資料　2枚目"),
        PageMark("sheet-3", "資料　3ページ（3枚目）"),
    )


def test_every_address_of_a_page_leads_somewhere(corpus: Corpus) -> None:
    for each in corpus.documents:
        source = view_source(corpus, each.id)
        assert source
        ids = Marks(render_source(source, Span(0, 40))).ids
        assert len(ids) == len(set(ids))
        assert {mark.id for mark in page_marks(source)} <= set(ids)


def test_a_table_over_two_pages_turns_inside_itself() -> None:
    text = "名\n数\n東\n1\n西\n2"
    rows = [
        SourceRow(tuple(SourceCell(((at, at + 1),)) for at in (first, first + 2)), sheet=sheet)
        for first, sheet in ((0, 1), (4, 1), (8, 2))
    ]
    table = SourceTable(0, ((0, 11),), tuple(rows), 2, "", "", Basis.PRINTED)
    units = [replace(unit(a, a + 3), page=None, sheet=s) for a, s in ((0, 1), (4, 1), (8, 2))]
    html = render_source(replace(view(text, *units), tables=(table,)), Span())
    turn = (
        '<tr class="turn"><td colspan="2"><span class="anchor" id="sheet-2"></span>2枚目</td></tr>'
    )
    assert f"<td>1</td></tr>{turn}<tr><td>西</td>" in html
    assert (html.count('class="divider"'), html.count("2枚目")) == (1, 1)


def test_a_document_that_is_not_there_is_none(corpus: Corpus) -> None:
    assert view_source(corpus, "nothing") is None


@given(st.lists(st.integers(0, 60), min_size=2, unique=True), st.integers(0, 30))
def test_what_is_cut_out_of_a_piece_and_what_is_left_make_it_up(
    edges: list[int], start: int
) -> None:
    edges = sorted(edges)
    taken = list(zip(edges[::2], edges[1::2], strict=False))
    left = {o for piece in without((start, start + 20), taken) for o in range(*piece)}
    assert left == set(range(start, start + 20)) - {o for span in taken for o in range(*span)}


def test_a_copied_quote_keeps_its_bullets_and_loses_its_wraps() -> None:
    assert joined("一つ\n目\n・二つ\n") == "一つ目\n・二つ"


def long_table(*spans: int, rows: int = 9, wide: int = 1) -> tuple[str, SourceTable]:
    """Make a table of two columns; the first cell of row n (from 1) spans `spans[n - 1]` rows."""
    text = "課\n件" + "".join(f"{n:0{wide}}\n{n:0{wide}}" for n in range(1, rows + 1))
    cells = [(at, at + wide) for at in range(3, len(text), 2 * wide + 1)]
    body = (
        SourceRow(
            (SourceCell((at,), rows=spans[n] if n < len(spans) else 1),
             SourceCell(((at[1] + 1, at[1] + 1 + wide),)))
        )
        for n, at in enumerate(cells)
    )  # fmt: skip
    head = SourceRow((SourceCell(((0, 1),), "col"), SourceCell(((2, 3),), "col")), heading=True)
    return text, SourceTable(0, ((0, len(text)),), (head, *body), 2, "", "", Basis.PRINTED)


@pytest.mark.parametrize(
    ("spans", "wide", "number", "row"),
    [
        ((), 1, 9, 9),
        ((), 1, 7, 7),
        ((), 1, 6, None),  # five lines lie between: the heads are in sight
        ((), 70, 3, 3),  # tall rows
        ((1, 1, 1, 1, 1, 1, 3), 1, 9, 7),  # never inside a cell that runs over several rows
        ((9,), 1, 9, None),
        ((), 1, 0, None),  # no quote
    ],
)
def test_the_heads_are_shown_again_above_a_quote_far_below_them(
    spans: tuple[int, ...], wide: int, number: int, row: int | None
) -> None:
    _, table = long_table(*spans, wide=wide)
    start = table.rows[number].cells[0].pieces[0][0] if number else 0
    assert heads_again(table, Span(start, start + 1) if number else Span()) == row


def test_heads_shown_again_are_for_the_eye_only() -> None:
    text, table = long_table()
    html = render_table(text, table, "表", Span(len(text) - 1, len(text)), {})
    assert '<tr class="heads-told" aria-hidden="true"><td colspan="2" data-head="欄の名前' in html
    assert html.count('data-head="課"') == html.count('data-head="件"') == 1
    assert html.count(">課<") == html.count(">件<") == 1
