import pytest

from corpus import Corpus, Document, DocumentError, SectionKind, Side
from corpus.comparison import find_sheets, flattened_heads, read_comparison
from tests.corpus.samples import (
    BEFORE_FIRST,
    CONTINUED,
    FIGURE_AT_LINE_START,
    HEADS_WITH_REMARKS,
    NEW_CELL,
    SAMPLES,
    TWO_ROWS_OF_ONE_PAGE,
    WITHOUT_PAGES,
    document_of,
    read_sample,
)


def rows_of(sample: str) -> list[tuple[str, str | None]]:
    _, sections = read_sample(sample)
    return [(s.path[0], s.page) for s in sections if s.row is not None and s.side is None]


def test_the_rows_of_the_table_are_found_with_their_pages(corpus: Corpus) -> None:
    heads = [s for s in corpus.of_document("ueda-kyodo-minaoshi") if s.row and not s.side]
    assert [(s.row, s.page, s.sheet) for s in heads] == [
        (1, "1", 1), (2, "2", 1), (3, "4", 2), (4, "5", 2), (5, "8", 2), (6, "13", 3),
        (7, "14", 3), (8, "15", 4), (9, "15", 4), (10, "15", 4), (11, "16", 5),
    ]  # fmt: skip


def test_a_wrapped_item_is_one_name(corpus: Corpus) -> None:
    heads = [s for s in corpus.of_document("ueda-kyodo-minaoshi") if s.row and not s.side]
    assert list(dict.fromkeys(s.path[0] for s in heads)) == [
        "はじめに", "１．指針の趣旨", "２．「協働」のめざすもの",
        "４. 「協働」推進のための環境づくり", "５. 今後も向けて",
    ]  # fmt: skip


def test_every_row_has_both_columns_and_a_confidence(corpus: Corpus) -> None:
    sided = [s for s in corpus.of_document("ueda-kyodo-minaoshi") if s.side]
    assert {(s.row, s.side) for s in sided} == {(r, side) for r in range(1, 12) for side in Side}
    assert all(0 < s.confidence < 1 for s in sided)


def test_sheets_begin_where_the_column_heads_repeat(ueda: Document) -> None:
    starts = find_sheets(ueda.text)
    assert [ueda.text.count("\n", 0, start) + 1 for start in starts] == [1, 82, 170, 237, 304]


def test_repeated_section_numbers_are_told_apart_by_their_page(corpus: Corpus) -> None:
    heads = [s for s in corpus.sections if s.path[-1].startswith("（１）協働") and s.side]
    assert {(s.path[-1], s.page) for s in heads} >= {
        ("（１）協働とは", "4"),
        ("（１）協働の領域と形態", "8"),
    }


def test_two_rows_of_one_page_are_two_rows() -> None:
    assert rows_of(TWO_ROWS_OF_ONE_PAGE) == [("第１章総則", "2"), ("第２章手続", "2")]


def test_a_figure_at_the_head_of_a_line_opens_no_row() -> None:
    assert rows_of(FIGURE_AT_LINE_START) == [("第１章総則", "2")]


def test_heads_may_carry_remarks() -> None:
    assert rows_of(HEADS_WITH_REMARKS) == [("はじめに", "1")]


def test_the_column_heads_say_which_column_is_which() -> None:
    document, sections = read_sample(BEFORE_FIRST)
    after = [document.text[s.start : s.end] for s in sections if s.side is Side.AFTER]
    assert "集会所及び広場" in after[1]


def test_a_row_goes_on_below_the_heads_of_the_next_sheet() -> None:
    document, sections = read_sample(CONTINUED)
    below = [(s.row, s.side, document.text[s.start]) for s in sections if s.sheet == 2 and s.side]
    assert below[:2] == [(1, Side.AFTER, "イ"), (1, Side.BEFORE, "イ")]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_written_character_of_a_table_is_kept(name: str) -> None:
    document, sections = read_sample(SAMPLES[name])
    held = [i for s in sections for i in range(s.start, s.end)]
    written = [i for i, c in enumerate(document.text) if not c.isspace()]
    assert [i for i in written if i not in set(held)] == []
    assert len(held) == len(set(held))


def test_a_text_without_column_heads_is_refused() -> None:
    with pytest.raises(DocumentError, match="新旧二つの欄の見出しがありません"):
        read_comparison(document_of("（１）目的\n定めます。\n"), (0,))


def test_a_table_without_items_and_pages_is_refused_with_the_line() -> None:
    with pytest.raises(DocumentError, match="5 行目から始まる行の項目とページが読めません"):
        read_comparison(document_of(WITHOUT_PAGES), (0,))


def test_a_heading_stays_open_where_its_row_goes_on_over_a_sheet() -> None:
    _, sections = read_sample(CONTINUED)
    below = [s.path for s in sections if s.sheet == 2 and s.side and s.row == 1]
    assert below == [("第１章総則", "（１）目的", "イ"), ("第１章総則", "（１）目的", "イ")]


def test_a_mark_for_no_text_is_no_clause() -> None:
    document, sections = read_sample(NEW_CELL)
    marks = [document.text[s.start : s.end] for s in sections if s.kind is SectionKind.VOID]
    assert marks == ["（新設）"]


def test_a_line_of_heads_gives_both_with_their_remarks() -> None:
    line = "項目 ページ 現行 改正案（令和７年●月）"
    spans = flattened_heads(line)
    assert spans is not None
    assert {side: line[slice(*span)] for side, span in spans.items()} == {
        Side.AFTER: "改正案（令和７年●月）",
        Side.BEFORE: "現行",
    }


def test_another_line_gives_no_heads() -> None:
    assert flattened_heads("この計画は、新しい考え方を示します。") is None
