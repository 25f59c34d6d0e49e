"""Each document with what could not be read of it, as the page of documents shows it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.telling import ranges
from assistant.views.documents import DocumentView
from corpus import Corpus, Section

UNSURE_BELOW = 0.25
"""A line between two columns that leads over the next best by less than this is told as unsure."""


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a document; `page` is the printed page, None where there is none."""

    start: int
    end: int
    sheet: int
    page: str | None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read, told in Japanese, and the sheets that it is on.

    `places` are what is left of it in the text, empty where nothing is.
    """

    sheets: tuple[int, ...]
    what: str
    places: tuple[Place, ...] = ()

    @property
    def where(self) -> str:
        """The sheets as people write them: 1〜3、7."""
        return ranges(self.sheets)


@dataclass(frozen=True, slots=True)
class HoldingView:
    """A document with how it came and what is missing.

    `added` is the time of adding in ISO 8601 (UTC), None for a document of the program. `unread`
    is what its reader could not read, `lost` what the extraction lost, `omitted` the printed marks
    of parts that are left out, `unsure` table rows whose columns may be cut at the wrong place.
    """

    document: DocumentView
    text_sha256: str
    encoding: str | None
    added: str | None
    notes: tuple[str, ...]
    unread: tuple[Unread, ...]
    lost: tuple[Unread, ...]
    omitted: tuple[Place, ...]
    unsure: tuple[Place, ...]

    @property
    def whole(self) -> bool:
        """Tell whether nothing is known to be missing."""
        return not (self.unread or self.lost or self.omitted or self.unsure)


def view_holdings(corpus: Corpus, documents: Iterable[DocumentView]) -> tuple[HoldingView, ...]:
    """Give every document with what is known to be missing of it."""
    return tuple(_holding(corpus, document) for document in documents)


def _holding(corpus: Corpus, document: DocumentView) -> HoldingView:
    extract, entry = corpus.extracts.get(document.id), corpus.added.get(document.id)
    return HoldingView(
        document=document,
        text_sha256=corpus.document(document.id).text_sha256 or document.sha256,
        encoding=extract.encoding if extract else None,
        added=entry.added if entry else None,
        notes=extract.notes if extract else (),
        unread=_joined((x.sheet, x.what) for x in extract.unreadable) if extract else (),
        lost=_lost(corpus, document.id),
        omitted=tuple(
            _place(each.section)
            for each in corpus.omissions
            if each.section.document == document.id
        ),
        unsure=tuple(_unsure(corpus.of_document(document.id))),
    )


def _joined(found: Iterable[tuple[int, str]]) -> tuple[Unread, ...]:
    """Put equal losses of several sheets together, in the order of their first sheet."""
    sheets: dict[str, list[int]] = {}
    for sheet, what in found:
        sheets.setdefault(what, []).append(sheet)
    return tuple(Unread(tuple(dict.fromkeys(numbers)), what) for what, numbers in sheets.items())


def _lost(corpus: Corpus, document: str) -> tuple[Unread, ...]:
    """Give what the extraction lost, equal reasons of several sheets together."""
    own = [loss for loss in corpus.losses if loss.document == document]
    return tuple(
        Unread(
            each.sheets,
            each.what,
            tuple(
                Place(mark.start, mark.end, loss.sheet, None)
                for loss in own
                if loss.reason == each.what
                for mark in loss.marks
            ),
        )
        for each in _joined((loss.sheet, loss.reason) for loss in own)
    )


def _unsure(sections: Sequence[Section]) -> Iterator[Place]:
    """Give each table row whose columns are cut unsurely, from its first section to its last."""
    rows: dict[int, list[Section]] = {}
    for section in sections:
        if section.row is not None and section.confidence < UNSURE_BELOW:
            rows.setdefault(section.row, []).append(section)
    for parts in rows.values():
        first = parts[0]
        start, end = min(part.start for part in parts), max(part.end for part in parts)
        yield Place(start, end, first.sheet, first.page)


def _place(section: Section) -> Place:
    return Place(section.start, section.end, section.sheet, section.page)
