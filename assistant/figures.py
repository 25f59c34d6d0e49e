"""Answers figures: the cell with its row, year and unit, differences and rates with operands."""

import re
from collections.abc import Iterable, Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Asked, Kind
from assistant.records import Role, Status
from assistant.scope import Scope
from corpus import Basis, Cell, Section, Table
from index.normalise import canonical_years, fold

_TOTALS = ("総計", "合計", "計", "総数")
_TOTAL_WORDS = re.compile(r"総人口|全体|合計|総計|市の人口|人口は")
_DIFFERENCE = re.compile(r"増え|減[りっるす少]|増加|増減|差|どれだけ変|どのくらい変|から.*(?:何人|まで)")
_RATE = re.compile(r"▲\s*([0-9]+(?:\.[0-9]+)?)\s*[%％]")
_AREA = re.compile(r"(?:地域|人口)$")


def answer_figures(scope: Scope) -> Draft | None:
    """Answer from tables; None where no row of a table is named."""
    if Kind.NUMBER not in scope.reading.kinds and not scope.reading.years:
        return None
    for text in (scope.reading.question, scope.reading.search):
        for find in (_named_rows, _total_row):
            for table in scope.tables:
                rows = find(table, text)
                if rows:
                    return _answer(scope, table, rows)
    return None


def _labels(table: Table) -> list[str]:
    """Give the rows of a table, in order."""
    return list(dict.fromkeys(cell.row for cell in table.cells))


def _total_row(table: Table, text: str) -> list[str]:
    """Give the row of totals where a text asks for all."""
    asked = _TOTAL_WORDS.search(fold(text))
    return [label for label in _labels(table) if label in _TOTALS][:1] if asked else []


def _named_rows(table: Table, text: str) -> list[str]:
    """Give the rows of a table that a text names."""
    left, found = fold(text), []
    labels = _labels(table)
    for label in sorted(labels, key=len, reverse=True):
        name = fold(label)
        short = _AREA.sub("", name)
        for form in (name, short):
            if len(form) > 1 and form in left:
                found.append(label)
                left = left.replace(form, "　")
                break
    return [label for label in labels if label in found]


def _years(scope: Scope) -> tuple[str, ...]:
    """Give the years of a question in western form; a fiscal year is not a calendar year."""
    own = canonical_years(fold(scope.reading.question))
    eras = tuple(year.rstrip("年") for year in own if not year.endswith("年度"))
    return tuple(dict.fromkeys((*eras, *scope.reading.years)))


def _answer(scope: Scope, table: Table, rows: Sequence[str]) -> Draft:
    """Say the cells of some rows, and what is computed from them."""
    years = _years(scope)
    columns = list(dict.fromkeys(cell.column for cell in table.cells))
    unknown = [year for year in years if year not in columns]
    draft = scope.draft()
    for year in unknown:
        draft.say(phrases.NO_SUCH_YEAR.format(year=year, years="、".join(columns)))
        draft.missing.append(f"{year}年の値")
    wanted = [year for year in years if year in columns]
    if unknown and not wanted:
        draft.status = Status.UNANSWERABLE
        draft.offer([table.section], scope.settings.nearest)
        return draft
    draft.status = Status.PARTIAL if unknown else Status.ANSWERED
    cells = [c for c in table.cells if c.row in rows and c.column in (wanted or columns)]
    for cell in cells:
        _say_cell(draft, table, cell)
    _say_computed(scope, draft, table, cells)
    return draft


def _say_cell(draft: Draft, table: Table, cell: Cell) -> None:
    """Say one figure with the heads that name it."""
    value = draft.cite(table.section, cell.start, cell.end, basis=table.basis)
    row = draft.cite(table.section, *cell.row_span, role=Role.CONTEXT)
    column = draft.cite(table.section, *cell.column_span, role=Role.CONTEXT)
    unit = ""
    if table.unit and table.unit_span:
        unit = f"{table.unit}[{draft.cite(table.section, *table.unit_span, role=Role.CONTEXT)}]"
    line = phrases.FIGURE.format(
        row=f"{cell.row}[{row}]", column=f"{cell.column}[{column}]",
        value=f"{cell.value}[{value}]", unit=unit,
    )
    draft.lines.append(line + (phrases.INFERRED if table.basis is Basis.INFERRED else ""))


def _number(cell: Cell) -> int:
    """Give a cell's value."""
    return int(re.sub(r"\D", "", fold(cell.value)))


def _say_computed(scope: Scope, draft: Draft, table: Table, cells: Sequence[Cell]) -> None:
    """Say the difference or the rate of two figures of one row, with their operands."""
    question = scope.reading.question
    rows = {cell.row for cell in cells}
    if len(cells) == 1 and scope.reading.asked is Asked.PERCENT:
        cells = _with_first_year(table, cells[0])
        if len(cells) == 2:
            _say_cell(draft, table, cells[0])
    if len(cells) != 2 or len(rows) > 2:
        return
    earlier, later = sorted(cells, key=lambda cell: (cell.column, cell.start))
    change = _number(later) - _number(earlier)
    if scope.reading.asked is Asked.PERCENT and _number(earlier) and earlier.row == later.row:
        _say_rate(scope, draft, table, earlier, later)
    elif _DIFFERENCE.search(question):
        larger, smaller = (later, earlier) if change >= 0 else (earlier, later)
        computed = f"{larger.value}－{smaller.value}＝{abs(change):,}{table.unit or ''}"
        draft.say(phrases.FIGURE_DIFFERENCE.format(computed=computed))


def _with_first_year(table: Table, cell: Cell) -> list[Cell]:
    """Give the first cell of a row, against which a rate counts, and the cell."""
    first = next(c for c in table.cells if c.row == cell.row)
    return [first, cell] if first.column != cell.column else [cell]


def _say_rate(scope: Scope, draft: Draft, table: Table, earlier: Cell, later: Cell) -> None:
    """Say the printed rate that the figures confirm, or the computed one."""
    change = _number(later) - _number(earlier)
    rate = round(abs(change) / _number(earlier) * 100, 1)
    text = scope.corpus.document(table.section.document).text
    for found in _RATE.finditer(text):
        home = _home(scope.sections, table.section.document, found.start())
        if change < 0 and float(found.group(1)) == rate and home:
            marker = draft.cite(home, found.start(), found.end(), basis=Basis.COMPUTED)
            draft.say(
                phrases.FIGURE_PRINTED_RATE.format(value=found.group()) + f"[{marker}]"
            )
    computed = (
        f"（{later.value}－{earlier.value}）÷{earlier.value}×100＝"
        f"{'▲' if change < 0 else ''}{rate}%"
    )
    draft.say(phrases.FIGURE_RATE.format(computed=computed))


def _home(sections: Iterable[Section], document: str, offset: int) -> Section | None:
    """Give the section that holds an offset."""
    return next((s for s in sections if s.document == document and s.start <= offset < s.end), None)
