import pytest

from corpus import Side
from corpus.comparison_heads import Heads, Role, read_heads, read_side, rows_of
from corpus.formats.blocks import Grid
from corpus.text import squash
from tests.corpus.tabulated import Merged, Row, extract_of


def heads_of(*rows: Row) -> Heads | None:
    extract = extract_of(rows)
    (grid,) = (block for block in extract.blocks if isinstance(block, Grid))
    return read_heads(extract.text, rows_of(grid), 0)


@pytest.mark.parametrize(
    "words",
    [
        *("改正後", "改正案", "見直し後（案）", "変更後", "修正後", "新", "新条例", "改　正　案"),
        *("【改正後】", "新（改正後）", "見直し後（令和７年●月）", "改正後の条文"),
    ],
)
def test_words_head_the_column_after(words: str) -> None:
    assert read_side(squash(words)) is Side.AFTER


@pytest.mark.parametrize(
    "words",
    [
        "改正前",
        "現行",
        "現　行",
        "見直し前（令和２年４月）",
        "旧",
        "旧計画",
        "現行（平成30年策定）",
        "従前",
        "変更前",
    ],
)
def test_words_head_the_column_before(words: str) -> None:
    assert read_side(squash(words)) is Side.BEFORE


@pytest.mark.parametrize(
    "words",
    [
        "新規",
        "新規事業",
        "旧姓",
        "改正理由",
        "現状と課題",
        "新旧対照表",
        "令和７年度",
        "新たな取組",
    ],
)
def test_other_words_head_neither(words: str) -> None:
    assert read_side(squash(words)) is None


def test_columns_are_told_apart_by_their_heads() -> None:
    found = heads_of(["No.", "項目", "頁", "改正案", "現行", "改正理由", "担当課"], ["1"] * 7)
    assert found is not None
    assert [found.role(column) for column in range(7)] == [
        Role.NUMBER, Role.ITEM, Role.PAGE, Side.AFTER, Side.BEFORE, Role.REMARK, Role.REMARK,
    ]  # fmt: skip


def test_an_unknown_column_is_an_item_left_of_the_texts_and_a_remark_right_of_them() -> None:
    found = heads_of(["場所", "旧", "新", "見出し語"], ["い"] * 4)
    assert found is not None
    assert (found.role(0), found.role(3)) == (Role.ITEM, Role.REMARK)


def test_numbers_name_the_rows_where_nothing_else_does() -> None:
    found = heads_of(["番号", "改正後", "改正前"], ["1", "い", "ろ"])
    assert found is not None
    assert found.role(0) is Role.ITEM


def test_heads_may_take_two_rows() -> None:
    found = heads_of(
        [Merged("項目", rows=2), Merged("改正後", columns=2), Merged("改正前", columns=2)],
        ["条項", "内容", "条項", "内容"],
        ["会議", "第５条", "公開する。", "第５条", "公開できる。"],
    )
    assert found is not None
    assert (found.last, [found.role(c) for c in (2, 4)]) == (1, [Side.AFTER, Side.BEFORE])


def test_a_date_below_both_heads_belongs_to_them() -> None:
    found = heads_of(["見直し後", "見直し前"], ["令和７年●月", "令和２年４月"], ["い", "ろ"])
    assert found is not None
    assert found.last == 1


def test_a_mark_below_the_heads_is_a_row() -> None:
    found = heads_of(["改正後", "改正前"], ["（新設）", "（削る）"])
    assert found is not None
    assert found.last == 0


@pytest.mark.parametrize(
    "row", [["改正後", "備考"], ["新", "新", "旧"], ["令和６年度", "令和７年度"], ["区分", "金額"]]
)
def test_a_row_without_one_head_of_each_side_heads_nothing(row: list[str]) -> None:
    assert heads_of(row, ["い"] * len(row)) is None


def test_the_later_of_two_editions_is_after() -> None:
    found = heads_of(["平成30年度版", "令和７年度版"], ["い", "ろ"])
    assert found is not None
    assert (found.role(1), found.certain) == (Side.AFTER, False)


def test_a_short_first_article_is_no_second_row_of_heads() -> None:
    article = "（趣旨）第１条（略）"
    found = heads_of(["改正後", "改正前"], [article, article])
    assert found is not None
    assert found.last == 0
