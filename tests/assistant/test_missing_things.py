"""A fee, an hour, a telephone number that nothing about the subject tells is refused."""

import pytest

from assistant.asked_things import things_asked
from assistant.engine import Assistant
from assistant.records import Status


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("会計事務の講座の受講料はいくらですか", "金額"),
        ("会計事務の講座の問い合わせ先は？", "電話番号などの連絡先"),
        ("会計事務の講座の定員を教えてください", "定員"),
        ("会計事務の講座に出ないと罰金がありますか", "罰則"),
        ("集会所に駐車場はありますか", "駐車場"),
        ("相談員の任期は何年ですか", "任期"),
        ("集会所のホームページのアドレスを教えて", "ウェブサイトやメールのアドレス"),
        ("花いっぱい運動はどこに申し込めばいいですか", "申込みや手続きの仕方"),
    ],
)
def test_a_thing_that_nothing_about_the_subject_tells_is_refused_by_its_name(
    helper: Assistant, question: str, thing: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (thing,))
    assert answer.answer.startswith(f"関係する記載はありますが、{thing}は書かれていません。")


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("集会所は何時まで開いていますか", "午前九時から午後九時まで"),
        ("集会所の休館日はいつですか", "毎週火曜日"),
    ],
)
def test_a_thing_that_a_statement_about_the_subject_tells_is_answered(
    helper: Assistant, question: str, quoted: str
) -> None:
    answer = helper.ask(question)
    assert answer.status is Status.ANSWERED
    assert any(quoted in citation.quote for citation in answer.citations)


def test_what_one_subject_tells_does_not_answer_for_another(helper: Assistant) -> None:
    answer = helper.ask("見守り隊の営業時間を教えてください")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("開いている時間や曜日",))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("電話番号と営業時間を教えて", ["電話番号などの連絡先", "開いている時間や曜日"]),
        ("How much is the fee?", ["金額"]),
        ("几点开门？", ["開いている時間や曜日"]),
        ("漁協と連絡先を共有するのは誰ですか", []),
        ("人件費はどうなりますか", []),
        ("発災から何時間以内に開きますか", []),
    ],
)
def test_a_noun_asks_for_a_thing_only_where_it_is_what_is_asked_for(
    question: str, names: list[str]
) -> None:
    assert [thing.name for thing, _ in things_asked(question)] == names
