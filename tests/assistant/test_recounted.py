"""A number that a before/after table gives twice is answered with both sides."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from assistant.recounted import counted
from corpus import Side


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("５つの橋と４基の灯台", ["5", "4"]),
        ("令和７年度に12本", ["12"]),
        ("2025年問題", []),
        ("二つ", []),
    ],
)
def test_numbers_are_counted_and_dates_are_not(text: str, numbers: list[str]) -> None:
    assert counted(text) == numbers


@pytest.mark.parametrize(
    "question",
    [
        "橋はいくつ増えましたか",
        "橋の数の変化を教えて",
        "橋がいくつある？前は？",
        "橋は増えたの？減ったの？",
    ],
)
def test_more_or_fewer_is_answered_with_both_sides(bridges: Assistant, question: str) -> None:
    answer = bridges.ask(question)
    assert answer.status is Status.ANSWERED
    assert [(c.side, c.quote) for c in answer.citations] == [
        (Side.AFTER, "島には、５つの橋があります。"),
        (Side.BEFORE, "島には、４つの橋があります。"),
    ]


def test_a_number_that_is_asked_for_by_itself_is_that_of_the_after_column(
    bridges: Assistant,
) -> None:
    answer = bridges.ask("橋はいくつありますか")
    assert [c.side for c in answer.citations] == [Side.AFTER]


@pytest.fixture(scope="module")
def bridges(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """A table in which a number of bridges is changed."""
    from tests.assistant.samples import TABLE, assistant_over, corpus_of

    told = "担い手の不足が各地で課題となっています。"
    first, second, third = TABLE.split(told)
    text = f"{first}島には、５つの橋があります。{second}島には、４つの橋があります。{third}"
    return assistant_over(tmp_path_factory.mktemp("bridges"), corpus_of(table_text=text))
