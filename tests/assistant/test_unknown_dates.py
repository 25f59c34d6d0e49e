"""A date that a question gives and no document prints is refused by its words."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("見本市の指針が令和２年５月に出された理由は何ですか", "令和2年5月"),
        ("見本市で平成25年度に講座が始まったのはなぜですか", "平成25年度"),
        ("標本市の広場の修繕が2015年に終わる予定なのはなぜですか", "2015年"),
    ],
)
def test_a_date_that_no_document_prints_is_refused(
    helper: Assistant, question: str, date: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (date,))


def test_a_printed_date_is_not_refused(helper: Assistant) -> None:
    answer = helper.ask("見本市の令和２年４月の指針は何年を超えない期間で見直しますか")
    assert "出てきません" not in answer.answer
