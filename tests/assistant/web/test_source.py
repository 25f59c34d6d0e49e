"""Documents into readable HTML with the quote marked."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from assistant.web.source import Span, render_source
from corpus import Basis, Corpus, Document, Section, SectionKind, Side
from tests.assistant.web.sample import AFTER, UEDA


def document(text: str) -> Document:
    return Document("d", "計画", "上田市", "上田市", None, 1, "text", text, "sha256:0123456789ab")


def unit(start: int, end: int, **given_: object) -> Section:
    kind = given_.pop("kind", SectionKind.PARAGRAPH)
    path = given_.pop("path", ("第1章",))
    return Section("d", start, end, kind, path, 1, "3", **given_)  # type: ignore[arg-type]  # test helper


def marked(html: str) -> str:
    """Give the text of all marks without tags and white space."""
    pieces = html.replace('<mark id="quote">', "<mark>").split("<mark>")[1:]
    return "".join("".join(unescape(piece.split("</mark>")[0]) for piece in pieces).split())


def bare(text: str) -> str:
    return "".join(text.split())


@given(st.text(min_size=1), st.data())
def test_the_marks_hold_the_quote_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    html = render_source(document(text), [unit(0, len(text))], Span(start, end))
    assert marked(html) == bare(text[start:end])


def test_every_section_of_the_real_documents_can_be_marked(corpus: Corpus) -> None:
    for each in corpus.documents:
        sections = [s for s in corpus.sections if s.document == each.id]
        for section in sections[::5]:
            html = render_source(each, sections, Span(section.start, section.end))
            assert marked(html) == bare(each.text[section.start : section.end]).removesuffix(
                section.page or "" if section.row and section.side is None else ""
            )


def test_nothing_of_a_document_is_left_out(corpus: Corpus) -> None:
    for each in corpus.documents:
        sections = [s for s in corpus.sections if s.document == each.id and s.side]
        html = render_source(each, sections, Span())
        shown = bare(unescape("".join(part.split(">")[-1] for part in html.split("<"))))
        assert all(bare(each.text[s.start : s.end]) in shown for s in sections)


def test_text_of_a_document_stays_text() -> None:
    text = "<script>alert(1)</script>"
    html = render_source(document(text), [unit(0, len(text))], Span(1, 7))
    assert '&lt;<mark id="quote">script</mark>&gt;alert(1)&lt;/script&gt;' in html


def test_a_wrapped_line_is_joined_and_a_bullet_is_not() -> None:
    text = "協働推\n進員\n・一"
    html = render_source(document(text), [unit(0, len(text))], Span())
    assert ">協働推進員<br>・一</p>" in html


def test_lines_of_figures_stay_apart() -> None:
    text = "1,000\n2,000"
    html = render_source(document(text), [unit(0, 11, kind=SectionKind.FIGURES)], Span())
    assert ">1,000<br>2,000</p>" in html


def test_a_row_has_its_head_and_two_named_columns() -> None:
    text = "はじめに 3\n新しい\n古い\n現行 改正案"
    sections = [
        unit(0, 6, row=1, kind=SectionKind.HEADING),
        unit(7, 10, row=1, side=Side.AFTER),
        unit(11, 13, row=1, side=Side.BEFORE),
        unit(14, 20, kind=SectionKind.TABLE_HEAD),
    ]
    html = render_source(document(text), sections, Span(7, 10))
    paragraph = '<p class="unit kind-paragraph depth-1">'
    assert '3ページ</span><h4 class="unit kind-heading depth-1">はじめに</h4>' in html
    assert f'改正案</p>{paragraph}<mark id="quote">新しい' in html
    assert f"現行</p>{paragraph}古い" in html


def test_the_address_of_the_quote_stands_on_top(corpus: Corpus) -> None:
    ueda = next(each for each in corpus.documents if each.id == UEDA)
    start = ueda.text.index(AFTER)
    html = render_source(ueda, corpus.of_document(UEDA), Span(start, start + len(AFTER)))
    head = html.split("</header>")[0]
    assert '<span class="side">見直し後（案）</span>' in head
    assert "（１）協働の領域と形態 › 人的支援" in head
    assert '<span class="page">8ページ</span>' in head


def test_an_inferred_place_is_said_to_be_one() -> None:
    sections = [unit(0, 2, basis=Basis.INFERRED)]
    head = render_source(document("本文"), sections, Span(0, 2)).split("</header>")[0]
    assert '<span class="badge">配置からの推定</span>' in head


def test_a_quote_over_two_sections_is_addressed_once() -> None:
    html = render_source(document("一つ\n二つ"), [unit(0, 2), unit(3, 5)], Span(0, 5))
    assert (html.count('id="quote"'), html.count("<mark")) == (1, 2)


def test_a_page_turn_is_shown_between_sections() -> None:
    second = Section("d", 3, 5, SectionKind.PARAGRAPH, ("第2章",), 2, None, part="資料")
    html = render_source(document("一つ\n二つ"), [unit(0, 2), second], Span())
    assert "<span>3ページ（1枚目）</span>" in html
    assert "<span>資料　2枚目</span>" in html
