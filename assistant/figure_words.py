"""Says one figure with the heads that name it, each cited."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_view import Figure
from assistant.records import Role
from corpus import Basis, Label
from corpus.formats.blocks import Span
from corpus.text import squash

_BARE_YEAR = re.compile(r"[0-9]{4}$")
_RATE = re.compile(r"(?:率|割合|比率|構成比|平均)(?:[（(].*)?$")
RATE_UNITS = frozenset({"%", "％", "‰", "ポイント", "倍"})
_FIGURES_ALONE = re.compile(r"[0-9０-９,，.．▲△%％\s-]+")
# Longer ones are no line that a reader takes in at once.
LINE_CHARACTERS = 120


def marked(draft: Draft, figure: Figure, label: Label) -> str:
    """Give a label with the marker of its citation."""
    document = figure.table.section.document
    sections = draft.corpus.of_document(document)
    home = next((s for s in sections if s.start <= label.span[0] < s.end), figure.cell.section)
    return f"{label.text}[{draft.cite(home, *label.span, role=Role.CONTEXT)}]"


def marked_value(draft: Draft, figure: Figure, role: Role = Role.EVIDENCE) -> str:
    """Give a figure's value with the markers of its citations.

    Where only the place in a line of figures tells the head of a figure, the line is the evidence
    and the figure shows where to look in it.
    """
    section, basis = figure.cell.section, figure.cell.basis
    own, line = _with_heads(draft, figure), _line(draft, figure)
    if line is None or line == own:
        return f"{figure.value}[{draft.cite(section, *own, role=role, basis=basis)}]"
    inner = draft.cite(section, *own, role=Role.CONTEXT, basis=basis)
    return f"{figure.value}[{inner}][{draft.cite(section, *line, role=role, basis=basis)}]"


def marked_names(draft: Draft, figure: Figure) -> str:
    """Give the naming heads of a figure with their markers."""
    return "・".join(marked(draft, figure, label) for label in figure.names)


def unit_of(figure: Figure) -> Label | None:
    """Give a figure's unit; a rate below 「単位：人」 does not count people."""
    unit = figure.cell.unit
    heads = [label.text for label in (*figure.names, *figure.across)]
    rate = any(_RATE.search(squash(head)) for head in heads)
    return None if unit and rate and squash(unit.text) not in RATE_UNITS else unit


def marked_unit(draft: Draft, figure: Figure) -> str:
    """Give a figure's unit with its marker, nothing where it stands inside the value."""
    cell, unit = figure.cell, unit_of(figure)
    if cell.span is None or unit is None:
        return ""
    inside = cell.span[0] <= unit.span[0] < cell.span[1]
    return "" if inside else marked(draft, figure, unit)


def unit_word(figure: Figure) -> str:
    """Give the word of a figure's unit."""
    unit = unit_of(figure)
    return unit.text if unit else ""


def is_rate(figure: Figure) -> bool:
    """Tell whether a figure is a rate, so that figures like it do not add up."""
    heads = [label.text for label in (*figure.names, *figure.across)]
    return unit_word(figure) in RATE_UNITS or any(_RATE.search(squash(h)) for h in heads)


def say_figure(draft: Draft, figure: Figure, role: Role = Role.EVIDENCE) -> None:
    """Say one figure with the heads that name it."""
    if figure.cell.span is None:
        return
    row = marked_names(draft, figure)
    column = "・".join(marked(draft, figure, label) for label in figure.across)
    value = marked_value(draft, figure, role)
    unit = marked_unit(draft, figure)
    line = _phrase(figure).format(row=row, column=column, value=value, unit=unit)
    draft.say(line + (phrases.INFERRED if figure.cell.basis is Basis.INFERRED else ""))


def _line(draft: Draft, figure: Figure) -> Span | None:
    """Give the line of figures that a figure is one of, where only its place in it tells its head.

    None where something else stands between the figures.
    """
    if figure.cell.basis is not Basis.INFERRED or not figure.across:
        return None
    home = figure.cell.section
    beside = [
        cell
        for cell in figure.table.cells
        if cell.row_heads == figure.cell.row_heads and cell.spans and cell.section == home
    ]
    start = min(cell.spans[0][0] for cell in beside)
    end = max(cell.spans[-1][1] for cell in beside)
    text = draft.corpus.document(home.document).text[start:end]
    alone = len(text) <= LINE_CHARACTERS and _FIGURES_ALONE.fullmatch(text)
    return (start, end) if alone else None


def _with_heads(draft: Draft, figure: Figure) -> Span:
    """Give the span of a figure, with the heads that are printed right before it in its section.

    A bracket that opens before it closes behind it: 人口（中央値 7,906人）.
    """
    cell = figure.cell
    start, end = cell.spans[0][0], cell.spans[-1][1]
    text = draft.corpus.document(cell.section.document).text
    for label in (*figure.names, *figure.across):
        first, last = label.span
        between = text[last:start] if cell.section.start <= first and last <= start else "-"
        if between.strip() in {"", "(", "（"}:
            start = first
            closes = between.strip() and text[end : end + 1] in {")", "）"}
            end += 1 if closes else 0
    return start, end


def _phrase(figure: Figure) -> str:
    """Choose the phrase for the heads that a figure has."""
    if not figure.across:
        return phrases.FIGURE_OF_ROW
    bare = len(figure.across) == 1 and _BARE_YEAR.match(squash(figure.across[0].text))
    return phrases.FIGURE if bare else phrases.FIGURE_OF_COLUMN
