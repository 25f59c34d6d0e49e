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


def test_a_need_that_only_describes_something_is_no_question(helper: Assistant) -> None:
    answer = helper.ask("手入れが要るとされる花壇の水やりは誰がしますか")
    assert "出てきません" not in answer.answer


def test_an_event_that_a_document_tells_of_is_not_refused(helper: Assistant) -> None:
    answer = helper.ask("標本市で休止している広場はいくつありますか")
    assert "出てきません" not in answer.answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("集会所の第3期の計画は何ですか", "第3期"),
        ("別表2には何が書かれていますか", "別表2"),
        ("この要綱の第12条の内容を教えてください", "第12条"),
    ],
)
def test_a_numbered_part_that_no_document_has_is_refused_by_its_name(
    helper: Assistant, question: str, name: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (name,))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("五つの重点事項とは何ですか", "5重点事項"),
        ("5つの重点事項とは何ですか", "5重点事項"),
        ("1つの重点事項につき何がありますか", None),
        ("重点事項を2つ挙げてください", None),
    ],
)
def test_a_number_of_things_that_the_documents_give_otherwise_is_refused(
    helper: Assistant, question: str, name: str | None
) -> None:
    answer = helper.ask(question)
    assert (name in answer.missing) == (name is not None)


def test_with_a_filter_the_hint_to_another_city_names_the_filter(helper: Assistant) -> None:
    answer = helper.ask("会計事務の講座は年に何回ありますか", city="標本市")
    assert answer.status is Status.UNANSWERABLE
    assert answer.answer.splitlines()[1] == (
        "近い言葉は見本市の文書にありますが、対象の市が標本市に設定されています。"
        "見本市についてのお尋ねでしたら、対象の市を変えて質問してください。"
    )


def test_without_a_filter_the_hint_is_to_name_the_other_city(helper: Assistant) -> None:
    answer = helper.ask("標本市の会計事務の講座は年に何回ありますか")
    assert "市の名前を入れて質問してください" in answer.answer
