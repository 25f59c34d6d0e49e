"""Refuses a rise where the table falls, and a highest year that another year exceeds."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_view import Figure, figures_of, names_in
from assistant.premises import CAUSE, OPEN
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus.figures import is_total
from index.normalise import fold

_RISE = re.compile(
    r"増え|増加|増大|回復|持ち直|伸び|上昇|倍増|急増|増した|\bincreas|\bgrow|\brise|aument|cresc|增加|增长"
)
_FALL = re.compile(
    r"減[りっるす少]|半減|激減|下が|落ち込|\bdecreas|\bfall|\bdrop|declin|shrink|diminu|reduz|cair|减少|下降"
)
_PEAK = re.compile(r"最大|ピーク|最多|(?:最も|いちばん|一番)(?:多|高)")
_BOTTOM = re.compile(r"最小|最少|(?:最も|いちばん|一番)(?:少|低)")
_TAIL_OF_HEAD = re.compile(r"(?:地域|人口|地区)$")
_GROUNDS = re.compile(r"根拠|裏付け|裏づけ")
_ALL = re.compile(r"総人口|全体|合計|総数|市の人口|^人口|population|população|总人口")


def refuse_other_direction(scope: Scope) -> Draft | None:
    """Refuse a rise where the table falls (and the other way round), showing two figures."""
    question = fold(scope.reading.question)
    rise, fall = bool(_RISE.search(question)), bool(_FALL.search(question))
    peak, bottom = bool(_PEAK.search(question)), bool(_BOTTOM.search(question))
    if (peak or bottom) and not CAUSE.search(question):
        return None
    if rise + fall + peak + bottom != 1 or not (OPEN.search(question) or _GROUNDS.search(question)):
        return None
    for table in scope.tables:
        for series in _series(scope, figures_of(table), question):
            years = [y for y in scope.reading.years if y in {_year(f) for f in series}]
            pair = _peak(series, years, peak) if peak or bottom else _ends(series, years)
            if pair is None:
                continue
            against = _falls(pair) if rise or peak else _rises(pair)
            if against and (rise or fall) and not _always(series, pair, rise):
                continue
            return _other_direction(scope, pair, rise or peak) if against else None
    return None


def _series(scope: Scope, figures: Sequence[Figure], question: str) -> list[list[Figure]]:
    """Give the figures of each named row by year, where a table has years."""
    rows = []
    for name in names_in(figures):
        bare = fold(name)
        short = _TAIL_OF_HEAD.sub("", bare)
        if bare in question or (len(short) > 1 and short in question):
            rows.append(name)
    longest = [n for n in rows if not any(fold(n) in fold(o) and n != o for o in rows)]
    if not longest and _ALL.search(question):
        longest = [n for n in names_in(figures) if is_total(n)][:1]
    series = []
    for name in longest:
        row = [f for f in figures if f.name == name and f.cell.number is not None and _year(f)]
        series.append(sorted(row, key=_year))
    return [row for row in series if len(row) > 1]


def _year(figure: Figure) -> str:
    """Give the western year of a figure, empty where it has none."""
    return min((y[:4] for y in figure.years if y[:4].isdigit()), default="")


def _ends(series: Sequence[Figure], years: Sequence[str]) -> tuple[Figure, Figure] | None:
    """Give the figures that a question compares: of two years, up to one, or first and last."""
    if not years:
        return series[0], series[-1]
    later = next(f for f in series if _year(f) == max(years))
    if len(set(years)) > 1:
        return next(f for f in series if _year(f) == min(years)), later
    place = series.index(later)
    return (series[0], later) if place else (later, series[-1])


def _peak(
    series: Sequence[Figure], years: Sequence[str], highest: bool
) -> tuple[Figure, Figure] | None:
    """Give the true extreme and the figure of the year that a question holds to be it."""
    if len(set(years)) != 1:
        return None
    told = next(f for f in series if _year(f) == years[0])
    extreme = (max if highest else min)(series, key=lambda f: f.cell.number or 0)
    return (extreme, told) if extreme is not told else None


def _falls(pair: tuple[Figure, Figure]) -> bool:
    """Tell whether the second figure is not above the first."""
    return (pair[1].cell.number or 0) <= (pair[0].cell.number or 0)


def _rises(pair: tuple[Figure, Figure]) -> bool:
    """Tell whether the second figure is not below the first."""
    return (pair[1].cell.number or 0) >= (pair[0].cell.number or 0)


def _always(series: Sequence[Figure], pair: tuple[Figure, Figure], rise: bool) -> bool:
    """Tell whether no step between two figures goes the way that a question takes for granted."""
    first, last = series.index(pair[0]), series.index(pair[1])
    steps = [(series[n], series[n + 1]) for n in range(first, last)]
    return all(_falls(step) if rise else _rises(step) for step in steps)


def _other_direction(scope: Scope, pair: tuple[Figure, Figure], rise: bool) -> Draft:
    """Say that the figures go the other way, and show two of them."""
    direction = phrases.FALLING if rise else phrases.RISING
    draft = refuse(scope, missing=[scope.reading.question])
    draft.lines[0] = phrases.OTHER_DIRECTION.format(direction=direction)
    values = []
    for figure in pair:
        span = figure.cell.spans[0][0], figure.cell.spans[-1][1]
        marker = draft.cite(figure.cell.section, *span, role=Role.CONTEXT, basis=figure.cell.basis)
        values.append(f"{figure.value}[{marker}]")
    unit = pair[0].cell.unit.text if pair[0].cell.unit else ""
    said = phrases.FIRST_AND_LAST.format(
        row=pair[0].name,
        first=_year(pair[0]),
        earlier=values[0],
        last=_year(pair[1]),
        later=values[1],
        unit=unit,
    )
    draft.lines.insert(1, said)
    return draft
