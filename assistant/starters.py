"""Questions to begin with, made from the records and tried before they are offered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, zip_longest
from typing import Protocol

from assistant.made_questions import of_changes, of_courses, of_departments, of_numbers, of_terms
from assistant.records import Answer, Status, Turn
from corpus import Corpus
from corpus.text import unwrap


class Reader(StrEnum):
    """Who begins: a resident, new staff, a council member."""

    RESIDENT = "市民の方"
    STAFF = "新任職員の方"
    COUNCIL = "議員の方"


@dataclass(frozen=True, slots=True)
class Starter:
    """A question that the documents answer, and who would begin with it."""

    reader: Reader
    question: str


class Asks(Protocol):
    """Whatever answers questions; calls come one after the other."""

    @property
    def corpus(self) -> Corpus:
        """Give the documents that answers cite."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer one question behind the earlier turns."""


OFFERED = 3
"""Questions offered to each reader."""

_TRIED = 12


def find_starters(assistant: Asks) -> tuple[Starter, ...]:
    """Give up to three answered questions for each reader, of different documents and kinds."""
    found: list[Starter] = []
    for reader, candidates in _CANDIDATES.items():
        taken: list[Starter] = []
        tried = _fresh(candidates(assistant.corpus), {each.question for each in found})
        for _, question in zip(range(_TRIED), tried, strict=False):
            if len(taken) < OFFERED and is_answered(assistant.ask(question)):
                taken.append(Starter(reader, question))
        found += taken
    return tuple(found)


def is_answered(answer: Answer) -> bool:
    """Tell whether a question got a full answer with its sources."""
    return answer.status is Status.ANSWERED and bool(answer.citations) and not answer.degraded[1:]


def _fresh(questions: Iterable[str], used: set[str]) -> Iterator[str]:
    """Give each question once."""
    for question in questions:
        if question not in used:
            used.add(question)
            yield question


def _in_turn(*kinds: Iterable[str]) -> Iterator[str]:
    """Take one question of each kind in turn."""
    rows = zip_longest(*kinds)
    return (question for question in chain.from_iterable(rows) if question is not None)


def for_residents(corpus: Corpus) -> Iterator[str]:
    """Ask what changed and what words mean."""
    return _in_turn(of_changes(corpus), of_terms(corpus), _aims(corpus))


def for_staff(corpus: Corpus) -> Iterator[str]:
    """Ask what words mean, what a course holds, who sits where."""
    return _in_turn(of_courses(corpus), reversed(list(of_terms(corpus))), _members(corpus))


def for_council(corpus: Corpus) -> Iterator[str]:
    """Ask for the duties of departments, numbers, and all changes."""
    return _in_turn(of_departments(corpus), of_numbers(corpus), _all_changes(corpus))


_CANDIDATES = {
    Reader.RESIDENT: for_residents,
    Reader.STAFF: for_staff,
    Reader.COUNCIL: for_council,
}


def _aims(corpus: Corpus) -> Iterator[str]:
    for document in corpus.documents:
        yield f"{unwrap(document.short_title or document.title)}の目的は何ですか"


def _members(corpus: Corpus) -> Iterator[str]:
    for group in corpus.organisation:
        for body in group.bodies:
            if body.roles:
                yield f"{body.name.words}の{body.roles[0].name.words}は誰ですか"
            if body.matters and body.members:
                matter = body.matters[0].text.words
                yield f"「{matter}」の{body.kind.words}の構成員は誰ですか"


def _all_changes(corpus: Corpus) -> Iterator[str]:
    tables = dict.fromkeys(revision.document for revision in corpus.revisions)
    for name in tables:
        city = corpus.document(name).city
        yield f"{city}の見直しで変わったところをすべて教えてください"
