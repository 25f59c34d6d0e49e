"""Printed pieces as the pages show them, and what the extraction lost."""

from dataclasses import dataclass

from corpus import Corpus, Loss, Quoted, Section


@dataclass(frozen=True, slots=True)
class PieceView:
    """A printed piece on one line, with the place that it stands at.

    `page` is the printed page, None where none is printed; `sheet` counts from 1.
    """

    text: str
    document: str
    start: int
    end: int
    page: str | None
    sheet: int


@dataclass(frozen=True, slots=True)
class LossView:
    """Something that the page showed and the extracted text cannot say.

    `kind` is a value of LossKind, `reason` says what cannot be known, `marks` are what is left of
    it and `about` the printed texts that it is about.
    """

    kind: str
    reason: str
    sheet: int
    marks: tuple[PieceView, ...]
    about: tuple[PieceView, ...]


def one_line(text: str) -> str:
    """Put a printed piece on one line; a column of single characters becomes a plain word."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(len(line) == 1 for line in lines):
        return "".join(lines)
    joined = ""
    for line in lines:
        latin = joined[-1:].isascii() and joined[-1:].isalnum() and line[0].isascii()
        joined += (" " if joined and latin and line[0].isalnum() else "") + line
    return joined


def piece(corpus: Corpus, quoted: Quoted) -> PieceView:
    """Show a quoted piece."""
    return piece_at(corpus, quoted.document, quoted.start, quoted.end)


def pieces(corpus: Corpus, quoted: tuple[Quoted, ...]) -> tuple[PieceView, ...]:
    """Show several quoted pieces."""
    return tuple(piece(corpus, each) for each in quoted)


def piece_at(corpus: Corpus, document: str, start: int, end: int) -> PieceView:
    """Show text[start:end] of a document."""
    section = place_of(corpus, document, start)
    text = one_line(corpus.document(document).text[start:end])
    page, sheet = (section.page, section.sheet) if section else (None, 1)
    return PieceView(text, document, start, end, page, sheet)


def place_of(corpus: Corpus, document: str, offset: int) -> Section | None:
    """Give the section at an offset, or the last one before it; None where there is neither."""
    try:
        return corpus.section_at(document, offset)
    except LookupError:
        before = [s for s in corpus.of_document(document) if s.start <= offset]
        return max(before, key=lambda section: section.start, default=None)


def view_losses(corpus: Corpus, document: str) -> tuple[LossView, ...]:
    """Give what the extraction of a document lost, in the order of the corpus."""
    return tuple(_loss(corpus, loss) for loss in corpus.losses if loss.document == document)


def _loss(corpus: Corpus, loss: Loss) -> LossView:
    marks, about = pieces(corpus, loss.marks), pieces(corpus, loss.about)
    return LossView(loss.kind.value, loss.reason, loss.sheet, marks, about)
