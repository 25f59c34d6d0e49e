"""Questions that go on from an answer, made from the records around what it cites and tried."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from assistant.made_questions import named
from assistant.records import Answer, Role, Status, Turn
from assistant.starters import Asks, is_answered
from corpus import ChangeKind, Corpus, Duty, Revision, Side

MOST = 3
"""Suggestions offered below an answer."""

_TRIED = 6
_SILENT = frozenset({ChangeKind.UNCHANGED, ChangeKind.OMITTED})
Place = tuple[str, int, int]


def suggest(assistant: Asks, answer: Answer, history: Sequence[Turn]) -> tuple[str, ...]:
    """Give up to three questions that are answered, with something that was not yet cited.

    `history` are the turns up to and with the answer: what is offered is asked behind them.
    """
    if answer.status not in {Status.ANSWERED, Status.PARTIAL, Status.UNANSWERABLE}:
        return ()
    asked = {turn.content for turn in history if turn.role == "user"}
    seen = {(each.document, each.start, each.end) for each in answer.citations}
    found: list[str] = []
    for _, question in zip(range(_TRIED), _fresh(assistant.corpus, answer, asked), strict=False):
        reply = assistant.ask(question, history)
        if is_answered(reply) and _brings_more(reply, seen):
            found.append(question)
            seen |= {(each.document, each.start, each.end) for each in reply.citations}
        if len(found) == MOST:
            break
    return tuple(found)


def _brings_more(reply: Answer, seen: set[Place]) -> bool:
    evidence = (each for each in reply.citations if each.role is Role.EVIDENCE)
    return any((each.document, each.start, each.end) not in seen for each in evidence)


def _fresh(corpus: Corpus, answer: Answer, asked: set[str]) -> Iterator[str]:
    """Give each candidate once, none that was asked already."""
    places = _places(answer)
    for question in chain.from_iterable(make(corpus, answer, places) for make in _makers()):
        if question not in asked:
            asked = asked | {question}
            yield question


def _makers() -> tuple[Callable[[Corpus, Answer, Sequence[Place]], Iterator[str]], ...]:
    about = (_about_changes, _about_duties, _about_terms)
    return (*about, _about_courses, _about_pages, _about_rows, _about_headings)


def _places(answer: Answer) -> tuple[Place, ...]:
    """Give what the answer rests on; for a refusal the nearest places."""
    evidence = [each for each in answer.citations if each.role is Role.EVIDENCE]
    return tuple((each.document, each.start, each.end) for each in evidence or answer.nearest)


def _meets(places: Sequence[Place], document: str, start: int, end: int) -> bool:
    return any(d == document and s < end and start < e for d, s, e in places)


def _about_changes(corpus: Corpus, answer: Answer, places: Sequence[Place]) -> Iterator[str]:
    """Ask what changed in a cited unit, unless the answer shows it."""
    if answer.changes:
        return
    for revision in corpus.revisions:
        name = named(revision.path[-1])
        if revision.kind not in _SILENT and name and _is_cited(revision, places):
            yield f"「{name}」はどう変わりましたか"


def _is_cited(revision: Revision, places: Sequence[Place]) -> bool:
    sides = (each for each in (revision.after, revision.before) if each)
    return any(_meets(places, each.document, each.start, each.end) for each in sides)


def _about_duties(corpus: Corpus, _answer: Answer, places: Sequence[Place]) -> Iterator[str]:
    """Ask for everything that a cited action's department does."""
    for duty in corpus.duties:
        if duty.side is not Side.BEFORE and _is_cited_duty(duty, places):
            yield from (f"{name}の担当をすべて挙げてください" for name in duty.departments)


def _is_cited_duty(duty: Duty, places: Sequence[Place]) -> bool:
    return _meets(places, duty.section.document, duty.start, duty.end)


def _about_terms(corpus: Corpus, answer: Answer, places: Sequence[Place]) -> Iterator[str]:
    """Ask what a word of the answer means that the documents explain elsewhere."""
    for term in corpus.terms:
        said = term.term in answer.answer and term.term not in answer.question
        shown = _meets(places, term.document, term.start, term.end)
        if said and not shown and term.definition and term.section.side is not Side.BEFORE:
            yield f"{term.term}とは何ですか"


def _about_courses(corpus: Corpus, _answer: Answer, places: Sequence[Place]) -> Iterator[str]:
    """Ask for the goals and contents of a cited course."""
    for plan in corpus.roadmap:
        for course in plan.courses:
            pieces = (course.heading, *(item.name for item in course.items), course.aim)
            if any(_meets(places, plan.document, each.start, each.end) for each in pieces):
                yield f"{course.name.words}の目指す姿は何ですか"
                yield f"{course.name.words}には何がありますか"


def _about_pages(corpus: Corpus, answer: Answer, places: Sequence[Place]) -> Iterator[str]:
    """Ask for everything that changed on the page of a cited change."""
    if not answer.changes:
        return
    for revision in corpus.revisions:
        if revision.page and revision.kind not in _SILENT and _is_cited(revision, places):
            yield f"{revision.page}ページで変わったところは何ですか"


def _about_rows(corpus: Corpus, _answer: Answer, places: Sequence[Place]) -> Iterator[str]:
    """Ask how a cited row of a table goes from its first year to its last."""
    for table in corpus.tables:
        for cell in table.cells:
            span = cell.span
            if span and cell.row_heads and _meets(places, cell.section.document, *span):
                years = [e.column for e in table.cells if e.row == cell.row and e.column.isdigit()]
                if len(years) > 1:
                    ends = f"{years[0]}年から{years[-1]}年まで"
                    yield f"{cell.row}は{ends}にどれだけ変わりますか"


def _about_headings(_corpus: Corpus, answer: Answer, _places: Sequence[Place]) -> Iterator[str]:
    """Ask for what stands below the headings around what was cited, or near a refusal."""
    evidence = [each for each in answer.citations if each.role is Role.EVIDENCE]
    for place in evidence or answer.nearest:
        names = [name for name in map(named, place.section[1:]) if name]
        yield from (f"{name}について教えてください" for name in names[-1:])
