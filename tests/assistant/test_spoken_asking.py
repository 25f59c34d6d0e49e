import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.spoken_asking import usual_asking


@pytest.mark.parametrize(
    ("said", "usual"),
    [
        ("座談会は年に何遍やるの", "座談会は年に何回やるの"),
        ("回覧板は月になんべん回すの", "回覧板は月に何回回すの"),
        ("年にどれくらいの人が来ますか", "年に何人が来ますか"),
        ("なんにん要るの", "何人要るの"),
        ("なん件あったの", "何件あったの"),
        ("始まるのはなんがつ？", "始まるのは何月？"),
        ("具体的にどことどこですか", "具体的にどこですか"),
    ],
)
def test_spoken_words_of_asking_become_the_usual_ones(said: str, usual: str) -> None:
    assert usual_asking(said) == usual


@pytest.mark.parametrize(
    "text",
    [
        "何遍化とは",
        "なんにんじんですか",
        "どれくらいの人気ですか",
        "なんか変だ",
        "何がつながりますか",
        "なんがつくられたの",
        "何べんきょうしてるの",
        "なんべんりなの",
    ],
)
def test_words_that_only_begin_alike_stay(text: str) -> None:
    assert usual_asking(text) == text


@given(st.text(max_size=200))
def test_what_is_usual_stays(text: str) -> None:
    assert usual_asking(usual_asking(text)) == usual_asking(text)
