import pytest

from corpus.pieces import lay_out
from corpus.titleblock import is_issue_line, is_minor_line, names_sort
from tests.corpus.outlines import as_paragraphs


def kinds(*lines: str | tuple[int, str]) -> list[str | None]:
    return [piece.kind and piece.kind.value for piece in lay_out(as_paragraphs(*lines)).pieces]


def test_title_number_and_date_stand_over_the_first_article() -> None:
    lines = ("青葉市条例", "令和５年３月25日", "条例第10号", "第１条　市は、定める。")
    assert kinds(*lines) == ["title", "date", "title", None]


def test_a_title_on_two_lines_is_one() -> None:
    assert kinds("青葉市こども", "子育て応援計画", "１　趣旨") == ["title", "title", None]


def test_what_stands_below_a_title_that_says_what_it_is_is_text() -> None:
    assert kinds("会議録", "日時　令和６年８月29日", "場所　市役所") == ["title", None, None]


def test_a_law_in_a_collection_is_named_behind_a_circle() -> None:
    assert kinds("○青葉市公園条例", "平成30年３月１日条例第２号") == ["title", "date"]


def test_the_number_of_a_handout_is_a_stamp() -> None:
    assert kinds("資料１－２", "協働の指針（案）", "本文です。") == ["stamp", "title", None]


def test_a_notice_has_its_subject_as_title() -> None:
    lines = (
        "青協第12号",
        "令和６年４月１日",
        "自治会長　様",
        "協働の取組について（通知）",
        "本文です。",
    )
    assert kinds(*lines) == ["title", "date", "title", "title", None]


def test_a_caption_over_an_article_is_no_title() -> None:
    assert kinds("（目的）", "第１条　市は、定める。") == [None, None]


def test_the_only_heading_of_the_outermost_level_is_the_title() -> None:
    assert kinds((1, "窓口のごあんない"), (2, "申請"), (2, "交付")) == ["title", None, None]


def test_a_heading_beside_others_without_numbers_is_none() -> None:
    assert kinds((1, "申請"), (1, "交付")) == [None, None]


def test_a_heading_beside_numbered_ones_is_the_title() -> None:
    assert kinds((1, "窓口"), (1, "第１章　申請"), (1, "第２章　交付")) == ["title", None, None]


@pytest.mark.parametrize("line", ["協働の指針（案）", "総合計画 概要版", "制度の見直しについて"])
def test_most_titles_say_what_the_document_is(line: str) -> None:
    assert names_sort(line)


@pytest.mark.parametrize("line", ["青葉市", "総務部協働推進課", "条例第10号", "（素案）", "第２版"])
def test_issuers_numbers_and_remarks_are_no_titles(line: str) -> None:
    assert is_minor_line(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("令和６年３月　策定", True),
        ("令和５年３月25日 条例第10号", True),
        ("令和６年３月に定めた計画", False),
        ("協働の指針", False),
    ],
)
def test_a_date_of_issue_may_carry_a_number_or_a_word(line: str, expected: bool) -> None:
    assert is_issue_line(line) is expected
