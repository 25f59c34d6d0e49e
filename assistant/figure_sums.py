"""Says figures and what is computed from them: changes, shares, sums, multiples, with operands."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_asks import Asks
from assistant.figure_orders import say_limit, say_order
from assistant.figure_rates import base_of, say_change, say_difference
from assistant.figure_view import Figure
from assistant.figure_words import is_rate, say_figure, unit_word
from assistant.scope import Scope
from corpus.figures import is_total
from corpus.sums import plain
from corpus.text import squash

# What is there in a year, and does not come anew.
_STOCKS = frozenset({"人", "世帯", "戸"})


def say_figures(
    scope: Scope, draft: Draft, table: Sequence[Figure], found: Sequence[Figure], asks: Asks
) -> None:
    """Say the figures found and what a question wants to know of them."""
    numbers = [figure for figure in found if figure.cell.number is not None]
    if asks.limit and len(numbers) > 1:
        say_limit(draft, numbers, asks.limit, asks)
    elif (asks.extreme or asks.order) and len(numbers) > 1:
        say_order(scope, draft, table, numbers, asks)
    elif not (
        _say_shares(draft, table, numbers, asks) or _say_changes(scope, draft, table, numbers, asks)
    ):
        for figure in found:
            say_figure(draft, figure)
        _say_computed(draft, table, numbers, asks)


def _say_computed(
    draft: Draft, table: Sequence[Figure], numbers: Sequence[Figure], asks: Asks
) -> None:
    """Say the sum, multiple, ratio or difference of figures that are said."""
    if asks.total and len(numbers) > 1:
        _say_sum(draft, numbers)
    elif asks.times or asks.ratio:
        pair = _two(table, numbers)
        if pair:
            say_figure(draft, pair[0])
            (_say_ratio if asks.ratio else _say_times)(draft, *pair)
    elif len(numbers) == 2 and (asks.difference or asks.change):
        say_difference(draft, *numbers)
        if asks.percent and asks.more:
            _say_ratio(draft, *numbers)


def _two(table: Sequence[Figure], numbers: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Give the figure that is measured against, and the other one."""
    if len(numbers) == 2:
        return (numbers[0], numbers[1])
    return base_of(table, numbers[0]) if len(numbers) == 1 else None


def _say_sum(draft: Draft, numbers: Sequence[Figure]) -> None:
    """Say the sum of figures of one unit."""
    if len({squash(unit_word(f)) for f in numbers}) > 1 or any(map(is_rate, numbers)):
        return
    one = len({f.name for f in numbers}) == 1 and squash(unit_word(numbers[0])) in _STOCKS
    if one and len(numbers) > 2:  # the same people are counted again every year
        return
    total = sum((f.cell.number for f in numbers if f.cell.number is not None), Decimal(0))
    shown = "＋".join(figure.value for figure in numbers) + f"＝{plain(total)}"
    draft.say(phrases.FIGURE_SUM.format(computed=f"{shown}{unit_word(numbers[0])}"))


def _say_times(draft: Draft, base: Figure, figure: Figure) -> None:
    """Say how many times one figure is another."""
    if base.cell.number and figure.cell.number is not None:
        times = _rounded(figure.cell.number / base.cell.number, 2)
        draft.say(phrases.FIGURE_TIMES.format(computed=f"{figure.value}÷{base.value}＝{times}"))


def _say_ratio(draft: Draft, base: Figure, figure: Figure) -> None:
    """Say one figure in per cent of another."""
    if base.cell.number and figure.cell.number is not None:
        ratio = _rounded(figure.cell.number / base.cell.number * 100, 1)
        computed = f"{figure.value}÷{base.value}×100＝{ratio}%"
        draft.say(phrases.FIGURE_RATIO.format(computed=computed))


def _rounded(number: Decimal, places: int) -> Decimal:
    """Round half up, as offices do."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _say_changes(
    scope: Scope, draft: Draft, table: Sequence[Figure], numbers: Sequence[Figure], asks: Asks
) -> bool:
    """Say how every row changes between two years; False where nothing like it is asked."""
    if not asks.change or asks.share or asks.times or asks.ratio:
        return False
    if asks.more and len({figure.name for figure in numbers}) == len(numbers) > 1:
        return False
    if asks.trend and len({figure.column for figure in numbers}) > 2:
        return False
    pairs = []
    for name in dict.fromkeys(figure.name for figure in numbers):
        own = sorted(
            (figure for figure in numbers if figure.name == name),
            key=lambda figure: min(figure.years, default=""),
        )
        pair = (own[0], own[-1]) if len(own) > 1 else base_of(table, own[0])
        if pair is None or not pair[1].years:
            return False
        pairs.append(pair)
    percent, amount = _wanted(asks, len(pairs))
    for pair in pairs:
        say_change(scope, draft, *pair, percent=percent, amount=amount)
    return bool(pairs)


def _wanted(asks: Asks, rows: int) -> tuple[bool, bool]:
    """Tell whether a change is wanted in per cent, and whether as a number."""
    if asks.percent:
        return True, asks.amount
    if asks.amount:
        return False, True
    return asks.either or asks.difference or rows > 1, True


def _say_shares(
    draft: Draft, table: Sequence[Figure], numbers: Sequence[Figure], asks: Asks
) -> bool:
    """Say the share of every figure in the total of its year; False where there is none to say."""
    if not asks.share:
        return False
    parts = [figure for figure in numbers if not is_total(figure.name)]
    pairs = [(figure, total) for figure in parts if (total := _total_of(table, figure))]
    if not pairs:
        return False
    for figure, total in pairs:
        say_figure(draft, figure)
        say_figure(draft, total)
        computed = f"{_share(figure, total)}＝{_per_cent(figure, total)}%"
        draft.say(phrases.FIGURE_SHARE.format(computed=computed))
    if len(pairs) == 2 and pairs[0][0].name == pairs[1][0].name:
        _say_points(draft, pairs)
    return True


def _say_points(draft: Draft, pairs: Sequence[tuple[Figure, Figure]]) -> None:
    """Say the difference between two shares in percentage points."""
    exact = [_exact_share(figure, total) for figure, total in pairs]
    later, earlier = (1, 0) if exact[1] >= exact[0] else (0, 1)
    points = _rounded(exact[later] - exact[earlier], 1)
    computed = f"{_share(*pairs[later])}－{_share(*pairs[earlier])}＝{points}%"
    draft.say(phrases.FIGURE_POINTS.format(computed=computed))


def _share(figure: Figure, total: Figure) -> str:
    """Write a share as it is computed."""
    return f"{figure.value}÷{total.value}×100"


def _exact_share(figure: Figure, total: Figure) -> Decimal:
    """Give a figure in per cent of its total."""
    return (figure.cell.number or Decimal(0)) / (total.cell.number or Decimal(1)) * 100


def _per_cent(figure: Figure, total: Figure) -> Decimal:
    """Give a share, rounded."""
    return _rounded(_exact_share(figure, total), 1)


def _total_of(table: Sequence[Figure], figure: Figure) -> Figure | None:
    """Give the total that a figure is a part of: of its column, and of the same unit."""
    if is_rate(figure):
        return None
    unit = squash(unit_word(figure))
    beside = (f for f in table if f.column == figure.column and squash(unit_word(f)) == unit)
    total = next((f for f in beside if is_total(f.name)), None)
    return total if total is not None and total != figure and total.cell.number else None
