"""Printed totals against the sum of their parts."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from corpus.sums import change, plain, table_sums, totals
from tests.corpus.tabulated import Row, table_of


def expressions(rows: Sequence[Row]) -> list[str]:
    return [computed.expression for computed in table_of(rows).computed]


def test_totals_of_rows_and_of_columns_are_added_up() -> None:
    rows = [["区分", "男", "女", "計"], ["北部", "1", "2", "3"], ["南部", "4", "5", "9"],
            ["合計", "5", "7", "12"]]  # fmt: skip
    assert expressions(rows) == [
        "1＋2＝3", "4＋5＝9", "1＋4＝5", "2＋5＝7", "3＋9＝12", "5＋7＝12",
    ]  # fmt: skip


def test_a_subtotal_adds_up_the_rows_since_the_last_one() -> None:
    rows = [["款", "項", "予算"], ["民生", "老人", "10"], ["", "児童", "20"], ["", "小計", "30"],
            ["土木", "道路", "5"], ["", "河川", "6"], ["", "小計", "11"],
            ["合計", "", "41"]]  # fmt: skip
    assert expressions(rows) == ["10＋20＝30", "5＋6＝11", "10＋20＋5＋6＝41"]


def test_a_total_at_the_top_adds_up_what_stands_below() -> None:
    rows = [["区分", "人数"], ["総数", "30"], ["北部", "10"], ["南部", "20"]]
    assert expressions(rows) == ["10＋20＝30"]


def test_a_part_of_a_row_is_not_added_again() -> None:
    rows = [["区分", "人数"], ["市内", "10"], ["うち学生", "4"], ["市外", "20"], ["計", "30"]]
    assert expressions(rows) == ["10＋20＝30"]


def test_totals_under_several_upper_heads_stay_within_theirs() -> None:
    rows = [["", "R4", "", "", "R5", "", ""], ["", "男", "女", "計", "男", "女", "計"],
            ["北部", "1", "2", "3", "4", "5", "9"]]  # fmt: skip
    assert expressions(rows) == ["1＋2＝3", "4＋5＝9"]


def test_rates_and_other_units_are_not_added() -> None:
    rows = [["区分", "人数（人）", "割合（％）", "面積（㎡）", "計"], ["北部", "1", "50", "7", "8"]]
    assert expressions(rows) == []


def test_a_sign_for_none_counts_nothing_and_an_unknown_value_forbids_the_sum() -> None:
    rows = [["区分", "人数"], ["北部", "10"], ["南部", "－"], ["東部", "5"], ["計", "15"]]
    assert expressions(rows) == ["10＋5＝15"]
    assert expressions([r if r[1] != "－" else ["南部", "x"] for r in rows]) == []


@pytest.mark.parametrize(("total", "found"), [("30", 0), ("31", 0), ("29", 0), ("32", 1), ("3", 1)])
def test_a_count_may_miss_its_total_by_one(total: str, found: int) -> None:
    table = table_of([["区分", "人数"], ["北部", "10"], ["南部", "20"], ["計", total]])
    assert len(table_sums(table)) == found


def test_a_finding_says_the_total_the_sum_and_the_difference() -> None:
    table = table_of([["区分", "人数"], ["北部", "10"], ["南部", "20"], ["計", "40"]])
    (finding,) = table_sums(table)
    assert (finding.total.value, finding.computed.expression) == ("40", "10＋20＝30")
    assert finding.computed.difference == 10


def test_the_tolerance_counts_the_last_printed_place() -> None:
    rows = [["区分", "面積"], ["北部", "1.2"], ["南部", "2.4"], ["計", "3.7"]]
    table = table_of(rows)
    assert (table_sums(table), len(table_sums(table, tolerance=0))) == ((), 1)


def test_totals_hang_on_the_cells_alone() -> None:
    table = table_of([["区分", "人数"], ["北部", "10"], ["南部", "20"], ["計", "30"]])
    assert totals(table) == table.computed


def test_a_change_is_rounded_half_up() -> None:
    rows = [["区分", "R4", "R5"], ["北部", "1,000", "1,005"], ["南部", "0", "5"]]
    cells = table_of(rows).cells
    assert change(cells[0], cells[1], 0) == 1
    assert change(cells[2], cells[3]) is None


def test_a_number_is_written_as_offices_do() -> None:
    assert [plain(Decimal(n)) for n in ("-1234.5", "0", "12000")] == ["▲1,234.5", "0", "12,000"]
