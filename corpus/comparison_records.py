"""What a row of a before/after table holds before it is read into units."""

from dataclasses import dataclass, field

from corpus.records import SectionKind, Side


@dataclass(frozen=True, slots=True)
class CellLine:
    """A printed line of a cell text[start:end].

    `joined` tells that its row crossed a page, `goes_on` that it goes on with a sentence which the
    line before it broke off, so that it opens nothing.
    """

    start: int
    end: int
    sheet: int
    joined: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Loose:
    """A line that stands in no column of texts: a head, a title, an item, a page number."""

    line: CellLine
    kind: SectionKind
    names: tuple[str, ...]
    row: int | None = None
    page: str | None = None
    side: Side | None = None


@dataclass(slots=True)
class Row:
    """A row of the table; `shared` are lines over both columns, `remarks` those below a head."""

    number: int
    names: tuple[str, ...]
    page: str | None
    sheet: int
    sides: dict[Side, list[CellLine]]
    shared: list[CellLine] = field(default_factory=list)
    remarks: list[tuple[str, list[CellLine]]] = field(default_factory=list)
