"""What the question set is made of, and what it has to be made of."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.text import squash
from evals.question_set import SOCIAL_KINDS, Form, Kind, Persona, Question
from evals.wording import shares_words

COUNTED_KINDS = frozenset({Kind.COUNT, Kind.LIST, Kind.NUMBER})
ALTERED_FORMS = frozenset({Form.PARAPHRASE, Form.TYPO})
PERSONA_SHARES = (0.28, 0.39)
HALF_SHARES = (0.40, 0.60)
UNSHARED_LEAST = 1 / 3


@dataclass(frozen=True, slots=True)
class Demand:
    """A figure of the set with the bounds that it has to keep."""

    name: str
    found: float
    least: float = 0.0
    most: float = float("inf")

    @property
    def met(self) -> bool:
        """Whether the figure keeps its bounds."""
        return self.least <= self.found <= self.most


def demands(halves: Mapping[str, Sequence[Question]], blind: str) -> tuple[Demand, ...]:
    """Give every demand on a set; `blind` names the half whose wording is held against the gold."""
    questions = [question for half in halves.values() for question in half]
    return (
        Demand("questions", len(questions), 320),
        *_personas(questions),
        *(
            Demand(f"{kind} in {name}", sum(q.kind is kind for q in half), 1)
            for name, half in halves.items()
            for kind in Kind
        ),
        Demand("unanswerable", _count(questions, lambda q: not q.answerable), 110),
        Demand("follow-ups", _count(questions, lambda q: q.form is Form.FOLLOWUP), 40),
        Demand("spoken or misspelt", _count(questions, lambda q: q.form in ALTERED_FORMS), 40),
        Demand("in other languages", _count(questions, lambda q: q.form is Form.FOREIGN), 20),
        Demand("counts, lists, numbers", _count(questions, lambda q: q.kind in COUNTED_KINDS), 30),
        *(
            Demand(f"share of {name}", len(half) / len(questions), *HALF_SHARES)
            for name, half in halves.items()
        ),
        Demand("ids given twice", _twice(question.id for question in questions), most=0),
        Demand("questions asked twice", _twice(map(_asked, questions)), most=0),
        Demand(f"share without a shared word in {blind}", unshared(halves[blind]), UNSHARED_LEAST),
    )


def unshared(questions: Iterable[Question]) -> float:
    """Give the share of the answerable questions that share no content word with their gold.

    Answerable questions without gold quotes count as sharing one.
    """
    answerable = [question for question in questions if question.answerable]
    apart = sum(shares_words(question) is False for question in answerable)
    return apart / len(answerable) if answerable else 0.0


def _personas(questions: Iterable[Question]) -> tuple[Demand, ...]:
    """Give the share of each persona of the questions that are somebody's in particular."""
    held = Counter(q.persona for q in questions if q.kind not in SOCIAL_KINDS)
    total = max(held.total(), 1)
    return tuple(Demand(f"share of {p}", held[p] / total, *PERSONA_SHARES) for p in Persona)


def _asked(question: Question) -> tuple[str, ...]:
    """Give what was said up to a question: the same words mean something else after others."""
    return (*(squash(turn.content) for turn in question.history), squash(question.q))


def _count(questions: Iterable[Question], fits: Callable[[Question], bool]) -> int:
    return sum(map(fits, questions))


def _twice(values: Iterable[object]) -> int:
    return sum(count - 1 for count in Counter(values).values())
