"""Questions to begin with, made from the records and tried before they are offered."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, zip_longest
from typing import Protocol

from assistant.records import Answer, Status, Turn
from assistant.responsibility import AT_LARGE
from corpus import Cell, ChangeKind, Corpus, Label, Side, Table
from corpus.markers import without_marker
from corpus.text import squash, unwrap


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
_SHORT, _LONG = 2, 18
_CHANGED = (ChangeKind.REPLACED, ChangeKind.CHANGED, ChangeKind.ADDED, ChangeKind.DELETED)


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
    return _in_turn(_changes(corpus), _definitions(corpus), _aims(corpus))


def for_staff(corpus: Corpus) -> Iterator[str]:
    """Ask what words mean, what a course holds, who sits where."""
    return _in_turn(_courses(corpus), reversed(list(_definitions(corpus))), _members(corpus))


def for_council(corpus: Corpus) -> Iterator[str]:
    """Ask for the duties of departments, numbers, and all changes."""
    return _in_turn(_departments(corpus), _numbers(corpus), _all_changes(corpus))


_CANDIDATES = {
    Reader.RESIDENT: for_residents,
    Reader.STAFF: for_staff,
    Reader.COUNCIL: for_council,
}


def named(text: str) -> str:
    """Give a printed heading or word as a question would name it; empty where it has no words."""
    bare = unwrap(without_marker(text)).strip(" 　「」■●・").removesuffix("とは")
    return bare if _SHORT <= len(squash(bare)) <= _LONG and not bare.isdigit() else ""


def _ends_firmly(name: str) -> bool:
    return not "ぁ" <= name[-1] <= "ん"


def _changes(corpus: Corpus) -> Iterator[str]:
    """Name changed units by their own heading, rewritten ones first."""
    ordered = sorted(
        (each for each in corpus.revisions if each.kind in _CHANGED and not each.wording_only),
        key=lambda each: _CHANGED.index(each.kind),
    )
    for revision in ordered:
        if name := named(revision.path[-1]):
            # 「はじめに」は: a name that ends in kana would run on
            yield f"{name if _ends_firmly(name) else f'「{name}」'}はどう変わりましたか"


def _definitions(corpus: Corpus) -> Iterator[str]:
    for term in corpus.terms:
        current = term.section.side is not Side.BEFORE
        if term.definition and current and (name := named(term.term)):
            yield f"{name}とは何ですか"


def _aims(corpus: Corpus) -> Iterator[str]:
    for document in corpus.documents:
        yield f"{unwrap(document.short_title or document.title)}の目的は何ですか"


def _courses(corpus: Corpus) -> Iterator[str]:
    for plan in corpus.roadmap:
        for course in plan.courses:
            yield f"{course.name.words}には何がありますか"


def _members(corpus: Corpus) -> Iterator[str]:
    for group in corpus.organisation:
        for body in group.bodies:
            if body.roles:
                yield f"{body.name.words}の{body.roles[0].name.words}は誰ですか"
            if body.matters and body.members:
                matter = body.matters[0].text.words
                yield f"「{matter}」の{body.kind.words}の構成員は誰ですか"


def _departments(corpus: Corpus) -> Iterator[str]:
    """Name the departments with the most duties; what stands for all of them is none."""
    duties = (each for each in corpus.duties if each.side is not Side.BEFORE)
    counted = Counter(name for duty in duties for name in duty.departments)
    for name, _ in counted.most_common():
        if not AT_LARGE.match(name):
            yield f"{unwrap(name)}の担当をすべて挙げてください"


def _numbers(corpus: Corpus) -> Iterator[str]:
    """Ask for the last figure of a table, in most tables its total; tables over years first."""
    found = [each for each in map(_last_figure, corpus.tables) if each]
    for cell in sorted(found, key=lambda cell: not _is_year(cell.column_heads[-1])):
        row, column = named(cell.row_heads[-1].text), unwrap(cell.column_heads[-1].text)
        if row and cell.unit:
            year = "年" if _is_year(cell.column_heads[-1]) else ""
            yield f"{row}は{column}{year}に何{cell.unit.text}ですか"


def _last_figure(table: Table) -> Cell | None:
    cells = [each for each in table.cells if each.number is not None and each.unit]
    return cells[-1] if cells and cells[-1].row_heads and cells[-1].column_heads else None


def _is_year(head: Label) -> bool:
    return head.text.isdigit() and len(head.text) == 4


def _all_changes(corpus: Corpus) -> Iterator[str]:
    tables = dict.fromkeys(revision.document for revision in corpus.revisions)
    for name in tables:
        city = corpus.document(name).city
        yield f"{city}の見直しで変わったところをすべて教えてください"
