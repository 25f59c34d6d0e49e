"""Question files: one frozen `Question` a line, checked against the documents.

The files lie in `evals/questions/`; that folder is a package so that it is installed.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import as_file, files
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from assistant.records import Status, Turn
from evals.compare import bare
from evals.errors import QuestionsError
from evals.lines import JsonLines, Place

HALVES = ("dev", "test")
BLIND = "test"  # nobody who works on the product reads its questions


class Persona(StrEnum):
    """Who asks."""

    RESIDENT = "resident"
    STAFF = "staff"
    COUNCIL = "council"


class Form(StrEnum):
    """How it is asked."""

    PLAIN = "plain"
    FOLLOWUP = "followup"
    PARAPHRASE = "paraphrase"
    TYPO = "typo"
    FOREIGN = "foreign"


class Kind(StrEnum):
    """What is asked, or why it cannot be answered."""

    CHANGE = "change"
    DEFINITION = "definition"
    FACT = "fact"
    REASON = "reason"
    NUMBER = "number"
    TIMELINE = "timeline"
    RESPONSIBILITY = "responsibility"
    LIST = "list"
    COUNT = "count"
    COMPARE = "compare"
    PROCESS = "process"
    GOAL = "goal"
    MISSING = "missing"
    OMITTED = "omitted"
    WRONG_CITY = "wrong-city"
    FALSE_PREMISE = "false-premise"
    OUTSIDE = "outside"
    ATTACK = "attack"
    GIBBERISH = "gibberish"
    SMALLTALK = "smalltalk"


LONG_KINDS = frozenset({Kind.LIST, Kind.COUNT, Kind.CHANGE, Kind.COMPARE, Kind.RESPONSIBILITY})
SOCIAL_KINDS = frozenset({Kind.OUTSIDE, Kind.ATTACK, Kind.GIBBERISH, Kind.SMALLTALK})
REFUSALS = frozenset({Status.UNANSWERABLE, Status.CLARIFY})


@checked_dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", strict=True))
class Question:
    """A question with what its answer must hold and cite; the fields are those of the format."""

    id: str
    persona: Persona
    kind: Kind
    q: str
    answerable: bool
    history: tuple[Turn, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    form: Form = Form.PLAIN

    @property
    def max_chars(self) -> int:
        """The longest answer that counts as correct."""
        return 3000 if self.kind in LONG_KINDS else 800

    @property
    def refusals(self) -> frozenset[Status]:
        """The statuses that rightly refuse this question."""
        return REFUSALS | {Status.SMALLTALK} if self.kind in SOCIAL_KINDS else REFUSALS

    @property
    def gold(self) -> tuple[tuple[str, ...], ...]:
        """The source strings to be cited, each as its alternatives."""
        return tuple(tuple(cite.split("|")) for cite in self.cite)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A question file; `sha256` is over its bytes. Of a blind one, no question is shown."""

    name: str
    sha256: str
    questions: tuple[Question, ...]

    @property
    def blind(self) -> bool:
        """Whether only counts may be shown."""
        return self.name == BLIND


_LINES = JsonLines(
    adapter=TypeAdapter(Question),
    error=QuestionsError,
    expected={
        "id": "空でない文字列",
        "persona": "・".join(Persona),
        "kind": "・".join(Kind),
        "form": "・".join(Form),
        "q": "空でない文字列",
        "history": "role と content を持つ発言の配列",
        "must": "言い換えの配列の配列（空の言い換えは不可）",
        "must_not": "空でない文字列の配列",
        "cite": "原文どおりの文字列の配列",
        "answerable": "true または false",
    },
)


def load_half(name: str, stands: Callable[[str], bool]) -> QuestionSet:
    """Load one of our own halves; see `load_questions`."""
    with as_file(files("evals.questions") / f"{name}.jsonl") as path:
        return load_questions(path, stands)


def load_questions(path: Path, stands: Callable[[str], bool]) -> QuestionSet:
    """Load a question file.

    `stands` tells whether a string stands in one of the documents.

    Raises:
        QuestionsError: the file or a line cannot be used; the message names the line.
    """
    questions: dict[str, Question] = {}
    for place, question in _LINES.read(path):
        _check(place, question, stands)
        if question.id in questions:
            raise _wrong(place, "id", f"「{question.id}」は前の行にもあります", "重ならない id")
        questions[question.id] = question
    if not questions:
        raise QuestionsError(
            f"{path} に質問がありません。", "1 問以上の質問", "ファイルの中身を確かめてください。"
        )
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return QuestionSet(path.stem, digest, tuple(questions.values()))


def _check(place: Place, question: Question, stands: Callable[[str], bool]) -> None:
    texts = {"id": [question.id], "q": [question.q], "must_not": question.must_not}
    texts |= {"must": [text for group in question.must for text in group or ("",)]}
    for name, values in texts.items():
        if not all(bare(value) for value in values):
            raise _wrong(place, name, "空の文字列があります", _LINES.expected[name])
    for alternative in (text for cite in question.gold for text in cite):
        if not stands(alternative):
            raise _wrong(
                place, "cite", f"「{alternative}」はどの文書にもありません", _LINES.expected["cite"]
            )


def _wrong(place: Place, name: str, seen: str, expected: str) -> QuestionsError:
    return QuestionsError(
        f"{place}の「{name}」が正しくありません。{seen}。", expected, "その行を直してください。"
    )
