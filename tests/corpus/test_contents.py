import pytest

from corpus.contents import find_contents
from corpus.layout import written_lines


def listed(text: str) -> list[str]:
    lines = written_lines(text)
    found = find_contents(lines)
    return [line.stripped for number, line in enumerate(lines) if number in found]


@pytest.mark.parametrize(
    "line",
    [
        "第１章　総則 ・・・・・・・・ 3",
        "資料編……………………12",
        "１　趣旨.......... - 5 -",
        "２　期間 ‥‥‥ ⅳ",
    ],
)
def test_leaders_that_run_to_a_page_number_are_an_entry_anywhere(line: str) -> None:
    assert listed(f"はじめの文です。\n{line}\nおわりの文です。\n") == [line]


@pytest.mark.parametrize(
    "line", ["推進員・・・進める者", "市民・事業者・市", "3.14", "・・・", "担当 総務課 0268"]
)
def test_a_definition_or_a_list_is_no_entry(line: str) -> None:
    assert listed(f"文です。\n{line}\n") == []


def test_entries_below_the_heading_end_where_the_first_one_stands_again() -> None:
    text = "目次\n第１章　総則（第１条―第３条）\n附則\n第１章　総則\n第１条　定める。\n附則\n"
    assert listed(text) == ["目次", "第１章　総則（第１条―第３条）", "附則"]


def test_an_entry_without_a_page_is_known_by_its_heading() -> None:
    text = "もくじ\n計画とは\n進め方\n\n計画とは\n計画は、市の約束です。\n進め方\n毎年進めます。\n"
    assert listed(text) == ["もくじ", "計画とは", "進め方"]


def test_an_entry_that_a_line_break_cut_off_from_its_page_stays_in_the_list() -> None:
    text = (
        "目　次\n１　地域で支え合う仕組みを\n　つくるために ……… 4\n２　進め方 ……… 9\n\n文です。\n"
    )
    assert listed(text) == [line.strip() for line in text.splitlines()[:4]]


def test_a_heading_without_entries_is_text() -> None:
    assert listed("目次\nこの文書には目次がありません。\n") == []
