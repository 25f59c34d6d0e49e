"""What else there is beside what an answer has shown."""

from assistant.engine import Assistant
from assistant.records import Status, Turn

ASKED = "三つの重点事項をすべて挙げて"
ALL = "花壇の植え替え、案内板の多言語化、木製ベンチの修繕です。"


def test_what_was_shown_is_left_out(helper: Assistant) -> None:
    history = [Turn("user", ASKED), Turn("assistant", "花壇の植え替えです。")]
    answer = helper.ask("ほかには？", history)
    assert answer.answer.splitlines() == [
        "前の回答のほかに書かれているものは、次の2件です。",
        "- ・案内板の多言語化[1]",
        "- ・木製ベンチの修繕[2]",
    ]
    assert [citation.marker for citation in answer.citations] == [1, 2]


def test_where_nothing_is_left_that_is_said(helper: Assistant) -> None:
    answer = helper.ask("ほかにもありますか", [Turn("user", ASKED), Turn("assistant", ALL)])
    assert answer.status is Status.UNANSWERABLE
    assert answer.answer.startswith("前の回答のほかに、記載は見当たりません。")


def test_an_answer_that_shows_nothing_again_is_left_as_it_is(helper: Assistant) -> None:
    history = [Turn("user", ASKED), Turn("assistant", "わかりません。")]
    assert helper.ask("ほかには？", history).answer.count("\n- ") == 3
