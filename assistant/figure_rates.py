"""Says the change from one figure of a row to another: the printed rate, the computed one, the sum.

A printed rate answers by itself; the figures that confirm it are then context.
"""

from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_view import Figure
from assistant.figure_words import say_figure, unit_word
from assistant.records import Role
from assistant.scope import Scope
from corpus import Basis, ComputedKind
from corpus.sums import change, plain
from corpus.text import squash


def base_of(table: Sequence[Figure], figure: Figure) -> tuple[Figure, Figure] | None:
    """Give the first figure of a row, against which a change counts, and the figure."""
    row = [f for f in table if f.name == figure.name and f.cell.number is not None]
    alike = [f for f in row if _same_unit(f, figure) and bool(f.years) == bool(figure.years)]
    first = min(alike, key=lambda f: min(f.years, default=""), default=figure)
    return (first, figure) if first.column != figure.column else None


def say_change(
    scope: Scope, draft: Draft, earlier: Figure, later: Figure, *, percent: bool, amount: bool
) -> None:
    """Say the change between two figures of a row, in per cent or as a number or both."""
    rate = printed_rate(scope, draft, earlier, later) if percent else None
    if rate:
        value, sign, marker = rate.partition("[")
        draft.say(phrases.FIGURE_PRINTED_RATE.format(value=value) + sign + marker)
    role = Role.CONTEXT if rate and not amount else Role.EVIDENCE
    say_figure(draft, earlier, role)
    say_figure(draft, later, role)
    if percent:
        _say_rate(draft, earlier, later)
    if amount:
        say_difference(draft, earlier, later)


def printed_rate(
    scope: Scope, draft: Draft, earlier: Figure, later: Figure, role: Role = Role.EVIDENCE
) -> str | None:
    """Give the printed rate that two figures confirm, with its marker; None without one."""
    for computed in later.table.computed:
        if computed.kind is ComputedKind.CHANGE and computed.operands == (earlier.cell, later.cell):
            span = computed.printed.span
            home = scope.corpus.section_at(later.table.section.document, span[0])
            marker = draft.cite(home, *span, role=role, basis=Basis.COMPUTED)
            return f"{computed.printed.text}[{marker}]"
    return None


def _say_rate(draft: Draft, earlier: Figure, later: Figure) -> None:
    """Say the rate of change with its operands."""
    rate = change(earlier.cell, later.cell)
    if rate is not None:
        shown = f"{later.value}÷{earlier.value}×100－100＝{plain(rate)}%"
        draft.say(phrases.FIGURE_RATE.format(computed=shown))


def say_difference(draft: Draft, one: Figure, other: Figure) -> None:
    """Say the difference of two figures, the smaller taken from the larger."""
    if one.cell.number is None or other.cell.number is None or not _same_unit(one, other):
        return
    larger, smaller = (one, other) if one.cell.number >= other.cell.number else (other, one)
    difference = abs(one.cell.number - other.cell.number)
    computed = f"{larger.value}－{smaller.value}＝{plain(difference)}{unit_word(larger)}"
    draft.say(phrases.FIGURE_DIFFERENCE.format(computed=computed))


def _same_unit(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count the same."""
    return squash(unit_word(one)) == squash(unit_word(other))
