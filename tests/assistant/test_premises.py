"""What a question takes for granted and no document says is refused by its words."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("会計事務の講座が廃止された理由は何ですか", "廃止"),
        ("見守り隊への参加が義務化されたのはいつですか", "義務化"),
        ("集会所が有料化されるのはなぜですか", "有料化"),
        ("集会所はいつ移転しますか", "移転"),
        ("相談員が民営化されたのはなぜですか", "民営化"),
        ("掲示板の数が減った理由は何ですか", "数が減っ"),
        ("Why was the 集会所 closed?", "closed"),
        ("集会所の移住支援金を廃止しました。理由は？", "廃止"),
    ],
)
def test_an_event_that_no_document_tells_is_refused_by_its_name(
    helper: Assistant, question: str, said: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (said,))


def test_an_event_that_is_told_of_something_else_is_refused_as_not_said(
    helper: Assistant,
) -> None:
    answer = helper.ask("会計事務の講座が休止されたのはなぜですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("休止",))
    assert answer.answer.startswith("関係する記載はありますが、「休止」とは書かれていません。")


def test_an_event_that_is_told_of_the_subject_is_not_refused(helper: Assistant) -> None:
    answer = helper.ask("標本市で広場が休止しているのはなぜですか")
    assert answer.status is Status.ANSWERED
    assert any("遊具の破損" in citation.quote for citation in answer.citations)


def test_whether_a_unit_of_a_table_is_gone_is_answered_as_a_change(helper: Assistant) -> None:
    answer = helper.ask("見本市の花いっぱい運動の苗木の配布は廃止されましたか")
    assert "廃止" not in answer.answer


def test_a_step_that_the_table_shows_the_other_way_round_is_refused(helper: Assistant) -> None:
    answer = helper.ask("会計事務の講座が2回から1回に減ったのはなぜですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("2回から1回に",))
