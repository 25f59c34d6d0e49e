"""The words for the sides of a table, in questions."""

import pytest

from assistant.sides import SideWords
from corpus import Side
from corpus.column_heads import ColumnHeads

AFTER, BEFORE = Side.AFTER, Side.BEFORE
SPANS = ((0, 1), (2, 3))


def words(after: str, before: str) -> SideWords:
    """Give the words of a corpus of one table with these heads."""
    return SideWords([ColumnHeads(after, before, *SPANS)])


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("改正案では何時までですか", {AFTER}),
        ("修正後の会費", {AFTER}),
        ("現行の会費はいくらですか", {BEFORE}),
        ("従前の手続", {BEFORE}),
        ("新旧の記載を比べて", {AFTER, BEFORE}),
        ("新と旧でどう違いますか", {AFTER, BEFORE}),
        ("旧条例の第３条", {BEFORE}),
        ("新条例の第３条", {AFTER}),
        ("旧庁舎の跡地はどうなりますか", set()),
        ("新しい図書館の新型設備", set()),
        ("更新の手続", set()),
        ("前の版と今度の案で数が違う", {AFTER, BEFORE}),
        ("前は住民も一緒だった", {BEFORE}),
        ("直す前はいくつでしたか", {BEFORE}),
        ("見直しの前と後で", {AFTER, BEFORE}),
        ("案ではどう書かれていますか", {AFTER}),
        ("提案の募集", set()),
        ("合併前は三つの町でした", set()),
        ("名前は何ですか", set()),
        ("修改前后有什么不同", {AFTER, BEFORE}),
        ("antes da revisão", {BEFORE}),
        ("in the previous version", {BEFORE}),
    ],
)
def test_sides_go_by_the_words_of_the_language(question: str, sides: set[Side]) -> None:
    assert SideWords().find(question) == sides


def test_sides_go_by_the_heads_that_are_printed() -> None:
    found = words("令和７年度版", "令和２年度版").find
    assert found("令和2年度版の会費") == {BEFORE}
    assert found("令和７年度版の会費") == {AFTER}
    assert found("令和5年度の会費") == set()


def test_a_head_goes_without_its_remark_too() -> None:
    found = words("第二次計画\n（案）", "第一次計画（平成30年）").find
    assert found("第二次計画の目標") == {AFTER}
    assert found("第一次計画（平成30年）の目標") == {BEFORE}


def test_a_head_that_is_a_common_word_names_no_side() -> None:
    found = words("改正", "現状").find
    assert found("改正の理由と現状の課題") == set()


def test_printed_heads_are_taken_out_of_a_subject() -> None:
    assert words("改定版", "現行版").without_heads("改定版の休館日") == "、の休館日"
    assert SideWords().without_heads("休館日") == "休館日"


def test_names_of_sides_can_be_left_out_of_a_question() -> None:
    assert SideWords().without("改定前の注と新しい案の注") == "、の注と、の注"


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("令和２年の版では何件ですか", {BEFORE}),
        ("令和２年４月の指針の注", {BEFORE}),
        ("令和二年版では", {BEFORE}),
        ("2020年の計画の目標", {BEFORE}),
        ("R2のときの担当", {BEFORE}),
        ("令和７年の案では", {AFTER}),
        ("今までの指針では", {BEFORE}),
        ("令和12年の計画の目標", set()),
        ("令和2年度の人口", set()),
        ("12020年の版", set()),
    ],
)
def test_an_edition_goes_by_the_year_of_its_date(question: str, sides: set[Side]) -> None:
    assert SideWords(dated={AFTER: [2025], BEFORE: [2020]}).find(question) == sides


def test_the_year_of_an_edition_is_no_subject() -> None:
    found = SideWords(dated={BEFORE: [2020]}).without_heads("令和2年の版の休館日")
    assert found == "、の休館日"
