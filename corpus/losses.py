"""What the extraction lost: marks whose place is gone, and what no text is left of.

Marks are the sections of kind `lost`; a reviewed plan file says what kind they are and what cannot
be known without them. Marks that no file speaks of are reported as they are.
"""

from collections.abc import Iterator, Sequence

from corpus.plan_records import Loss, LossKind
from corpus.plan_sidecar import EMPTY_PLAN, LostThing, Plan, anchored
from corpus.quotes import Quoted, quote_section
from corpus.records import Document, Section, SectionKind
from corpus.text import squash


def find_losses(
    document: Document, sections: Sequence[Section], plan: Plan = EMPTY_PLAN
) -> tuple[Loss, ...]:
    """Find the losses of a document, those of the plan file first.

    Raises CorpusError where a text that a loss is about does not stand on its sheet.
    """
    left = [s for s in sections if s.kind is SectionKind.LOST]
    losses: list[Loss] = []
    for thing in plan.loss:
        marks = [s for s in left if s.sheet == thing.sheet and _consists(document, s, thing.marks)]
        left = [s for s in left if s not in marks]
        losses.append(_loss(document, sections, thing, marks))
    return (*losses, *_unnamed(document, left))


def _consists(document: Document, section: Section, marks: str) -> bool:
    """Tell whether a section consists of these characters."""
    return set(squash(document.text[section.start : section.end])) <= set(squash(marks))


def _loss(
    document: Document, sections: Sequence[Section], thing: LostThing, marks: Sequence[Section]
) -> Loss:
    """Make the record of a loss that the plan file tells."""
    sheet = [s for s in sections if s.sheet == thing.sheet]
    start = min((s.start for s in sheet), default=len(document.text))
    end = max((s.end for s in sheet), default=len(document.text))
    about = tuple(anchored(document, words, start, end) for words in thing.about)
    quoted = tuple(quote_section(document, s) for s in marks)
    return Loss(document.id, thing.sheet, thing.kind, quoted, about, thing.reason)


def _unnamed(document: Document, sections: Sequence[Section]) -> Iterator[Loss]:
    """Give the marks that no plan file speaks of, sheet by sheet."""
    for sheet in sorted({s.sheet for s in sections}):
        marks: tuple[Quoted, ...] = tuple(
            quote_section(document, s) for s in sections if s.sheet == sheet
        )
        reason = "印がどこに付くのかは、取り出しで失われています"
        yield Loss(document.id, sheet, LossKind.MARKS, marks, (), reason)
