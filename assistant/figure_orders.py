"""Says which figure is the largest or smallest, the order of figures, and where a limit is passed.

What a figure is compared with is context: it does not answer by itself.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_asks import Asks, Limit
from assistant.figure_rates import base_of, printed_rate, say_change
from assistant.figure_view import Figure
from assistant.figure_words import marked, marked_names, marked_value, say_figure
from assistant.records import Role, Status
from assistant.scope import Scope
from corpus.sums import change, plain

_Pair = tuple[Figure, Figure]


def say_order(
    scope: Scope, draft: Draft, table: Sequence[Figure], found: Sequence[Figure], asks: Asks
) -> None:
    """Say the largest or smallest of some figures, or all of them in their order."""
    if asks.change and len({f.name for f in found}) > 1:
        pairs = _pairs(table, found)
        if len(pairs) > 1:
            _say_extreme_change(scope, draft, pairs, asks)
            return
    if asks.order and not asks.extreme:
        _say_all(draft, found, asks)
        return
    for group in _compared(found, asks):
        ranked = sorted(group, key=_number, reverse=asks.extreme >= 0)
        best, others = ranked[0], ranked[1:]
        say_figure(draft, best)
        if others:
            shown = "、".join(_other(draft, best, other) for other in others)
            phrase = phrases.FIGURE_MOST if asks.extreme >= 0 else phrases.FIGURE_LEAST
            draft.lines.append(phrase.format(others=shown))


def _number(figure: Figure) -> Decimal:
    """Give a figure's number."""
    return figure.cell.number or Decimal(0)


def _compared(found: Sequence[Figure], asks: Asks) -> list[list[Figure]]:
    """Group what is compared: the years of a row where a year is looked for, else rows."""
    rows = len({figure.name for figure in found})
    by_row = rows == 1 or (asks.when and not asks.where)
    groups: dict[str, list[Figure]] = {}
    for figure in found:
        groups.setdefault(figure.name if by_row else figure.column, []).append(figure)
    return list(groups.values())


def _other(draft: Draft, best: Figure, other: Figure) -> str:
    """Give a figure that is compared with the best, by what tells the two apart."""
    labels = other.names if other.name != best.name else other.across
    name = "・".join(marked(draft, other, label) for label in labels)
    return f"{name}：{marked_value(draft, other, Role.CONTEXT)}"


def _say_all(draft: Draft, found: Sequence[Figure], asks: Asks) -> None:
    """Say all figures in their order."""
    draft.say(phrases.FIGURES_UP if asks.upward else phrases.FIGURES_DOWN)
    for figure in sorted(found, key=_number, reverse=not asks.upward):
        say_figure(draft, figure)


def _pairs(table: Sequence[Figure], found: Sequence[Figure]) -> list[_Pair]:
    """Give for every row its first figure that is asked for (or the table has) and its last."""
    pairs = []
    for name in dict.fromkeys(figure.name for figure in found):
        own = [figure for figure in found if figure.name == name]
        pair = (own[0], own[-1]) if len(own) > 1 else base_of(table, own[0])
        if pair:
            pairs.append(pair)
    return pairs


def _say_extreme_change(scope: Scope, draft: Draft, pairs: Sequence[_Pair], asks: Asks) -> None:
    """Say the row that changes most or least: in per cent, where that or neither is asked for."""
    percent = asks.percent or not asks.amount

    def size(pair: _Pair) -> Decimal:
        by = _number(pair[1]) - _number(pair[0])
        if percent:
            by = change(pair[0].cell, pair[1].cell) or Decimal(0)
        return abs(by) if asks.fall == asks.rise else -by if asks.fall else by

    ranked = sorted(pairs, key=size, reverse=asks.extreme >= 0)
    best, others = ranked[0], ranked[1:]
    say_change(scope, draft, *best, percent=percent, amount=not percent)
    shown = "、".join(_other_change(scope, draft, pair, percent=percent) for pair in others)
    phrase = phrases.FIGURE_CHANGES_MOST if asks.extreme >= 0 else phrases.FIGURE_CHANGES_LEAST
    draft.lines.append(phrase.format(others=shown))


def _other_change(scope: Scope, draft: Draft, pair: _Pair, *, percent: bool) -> str:
    """Give the change of a row that is compared: printed, or from its two figures."""
    name = marked_names(draft, pair[1])
    rate = printed_rate(scope, draft, *pair, role=Role.CONTEXT) if percent else None
    if rate:
        return f"{name}：{rate}"
    values = [marked_value(draft, figure, Role.CONTEXT) for figure in pair]
    return f"{name}：{values[0]}→{values[1]}"


def say_limit(draft: Draft, found: Sequence[Figure], limit: Limit, asks: Asks) -> None:
    """Say the first year of every row that passes a limit, or the rows that do in a year."""

    def passes(figure: Figure) -> bool:
        return _number(figure) < limit.number if limit.below else _number(figure) > limit.number

    rows = list(dict.fromkeys(figure.name for figure in found))
    years = {figure.column for figure in found}
    if len(years) == 1 or (len(rows) > 1 and asks.where and not asks.when):
        through = [figure for figure in found if passes(figure)]
        for figure in through:
            say_figure(draft, figure)
    else:
        through = [
            f for row in rows for f in _crossing([x for x in found if x.name == row], passes)
        ]
        for figure in through:
            _say_crossing(draft, found, figure, below=limit.below)
    if not through:
        _say_never(draft, found, below=limit.below)


def _crossing(series: Sequence[Figure], passes: Callable[[Figure], bool]) -> list[Figure]:
    """Give the first figure that passes, where one before it does not."""
    ordered = sorted(series, key=lambda figure: min(figure.years, default=""))
    return next(([figure] for figure in ordered if passes(figure)), [])


def _say_crossing(draft: Draft, found: Sequence[Figure], figure: Figure, *, below: bool) -> None:
    """Say the figure that passes, and the one before it as context."""
    say_figure(draft, figure)
    draft.say(phrases.FIGURE_FALLS_BELOW if below else phrases.FIGURE_RISES_ABOVE)
    own = [one for one in found if one.name == figure.name]
    place = own.index(figure)
    if place:
        say_figure(draft, own[place - 1], Role.CONTEXT)


def _say_never(draft: Draft, found: Sequence[Figure], *, below: bool) -> None:
    """Refuse a limit that no figure passes, showing the nearest one."""
    draft.status = Status.UNANSWERABLE
    draft.say(phrases.NEVER_BELOW if below else phrases.NEVER_ABOVE)
    nearest = (min if below else max)(found, key=_number)
    say_figure(draft, nearest, Role.CONTEXT)
    draft.missing.append(plain(_number(nearest)))
