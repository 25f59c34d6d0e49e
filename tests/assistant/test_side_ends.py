"""The beginning, the end and the date of a text on one side."""

from assistant.engine import Assistant
from assistant.records import Role, Status


def quotes(helper: Assistant, question: str) -> list[str]:
    return [c.quote for c in helper.ask(question).citations if c.role is Role.EVIDENCE]


def test_the_beginning_of_a_text_is_quoted_from_the_side_that_is_asked_for(
    helper: Assistant,
) -> None:
    before = "この指針は、五年を超えない期間で見直すこととしています。"
    assert quotes(helper, "見直し前の「はじめに」の冒頭には何と書いてありましたか") == [before]


def test_the_end_of_the_old_table_is_its_last_text(helper: Assistant) -> None:
    last = "見守り隊・・・登下校の道に立ち、児童の安全を見守る者"
    assert quotes(helper, "古いほうの締めくくりには何と書いてありましたか") == [last]


def test_the_date_of_a_side_is_quoted(helper: Assistant) -> None:
    assert quotes(helper, "見直し前の指針の日付はいつですか") == ["令和２年４月"]


def test_a_date_that_is_left_open_is_refused_with_what_is_printed(helper: Assistant) -> None:
    answer = helper.ask("見直し後の指針の日付は何月ですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("令和７年●月",))
