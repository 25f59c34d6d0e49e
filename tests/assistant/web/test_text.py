"""Printed text into readable words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.text import (
    begins_line,
    flat,
    joint,
    named,
    path_in,
    printed_date,
    short_hash,
    where,
)


def test_a_heading_printed_over_three_lines_reads_as_one() -> None:
    assert flat("４. 「協働」推\n進のための\n環境づくり") == "４. 「協働」推進のための環境づくり"


def test_latin_words_keep_a_space_where_their_line_ended() -> None:
    assert flat("Road\nMap 2023\nを") == "Road Map 2023を"


@given(st.text())
def test_flattening_loses_nothing_but_white_space(text: str) -> None:
    assert "".join(flat(text).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [("協働", "推進", ""), ("Road", "Map", " "), ("第", "3章", ""), ("R5.", "8", "")],
)
def test_what_stands_at_a_former_line_end(left: str, right: str, between: str) -> None:
    assert joint(left, right) == between


@pytest.mark.parametrize("line", ["　また、", "・会長", "※1 まち", "●自治会など"])
def test_bullets_and_indents_keep_their_own_line(line: str) -> None:
    assert begins_line(line)


def test_a_wrapped_line_does_not_keep_its_own_line() -> None:
    assert not begins_line("進のための")


def test_the_documents_own_title_is_not_said_twice() -> None:
    assert path_in("計画", ("計画", "基本方針", "①")) == "基本方針 › ①"
    assert path_in("計画", ("計画",)) == "計画"


def test_a_city_is_not_said_twice() -> None:
    assert named("上田市", "上田市「指針」") == "上田市「指針」"
    assert named("長野市", "ロードマップ") == "長野市　ロードマップ"


def test_a_sheet_without_a_printed_page_is_counted() -> None:
    assert (where("13", 3), where(None, 5)) == ("13ページ", "5枚目")


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ("2023-11", "令和5年（2023年）11月"),
        ("2020-04-01", "令和2年（2020年）4月1日"),
        ("2019-05", "令和元年（2019年）5月"),
        ("2019-04", "平成31年（2019年）4月"),
        ("2022", "令和4年（2022年）"),
    ],
)
def test_dates_carry_their_era(date: str, printed: str) -> None:
    assert printed_date(date) == printed


@pytest.mark.parametrize("digest", ["sha256:fc0658747d1b", "fc0658747d1b"])
def test_a_digest_is_shortened_to_what_a_person_compares(digest: str) -> None:
    assert short_hash(digest) == "fc065874"
