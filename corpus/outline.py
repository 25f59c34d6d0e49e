"""Units hung below each other by their markers: what turns a flat page into section paths.

The order in which styles nest differs from document to document (① above （１）, ア above ①), so it
is read from each: a style that is open closes back to itself; one that is not hangs below the
innermost unit that goes on counting behind it, or below which its style has hung before, or
(last) below which it usually hangs. Only the parts of laws have one order everywhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.hanging import Entry, Nesting, key_of
from corpus.markers import (
    STRUCTURE,
    Marker,
    is_caption_line,
    is_date_line,
    is_figures_line,
    reads_as_heading,
)
from corpus.records import Section, SectionKind
from corpus.text import squash, unwrap
from corpus.units import Unit

# Their sign alone would say nothing in an address.
_UNNAMED = frozenset({"bullet", "arrow", "square", "circle"})
# They stand below a heading and open nothing.
_ASIDE = {
    "omission": SectionKind.OMISSION,
    "lost": SectionKind.LOST,
    "note": SectionKind.NOTE,
    "star": SectionKind.NOTE,
}
# Their lines are items of lists more often than headings.
_LETTERED = frozenset({"katakana", "katakana_parenthesis", "latin", "latin_parenthesis", "capital"})
LABEL_CHARACTERS = 14
LETTERED_CHARACTERS = 20
STRUCTURE_CHARACTERS = 60
# Short lines that head a part of a document without a number.
_PREFACES = frozenset(
    {
        *("はじめに", "おわりに", "終わりに", "まえがき", "あとがき", "前文", "巻頭言"),
        *("結びに", "むすびに", "むすび"),
    }
)
# These hold numbered parts of their own.
_SUPPLEMENTS = frozenset(
    {
        *("資料編", "資料集", "参考資料", "巻末資料", "附属資料", "付属資料"),
        *("用語解説", "用語集", "用語の説明", "用語説明", "参考文献"),
    }
)
# Remarks below a table, particulars below a letter: their items are numbered from １ again.
_REMARKS = frozenset({"記", "備考", "摘要", "注意事項", "留意事項", "注記"})
_INLINE_CAPTION = re.compile(r"[\s　]*[（(][^（）()。、\n]{1,30}[）)]")
_REPEALED = re.compile(r"[\s　]*削除[\s　]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit with what its format says of it.

    `level` is that of a heading marked by the format. `kind` is set where the unit's place in the
    document has told already what it is; such a unit opens nothing. `label` is a number that is
    printed but not in the text. `heads` says that an unmarked unit is a heading by its look.
    """

    unit: Unit
    sheet: int = 1
    page: str | None = None
    level: int | None = None
    kind: SectionKind | None = None
    label: str | None = None
    heads: bool = False

    @property
    def marker(self) -> Marker | None:
        """The sign that opens the unit."""
        return self.unit.marker


@dataclass(frozen=True, slots=True)
class Hung:
    """What a unit is, and the names of the units that it stands below, its own last."""

    kind: SectionKind
    names: tuple[str, ...]


def is_front_heading(printed: str) -> bool:
    """Tell whether a line is a heading that needs no number: はじめに, 資料編."""
    return _front_style(printed) is not None


def _front_style(printed: str) -> str | None:
    """Tell which sort of heading without a number a line is."""
    bare = squash(printed[:LABEL_CHARACTERS])
    if bare in _PREFACES:
        return "front"
    return "supplement" if bare in _SUPPLEMENTS else None


def is_remarks_heading(printed: str) -> bool:
    """Tell whether a line heads remarks on what stands above it: 備考."""
    return squash(printed[:LABEL_CHARACTERS]) in _REMARKS


def build_sections(text: str, units: Sequence[Unit], frame: Section) -> tuple[Section, ...]:
    """Turn units into sections below `frame`, whose path, page, sheet, side and row they share."""
    pieces = [Piece(unit) for unit in units]
    return tuple(
        replace(
            frame,
            start=piece.unit.start,
            end=piece.unit.end,
            kind=hung.kind,
            path=_path(frame, hung.names),
        )
        for piece, hung in zip(pieces, hang(text, pieces), strict=True)
    )


def _path(frame: Section, names: Sequence[str]) -> tuple[str, ...]:
    """Give the frame's path with the names of the open units; a name is not said twice."""
    if names and squash(names[0]) == squash(frame.path[-1]):
        names = names[1:]
    return (*frame.path, *names)


def hang(text: str, pieces: Sequence[Piece]) -> tuple[Hung, ...]:
    """Tell what each piece is and below which units it stands."""
    entries = [_entry(text, pieces, number) for number in range(len(pieces))]
    nesting = Nesting(entries)
    hung: list[Hung] = []
    for number, (piece, entry) in enumerate(zip(pieces, entries, strict=True)):
        if piece.kind is not None:
            hung.append(Hung(piece.kind, nesting.names()))
            continue
        kind = _kind(text, piece, entry)
        if entry is None:
            hung.append(Hung(kind, _names_of_aside(piece, nesting)))
            continue
        opened = _below_article(text, piece, entry) if nesting.holds("article") else entry
        nesting.open(number, opened)
        kind = SectionKind.HEADING if opened.heading else SectionKind.CLAUSE
        hung.append(Hung(kind, nesting.names()))
    return tuple(hung)


def _names_of_aside(piece: Piece, nesting: Nesting) -> tuple[str, ...]:
    """Give the place of a unit that opens nothing: notes and omissions stand below headings."""
    marker = piece.marker
    if marker is None:
        nesting.end_figure()
        return nesting.names()
    names = nesting.names(headings_only=True)
    return (*names, marker.label) if marker.style == "note" else names


def _below_article(text: str, piece: Piece, entry: Entry) -> Entry:
    """Name a counted part of an article by its number: it is a clause, however short."""
    marker = piece.marker
    counted = marker is not None and entry.style not in {*STRUCTURE, *_UNNAMED, "angle", "figure"}
    if marker is None or not counted or entry.level is not None:
        return entry
    return replace(entry, name=marker.label, heading=False)


def _kind(text: str, piece: Piece, entry: Entry | None) -> SectionKind:
    """Say what a unit that opens nothing is."""
    marker = piece.marker
    if entry is not None:
        return SectionKind.HEADING
    if marker is not None:
        return _ASIDE[marker.style]
    printed = unwrap(text[piece.unit.start : piece.unit.end])
    if is_date_line(printed):
        return SectionKind.DATE
    if is_figures_line(printed):
        return SectionKind.FIGURES
    return SectionKind.PARAGRAPH


def _entry(text: str, pieces: Sequence[Piece], number: int) -> Entry | None:
    """Say what a piece opens for the pieces behind it; None where it opens nothing."""
    piece = pieces[number]
    marker = piece.marker
    if piece.kind is not None or (piece.level is None and marker and marker.style in _ASIDE):
        return None
    printed = unwrap(text[piece.unit.start : piece.unit.end])
    name = f"{piece.label}　{printed}" if piece.label else printed
    following = pieces[number + 1].marker if number + 1 < len(pieces) else None
    if piece.level is not None:
        return _format_heading(piece, printed, name)
    if marker is None:
        return _unmarked_entry(printed, following, piece.heads)
    limit = STRUCTURE_CHARACTERS if marker.style in STRUCTURE else None
    if marker.style == "article" and _REPEALED.match(text[piece.unit.body : piece.unit.end]):
        return Entry("article", "article", marker.label, False, label=marker.label)
    if reads_as_heading(marker.style, printed) or (limit and _is_long_heading(printed, limit)):
        return Entry(key_of(marker), marker.style, name, True, label=marker.label)
    if marker.style in _LETTERED and _heads_text(printed, pieces, number):
        return Entry(key_of(marker), marker.style, name, True, label=marker.label)
    own = None if marker.style in _UNNAMED else _own_name(text, piece, marker)
    return Entry(key_of(marker), marker.style, own, False, label=marker.label)


def _heads_text(printed: str, pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a short lettered line stands over an unmarked paragraph: ア　対象者."""
    if len(printed) > LETTERED_CHARACTERS or printed.endswith(("。", "］", "]", "、", "）", ")")):
        return False
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    if following is None or following.marker or following.kind or following.level:
        return False
    return following.unit.end - following.unit.start > len(printed)


def _is_long_heading(printed: str, limit: int) -> bool:
    """Tell whether a part of a law has a heading that is longer than others may be."""
    return len(printed) <= limit and not printed.endswith(("。", "、"))


def _own_name(text: str, piece: Piece, marker: Marker) -> str:
    """Name a clause by its label, an article also by a caption printed behind it."""
    if marker.style != "article" or piece.label:
        return marker.label
    start = text.find(marker.label, piece.unit.start)
    caption = _INLINE_CAPTION.match(text, start + len(marker.label), piece.unit.end)
    return text[start : caption.end()] if caption else marker.label


def _format_heading(piece: Piece, printed: str, name: str) -> Entry:
    """Open a heading that the format marks as one."""
    marker = piece.marker
    if marker is not None and marker.style not in _ASIDE:
        return Entry(
            key_of(marker), marker.style, name, True, label=marker.label, level=piece.level
        )
    style = _front_style(printed) or "plain"
    return Entry(f"plain{piece.level}", style, name, True, level=piece.level)


def _unmarked_entry(printed: str, following: Marker | None, heads: bool) -> Entry | None:
    """Tell captions, well-known headings and short labels over a list from paragraphs."""
    front = _front_style(printed)
    if front:
        return Entry(front, front, printed, True)
    if heads:
        style = "remarks" if is_remarks_heading(printed) else "label"
        return Entry(style, style, printed, True)
    if following is None or is_date_line(printed) or is_figures_line(printed):
        return None
    if is_caption_line(printed) and following.style in {"article", "number"}:
        return Entry("caption", "caption", printed, True)
    over_list = following.style in {"definition", "circle", "bullet"}
    if over_list and len(printed) <= LABEL_CHARACTERS and not printed.endswith("。"):
        return Entry("label", "label", printed, True)
    return None
