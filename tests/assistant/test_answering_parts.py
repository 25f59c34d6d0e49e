"""Questions of several parts, answered part by part."""

from assistant.answering_parts import answer_parts
from assistant.engine import Assistant
from assistant.records import Status
from index.generations import Generation
from tests.assistant.samples import scope


def test_a_part_without_an_answer_is_missing_by_name(helper: Assistant) -> None:
    answer = helper.ask("相談員とは何ですか。水族館はどこですか。")
    assert (answer.status, answer.missing) == (Status.PARTIAL, ("水族館はどこですか",))
    assert [c.quote for c in answer.citations] == [
        "相談員・・・住民からの相談を受け、関係する機関につなぐ者を配置"
    ]
    assert answer.answer.endswith("「水族館はどこですか」については、記載が見当たりません。")


def test_a_noun_of_asking_without_an_answer_is_missing_by_name(helper: Assistant) -> None:
    answer = helper.ask("会計事務の講座の回数と受講料を教えて")
    assert (answer.status, answer.missing) == (Status.PARTIAL, ("受講料",))
    assert "毎年二回開催します" in answer.answer


def test_both_parts_without_an_answer_are_a_refusal(helper: Assistant) -> None:
    answer = helper.ask("水族館はどこですか。植物園の園長は誰ですか。")
    assert answer.status is Status.UNANSWERABLE
    assert answer.citations == ()


def test_a_part_is_not_taken_apart_again(generation: Generation) -> None:
    part = scope(generation, "相談員とは何ですか。水族館はどこですか。")
    assert part.asking is None
    assert answer_parts(part) is None
