"""Counts the units of a before/after table that stand on one side only.

「現行の欄が（規定なし）となっている改定箇所は何件」 names the mark that one column prints,
「削除されたものはいくつ」 what became of the units.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.change_choice import subject
from assistant.change_places import narrow
from assistant.change_units import read_units, whole_units
from assistant.change_words import kinds_of_change
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.records import Role
from assistant.revised import show
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section, SectionKind, Side
from corpus.text import squash
from corpus.voids import Void, read_void
from index.normalise import fold
from index.tokens import tokenise

_ONE_SIDED = frozenset({ChangeKind.ADDED, ChangeKind.DELETED})
_OTHER_KINDS = frozenset({Kind.REASON, Kind.RESPONSIBILITY, Kind.TIMELINE, Kind.COMPARE})
_COUNTED = re.compile(r"いくつ|何(?:件|個|つ|項目|[か箇ヶ]所|点|本)|件数|数は")
_LISTED = re.compile(r"すべて|全て|全部|一覧|挙げ|列挙|どれ|どこ")
_BRACKETS = re.compile(r"[（）()「」『』\[\]【】〈〉<>［］〔〕\s]")
_MARK_SAID = re.compile(r"[「『（(【\[][^「」『』（）()【】\[\]]{1,8}[」』）)】\]]")
_BLANK = re.compile(r"空欄|空白|何も(?:書|記載|印刷)")
_TABLE = re.compile(r"表\s?[0-9]+")
# What the table and its places are called: no subject.
_PLAIN = frozenset(
    tokenise(
        "表 欄 列 行 箇所 か所 改定箇所 改正箇所 変更箇所 見直し箇所 項目 もの 記載 記述 件 件数 "
        "新旧対照表 対照表 現行 改定案 改正案 空欄 空白 規定 規定なし 無し 無い"
    )
)


@dataclass(frozen=True, slots=True)
class _Voids:
    """Marks in the place of a text, and what became of the units on the other side of them."""

    marks: tuple[Section, ...]
    kind: ChangeKind


def answer_void_counts(scope: Scope) -> Draft | None:
    """Count and list the units that came, or those that went; None where another thing is named."""
    reading = scope.reading
    question = fold(reading.question)
    if not scope.revisions or reading.departments or reading.kinds & _OTHER_KINDS:
        return None
    voids = _voids_said(scope, question)
    asks = _COUNTED.search(question) or (voids and _LISTED.search(question))
    if not asks or not (voids or Kind.CHANGE in reading.kinds):
        return None
    kinds = {voids.kind} if voids else kinds_of_change(reading.question)
    if len(kinds) != 1 or not kinds <= _ONE_SIDED:
        return None
    units = _units(scope, question, voids)
    found = whole_units([unit for unit in units if unit.kind in kinds])
    if voids and voids.marks:
        found = _beside(found, voids.marks) if _have_units(scope, voids) else []
    elif voids:
        found = _beside_nothing(scope, found, voids.kind)
    if not found:
        return None
    return _say(scope, found, voids.marks if voids else ())


def _units(scope: Scope, question: str, voids: _Voids | None) -> Sequence[Revision]:
    """Give the units at the places that a question names; none where it names another subject."""
    units = read_units(scope)
    place = narrow(scope, units)
    marks = voids.marks if voids else ()
    said = {term for mark in marks for term in tokenise(scope.corpus.text(mark))}
    rest = [word for word in subject(scope, place) if word not in _PLAIN | said]
    if place.absent or any(map(scope.lexicon.knows, rest)):
        return ()
    table = _TABLE.search(question)
    within = [u for u in place.revisions if table and _is_in(u, squash(table.group()))]
    return within if table else place.revisions


def _is_in(unit: Revision, table: str) -> bool:
    """Tell whether a unit stands below the caption of a table: 表4, which is not 表40."""
    return any(re.match(rf"{table}(?![0-9])", fold(squash(name))) for name in unit.path)


def _voids_said(scope: Scope, question: str) -> _Voids | None:
    """Read which mark in which column a question names; None where it names none."""
    sides = scope.reading.sides
    said = {_bare(found) for found in _MARK_SAID.findall(question)}
    marks = [
        section
        for section in scope.sections
        if section.kind is SectionKind.VOID
        and section.side
        and (not sides or section.side in sides)
        and read_void(scope.corpus.text(section)) is Void.NONE
        and _bare(scope.corpus.text(section)) in said
    ]
    columns = {mark.side for mark in marks}
    if not marks and len(sides) == 1 and _BLANK.search(question):
        columns = set(sides)
    if len(columns) != 1:
        return None
    kind = ChangeKind.ADDED if columns == {Side.BEFORE} else ChangeKind.DELETED
    return _Voids(tuple(marks), kind)


def _bare(text: str) -> str:
    """Give a mark without its brackets, folded."""
    return _BRACKETS.sub("", fold(squash(text)))


def _have_units(scope: Scope, voids: _Voids) -> bool:
    """Tell whether each mark has a unit in its row, so that none is missing from the count."""
    rows = {(u.document, u.row) for u in read_units(scope) if u.kind is voids.kind}
    return all((mark.document, mark.row) in rows for mark in voids.marks)


def _beside_nothing(scope: Scope, units: Sequence[Revision], kind: ChangeKind) -> list[Revision]:
    """Give the units whose other column prints nothing in their row, not even a mark."""
    side = Side.BEFORE if kind is ChangeKind.ADDED else Side.AFTER
    marked = {
        (section.document, section.row)
        for section in scope.sections
        if section.kind is SectionKind.VOID and section.side is side
    }
    return [unit for unit in units if (unit.document, unit.row) not in marked]


def _beside(units: Sequence[Revision], marks: Sequence[Section]) -> list[Revision]:
    """Give the units in the rows of some marks; none where they are not one for each."""
    rows = {(mark.document, mark.row) for mark in marks}
    found = [unit for unit in units if (unit.document, unit.row) in rows]
    return found if len(found) == len({(u.document, u.row) for u in found}) else []


def _say(scope: Scope, units: Sequence[Revision], marks: Sequence[Section]) -> Draft:
    """Show units below their number, with the marks beside them as context."""
    draft = show(scope, units)
    count = phrases.CHANGE_LIST.format(count=len(units))
    rows = {(unit.document, unit.row) for unit in units}
    cited = [
        draft.cite(mark, role=Role.CONTEXT) for mark in marks if (mark.document, mark.row) in rows
    ]
    rest = [line for line in draft.lines if line != count]
    draft.lines = [count + "".join(f"[{marker}]" for marker in cited), *rest]
    return draft
