"""Arithmetic over tables: printed totals against the sum of their parts, rates of change."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from corpus.figures import NONE_MARKS, is_part, is_subtotal, is_total
from corpus.formats.blocks import Span
from corpus.records import Cell, Computed, ComputedKind, Label, Table
from corpus.text import squash

# Counts that were rounded one by one may miss their total by one of its last place.
TOLERANCE = 1
_NO_PART = re.compile(
    r"平均|割合|率$|率[（(]|比$|比[（(]|増減|差引|順位|指数|中央値|最大|最小|前年|達成"
)
_RATE = re.compile(r"[%％‰]|ポイント|倍|歳")
_Names = tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class SumFinding:
    """A printed total that misses the sum of its parts by more than the tolerance."""

    table: Table
    total: Cell
    computed: Computed


def table_sums(table: Table, tolerance: int = TOLERANCE) -> tuple[SumFinding, ...]:
    """Give the printed totals that differ from the sum of their parts by more than `tolerance`.

    `tolerance` counts units of the total's last printed place (1 person, 0.1 per cent). A total
    that fits any of its possible sums (rows before it, subtotals, all rows) is no finding.
    """
    found = []
    for computed in table.computed:
        total = next((c for c in table.cells if c.spans == computed.printed.spans), None)
        if computed.kind is ComputedKind.TOTAL and total is not None:
            place = Decimal(1).scaleb(_exponent(total))
            if abs(computed.difference) > tolerance * place:
                found.append(SumFinding(table, total, computed))
    return tuple(found)


def _exponent(cell: Cell) -> int:
    """Give the exponent of a figure's last place: 0 for counts, -1 for 12.5."""
    exponent = cell.number.as_tuple().exponent if cell.number is not None else 0
    return exponent if isinstance(exponent, int) else 0


def totals(table: Table) -> tuple[Computed, ...]:
    """Add up the parts of every printed total of rows and of columns.

    Of the possible sums (parts since the last total, all parts, subtotals, parts below) the one
    that comes nearest to the print is taken; a total without two known parts has none.
    """
    results = []
    lines = {across: _lines(table, across=across) for across in (False, True)}
    for cell in table.cells:
        if cell.number is None or _is_rate(cell):
            continue
        for across in (False, True):
            line = lines[across][_names(_heads(cell, across=not across))]
            computed = _total(line, cell, across=across)
            results += [computed] if computed else []
    return tuple(results)


def _lines(table: Table, *, across: bool) -> dict[_Names, list[Cell]]:
    """Group the cells of a table by row (`across`) or by column."""
    lines: dict[_Names, list[Cell]] = {}
    for cell in table.cells:
        lines.setdefault(_names(_heads(cell, across=not across)), []).append(cell)
    return lines


def _is_rate(cell: Cell) -> bool:
    """Tell whether a figure is no count, so that figures like it do not add up."""
    heads = " ".join(head.text for head in (*cell.row_heads, *cell.column_heads))
    return bool(cell.unit and _RATE.search(cell.unit.text)) or bool(_NO_PART.search(heads))


def _heads(cell: Cell, *, across: bool) -> tuple[Label, ...]:
    """Give a cell's heads along one direction; `across` means along its row."""
    return cell.column_heads if across else cell.row_heads


def _total(line: Sequence[Cell], total: Cell, *, across: bool) -> Computed | None:
    """Add up the parts of one cell along its row or column; None where it is no total."""
    heads = _heads(total, across=across)
    level = next((i for i, head in enumerate(heads) if is_total(head.text)), None)
    if level is None:
        return None
    parts = [c for c in line if _beside(c, total, level, across=across)]
    return _nearest(total, _candidates(parts, total, level, across=across))


def _names(heads: Iterable[Label]) -> _Names:
    """Tell heads apart by position."""
    return tuple(head.spans for head in heads)


def _beside(cell: Cell, total: Cell, level: int, *, across: bool) -> bool:
    """Tell whether a cell may be a part of a total: same outer heads, a count of the same unit."""
    own, heads = _heads(cell, across=across), _heads(total, across=across)
    if cell.spans == total.spans or len(own) <= level:
        return False
    if _names(own[:level]) != _names(heads[:level]) or _is_rate(cell):
        return False
    inner = [squash(head.text) for head in heads[level + 1 :]]
    if inner and [squash(head.text) for head in own[level + 1 :]] != inner:
        return False
    units = {squash(c.unit.text) if c.unit else "" for c in (cell, total) if c.number is not None}
    return len(units) == 1 and not any(is_part(head.text) for head in own[level:])


def _candidates(
    parts: Sequence[Cell], total: Cell, level: int, *, across: bool
) -> Iterator[list[Cell]]:
    """Give the sets of cells that a total may be the sum of, the likeliest first."""
    inner_total = len(_heads(total, across=across)) > level + 1

    def counts(cell: Cell) -> bool:
        heads = _heads(cell, across=across)[level:]
        return any(is_total(head.text) for head in (heads[:1] if inner_total else heads))

    order = [(c, counts(c)) for c in parts]
    before = [(c, t) for c, t in order if _start(c) < _start(total)]
    since = max((i for i, (_, t) in enumerate(before) if t), default=-1)
    yield [c for c, _ in before[since + 1 :]]
    yield [c for c, t in order if not t]
    yield [c for c, _ in order if any(is_subtotal(h.text) for h in _heads(c, across=across))]
    yield [c for c, t in before if t]
    yield [c for c, t in order if not t and _start(c) > _start(total)]
    yield [c for c, t in order if t]


def _start(cell: Cell) -> int:
    """Give where a cell stands."""
    return cell.spans[0][0] if cell.spans else -1


def _nearest(total: Cell, candidates: Iterable[list[Cell]]) -> Computed | None:
    """Take the sum that comes nearest to the print, of equal ones the first."""
    best: Computed | None = None
    for parts in candidates:
        known = [c for c in parts if c.number is not None]
        unknown = [c for c in parts if c.number is None and squash(c.value) not in NONE_MARKS]
        if len(known) < 2 or unknown or total.number is None:
            continue
        result = sum((c.number for c in known if c.number is not None), Decimal(0))
        shown = "＋".join(c.value for c in known) + f"＝{plain(result)}"
        printed = Label(total.value, total.spans)
        computed = Computed(
            ComputedKind.TOTAL, tuple(known), result, shown, printed, total.number - result
        )
        if best is None or abs(computed.difference) < abs(best.difference):
            best = computed
    return best


def plain(number: Decimal) -> str:
    """Write a number with commas and ▲ for a minus."""
    return f"{'▲' if number < 0 else ''}{abs(number):,f}"


def change(earlier: Cell, later: Cell, places: int = 1) -> Decimal | None:
    """Give the change from one figure to another in per cent, rounded half up as offices do."""
    if earlier.number is None or later.number is None or not earlier.number:
        return None
    exact = (later.number - earlier.number) / earlier.number * 100
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
