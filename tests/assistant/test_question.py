"""What may be asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import MAX_CHARS, QuestionError, clean_question


def test_a_question_is_stripped_and_its_line_ends_are_unified() -> None:
    assert clean_question("　協働とは\r\n何ですか？\n") == "協働とは\n何ですか？"


def test_the_longest_question_is_taken() -> None:
    assert clean_question("あ" * MAX_CHARS) == "あ" * MAX_CHARS


def test_one_character_more_is_refused_with_the_count() -> None:
    with pytest.raises(QuestionError, match=r"質問が2,001文字あります（期待：2,000文字以内）"):
        clean_question("あ" * (MAX_CHARS + 1))


@pytest.mark.parametrize("text", ["", " \n\t", "　", "\u200b\ufeff"])
def test_nothing_visible_is_an_empty_question(text: str) -> None:
    with pytest.raises(QuestionError, match="質問が空です"):
        clean_question(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("協働\0とは", "3文字目に制御文字（U\\+0000）"),
        ("\x1b[31m赤", "1文字目に制御文字（U\\+001B）"),
        ("あ\x7f", "2文字目に制御文字（U\\+007F）"),
        ("い\udc80", "2文字目に制御文字（U\\+DC80）"),
    ],
)
def test_a_control_character_is_refused_with_its_place(text: str, seen: str) -> None:
    with pytest.raises(QuestionError, match=seen):
        clean_question(text)


def test_a_search_names_its_own_kind_of_input() -> None:
    with pytest.raises(QuestionError, match="語句が空です"):
        clean_question("", noun="語句")


@given(st.text())
def test_a_text_is_refused_or_cleaned_once_and_for_all(text: str) -> None:
    try:
        cleaned = clean_question(text)
    except QuestionError:
        return
    assert clean_question(cleaned) == cleaned
    assert cleaned in text.replace("\r\n", "\n").replace("\r", "\n")
