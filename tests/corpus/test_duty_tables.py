"""Departments that tables give to the actions of their rows."""

from collections.abc import Sequence

import pytest

from corpus import Basis, Duty, Notation
from corpus.duties import find_duties
from tests.corpus.tabulated import Merged, Row, Tabulated, tabulate


def duties(made: Tabulated) -> list[tuple[str, tuple[str, ...]]]:
    found = find_duties(made.document, made.sections, made.tables)
    return [(made.quoted((duty.start, duty.end)), duty.departments) for duty in found]


def records(rows: Sequence[Row], below: Sequence[str] = ()) -> tuple[Duty, ...]:
    made = tabulate(rows, below=below)
    return find_duties(made.document, made.sections, made.tables)


def roles(duty: Duty) -> list[tuple[str, str | None]]:
    return [(o.name, o.role.text if o.role else None) for o in duty.offices]


@pytest.mark.parametrize(
    "head", ["所管課", "担当課", "担当部署", "主管課", "関係課", "実施主体", "担当課名", "所管部局",
             "主管課・関係課", "担当課（室）", "担当", "関係部署"],
)  # fmt: skip
def test_each_row_of_a_table_with_a_column_of_departments_is_a_duty(head: str) -> None:
    rows = [["事業名", "内容", head], ["清掃", "川を掃除します。", "環境課"],
            ["点検", "遊具を調べます。", "公園課・建設課"]]  # fmt: skip
    assert duties(tabulate(rows)) == [
        ("川を掃除します。", ("環境課",)), ("遊具を調べます。", ("公園課", "建設課")),
    ]  # fmt: skip


def test_the_action_is_the_column_of_actions_else_the_head_of_the_row() -> None:
    rows = [["施策", "目標", "担当課"], ["見守りの充実", "100人", "福祉課"]]
    assert duties(tabulate(rows)) == [("見守りの充実", ("福祉課",))]


def test_departments_of_a_merged_cell_hold_for_every_row() -> None:
    rows: list[Row] = [["取組", "担当課"], ["清掃", Merged("環境課", rows=2)], ["点検"]]
    assert duties(tabulate(rows)) == [("清掃", ("環境課",)), ("点検", ("環境課",))]


def test_two_columns_of_departments_give_their_roles_as_printed() -> None:
    rows = [["取組", "主管課", "関係課"], ["清掃", "環境課", "建設課、全庁"]]
    (duty,) = records(rows)
    assert roles(duty) == [("環境課", "主管課"), ("建設課", "関係課"), ("全庁", "関係課")]


def test_marks_in_columns_headed_by_departments_are_a_duty_table() -> None:
    rows = [["取組", "環境課", "建設課", "福祉課"], ["清掃", "◎", "○", ""], ["点検", "", "〇", "◎"]]
    first, second = records(rows, below=["◎：主管課　○：関係課"])
    assert (first.notation, roles(first)) == (
        Notation.MATRIX, [("環境課", "主管課"), ("建設課", "関係課")],
    )  # fmt: skip
    assert roles(second) == [("建設課", "関係課"), ("福祉課", "主管課")]


def test_marks_without_a_legend_have_no_role() -> None:
    (duty,) = records([["取組", "環境課", "建設課"], ["清掃", "○", "○"]])
    assert roles(duty) == [("環境課", None), ("建設課", None)]


def test_a_row_without_marks_or_departments_is_no_duty() -> None:
    assert records([["取組", "環境課", "建設課"], ["清掃", "", ""]]) == ()
    assert records([["取組", "担当課"], ["清掃", "－"]]) == ()


def test_figures_in_columns_headed_by_departments_are_no_duties() -> None:
    assert records([["年度", "環境課", "建設課"], ["R5", "10人", "20人"]]) == ()


def test_departments_in_a_row_belong_to_the_actions_of_the_columns() -> None:
    rows = [["項目", "見守り", "清掃"], ["目標", "100人", "10回"], ["所管課", "福祉課", "環境課"]]
    assert duties(tabulate(rows)) == [("見守り", ("福祉課",)), ("清掃", ("環境課",))]


def test_the_department_of_a_form_belongs_to_what_it_names() -> None:
    rows = [["名称", "中央集会所"], ["開館時間", "午前九時から"], ["担当", "市民課"]]
    assert duties(tabulate(rows)) == [("中央集会所", ("市民課",))]


def test_brackets_in_a_cell_are_read_unit_by_unit() -> None:
    rows = [
        ["分野", "内容"],
        ["環境", "ア　川を掃除します。［環境課］\nイ　木を植えます。［公園課］"],
    ]
    assert duties(tabulate(rows)) == [
        ("ア　川を掃除します。", ("環境課",)), ("イ　木を植えます。", ("公園課",)),
    ]  # fmt: skip


def test_the_units_of_a_long_cell_are_duties_once() -> None:
    action = "地区の実情に応じて計画的に進めます。" * 8
    rows = [["分野", "内容"], ["環境", f"ア　{action}［環境課］\nイ　{action}［公園課］"]]
    assert [departments for _, departments in duties(tabulate(rows))] == [("環境課",), ("公園課",)]


def test_the_section_of_a_duty_holds_its_action() -> None:
    (duty,) = records([["取組", "内容", "担当課"], ["清掃", "川を掃除します。", "環境課"]])
    assert duty.section.start <= duty.start < duty.end <= duty.section.end


def test_an_actor_that_is_no_office_is_kept_as_written() -> None:
    rows = [["取組", "実施主体"], ["清掃", "市民、事業者、行政"]]
    assert duties(tabulate(rows)) == [("清掃", ("市民", "事業者", "行政"))]


def test_departments_of_one_action_in_several_rows_are_one_duty() -> None:
    rows: list[Row] = [["取組", "担当課", "期限"], [Merged("見守り", rows=2), "福祉課", "4月"],
            ["市民課", "5月"]]  # fmt: skip
    assert duties(tabulate(rows)) == [("見守り", ("福祉課", "市民課"))]


@pytest.mark.parametrize("ditto", ["〃", "同上"])
def test_a_ditto_stands_for_the_departments_above_as_inferred(ditto: str) -> None:
    rows: list[Row] = [["取組", "担当課"], ["清掃", "環境課"], ["点検", ditto]]
    found = records(rows)
    assert [(duty.departments, duty.basis) for duty in found] == [
        (("環境課",), Basis.PRINTED), (("環境課",), Basis.INFERRED),
    ]  # fmt: skip
