"""Files that spreadsheet programs open without running anything in them."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.downloads import csv_response

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


def read(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_the_file_has_a_mark_of_its_encoding_and_the_line_ends_of_spreadsheets() -> None:
    made = csv_response("一覧", ["部署", "件数"], [["道路課", 2], [None, 0]])
    assert bytes(made.body) == "\ufeff部署,件数\r\n道路課,2\r\n,0\r\n".encode()


def test_the_file_is_saved_under_its_japanese_name() -> None:
    headers = csv_response("担当.csv", ["a"], []).headers
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert headers["content-disposition"] == (
        "attachment; filename=\"__.csv\"; filename*=UTF-8''%E6%8B%85%E5%BD%93.csv"
    )


FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


@pytest.mark.parametrize("sign", FORMULAS)
def test_a_cell_that_would_be_a_formula_is_text(sign: str) -> None:
    made = csv_response("a", ["x"], [[f"{sign}1+1"]])
    assert read(bytes(made.body))[1] == [f"'{sign}1+1"]


def test_a_number_below_zero_stays_a_number() -> None:
    made = csv_response("a", ["x", "y"], [[Decimal("-9.8"), -3]])
    assert read(bytes(made.body))[1] == ["-9.8", "-3"]


def test_a_name_cannot_break_out_of_its_header() -> None:
    told = csv_response('a"\r\nX: 1', ["x"], []).headers["content-disposition"]
    assert told == "attachment; filename=\"a___X__1.csv\"; filename*=UTF-8''a%22%0D%0AX%3A%201.csv"


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2)))
def test_every_cell_comes_back(rows: list[list[str]]) -> None:
    told = [[f"'{c}" if c.startswith(FORMULAS) else c for c in row] for row in rows]
    assert read(bytes(csv_response("a", ["x", "y"], rows).body))[1:] == told
