"""What is asked of one thing where a question asks it of two."""

import pytest

from assistant.one_thing import is_name, plain


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("の役割はどのように異なりますか", "の役割はどうですか"),
        ("の位置づけの違いを教えてください。", "の位置づけを教えてください"),
        ("の期間を並べて教えてください", "の期間を教えてください"),
        ("はそれぞれ誰ですか", "は誰ですか"),
        ("の役割は", "の役割は"),
    ],
)
def test_words_of_comparing_are_left_out(said: str, left: str) -> None:
    assert plain(said) == left


@pytest.mark.parametrize("said", ["の違いは何ですか", "って何が違うの", "を比べてください"])
def test_where_nothing_else_is_asked_it_is_asked_what_the_thing_is(said: str) -> None:
    assert plain(said, alone=True) == "とは何ですか"


@pytest.mark.parametrize(("said", "named"), [("１－A", True), ("相談員", True), ("前", False)])
def test_a_word_that_only_points_is_no_name(said: str, named: bool) -> None:
    assert is_name(said) is named
