import pytest

from corpus import SectionKind, Side
from corpus.formats.blocks import Block, Extract, Grid, Paragraph, ParagraphRole
from tests.corpus.compared import HEADS, compare, grids_in, read_table
from tests.corpus.tabulated import Merged, Row, extract_of

AFTER = "市は、集会所の運営を住民と協働して行います。"
BEFORE = "市は、集会所の管理を住民と協働して行います。"
ITEMS = ("項目", "ページ", "見直し後（案）", "見直し前", "改正理由")


def joined(*tables: list[Row], between: tuple[Paragraph, ...] = ()) -> Extract:
    """Put the grids of several tables behind each other into one extract."""
    text, blocks = "", list[Block]()
    for rows in tables:
        part = extract_of(rows)
        (grid,) = (block for block in part.blocks if isinstance(block, Grid))
        blocks += [_shifted(grid, len(text)), *between]
        text += part.text
    return Extract(text, tuple(blocks), 1, "test/1")


def _shifted(grid: Grid, by: int) -> Grid:
    from dataclasses import replace

    cells = tuple(
        replace(cell, lines=tuple((s + by, e + by) for s, e in cell.lines)) for cell in grid.cells
    )
    return replace(grid, start=grid.start + by, end=grid.end + by, cells=cells)


@pytest.mark.parametrize(
    ("rows", "tables"),
    [
        ([["改正後", "改正前"], [AFTER, BEFORE]], 1),
        ([["旧", "新"], [BEFORE, AFTER]], 1),
        ([["令和７年度版", "令和２年度版"], [AFTER, BEFORE]], 1),
        ([["改正後", "改正前"], [AFTER, "（新設）"]], 1),
        ([["区分", "変更前", "変更後"], ["歳入", "1,000千円", "1,200千円"]], 0),
        ([["区分", "旧", "新"], ["会議室", "300円", "400円"]], 0),
        ([["区分", "令和６年度", "令和７年度"], ["職員", "30人", "32人"]], 0),
        ([["令和７年度版", "令和２年度版"], ["公園を整備した。", "図書館の本を増やした。"]], 0),
        ([["改正後", "改正前"]], 0),
        ([["項目", "内容"], ["目的", AFTER]], 0),
    ],
)
def test_only_versions_of_texts_make_a_before_after_table(rows: list[Row], tables: int) -> None:
    assert len(grids_in(extract_of(rows))) == tables


def test_heads_may_stand_below_a_title() -> None:
    found = read_table(
        extract_of([[Merged("集会所条例　新旧対照表", columns=2)], HEADS, [AFTER, BEFORE]])
    )
    assert [found.printed(s) for s in found.sections if s.kind is SectionKind.TITLE] == [
        "集会所条例　新旧対照表"
    ]


def test_a_grid_without_heads_goes_on_with_the_one_before_it() -> None:
    found = read_table(
        joined([HEADS, [AFTER, BEFORE]], [["第２条　甲とする。", "第２条　乙とする。"]])
    )
    assert [s.row for s in found.sections if s.side is Side.AFTER] == [None, 1, 2]


def test_a_grid_with_the_same_heads_goes_on_with_the_one_before_it() -> None:
    grids = grids_in(joined([HEADS, [AFTER, BEFORE]], [HEADS, [BEFORE, AFTER]]))
    assert [len(group) for group in grids] == [2]


@pytest.mark.parametrize(
    "rows", [[["区分", "期限"], ["優先", "令和８年度末"]], [["区分", "人数"], ["北部", "120人"]]]
)
def test_a_table_with_heads_of_its_own_does_not_go_on(rows: list[Row]) -> None:
    ((grid,),) = grids_in(joined([HEADS, [AFTER, BEFORE]], rows))
    assert grid.start == 0


def test_a_table_on_the_next_sheet_of_a_workbook_does_not_go_on() -> None:
    from dataclasses import replace

    extract = joined([HEADS, [AFTER, BEFORE]], [[AFTER, BEFORE]])
    first, second = (block for block in extract.blocks if isinstance(block, Grid))
    blocks = (first, replace(second, row_sheets=(2,)))
    named = replace(extract, blocks=blocks, sheets=2, sheet_names=("対照表", "一覧"))
    assert grids_in(named) == ((first,),)


def test_a_text_between_two_tables_parts_them() -> None:
    between = (Paragraph(0, 3, 1),)
    grids = grids_in(joined([HEADS, [AFTER, BEFORE]], [HEADS, [BEFORE, AFTER]], between=between))
    assert [len(group) for group in grids] == [1, 1]


def test_a_page_number_between_two_tables_does_not_part_them() -> None:
    between = (Paragraph(0, 3, 1, role=ParagraphRole.RUNNING),)
    grids = grids_in(joined([HEADS, [AFTER, BEFORE]], [["い", "ろ"]], between=between))
    assert [len(group) for group in grids] == [2]


def test_items_pages_and_remarks_have_their_places() -> None:
    found = compare(["１．目的", "3", AFTER, BEFORE, "文言の整理"], heads=ITEMS)
    assert [(s.kind.value, s.page, s.path[2:]) for s in found.sections if s.row] == [
        ("heading", "3", ("１．目的",)),
        ("stamp", "3", ("１．目的",)),
        ("paragraph", "3", ("１．目的",)),
        ("paragraph", "3", ("１．目的",)),
        ("paragraph", "3", ("１．目的", "改正理由")),
    ]


def test_a_cell_is_read_into_its_units() -> None:
    cell = "（１）体制\nア　課を置きます。\n～省略～"
    found = compare(["推進", "5", cell, "－", ""], heads=ITEMS)
    assert [(s.kind.value, s.path[2:]) for s in found.sections if s.row and s.side] == [
        ("heading", ("推進", "（１）体制")),
        ("clause", ("推進", "（１）体制", "ア")),
        ("omission", ("推進", "（１）体制")),
        ("void", ("推進",)),
    ]


def test_an_article_gives_the_path_where_no_item_does() -> None:
    found = compare(["（許可） 第三条 許可を受ける。\n２ 条件を付する。", "（新設）"])
    after = [s.path[2:] for s in found.sections if s.side is Side.AFTER and s.row]
    assert after == [("第三条",), ("第三条", "２")]


def test_an_article_that_is_left_out_is_an_omission_with_its_number() -> None:
    found = compare(["第１条　（略）\n２　（略）", "第１条　（略）\n２　甲とする。"])
    assert found.places(SectionKind.OMISSION) == [
        (1, ("第１条",), "第１条　（略）"),
        (1, ("第１条", "２"), "２　（略）"),
        (1, ("第１条",), "第１条　（略）"),
    ]


def test_a_merged_item_holds_for_its_rows() -> None:
    found = compare(
        [Merged("目的", rows=2), "第１条　甲", "第１条　乙"], ["第２条　甲", "第２条　乙"],
        heads=("項目", "改正後", "改正前"),
    )  # fmt: skip
    assert [r.item for r in found.revisions] == ["目的", "目的"]
    assert [r.row for r in found.revisions] == [1, 2]


def test_a_heading_over_the_whole_table_holds_for_the_rows_below_it() -> None:
    found = compare([Merged("第１章　総則", columns=2)], ["第１条　甲", "第１条　乙"])
    assert found.revisions[0].path[2:] == ("第１章　総則", "第１条　甲")


def test_a_text_over_both_columns_has_no_side() -> None:
    found = compare(
        ["前文", Merged("（略）", columns=2)], ["目的", AFTER, BEFORE],
        heads=("項目", "改正後", "改正前"),
    )  # fmt: skip
    assert found.places(SectionKind.OMISSION) == [(1, ("前文",), "（略）")]


def test_cells_that_a_merged_one_stands_beside_are_one_row() -> None:
    found = compare(
        ["第１条　甲を置く。", Merged("第１条　甲乙を置く。", rows=2)], ["第２条　乙を置く。"]
    )
    assert [r.row for r in found.revisions] == [1, 1]


def test_a_blank_item_with_one_text_goes_on_with_the_row_above() -> None:
    found = compare(
        ["許可", "第３条　許可を受ける。", "第３条　許可を受ける。"],
        ["", "２　条件を付する。", ""],
        heads=("項目", "改正後", "改正前"),
    )  # fmt: skip
    assert found.kinds()[1:] == [("added", "２　条件を付する。", "-")]
    assert {r.row for r in found.revisions} == {1}


def test_a_sentence_that_a_page_broke_goes_on_in_the_same_row() -> None:
    broken = "第３条　集会所を使用しようとする者は、使用の日の三日前までに"
    found = compare([broken, broken], ["市長の許可を受ける。", "市長に届け出る。"])
    assert {s.row for s in found.sections if s.row} == {1}


def test_a_new_article_is_a_row_of_its_own_behind_an_unended_line() -> None:
    item = "二　物品の機能を確保するために不可欠な形状のみからなる意匠"
    found = compare([item, item], ["（許可） 第三条 許可を受ける。", "（許可） 第三条 届け出る。"])
    assert {s.row for s in found.sections if s.row} == {1, 2}


def test_rows_below_repeated_heads_go_on() -> None:
    found = compare([AFTER, BEFORE], HEADS, [BEFORE, AFTER])
    assert [s.row for s in found.sections if s.side is Side.AFTER] == [None, 1, None, 2]


def test_every_line_of_a_table_lies_in_one_section() -> None:
    found = compare(
        ["１", "3", "ア　い\nイ　ろ\n（略）", "同左", "整理\n担当は総務課"],
        [Merged("第２章", columns=5)],
        ["", "", Merged("※共通の注", columns=2), ""],
        heads=ITEMS,
    )
    held = [i for s in found.sections for i in range(s.start, s.end)]
    written = [i for i, c in enumerate(found.document.text) if not c.isspace()]
    assert sorted(i for i in held if i in set(written)) == written
