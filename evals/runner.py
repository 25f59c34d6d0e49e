"""From questions to results: by asking an assistant, or from records that it wrote earlier."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter

from assistant.records import Answer, Status, Turn
from corpus.errors import MachishirubeError
from evals.errors import RecordsError
from evals.lines import JsonLines
from evals.question_set import Question, QuestionSet


class Asks(Protocol):
    """What can be measured."""

    def ask(self, question: str, history: Sequence[Turn] = (), *, id: str | None = None) -> Answer:
        """Answer one question."""


@dataclass(frozen=True, slots=True)
class Result:
    """A question with what was answered."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Run:
    """The results of a question set; `unasked` are the questions without a record."""

    questions: QuestionSet
    results: tuple[Result, ...]
    unasked: tuple[Question, ...] = ()


def ask_all(
    assistant: Asks, questions: QuestionSet, progress: Callable[[int, int], None] | None = None
) -> Run:
    """Ask every question of a set, one after the other; an error becomes a record of its own."""
    results: list[Result] = []
    for question in questions.questions:
        results.append(Result(question, _ask(assistant, question)))
        if progress:
            progress(len(results), len(questions.questions))
    return Run(questions, tuple(results))


def _ask(assistant: Asks, question: Question) -> Answer:
    try:
        return assistant.ask(question.q, question.history, id=question.id)
    except MachishirubeError as error:
        return Answer(question.id, question.q, Status.ERROR, str(error))


_LINES = JsonLines(
    adapter=TypeAdapter(Answer),
    error=RecordsError,
    expected={
        "id": "質問の id（文字列）",
        "status": "・".join(Status),
        "citations": "引用の配列（marker, role, document, quote, start, end など）",
    },
)


def read_answers(path: Path) -> dict[str, Answer]:
    """Read a file of records as `machishirube ask --batch` writes it, by id.

    Raises:
        RecordsError: a line is no record, or two lines have the same id.
    """
    answers: dict[str, Answer] = {}
    for place, answer in _LINES.read(path):
        if answer.id is None or answer.id in answers:
            raise RecordsError(
                f"{place}の id は{'ありません' if answer.id is None else '前の行にもあります'}。",
                "質問ファイルにある、重ならない id",
                "その行を直してください。",
            )
        answers[answer.id] = answer
    return answers


def match(answers: dict[str, Answer], questions: QuestionSet) -> Run:
    """Put records to the questions of a set by id; other records are not looked at."""
    results = tuple(Result(q, answers[q.id]) for q in questions.questions if q.id in answers)
    unasked = tuple(q for q in questions.questions if q.id not in answers)
    return Run(questions, results, unasked)
