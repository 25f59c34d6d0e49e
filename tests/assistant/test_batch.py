"""Questions as JSON lines."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from assistant.batch import LineResult, answer_lines
from assistant.doubles import ScriptedAssistant
from assistant.records import Answer, Status, Turn
from corpus.errors import QuoteMismatch
from corpus.library import Corpus

ANSWER = Answer(None, "協働とは何ですか", Status.ANSWERED, "協働とは、…です。[1]")
SHAPE = [
    "id", "question", "status", "answer", "citations", "changes", "missing", "nearest", "carried",
    "degraded", "asof", "elapsed_ms",
]  # fmt: skip


def results(*lines: bytes) -> list[LineResult]:
    assistant = ScriptedAssistant(Corpus((), ()), [ANSWER])
    return list(answer_lines(lines, lambda question, history: assistant.ask(question, history)))


def record(line: bytes) -> dict[str, Any]:
    return results(line)[0].record


def test_records_come_in_order_with_the_ids_of_their_lines() -> None:
    lines = [json.dumps({"id": f"q{n}", "question": "協働とは何ですか"}).encode() for n in range(3)]
    assert [result.record["id"] for result in results(*lines)] == ["q0", "q1", "q2"]


def test_a_record_has_the_documented_shape() -> None:
    assert list(record('{"id": "q1", "question": "協働とは何ですか"}'.encode())) == SHAPE


def test_an_error_record_has_the_same_shape() -> None:
    assert list(record(b"{")) == SHAPE


def test_an_id_may_be_a_number_or_absent() -> None:
    assert record('{"id": 7, "question": "協働とは何ですか"}'.encode())["id"] == 7
    assert record('{"question": "協働とは何ですか"}'.encode())["id"] is None


def test_fields_of_other_tools_are_not_read() -> None:
    assert record('{"q": 1, "question": "協働とは何ですか"}'.encode())["status"] == "answered"


def test_the_history_reaches_the_assistant_as_turns() -> None:
    seen: list[Sequence[Turn]] = []

    def ask(question: str, history: Sequence[Turn]) -> Answer:
        seen.append(history)
        return ANSWER

    line = '{"question": "それは？", "history": [{"role": "user", "content": "協働とは"}]}'
    list(answer_lines([line.encode()], ask))
    assert seen == [(Turn("user", "協働とは"),)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "1行目は空行です"),
        (b"{", "1行目は JSON として読めません"),
        (b"[1]", "1行目は JSON オブジェクトではありません"),
        (b"[" * 100_000, "1行目は JSON として読めません"),
        (b'{"id": ' + b"9" * 5_000 + b"}", "1行目は JSON として読めません"),
        ("{}".encode("utf-16"), "1行目は UTF-8 ではありません"),
        (b"{}", "1行目の question がありません"),
        (b'{"question": 3}', "1行目の question の形が違います"),
        (b'{"question": "a", "id": true}', "1行目の id の形が違います"),
        (b'{"question": "a", "history": "b"}', "1行目の history の形が違います"),
        (b'{"question": "a", "history": [{"role": "system", "content": ""}]}',
         "1行目の history.0.role の形が違います"),
        (b'{"question": "a", "history": [{"role": "user"}]}',
         "1行目の history.0.content がありません"),
        (b'{"question": " "}', "質問が空です"),
        (b'{"question": "a\\u0000b"}', "質問の2文字目に制御文字（U+0000）があります"),
        (b'{"question": "\\ud800"}', "質問の1文字目に制御文字（U+D800）があります"),
    ],
)  # fmt: skip
def test_a_bad_line_gets_an_error_record_with_the_reason(line: bytes, reason: str) -> None:
    result = results(line)[0]
    assert result.record["status"] == "error"
    assert result.record["answer"].startswith(f"{reason}（期待：")
    assert not result.failed


def test_a_bad_line_keeps_what_could_be_read_of_it() -> None:
    given = record(b'{"id": "q9", "question": " "}')
    assert (given["id"], given["question"]) == ("q9", " ")


def test_lines_after_a_bad_one_are_answered() -> None:
    lines = [b"{", '{"question": "協働とは何ですか"}'.encode()]
    assert [each.record["status"] for each in results(*lines)] == ["error", "answered"]


def test_each_record_is_there_before_the_next_line_is_read() -> None:
    def lines() -> Any:
        yield '{"question": "協働とは何ですか"}'.encode()
        raise AssertionError("read too early")

    first = next(answer_lines(lines(), lambda question, history: ANSWER))
    assert first.record["status"] == "answered"


def test_a_failure_of_ours_is_marked_as_such() -> None:
    def ask(question: str, history: Sequence[Turn]) -> Answer:
        raise QuoteMismatch("引用が原文と違います", "原文どおり", "check を実行する")

    result = next(answer_lines([b'{"question": "a"}'], ask))
    assert (result.record["status"], result.failed) == ("error", True)


def test_an_unexpected_failure_costs_its_own_line_only() -> None:
    def ask(question: str, history: Sequence[Turn]) -> Answer:
        return {"a": ANSWER}[question]

    lines = [b'{"question": "b"}', b'{"question": "a"}']
    assert [each.failed for each in answer_lines(lines, ask)] == [True, False]
