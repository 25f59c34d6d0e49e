"""What the documents do not know is refused by its name."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status


@pytest.mark.parametrize("event", ["廃止", "有料化", "中止"])
def test_an_event_that_no_document_tells_of_is_refused_by_its_name(
    helper: Assistant, event: str
) -> None:
    answer = helper.ask(f"会計事務の講座が{event}されたのはなぜですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (event,))
    assert answer.answer.startswith(f"「{event}」は、収録した文書に出てきません。")


def test_a_need_that_no_document_mentions_is_refused_by_its_name(helper: Assistant) -> None:
    answer = helper.ask("会計事務の講座に参加するには申込みが必要ですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("申込み",))


def test_an_event_that_a_document_tells_of_is_not_refused(helper: Assistant) -> None:
    answer = helper.ask("標本市で休止している広場はいくつありますか")
    assert "出てきません" not in answer.answer
