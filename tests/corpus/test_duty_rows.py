"""Departments that a column beside the two texts of a before/after table gives each row."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus import Basis, Duty, Notation, Side
from corpus.duties import find_duties
from corpus.duty_rows import find_row_duties
from tests.corpus.compared import Compared, compare
from tests.corpus.tabulated import Merged, Row

HEADS = ("改正後", "改正前", "改正の理由", "所管課")
CLEANED = "公園は、毎月2回清掃する。"
BEFORE = "公園は、毎月1回清掃する。"
LIT = "街灯は、日没から点灯する。"
UNLIT = "街灯は、午後6時から点灯する。"


def duties_of(found: Compared) -> tuple[Duty, ...]:
    return find_duties(found.document, found.sections, extract=found.extract)


UNDER_ONE: tuple[Row, Row] = (
    [CLEANED, BEFORE, "要望", Merged("公園課", rows=2)],
    [LIT, UNLIT, "安全"],
)


def told(*rows: Row, heads: Sequence[str] = HEADS) -> list[tuple[str, tuple[str, ...]]]:
    """The actions of a table with their departments."""
    found = compare(*rows, heads=heads)
    text = found.document.text
    return [(text[d.start : d.end], d.departments) for d in duties_of(found)]


def test_each_row_gives_its_text_after_to_its_departments() -> None:
    rows = ([CLEANED, BEFORE, "要望", "公園課"], [LIT, UNLIT, "安全", "道路課、防犯課"])
    assert told(*rows) == [(CLEANED, ("公園課",)), (LIT, ("道路課", "防犯課"))]


def test_a_department_stands_at_its_offsets_with_the_head_of_its_column() -> None:
    found = compare([CLEANED, BEFORE, "要望", "公園課"], heads=HEADS)
    (duty,) = duties_of(found)
    (office,) = duty.offices
    assert found.document.text[office.start : office.end] == "公園課"
    assert (office.role and office.role.text, duty.notation) == ("所管課", Notation.COLUMN)
    assert (duty.section.side, duty.basis) == (Side.AFTER, Basis.PRINTED)


@pytest.mark.parametrize("gone", ["（削除）", "－", "同左", "第５条　削除"])
def test_the_text_before_is_the_action_where_there_is_none_after(gone: str) -> None:
    rows = ([CLEANED, BEFORE, "", "公園課"], [gone, UNLIT, "", "道路課"])
    assert told(*rows)[1] == (UNLIT, ("道路課",))


def test_a_heading_is_no_action_where_a_text_stands_below_it() -> None:
    cell = "（１）清掃\nア　公園を毎月2回清掃する。"
    assert told([cell, "－", "", "公園課"]) == [("ア　公園を毎月2回清掃する。", ("公園課",))]


def test_a_row_without_departments_is_no_duty() -> None:
    rows = ([CLEANED, BEFORE, "要望", "公園課"], [LIT, UNLIT, "安全", ""])
    assert told(*rows) == [(CLEANED, ("公園課",))]


@pytest.mark.parametrize("dash", ["－", "―", "（なし）"])
def test_a_mark_that_there_is_none_names_no_department(dash: str) -> None:
    assert told([CLEANED, BEFORE, "要望", dash]) == []


def test_a_merged_cell_holds_for_all_of_its_rows() -> None:
    after = ["会館は、休まない。", "会館は、月曜に休む。", "要望", "市民課"]
    assert told(*UNDER_ONE, after) == [
        (CLEANED, ("公園課",)), (LIT, ("公園課",)), (after[0], ("市民課",)),
    ]  # fmt: skip


@pytest.mark.parametrize("ditto", ["〃", "同上", "″"])
def test_a_mark_stands_for_the_departments_above_by_inference(ditto: str) -> None:
    rows = ([CLEANED, BEFORE, "要望", "公園課"], [LIT, UNLIT, "安全", ditto])
    found = duties_of(compare(*rows, heads=HEADS))
    assert [(d.departments, d.basis) for d in found] == [
        (("公園課",), Basis.PRINTED), (("公園課",), Basis.INFERRED),
    ]  # fmt: skip


def test_a_mark_below_another_head_stands_for_no_department() -> None:
    rows = ([CLEANED, BEFORE, "要望", "公園課"], [LIT, UNLIT, "〃", ""])
    assert told(*rows) == [(CLEANED, ("公園課",))]


def test_a_mark_stands_below_the_nearest_head_of_its_column() -> None:
    rows: list[Row] = [
        HEADS, [CLEANED, BEFORE, "要望", "公園課"],
        ("改正後", "改正前", "所管課", "改正の理由"), [LIT, UNLIT, "道路課", "〃"],
    ]  # fmt: skip
    assert told(*rows[1:], heads=HEADS) == [(CLEANED, ("公園課",)), (LIT, ("道路課",))]


def test_two_columns_of_departments_keep_their_roles() -> None:
    heads = ("改正後", "改正前", "主管課", "関係課")
    first: Row = [CLEANED, BEFORE, Merged("公園課", rows=2), "環境課"]
    rows: tuple[Row, Row] = (first, [LIT, UNLIT, "道路課"])
    found = duties_of(compare(*rows, heads=heads))
    assert [[(o.name, o.role and o.role.text) for o in d.offices] for d in found] == [
        [("公園課", "主管課"), ("環境課", "関係課")], [("公園課", "主管課"), ("道路課", "関係課")],
    ]  # fmt: skip


def test_lines_of_a_cell_are_read_together() -> None:
    rows = [CLEANED, BEFORE, "要望", "・公園課\n・教育委員会生涯\n学習課"]
    assert told(rows) == [(CLEANED, ("公園課", "教育委員会生涯学習課"))]


def test_a_bracket_in_the_action_goes_before_the_column() -> None:
    found = duties_of(compare([f"{CLEANED}［環境課］", BEFORE, "要望", "公園課"], heads=HEADS))
    assert [(d.departments, d.notation) for d in found] == [(("環境課",), Notation.BRACKET)]


@pytest.mark.parametrize("head", ["備考", "改正の理由", "担当者", "関係法令"])
def test_other_columns_name_no_departments(head: str) -> None:
    heads = ("改正後", "改正前", head)
    assert told([CLEANED, BEFORE, "公園課"], heads=heads) == []


def test_a_cell_of_departments_is_no_line_below_another_action() -> None:
    rows = [CLEANED, BEFORE, "要望する声がある。", "【担当：公園課】"]
    assert [action for action, _ in told(rows)] == [CLEANED]


def test_without_an_extract_a_row_has_the_departments_of_its_own_cell_only() -> None:
    found = compare(*UNDER_ONE, heads=HEADS)
    (duty,) = find_row_duties(found.document, found.sections)
    assert found.document.text[duty.start : duty.end] == CLEANED


def test_a_mark_in_the_first_row_of_another_table_takes_nothing_from_the_one_before() -> None:
    rows = ([CLEANED, BEFORE, "要望", "公園課"], [LIT, UNLIT, "安全", "〃"])
    found = compare(*rows, heads=HEADS)
    last = next(s for s in found.sections if found.printed(s) == LIT)
    between = replace(last, row=None, side=None, end=last.start)
    at = found.sections.index(last)
    apart = (*found.sections[:at], between, *found.sections[at:])
    (duty,) = find_row_duties(found.document, apart, found.extract)
    assert found.document.text[duty.start : duty.end] == CLEANED
