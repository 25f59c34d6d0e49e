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
from index.tokens import tokenise

_TOTALS = ("総計", "合計", "計", "総数")
_FOREIGN_TOTAL = re.compile(
    r"总人口|total population|população total|population of the (?:whole )?city"
)
_TOTAL_WORDS = re.compile(r"人口|総計|何人")
# Words of a question about all people of a city; any other word names a part of them.
_POPULATION = frozenset(
    [
        "人口",
        "総人口",
        "総",
        "全体",
        "合計",
        "総計",
        "総数",
        "全",
        "推計",
        "将来",
        "将来推計",
        "人口推計",
        "推計人口",
        "予測",
        "見込み",
        "見込む",
        "増える",
        "減る",
        "増加",
        "減少",
        "増減",
        "差",
        "違い",
        "変わる",
        "何人",
        "ぐらい",
        "くらい",
        "令和",
        "平成",
        "昭和",
        "西暦",
    ]
)
_DIFFERENCE = re.compile(
    r"増え|減[りっるす少]|減少|减|增|差|違|変わ|変化|から.*(?:何人|まで)|少ない|多い"
    r"|減り|fall|decrease|drop|diminu|reduz|cair"
)
_CHANGE_OF_RATE = re.compile(r"増|減|変化|変わ|伸び|下が|上が")
_RATE = re.compile(r"▲\s*([0-9]+(?:\.[0-9]+)?)\s*[%％]")
_AREA = re.compile(r"(?:地域|人口)$")


def answer_figures(scope: Scope) -> Draft | None:
    """Answer from tables; None where no row of a table is named."""
    if Kind.NUMBER not in scope.reading.kinds and not scope.reading.years:
        return None
    for text in (scope.reading.question, scope.reading.search):
        for table in scope.tables:
            rows = _named_rows(table, text)
            if rows:
                return _answer(scope, table, rows)
    for table in scope.tables:
        rows = _total_row(table, scope)
        if rows:
            return _answer(scope, table, rows)
    return _no_such_row(scope)


def _no_such_row(scope: Scope) -> Draft | None:
    """Refuse a part of the people that no table has, naming the rows there are."""
    years, words = set(_years(scope)), set(scope.reading.own)
    tables = [t for t in scope.tables if years & {cell.column for cell in t.cells}]
    about = [
        t for t in tables if words & set(tokenise("　".join((t.section.path[-1], *_labels(t)))))
    ]
    if not about:
        return None
    draft = scope.draft()
    draft.status = Status.UNANSWERABLE
    rows = dict.fromkeys(label for table in about for label in _labels(table))
    draft.say(phrases.NO_SUCH_ROW.format(rows="、".join(rows)))
    draft.missing.append(scope.reading.question)
    draft.offer([table.section for table in about], scope.settings.nearest)
    return draft


def _labels(table: Table) -> list[str]:
    """Give the rows of a table, in order."""
    return list(dict.fromkeys(cell.row for cell in table.cells))


def _total_row(table: Table, scope: Scope) -> list[str]:
    """Give the row of totals where the people of the city are asked for without any other word."""
    reading = scope.reading
    others = [t for t in reading.own if t not in _POPULATION and not any(c.isdigit() for c in t)]
    if reading.language != "ja":
        others = []
        asked = _FOREIGN_TOTAL.search(reading.question.lower())
    else:
        asked = _TOTAL_WORDS.search(fold(reading.question))
    if others or not asked:
        return []
    return [label for label in _labels(table) if label in _TOTALS][:1]


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
    return [label for label in labels if label in found] or _rows_by_part(labels, text)


def _rows_by_part(labels: Sequence[str], text: str) -> list[str]:
    """Give the rows that a word of a text belongs to, where it belongs to one row alone."""
    found = set()
    for term in tokenise(text):
        holders = [label for label in labels if term in fold(label)]
        if len(holders) == 1 and len(term) > 1:
            found.add(holders[0])
    return [label for label in labels if label in found]


def _years(scope: Scope) -> tuple[str, ...]:
    """Give the years of a question in western form; a fiscal year is not a calendar year."""
    own = canonical_years(fold(scope.reading.question))
    eras = tuple(year.removesuffix("年") for year in own)
    return tuple(dict.fromkeys((*eras, *scope.reading.years)))


def _answer(scope: Scope, table: Table, rows: Sequence[str]) -> Draft:
    """Say the cells of some rows, and what is computed from them."""
    years = _years(scope)
    columns = list(dict.fromkeys(cell.column for cell in table.cells))
    unknown = [year for year in years if year not in columns]
    draft = scope.draft()
    for year in unknown:
        name = year if year.endswith("年度") else f"{year}年"
        heads = {cell.column: cell.column_span for cell in table.cells}
        shown = (
            f"{head}[{draft.cite(table.section, *heads[head], role=Role.CONTEXT)}]"
            for head in columns
        )
        draft.say(phrases.NO_SUCH_YEAR.format(years="、".join(shown)))
        draft.missing.append(f"{name}の値")
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
    row = draft.cite(table.section, *cell.row_span, role=Role.CONTEXT)
    column = draft.cite(table.section, *cell.column_span, role=Role.CONTEXT)
    value = draft.cite(table.section, cell.start, cell.end, basis=table.basis)
    unit = ""
    if table.unit and table.unit_span:
        unit = f"{table.unit}[{draft.cite(table.section, *table.unit_span, role=Role.CONTEXT)}]"
    line = phrases.FIGURE.format(
        row=f"{cell.row}[{row}]",
        column=f"{cell.column}[{column}]",
        value=f"{cell.value}[{value}]",
        unit=unit,
    )
    draft.lines.append(line + (phrases.INFERRED if table.basis is Basis.INFERRED else ""))


def _number(cell: Cell) -> int:
    """Give a cell's value."""
    return int(re.sub(r"\D", "", fold(cell.value)))


def _say_computed(scope: Scope, draft: Draft, table: Table, cells: Sequence[Cell]) -> None:
    """Say the difference or the rate of two figures of one row, with their operands."""
    question = scope.reading.question
    rows = {cell.row for cell in cells}
    percent = scope.reading.asked is Asked.PERCENT
    if len(cells) == 1 and percent and not _CHANGE_OF_RATE.search(question):
        _say_share(draft, table, cells[0])
        return
    if len(cells) == 1 and percent:
        cells = _with_first_year(table, cells[0])
        if len(cells) == 2:
            _say_cell(draft, table, cells[0])
    if len(cells) == len(rows) > 1 and _CHANGE_OF_RATE.search(question):
        for cell in cells:
            pair = _with_first_year(table, cell)
            if len(pair) == 2:
                _say_cell(draft, table, pair[0])
                _say_rate(scope, draft, table, pair[0], pair[1])
        return
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


def _say_share(draft: Draft, table: Table, cell: Cell) -> None:
    """Say a figure's share of the total of its year, with the operands."""
    total = next((c for c in table.cells if c.column == cell.column and c.row in _TOTALS), None)
    if total is None or total == cell:
        return
    _say_cell(draft, table, total)
    share = round(_number(cell) / _number(total) * 100, 1)
    computed = f"{cell.value}÷{total.value}×100＝{share}%"
    draft.say(phrases.FIGURE_SHARE.format(computed=computed))


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
            draft.say(phrases.FIGURE_PRINTED_RATE.format(value=found.group()) + f"[{marker}]")
    sign = "▲" if change < 0 else ""
    computed = f"{later.value}÷{earlier.value}×100－100＝{sign}{rate}%"
    draft.say(phrases.FIGURE_RATE.format(computed=computed))


def _home(sections: Iterable[Section], document: str, offset: int) -> Section | None:
    """Give the section that holds an offset."""
    return next((s for s in sections if s.document == document and s.start <= offset < s.end), None)
