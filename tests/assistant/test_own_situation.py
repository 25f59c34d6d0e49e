"""What askers tell of themselves before they ask."""

import re

import pytest

from assistant.own_situation import without_situation


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("引っ越してきたばかりですが、区に入れますか", "区に入れますか"),
        ("子どもが生まれたので、遊び場の担当を知りたい", "遊び場の担当を知りたい"),
        ("転勤で来ました。ごみの出し方は", "ごみの出し方は"),
        ("異動したばかりで、相談員って何をするの", "相談員って何をするの"),
        ("出産したのですが、手当の窓口は", "手当の窓口は"),
        ("会社を退職したので、参加できる活動は", "参加できる活動は"),
        ("この町に住んで3年になりますが、区長の役割は", "区長の役割は"),
    ],
)
def test_a_situation_is_taken_off_a_question(question: str, left: str) -> None:
    assert without_situation(question) == left


@pytest.mark.parametrize(
    "question",
    [
        "事務局が引っ越したのはなぜですか",
        "移住の窓口はどこですか",
        "集会所が引っ越したので場所は",
        "移住支援金を廃止しました。理由は？",
        "保育園への入園を有料にしましたが、なぜですか",
        "出産祝い金を廃止したのですが、なぜですか",
        "新庁舎に引っ越しましたが、なぜですか",
        "引っ越すのが大変なのはなぜですか",
    ],
)
def test_what_a_question_is_about_stays(question: str) -> None:
    assert without_situation(question) == question


def test_a_situation_that_tells_of_an_event_stays() -> None:
    question = "制度が廃止と聞いて町から転出しましたが、担当はどこですか"
    assert without_situation(question.replace("が廃止", ""), [re.compile("廃止")]) == (
        "担当はどこですか"
    )
    question = "廃止で町から転出しましたが、担当はどこですか"
    assert without_situation(question, [re.compile("廃止")]) == question
