"""Are answers the same, up to ids, whatever else changes around their documents?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.records import Answer
from evals.formatting import brief, markdown_table
from evals.question_set import Question
from evals.runner import Run
from evals.statistics import Share, one

ALL = "all"


@dataclass(frozen=True, slots=True)
class Compared:
    """A question with what differs between its two answers, by name; nothing if they agree."""

    question: Question
    differs: tuple[str, ...]


def differences(standard: Answer, varied: Answer) -> tuple[str, ...]:
    """Name what two answers differ in: everything a reader sees, but neither ids nor times.

    Ids of documents, offsets and hashes are left out; quotes are compared in the order of their
    markers, each with its role and side.
    """
    pairs = zip(_seen(standard).items(), _seen(varied).values(), strict=True)
    return tuple(name for (name, one_value), other in pairs if one_value != other)


def _seen(answer: Answer) -> dict[str, object]:
    return {
        "status": answer.status,
        "answer": answer.answer,
        "quotes": tuple(c.quote for c in answer.citations),
        "roles": tuple(c.role for c in answer.citations),
        "sides": tuple(c.side for c in answer.citations),
    }


def compare(standard: Run, varied: Run) -> tuple[Compared, ...]:
    """Compare two runs of the same questions."""
    pairs = zip(standard.results, varied.results, strict=True)
    return tuple(Compared(a.question, differences(a.answer, b.answer)) for a, b in pairs)


def invariance_report(standard: Run, varied: Mapping[str, Run]) -> str:
    """Tell how many answers of a set stayed the same, by variation and kind; singles unless blind.

    `varied` are the runs in other circumstances by the name of the variation.
    """
    compared = {name: compare(standard, run) for name, run in varied.items()}
    questions = standard.questions
    parts = [
        f"## {questions.name}: {len(standard.results)} questions"
        f" (sha256:{questions.sha256[:12]}), same answers (95 % intervals in brackets)",
        _table(compared),
    ]
    if not questions.blind:
        parts += [f"Other answers, {name}:\n\n{_singles(c)}" for name, c in compared.items()]
    return "\n\n".join(parts)


def _table(compared: Mapping[str, Sequence[Compared]]) -> str:
    kinds = sorted({str(each.question.kind) for held in compared.values() for each in held})
    rows = [
        [kind, *(brief(tuple(_shares(held, kind))) for held in compared.values())]
        for kind in (ALL, *kinds)
    ]
    return markdown_table(["", *compared], rows)


def _shares(compared: Sequence[Compared], kind: str) -> Iterator[Share]:
    for each in compared:
        if kind in {ALL, str(each.question.kind)}:
            yield one(not each.differs)


def _singles(compared: Sequence[Compared]) -> str:
    lines = [
        f"- {each.question.id} {each.question.kind}: {', '.join(each.differs)}"
        for each in compared
        if each.differs
    ]
    return "\n".join(lines) or "none"
