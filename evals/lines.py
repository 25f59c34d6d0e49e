"""Files of one JSON object a line, read with errors that name the line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import UserError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, counted from 1."""

    path: Path
    number: int

    def __str__(self) -> str:
        return f"{self.path} の {self.number} 行目"


@dataclass(frozen=True, slots=True)
class JsonLines(Generic[T]):
    """How the lines of one sort of file are read; `expected` is told for each field (Japanese)."""

    adapter: TypeAdapter[T]
    error: type[UserError]
    expected: dict[str, str]

    def read(self, path: Path) -> Iterator[tuple[Place, T]]:
        """Give every non-blank line as a record.

        Raises:
            UserError: of the class `error`, for a file or a line that cannot be read.
        """
        for number, line in enumerate(read_text(path, self.error).split("\n"), start=1):
            if line.strip():
                place = Place(path, number)
                yield place, self._record(place, line)

    def _record(self, place: Place, line: str) -> T:
        try:
            return self.adapter.validate_json(line)
        except ValidationError as error:
            raise self._told(place, line, error) from error

    def _told(self, place: Place, line: str, error: ValidationError) -> UserError:
        try:
            parsed: Any = json.loads(line)
        except ValueError:
            parsed = None
        if not isinstance(parsed, dict):
            return self.error(
                f"{place}を読めません。",
                "1 行に 1 つの JSON オブジェクト",
                "その行を直してください。",
            )
        names = [str(step) for step in error.errors()[0]["loc"]] or [""]
        return self.error(
            f"{place}の「{names[0]}」が正しくありません。",
            self.expected.get(names[0], "この形式にある項目だけ"),
            "その行を直してください。",
        )


def read_text(path: Path, error: type[UserError]) -> str:
    """Give the text of a UTF-8 file, or raise `error`."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as problem:
        raise error(
            f"{path} を開けません。", "読めるファイル", "場所と名前を確かめてください。"
        ) from problem
    except UnicodeDecodeError as problem:
        raise error(
            f"{path} は UTF-8 の文字ではありません（{problem.start} バイト目）。",
            "UTF-8 のファイル",
            "UTF-8 で保存し直してください。",
        ) from problem
