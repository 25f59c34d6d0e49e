"""The wording of follow-ups."""

import pytest

from assistant.carry_words import (
    is_attribute,
    without_generic,
    without_lead_in,
    without_reset,
)


@pytest.mark.parametrize(
    ("question", "rest", "contrast"),
    [
        ("へえ、じゃあ南部は？", "南部は？", True),
        ("なるほど。では、休館日は？", "休館日は？", True),
        ("それから、休館日は？", "休館日は？", False),
        ("南部のほうは？", "南部のほうは？", True),
        ("まちのアトリエは？", "まちのアトリエは？", False),
        ("では？", "では？", True),
    ],
)
def test_what_leads_in_is_taken_off(question: str, rest: str, contrast: bool) -> None:
    assert without_lead_in(question) == (rest, contrast)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("話は変わりますが、休館日は", "休館日は"),
        ("別の質問です。休館日は", "休館日は"),
        ("休館日は", "休館日は"),
        ("話を変えます", "話を変えます"),
    ],
)
def test_the_announcement_of_a_new_subject_is_taken_off(question: str, rest: str) -> None:
    assert without_reset(question) == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("休館日のほうはどうですか？", "休館日"),
        ("2060年だとどれくらいになりますか", "2060年"),
        ("休館日はいつですか", "休館日はいつ"),
    ],
)
def test_what_asks_nothing_of_its_own_is_taken_off_the_end(text: str, rest: str) -> None:
    assert without_generic(text) == rest


def test_an_attribute_is_said_of_something() -> None:
    assert [word for word in ("担当", "上限額", "減少率", "集会所") if is_attribute(word)] == [
        "担当",
        "上限額",
        "減少率",
    ]
