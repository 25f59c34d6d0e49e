"""Duties that tables give: a column 所管課, or marks in columns headed by departments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.duty_brackets import bracketed
from corpus.formats.blocks import Span
from corpus.offices import is_office, split_offices
from corpus.records import Basis, Cell, Document, Duty, Label, Notation, Office, Section, Table
from corpus.text import squash
from corpus.units import find_units

_OFFICE_HEAD = re.compile(
    r"(?:主管|担当|所管|所掌|関係|関連|実施|推進|協力|連携|主担当|副担当|取りまとめ)"
    r"(?:部署|部局|課等|課室|課名|機関|主体|部課|部|局|課|所属)(?:名|等)?(?:[（(].*[）)])?$"
    r"|担当(?:者)?$|主管$|所管$|所属$"
)
_PERSON = re.compile(r"担当者$")
_ACTION_HEADS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:具体的な?)?(?:取組|取り組み|取組み)(?:内容|項目|事項|の内容)?$",
        r"(?:事業|施策|業務|事務|活動|取組)(?:の)?(?:内容|概要)$",
        r"(?:事業|施策|業務|事務|取組|活動)(?:名|項目)?(?:称)?$|.*(?:事業|施策|業務|取組)名$",
        r"(?:内容|概要|項目|実施事項|実施項目|対応|対策|措置)$",
        r"(?:行う|行なう|する|やる|担う|受け持つ)(?:こと|事項|業務|内容)$|(?:主な)?役割$|受け?持ち$|行動$|動き$",
        r"(?:名称|件名|.*名)$",
    )
)
MARKS = "◎○〇●△▲☆★◇◆□■✓✔"
# Compared with squashed texts: NFKC makes two characters of ″.
DITTO = frozenset(map(squash, ("〃", "同上", "″", "々")))
_MARK = re.compile(rf"[{MARKS}レ]+$")
_LEGEND = re.compile(
    rf"(?P<mark>[{MARKS}])\s*(?:[:：＝=…]|は|・{{2,}})?\s*"
    rf"(?P<role>[^\s　、，,。；;{MARKS}（）()]{{1,12}})"
)


def find_table_duties(document: Document, tables: Sequence[Table]) -> Iterator[Duty]:
    """Give the duties of tables, row by row (column by column in a transposed one)."""
    for table in tables:
        found: list[Duty] = []
        above: dict[str, tuple[Office, ...]] = {}
        for line in _lines(table):
            duty = _of_column(document, line, above) or _of_matrix(document, table, line)
            if duty is None:
                found += _in_brackets(document, line)
            elif found and (found[-1].start, found[-1].end) == (duty.start, duty.end):
                found[-1] = _joined(found[-1], duty)
            else:
                found.append(duty)
        yield from found


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells that share an action; `heads` name it, `across` the heads of the cells."""

    cells: tuple[Cell, ...]
    heads: tuple[Label, ...]
    transposed: bool

    def head(self, cell: Cell) -> Label | None:
        """Give the innermost head that says what a cell of the line holds."""
        heads = cell.row_heads if self.transposed else cell.column_heads
        return heads[-1] if heads else None


def _lines(table: Table) -> Iterator[_Line]:
    """Group the cells of a table by row, or by column where departments head the rows."""
    transposed = not any(
        _names_offices(h) for c in table.cells for h in c.column_heads[-1:]
    ) and any(_names_offices(h) for c in table.cells for h in c.row_heads[-1:])

    def place(cell: Cell) -> tuple[int, tuple[tuple[Span, ...], ...]]:
        heads = cell.column_heads if transposed else cell.row_heads
        row = -1 if transposed or cell.line is None else cell.line
        return row, tuple(head.spans for head in heads)

    cells = sorted(table.cells, key=place) if transposed else table.cells
    for _, group in groupby(cells, key=place):
        line = tuple(group)
        heads = line[0].column_heads if transposed else line[0].row_heads
        yield _Line(line, heads, transposed)


def _joined(one: Duty, other: Duty) -> Duty:
    """Put the departments of one action together that stand in several rows, each once."""
    known = {(office.start, office.end) for office in one.offices}
    more = tuple(o for o in other.offices if (o.start, o.end) not in known)
    return replace(one, offices=one.offices + more)


def _names_offices(head: Label) -> bool:
    """Tell whether a head says that departments stand below it, or is one."""
    parts = re.split(r"[・／/、]|及び", squash(head.text))
    return all(_OFFICE_HEAD.match(part) for part in parts)


def heads_offices(head: Label) -> bool:
    """Tell whether departments stand below a head, and no persons."""
    return _names_offices(head) and not _PERSON.match(squash(head.text))


def _of_column(
    document: Document, line: _Line, above: dict[str, tuple[Office, ...]]
) -> Duty | None:
    """Read the departments of a line from its cells headed 所管課 and the like.

    `above` keeps those of the line above by their head: 〃 stands for them, which is inferred.
    """
    offices: list[Office] = []
    repeated = False
    for cell in line.cells:
        head = line.head(cell)
        if head and cell.spans and heads_offices(head):
            ditto = squash(cell.value) in DITTO and head.text in above
            own = above[head.text] if ditto else tuple(_in_cell(document, cell, head))
            above[head.text] = own
            offices += own
            repeated |= ditto
    if not offices:
        return None
    duty = _duty(line, tuple(offices), Notation.COLUMN)
    return replace(duty, basis=Basis.INFERRED) if duty and repeated else duty


def _in_cell(document: Document, cell: Cell, head: Label) -> Iterator[Office]:
    """Give the departments of a cell; what stands there is one, since the head says so."""
    if cell.span is None or squash(cell.value) in {"-", "－", "―", "ー", *DITTO}:
        return
    for name, span in split_offices(document.text, *cell.span):
        if not _MARK.match(squash(name)):
            yield Office(name, *span, head)


def _of_matrix(document: Document, table: Table, line: _Line) -> Duty | None:
    """Read the departments of a line from the marks in columns that departments head."""
    marked = [
        (head, cell)
        for cell in line.cells
        if (head := line.head(cell)) and is_office(head.text) and not _names_offices(head)
    ]
    if not any(cell.spans for _, cell in marked) or not all(
        not cell.value or _MARK.match(squash(cell.value)) for _, cell in marked
    ):
        return None
    legend = _legend(document, table)
    offices = tuple(
        Office(head.text, *head.span, legend.get(_mark(cell.value)))
        for head, cell in marked
        if cell.spans
    )
    return _duty(line, offices, Notation.MATRIX)


def _in_brackets(document: Document, line: _Line) -> Iterator[Duty]:
    """Read the departments that brackets at the end of a cell name."""
    for cell in line.cells:
        if cell.span is None or cell.span[1] > cell.section.end:
            continue  # a long cell was read into sections of its own
        for unit in find_units(document.text, *cell.span):
            duty = bracketed(document, cell.section, unit.start, unit.end)
            if duty:
                yield duty


def _legend(document: Document, table: Table) -> dict[str, Label]:
    """Give what each mark means, as printed in the caption, the corner or the notes."""
    meanings: dict[str, Label] = {}
    labels = [*([table.caption] if table.caption else []), *table.stub, *table.notes]
    for label in labels:
        for start, end in label.spans:
            for found in _LEGEND.finditer(document.text, start, end):
                meaning = Label(found["role"], (found.span("role"),))
                meanings.setdefault(_mark(found["mark"]), meaning)
    return meanings


def _mark(printed: str) -> str:
    """Give a mark in one form: the numeral 〇 is printed for the circle ○."""
    return squash(printed).replace("〇", "○")


def _duty(line: _Line, offices: tuple[Office, ...], notation: Notation) -> Duty | None:
    """Make the record of a line: its action is the cell headed 取組 and the like, or its head."""
    action = _action(line)
    if action is None:
        return None
    section, (start, end) = action
    return Duty(section, start, end, offices, notation)


def _action(line: _Line) -> tuple[Section, Span] | None:
    """Give the section and span of a line's action."""
    for pattern in _ACTION_HEADS:
        for cell in line.cells:
            head = line.head(cell)
            if cell.span and head and pattern.match(squash(head.text)):
                return cell.section, cell.span
    if line.heads:
        return line.cells[0].section, line.heads[-1].span
    others = (c for c in line.cells if (head := line.head(c)) and not _names_offices(head))
    return next(((cell.section, cell.span) for cell in others if cell.span), None)
