"""What askers tell of themselves before they ask."""

import pytest

from assistant.own_situation import without_situation


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("引っ越してきたばかりですが、区に入れますか", "区に入れますか"),
        ("子どもが生まれたので、遊び場の担当を知りたい", "遊び場の担当を知りたい"),
        ("転勤で来ました。ごみの出し方は", "ごみの出し方は"),
        ("異動したばかりで、相談員って何をするの", "相談員って何をするの"),
    ],
)
def test_a_situation_is_taken_off_a_question(question: str, left: str) -> None:
    assert without_situation(question) == left


@pytest.mark.parametrize(
    "question",
    ["事務局が引っ越したのはなぜですか", "移住の窓口はどこですか", "集会所が引っ越したので場所は"],
)
def test_what_a_question_is_about_stays(question: str) -> None:
    assert without_situation(question) == question
