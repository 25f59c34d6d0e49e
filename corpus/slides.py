"""Reader for slides whose text was extracted box after box, led by a reviewed outline file.

The outline (TOML, next to the document) says in reading order where a box begins and below which
headings it stands. Each `at` is a verbatim quote, white space aside, found behind the one before.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import CorpusError
from corpus.layout import trimmed
from corpus.outline import build_sections
from corpus.records import Basis, Document, Section, SectionKind
from corpus.text import Squashed, squash, squash_with_origin
from corpus.units import Unit, find_units


class OutlineRange(BaseModel):
    """A box: where it begins, the headings above it, and what it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    at: str
    path: tuple[str, ...]
    kind: SectionKind | None = None
    basis: Basis = Basis.PRINTED
    wrapped: bool = False
    whole: bool = False  # one unit, whatever its lines look like
    top: bool = False  # stands beside, not below, the sheet's `under`


class OutlineSheet(BaseModel):
    """A sheet: its part, its printed page, and its boxes; it begins where its first box does."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    part: str
    page: str | None = None
    under: str | None = None
    ranges: tuple[OutlineRange, ...]


class Outline(BaseModel):
    """A reviewed outline file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    sheet: tuple[OutlineSheet, ...]


def parse_outline(content: str, name: str) -> Outline:
    """Read an outline file; raises CorpusError naming the file where it cannot be read."""
    try:
        return Outline.model_validate(tomllib.loads(content))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise CorpusError(
            f"{name}：構成ファイルを読めません（{error}）",
            "決められた項目だけの TOML",
            "構成ファイルを直してください",
        ) from error


def read_slides(document: Document, outline: Outline) -> tuple[Section, ...]:
    """Read the whole text into sections as the outline says."""
    placed = list(_place(document, outline))
    ends = [start for start, _, _ in placed[1:]] + [len(document.text)]
    sections: list[Section] = []
    for (start, sheet_number, (sheet, box)), end in zip(placed, ends, strict=True):
        sections += _box_sections(document, (start, end), sheet_number, sheet, box)
    return tuple(sections)


def _place(
    document: Document, outline: Outline
) -> Iterator[tuple[int, int, tuple[OutlineSheet, OutlineRange]]]:
    """Find every box in order; yields its offset, its sheet's number, and what the outline says."""
    squashed = squash_with_origin(document.text)
    position = 0
    for number, sheet in enumerate(outline.sheet, start=1):
        for box in sheet.ranges:
            position = _find(squashed, box.at, position, document.id)
            yield squashed.origin[position], number, (sheet, box)
            position += 1


def _find(squashed: Squashed, quote: str, position: int, document: str) -> int:
    """Find a quote behind a squashed position; raises CorpusError where it does not stand."""
    found = squashed.text.find(squash(quote), position)
    if found < 0:
        raise CorpusError(
            f"{document}：構成ファイルの引用「{quote}」が原文の続きにありません",
            "原文にそのまま、並びの順にある引用",
            "構成ファイルの at を直してください",
        )
    return found


def _box_sections(
    document: Document,
    span: tuple[int, int],
    sheet_number: int,
    sheet: OutlineSheet,
    box: OutlineRange,
) -> tuple[Section, ...]:
    """Read the units of one box."""
    start, end = trimmed(document.text, *span)
    under = (sheet.under,) if sheet.under and not box.top else ()
    frame = Section(
        document.id,
        start,
        end,
        SectionKind.PARAGRAPH,
        (sheet.part, *under, *box.path),
        sheet_number,
        page=sheet.page,
        part=sheet.part,
        basis=box.basis,
    )
    if box.whole:
        units: tuple[Unit, ...] = (Unit(start, end, start, None),)
    else:
        units = find_units(document.text, start, end, wrapped=box.wrapped)
    if box.kind is not None:
        kind = box.kind
        return tuple(replace(frame, start=u.start, end=u.end, kind=kind) for u in units)
    return _headed(document.text, units, frame)


def _headed(text: str, units: Sequence[Unit], frame: Section) -> tuple[Section, ...]:
    """Build the sections of a box; its own heading, if it opens the box, is one of them."""
    if units and squash(text[units[0].start : units[0].end]) == squash(frame.path[-1]):
        head = replace(frame, start=units[0].start, end=units[0].end, kind=SectionKind.HEADING)
        return (head, *build_sections(text, units[1:], frame))
    return build_sections(text, units, frame)
