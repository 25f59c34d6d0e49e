"""Counts and lists the rows of a table whose figures in a column lie within a bound.

「加入率が65%以上の地区はいくつ」, 「1万人を超える地区を全部」, 「5割を下回るのはどこ」.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_asks import Asks, find_asks
from assistant.figure_bounds import Bound, base_unit, find_bounds
from assistant.figure_naming import (
    Naming,
    is_said,
    named_columns,
    named_rows,
    naming_of,
    terms_about,
)
from assistant.figure_picks import are_places, known_years, years_of_all
from assistant.figure_qualifiers import qualifiers
from assistant.figure_view import Figure, figures_of
from assistant.figure_words import RATE_UNITS, is_rate, marked, marked_names, say_figure, unit_word
from assistant.figures import of_columns
from assistant.kinds import Kind
from assistant.records import Role
from assistant.scope import Scope
from corpus import Table
from corpus.figures import is_missing, is_total, is_year
from corpus.text import squash
from index.normalise import canonical_years, fold

_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.PROCESS, Kind.DEFINITION, Kind.COMPARE})
_AGES = frozenset({"歳", "才"})
_ASKED = re.compile(
    r"いくつ|どこ|どれ|どの|どちら|何[一-鿿ァ-ヶ]|全部|すべて|全て|一覧|列挙|リスト|挙げ|教え|あり?ま|ある[?？か]"
    r"|件数|数は|[一-鿿ァ-ヶ](?:は|って|を)?[?？。]*$"
)
_WHEN = re.compile(r"いつ|何年|何月|はじめて|初めて|最初に")
_WHERE = re.compile(r"どこ|ところ")
# 72歳より高い compares, 65歳以上の人口 names a column
_RANKED = re.compile(r"より|な[いかく]")
_ANY = re.compile(r"どれ|もの|項目|いくつ")
_NAME = re.compile(r"(?:の?名称?|名前|番号)$")
# A row head that ends in so many signs with all the others tells what the rows are.
_SHORTEST_SORT, _LONGEST_SORT = 2, 4
_SORT = re.compile(r"[一-鿿ァ-ヶー]+$")
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table: a figure for each row, and what the rows are called.

    `named` is 2 where a question has the column's whole head, 1 where it has the year over it.
    """

    table: Table
    figures: tuple[Figure, ...]
    rows: str
    named: int


def answer_thresholds(scope: Scope) -> Draft | None:
    """List with their count the rows of the one column that a question sets a bound to.

    None where it is not clear which column is meant, or where a row of it cannot be compared.
    """
    question = fold(scope.reading.question)
    bounds = find_bounds(question)
    if not bounds or not _asks_rows(scope, question):
        return None
    naming = scope.once(naming_of)
    found = [
        (column, meant)
        for table in scope.tables
        for meant in [_meant(bounds, table)]
        if meant and (column := _column(table, naming, meant))
    ]
    best = max((column.named for column, _ in found), default=0)
    named = [pair for pair in found if pair[0].named == best]
    if len(named) != 1 or not (best or _is_alone(naming, *named[0])):
        return None
    return _say(scope, *named[0])


def _is_alone(naming: Naming, column: _Column, bounds: Sequence[Bound]) -> bool:
    """Tell whether no other table with such rows counts so, or all say less of the question."""
    fitness = _shared(naming, column.figures)
    for table in naming.scope.tables:
        numbers = [f for f in figures_of(table) if f.cell.number is not None]
        figures = [f for f in numbers if _fits(f, bounds[0].unit)]
        other = bool(figures) and table is not column.table
        rival = other and _rows_said(table, figures, naming.text)
        if rival and _shared(naming, figures) >= fitness:
            return False
    return True


def _shared(naming: Naming, figures: Sequence[Figure]) -> int:
    """Count the words of a question that what is printed about a table has."""
    return len({term for term in terms_about(figures) & naming.terms if len(term) > 1})


def _asks_rows(scope: Scope, question: str) -> bool:
    """Tell whether a question asks which rows there are, and nothing computed of them."""
    reading, asks = scope.reading, find_asks(_without_bounds(question))
    if reading.kinds & _OTHER_KINDS or reading.departments or len(reading.cities) > 1:
        return False
    if _WHEN.search(question) or not _ASKED.search(question):
        return False
    return not _computes(asks)


def _computes(asks: Asks) -> bool:
    """Tell whether something is worked out of figures: a change, a sum, an order."""
    worked = (asks.change, asks.times, asks.total, asks.difference, asks.ratio, asks.order)
    return any(worked) or bool(asks.extreme)


def _meant(bounds: Sequence[Bound], table: Table) -> tuple[Bound, ...]:
    """Give the bounds for figures of a table: an age is one only where no other bound is set."""
    others = tuple(bound for bound in bounds if bound.unit not in _AGES)
    meant = others or tuple(bounds)
    same = len({bound.unit for bound in meant}) == 1 and len(meant) <= len("<>")
    return meant if same and len(table.cells) > 1 else ()


def _column(table: Table, naming: Naming, bounds: Sequence[Bound]) -> _Column | None:
    """Give the one column of a table that a question is about; None where that is not sure."""
    figures = [f for f in figures_of(table) if not any(is_total(n.text) for n in f.names)]
    if not figures or any(is_year(f.cell.row_heads[-1].text) for f in figures if f.cell.row_heads):
        return None
    asked = _years_asked(naming)
    if asked - known_years(figures) or named_rows(figures, naming, parts=False).sure:
        return None
    unit, text = bounds[0].unit, _without_bounds(naming.text)
    fitting = [f for f in figures if is_missing(f.value) or _fits(f, unit)]
    columns = named_columns(fitting, text)
    own = asked - years_of_all(figures)
    kept = of_columns(fitting, columns) if columns else fitting
    kept = [f for f in kept if not own or f.years & own]
    rows = _rows_said(table, kept, naming.text)
    whole = any(fold(squash(name)) in text for name in columns)
    if not (rows or (whole and _ANY.search(text))) or not (columns or unit):
        return None
    if not (_is_one_column(kept) and _is_readable(table, kept, unit)):
        return None
    if not _is_about(naming, figures, [rows, *columns], bounds):
        return None
    called = rows or _rows_called(table)
    return _Column(table, tuple(kept), called, 2 * whole or bool(own)) if called else None


def _without_bounds(text: str) -> str:
    """Leave out the bounds of a text: their numbers name nothing; an age may name a column."""
    for bound in reversed(find_bounds(text)):
        if bound.unit not in _AGES or _RANKED.search(text, bound.start, bound.end):
            text = f"{text[: bound.start]}　{text[bound.end :]}"
    return text


def _is_about(
    naming: Naming, figures: Sequence[Figure], said: Sequence[str], bounds: Sequence[Bound]
) -> bool:
    """Tell whether a question puts nothing to its rows that the table does not say."""
    heads = fold(" ".join(f"{f.name}{f.column}" for f in figures))
    ages = [b for b in find_bounds(naming.text) if b.unit in _AGES and b not in bounds]
    if any(naming.text[b.start : b.end] not in heads for b in ages):
        return False
    plain = Naming(naming.scope, _without_bounds(naming.text), naming.official)
    asking = {"いくつ", "半数", "半分", "割", bounds[0].unit}
    rest = qualifiers(plain, figures, [word for word in said if word])
    return not [word for word in rest if word not in asking]


def _years_asked(naming: Naming) -> frozenset[str]:
    """Give the years of a question in western form."""
    own = canonical_years(fold(naming.scope.reading.question))
    return frozenset(year.removesuffix("年") for year in own)


def _fits(figure: Figure, unit: str) -> bool:
    """Tell whether a figure counts in the unit of a bound; a rate without a unit is in per cent."""
    own = base_unit(unit_word(figure))[1]
    if not unit or unit == own:
        return True
    return not own and (is_rate(figure) if unit in RATE_UNITS else not is_rate(figure))


def _is_one_column(figures: Sequence[Figure]) -> bool:
    """Tell whether each row has one figure, all below one head."""
    names = [figure.name for figure in figures]
    one = len({figure.column for figure in figures}) == 1
    return one and len(set(names)) == len(names) >= _LEAST_ROWS


def _is_readable(table: Table, figures: Sequence[Figure], unit: str) -> bool:
    """Tell whether every row of a column has a figure, or counts in another unit."""
    names = {figure.name for figure in figures}
    column = figures[0].column
    rest = [
        cell
        for cell in table.cells
        if cell.column == column
        and cell.row_heads
        and not any(is_total(head.text) for head in cell.row_heads)
        and "　".join(head.text for head in cell.row_heads) not in names
    ]
    own = [figure for figure in figures_of(table) if figure.cell in rest]
    known = all(cell.number is not None for cell in rest)
    return known and all(unit and not _fits(figure, unit) for figure in own)


def _rows_said(table: Table, figures: Sequence[Figure], text: str) -> str:
    """Give the word for the rows that a question has: 地区 over or at the end of their heads."""
    words = [fold(_NAME.sub("", squash(label.text))) for label in table.stub]
    words.append(_sort_of([f.names[-1].text for f in figures if f.names]))
    said = next((word for word in words if len(word) > 1 and is_said(word, text)), "")
    if said:
        return said
    heads = [figure.name for figure in figures]
    return _rows_called(table) if _WHERE.search(text) and are_places(heads) else ""


def _rows_called(table: Table) -> str:
    """Give what the rows of a table are called over their heads, "" where nothing is printed."""
    return next((squash(label.text) for label in reversed(table.stub)), "")


def _sort_of(heads: Sequence[str]) -> str:
    """Give the word that all of some heads end in, "" where there is none."""
    for length in range(_LONGEST_SORT, _SHORTEST_SORT - 1, -1):
        ends = {fold(squash(head))[-length:] for head in heads}
        if len(ends) == 1 and (end := ends.pop()) and _SORT.fullmatch(end):
            return end
    return ""


def _say(scope: Scope, column: _Column, bounds: Sequence[Bound]) -> Draft:
    """Say the rows within the bounds, those that print no figure, or all where none is."""
    draft = scope.draft()
    within = [f for f in column.figures if f.cell.number is not None and _holds(f, bounds)]
    said = phrases.ROWS_WITHIN if within else phrases.NO_ROW_WITHIN
    caption = _caption(scope, draft, column.table)
    draft.lines.append(said.format(head=column.rows, count=len(within)) + caption)
    for figure in within or [f for f in column.figures if f.cell.number is not None]:
        say_figure(draft, figure)
    for figure in column.figures:
        if figure.cell.number is None and figure.cell.spans:
            _say_missing(draft, figure)
    return draft


def _holds(figure: Figure, bounds: Sequence[Bound]) -> bool:
    """Tell whether a figure lies within all bounds."""
    scale = base_unit(unit_word(figure))[0]
    number = figure.cell.number
    return number is not None and all(bound.holds(number * scale) for bound in bounds)


def _caption(scope: Scope, draft: Draft, table: Table) -> str:
    """Cite the caption of a table as context; "" where it prints none in a section."""
    if table.caption is None:
        return ""
    try:
        home = scope.corpus.section_at(table.section.document, table.caption.span[0])
    except LookupError:
        return ""
    return f"[{draft.cite(home, *table.caption.span, role=Role.CONTEXT)}]"


def _say_missing(draft: Draft, figure: Figure) -> None:
    """Say that a row prints a sign in the place of a figure."""
    column = "・".join(marked(draft, figure, label) for label in figure.across)
    marker = draft.cite(figure.cell.section, *figure.cell.spans[0], role=Role.CONTEXT)
    value = f"{figure.value}[{marker}]"
    draft.say(phrases.CELL.format(row=marked_names(draft, figure), column=column, value=value))
