"""Says one figure with the heads that name it, each cited."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_view import Figure
from assistant.records import Role
from corpus import Basis, Label
from corpus.text import squash

_BARE_YEAR = re.compile(r"[0-9]{4}$")


def marked(draft: Draft, figure: Figure, label: Label) -> str:
    """Give a label with the marker of its citation."""
    document = figure.table.section.document
    sections = draft.corpus.of_document(document)
    home = next((s for s in sections if s.start <= label.span[0] < s.end), figure.cell.section)
    return f"{label.text}[{draft.cite(home, *label.span, role=Role.CONTEXT)}]"


def say_figure(draft: Draft, figure: Figure) -> None:
    """Say one figure with the heads that name it."""
    cell = figure.cell
    if cell.span is None:
        return
    row = "・".join(marked(draft, figure, label) for label in figure.names)
    column = "・".join(marked(draft, figure, label) for label in figure.across)
    marker = draft.cite(cell.section, *_with_head(draft, figure), basis=cell.basis)
    value = f"{cell.value}[{marker}]"
    inside = cell.unit and cell.span[0] <= cell.unit.span[0] < cell.span[1]
    unit = marked(draft, figure, cell.unit) if cell.unit and not inside else ""
    line = _phrase(figure).format(row=row, column=column, value=value, unit=unit)
    draft.lines.append(line + (phrases.INFERRED if cell.basis is Basis.INFERRED else ""))


def _with_head(draft: Draft, figure: Figure) -> tuple[int, int]:
    """Give the span of a figure, with the head that is printed right before it in its section."""
    cell = figure.cell
    start, end = cell.spans[0][0], cell.spans[-1][1]
    text = draft.corpus.document(cell.section.document).text
    for label in figure.names:
        first, last = label.span
        beside = cell.section.start <= first and last <= start and not text[last:start].strip()
        start = first if beside else start
    return start, end


def _phrase(figure: Figure) -> str:
    """Choose the phrase for the heads that a figure has."""
    if not figure.across:
        return phrases.FIGURE_OF_ROW
    bare = len(figure.across) == 1 and _BARE_YEAR.match(squash(figure.across[0].text))
    return phrases.FIGURE if bare else phrases.FIGURE_OF_COLUMN
