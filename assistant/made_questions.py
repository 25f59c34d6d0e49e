"""Questions made of the records, one maker a kind: for a beginning, and for the tour of a document.

Every maker takes the corpus and a document; without one it asks about all of them.
"""

from collections import Counter
from collections.abc import Iterator

from assistant.figure_view import is_year_alone
from assistant.responsibility import AT_LARGE
from corpus import Cell, ChangeKind, Corpus, Side, Table
from corpus.markers import without_marker
from corpus.text import squash, unwrap

# a name outside these lengths reads badly in a question
_SHORT, _LONG = 2, 18
_CHANGED = (ChangeKind.REPLACED, ChangeKind.CHANGED, ChangeKind.ADDED, ChangeKind.DELETED)


def named(text: str) -> str:
    """Give a printed heading or word as a question would name it; empty where it has no words."""
    bare = unwrap(without_marker(text)).strip(" 　「」『』■●・").removesuffix("とは")
    if (bare[:1], bare[-1:]) in {("（", "）"), ("(", ")")}:
        bare = bare[1:-1]
    return bare if _SHORT <= len(squash(bare)) <= _LONG and not bare.isdigit() else ""


def of_changes(corpus: Corpus, document: str | None = None) -> Iterator[str]:
    """Name changed units by their own heading, rewritten ones first."""
    changed = (r for r in corpus.revisions if r.kind in _CHANGED and not r.wording_only)
    own = (revision for revision in changed if document in {None, revision.document})
    for revision in sorted(own, key=lambda each: _CHANGED.index(each.kind)):
        if name := named(revision.path[-1]):
            # 「はじめに」は: a name that ends in kana would run on
            yield f"{name if _ends_firmly(name) else f'「{name}」'}はどう変わりましたか"


def of_terms(corpus: Corpus, document: str | None = None) -> Iterator[str]:
    """Ask what explained words mean."""
    for term in corpus.terms:
        current = term.section.side is not Side.BEFORE and document in {None, term.document}
        if term.definition and current and (name := named(term.term)):
            yield f"{name}とは何ですか"


def of_courses(corpus: Corpus, document: str | None = None) -> Iterator[str]:
    """Ask what the courses of a roadmap hold."""
    for plan in corpus.roadmap:
        if document in {None, plan.document}:
            for course in plan.courses:
                yield f"{course.name.words}には何がありますか"


def of_departments(corpus: Corpus, document: str | None = None) -> Iterator[str]:
    """Name the departments with the most duties; what stands for all of them is none."""
    duties = (d for d in corpus.duties if document in {None, d.section.document})
    current = (duty for duty in duties if duty.side is not Side.BEFORE)
    counted = Counter(unwrap(name) for duty in current for name in duty.departments)
    for name, _ in counted.most_common():
        if not AT_LARGE.match(name):
            yield f"{name}の担当をすべて挙げてください"


def of_numbers(corpus: Corpus, document: str | None = None) -> Iterator[str]:
    """Ask for the last figure of each table over years, in most tables its total."""
    tables = corpus.tables if document is None else corpus.tables_of(document)
    for cell in filter(None, map(_last_figure, tables)):
        row, column = named(cell.row_heads[-1].text), unwrap(cell.column_heads[-1].text)
        if row and cell.unit and is_year_alone(column):
            year = "年" if column.isdigit() else ""
            yield f"{row}は{column}{year}に何{cell.unit.text}ですか"


def _last_figure(table: Table) -> Cell | None:
    """Give the last number of a table that has a unit and heads on both sides."""
    cells = [each for each in table.cells if each.number is not None and each.unit]
    return cells[-1] if cells and cells[-1].row_heads and cells[-1].column_heads else None


def _ends_firmly(name: str) -> bool:
    return not "ぁ" <= name[-1] <= "ん"
