"""Names and ranks of things that the documents only count are refused."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("上田市にある５つの大学の名前を全部教えてください", "大学"),
        ("市内に加わったのはどの大学ですか", "大学"),
        ("中山間地域の９地区とは具体的にどこですか", "地区"),
        ("What are the names of the nine mountainous districts in Nagano?", "地区"),
        ("上田市的那5所大学分别叫什么名字？", "大学"),
    ],
)
def test_names_of_things_that_are_only_counted_are_refused(
    product: Assistant, question: str, noun: str
) -> None:
    answer = product.ask(question)
    assert (answer.status, answer.missing) == (
        Status.UNANSWERABLE,
        (f"「{noun}」それぞれの名前",),
    )


def test_names_that_are_printed_are_not_refused(product: Assistant) -> None:
    answer = product.ask("見直し前のボランティア地域活動センターはどの地域にありましたか")
    assert answer.status is Status.ANSWERED


def test_a_rank_that_nothing_gives_is_refused(product: Assistant) -> None:
    answer = product.ask("意見の件数が最も多い地区はどこですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("順位や最も多いもの",))
