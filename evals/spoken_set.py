"""Everyday questions about texts of made-up towns: to train the adapter and to measure search.

`spoken/<field>/` holds passages.jsonl (id, document, headings, text), questions.jsonl (passage,
question, answer: a span of the passage's text) and unanswerable.jsonl (question, nearest, missing).
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter

from evals.benchmark import Benchmark, Entry, Query
from index.windows import search_text

Split = Literal["train", "dev", "test"]
SPLITS: tuple[Split, ...] = ("train", "dev", "test")


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SpokenPassage(_Line):
    """A passage below its headings."""

    id: str
    document: str
    headings: tuple[str, ...]
    text: str

    def under_headings(self, part: str | None = None) -> str:
        """Give the text, or a part of it, as the index embeds it."""
        return search_text(self.headings, self.text if part is None else part)


class SpokenQuestion(_Line):
    """A question, the passage that answers it, and the span of its text that does."""

    passage: str
    question: str
    answer: str


class Unanswerable(_Line):
    """A question that no passage answers, the nearest one, and what that does not tell."""

    question: str
    nearest: str
    missing: str


class Field(_Line):
    """The passages and questions of one field of a town's work."""

    name: str
    passages: tuple[SpokenPassage, ...]
    questions: tuple[SpokenQuestion, ...]
    unanswerable: tuple[Unanswerable, ...]


_T = TypeVar("_T", bound=_Line)


def _lines(file: Traversable, kind: type[_T]) -> tuple[_T, ...]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(kind.model_validate_json(line) for line in lines if line)


@cache
def read_field(name: str) -> Field:
    """Read one field."""
    folder = files("evals") / "spoken" / name
    return Field(
        name=name,
        passages=_lines(folder / "passages.jsonl", SpokenPassage),
        questions=_lines(folder / "questions.jsonl", SpokenQuestion),
        unanswerable=_lines(folder / "unanswerable.jsonl", Unanswerable),
    )


@cache
def read_splits() -> dict[Split, tuple[str, ...]]:
    """Give the names of the fields of each split."""
    text = (files("evals") / "spoken" / "splits.toml").read_text(encoding="utf-8")
    return TypeAdapter(dict[Split, tuple[str, ...]]).validate_python(tomllib.loads(text))


def fields_of(splits: Iterable[Split]) -> tuple[Field, ...]:
    """Read the fields of some splits."""
    return tuple(read_field(name) for split in splits for name in read_splits()[split])


def spoken_benchmark(split: Split) -> Benchmark:
    """Ask the questions of one split over the passages of every field."""
    entries = [
        Entry(passage.id, passage.text, "　".join(passage.headings))
        for field in fields_of(SPLITS)
        for passage in field.passages
    ]
    asked = [question for field in fields_of([split]) for question in field.questions]
    queries = [Query(str(number), one.question) for number, one in enumerate(asked)]
    grades = {str(number): {one.passage: 1.0} for number, one in enumerate(asked)}
    return Benchmark(tuple(entries), tuple(queries), grades)
