"""Says what is computed from figures: differences, rates and shares, with their operands."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_view import Figure
from assistant.figure_words import say_figure
from assistant.kinds import Asked
from assistant.scope import Scope
from corpus import Basis, ComputedKind, Section
from corpus.figures import is_total
from corpus.sums import change, plain
from corpus.text import squash

_DIFFERENCE = re.compile(
    r"増え|減[りっるす少]|減少|减|增|差|違|変わ|変化|から.*(?:何人|まで)|少ない|多い"
    r"|減り|fall|decrease|drop|diminu|reduz|cair"
)
_CHANGE_OF_RATE = re.compile(r"増|減|変化|変わ|伸び|下が|上が")


def say_computed(
    scope: Scope, draft: Draft, table: Sequence[Figure], found: Sequence[Figure]
) -> None:
    """Say the difference or the rate of two figures of one row, with their operands."""
    question = scope.reading.question
    found = [figure for figure in found if figure.cell.number is not None]
    rows = {figure.name for figure in found}
    percent = scope.reading.asked is Asked.PERCENT
    if len(found) == 1 and percent and not _CHANGE_OF_RATE.search(question):
        _say_share(draft, table, found[0])
        return
    if len(found) == 1 and percent:
        found = _with_first_year(table, found[0])
        if len(found) == 2:
            say_figure(draft, found[0])
    if len(found) == len(rows) > 1 and _CHANGE_OF_RATE.search(question):
        for figure in found:
            pair = _with_first_year(table, figure)
            if len(pair) == 2:
                say_figure(draft, pair[0])
                _say_rate(scope, draft, pair[0], pair[1])
        return
    if len(found) == 2 and len(rows) <= 2 and _same_unit(*found):
        _say_change(scope, draft, found)


def _same_unit(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count the same."""
    units = [squash(f.cell.unit.text) if f.cell.unit else "" for f in (one, other)]
    return units[0] == units[1]


def _say_change(scope: Scope, draft: Draft, found: Sequence[Figure]) -> None:
    """Say the rate or the difference between two figures."""
    earlier, later = sorted(found, key=lambda f: (min(f.years, default=""), f.cell.spans))
    if scope.reading.asked is Asked.PERCENT and earlier.cell.number and earlier.name == later.name:
        _say_rate(scope, draft, earlier, later)
    elif _DIFFERENCE.search(scope.reading.question) and earlier.cell.number is not None:
        difference = (later.cell.number or 0) - earlier.cell.number
        larger, smaller = (later, earlier) if difference >= 0 else (earlier, later)
        unit = _unit_word(later)
        computed = f"{larger.value}－{smaller.value}＝{plain(abs(difference))}{unit}"
        draft.say(phrases.FIGURE_DIFFERENCE.format(computed=computed))


def _unit_word(figure: Figure) -> str:
    """Give the word of a figure's unit."""
    return figure.cell.unit.text if figure.cell.unit else ""


def _say_share(draft: Draft, table: Sequence[Figure], figure: Figure) -> None:
    """Say a figure's share of the total of its year, with the operands."""
    beside = (f for f in table if f.column == figure.column and _same_unit(f, figure))
    total = next((f for f in beside if is_total(f.name)), None)
    if total is None or total == figure or not total.cell.number or figure.cell.number is None:
        return
    say_figure(draft, total)
    share = round(figure.cell.number / total.cell.number * 100, 1)
    computed = f"{figure.value}÷{total.value}×100＝{share}%"
    draft.say(phrases.FIGURE_SHARE.format(computed=computed))


def _with_first_year(table: Sequence[Figure], figure: Figure) -> list[Figure]:
    """Give the first figure of a row, against which a rate counts, and the figure."""
    first = next(f for f in table if f.name == figure.name)
    return [first, figure] if first.column != figure.column else [figure]


def _say_rate(scope: Scope, draft: Draft, earlier: Figure, later: Figure) -> None:
    """Say the printed rate that the figures confirm, and the computed one."""
    rate = change(earlier.cell, later.cell)
    if rate is None:
        return
    for computed in later.table.computed:
        if computed.kind is ComputedKind.CHANGE and computed.operands == (earlier.cell, later.cell):
            home = _home(scope.sections, later.table.section.document, computed.printed.span[0])
            if home:
                marker = draft.cite(home, *computed.printed.span, basis=Basis.COMPUTED)
                said = phrases.FIGURE_PRINTED_RATE.format(value=computed.printed.text)
                draft.say(f"{said}[{marker}]")
    shown = f"{later.value}÷{earlier.value}×100－100＝{plain(rate)}%"
    draft.say(phrases.FIGURE_RATE.format(computed=shown))


def _home(sections: Sequence[Section], document: str, offset: int) -> Section | None:
    """Give the section that holds an offset."""
    return next((s for s in sections if s.document == document and s.start <= offset < s.end), None)
