"""Many questions from a file of JSON lines, one record a line in the same order."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.question import clean_question
from assistant.records import Answer, Status, Turn
from corpus.errors import MachishirubeError, UserError

Ask = Callable[[str, Sequence[Turn]], Answer]


class _Message(BaseModel):
    """One earlier message as it stands in the file."""

    model_config = ConfigDict(strict=True)

    role: Literal["user", "assistant"]
    content: str


class _Request(BaseModel):
    """One line of the file; fields of other tools are not read."""

    model_config = ConfigDict(strict=True)

    id: str | int | None = None
    question: str
    history: list[_Message] | None = Field(default=None)


@dataclass(frozen=True, slots=True)
class LineResult:
    """The JSON-ready record of one line; `failed` says that the fault is ours, not the line's."""

    record: dict[str, Any]
    failed: bool = False

    @property
    def is_error(self) -> bool:
        """Whether the line got no answer."""
        return bool(self.record["status"] == Status.ERROR.value)


class BadLine(UserError):
    """A line of a batch that is no request."""


def answer_lines(lines: Iterable[bytes], ask: Ask) -> Iterator[LineResult]:
    """Answer line after line; a line that cannot be answered gets status error, never a stop.

    A blank line is a bad line as well, so that line n of the output belongs to line n of the input.
    """
    for number, line in enumerate(lines, start=1):
        yield _answer_line(number, line, ask)


def _answer_line(number: int, line: bytes, ask: Ask) -> LineResult:
    given: dict[str, Any] = {}
    try:
        given = _json_object(number, line)
        request = _request(number, given)
        turns = tuple(Turn(turn.role, turn.content) for turn in request.history or ())
        return LineResult(_named(ask(clean_question(request.question), turns).to_dict(), given))
    except UserError as error:
        return LineResult(_error_record(error, given))
    except MachishirubeError as error:
        return LineResult(_error_record(error, given), failed=True)
    except Exception as error:  # noqa: BLE001 - one question must not cost the answers to the others
        told = MachishirubeError(
            f"{number:,}行目で予期しない誤りが起きました：{type(error).__name__}: {error}",
            "質問への回答",
            "この質問だけを machishirube ask --debug で実行すると詳細が表示されます。",
        )
        return LineResult(_error_record(told, given), failed=True)


def _json_object(number: int, line: bytes) -> dict[str, Any]:
    """Read one line as a JSON object."""
    remedy = f"入力の{number:,}行目を直してください。"
    expected = 'UTF-8 の JSON オブジェクト 1 個（{"id": "q1", "question": "…"}）'
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLine(f"{number:,}行目は UTF-8 ではありません", expected, remedy) from error
    # Deep nesting ends in RecursionError, digits without end in ValueError.
    except (ValueError, RecursionError) as error:
        seen = " JSON として読めません" if line.strip() else "空行です"
        raise BadLine(f"{number:,}行目は{seen}", expected, remedy) from error
    if not isinstance(value, dict):
        raise BadLine(f"{number:,}行目は JSON オブジェクトではありません", expected, remedy)
    return value


def _request(number: int, given: dict[str, Any]) -> _Request:
    """Check the fields of a line."""
    try:
        return _Request.model_validate(given)
    except ValidationError as error:
        place = error.errors()[0]["loc"]
        key = ".".join(str(part) for part in place if part not in ("str", "int"))
        seen = "がありません" if error.errors()[0]["type"] == "missing" else "の形が違います"
        raise BadLine(
            f"{number:,}行目の {key} {seen}",
            'question は文字列、id は文字列か整数、history は {"role": "user か assistant",'
            ' "content": "…"} の配列',
            f"入力の{number:,}行目を直してください。",
        ) from error


def _error_record(error: MachishirubeError, given: dict[str, Any]) -> dict[str, Any]:
    """Give an error the full shape of a record; the reason stands in `answer`."""
    empty = Answer(id=None, question="", status=Status.ERROR, answer=str(error))
    return _named(empty.to_dict(), given)


def _named(record: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Put back id and question exactly as the line had them, as far as it had them."""
    if isinstance(given.get("id"), str | int):
        record["id"] = given["id"]
    if isinstance(given.get("question"), str):
        record["question"] = given["question"]
    return record
