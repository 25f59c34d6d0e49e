"""What the documents say, as frozen records; offsets count characters of the decoded original."""

from dataclasses import dataclass, field
from enum import StrEnum


class Side(StrEnum):
    """The column of a before/after table that a text stands in."""

    AFTER = "after"
    BEFORE = "before"


class Basis(StrEnum):
    """How a record is known."""

    PRINTED = "printed"  # the page says it
    COMPUTED = "computed"  # arithmetic over printed figures that can be shown
    INFERRED = "inferred"  # a person would conclude it from layout or wording
    LOST = "lost"  # the extraction lost it; nothing may be concluded


class SectionKind(StrEnum):
    """What a section is on the page."""

    TITLE = "title"
    HEADING = "heading"
    CLAUSE = "clause"  # a numbered or marked unit
    PARAGRAPH = "paragraph"
    NOTE = "note"  # ※
    OMISSION = "omission"  # ～省略～
    DATE = "date"
    TABLE_HEAD = "table_head"
    ROW = "row"  # a row of a table
    FIGURES = "figures"  # rows of numbers, marks of a chart
    STAMP = "stamp"  # printed page numbers, stamps, running heads
    LOST = "lost"  # marks whose place the extraction lost


class ChangeKind(StrEnum):
    """What became of a unit between the two columns of a before/after table."""

    CHANGED = "changed"
    REPLACED = "replaced"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    OMITTED = "omitted"


@dataclass(frozen=True, slots=True)
class Document:
    """An original with its provenance. `sha256` is over the bytes of the file.

    `date` is the printed date of issue (YYYY, YYYY-MM or YYYY-MM-DD), None where none is printed.
    `city_names` are names of the city in other scripts.
    `changes_only_mark` is the printed remark that a table shows changed parts only.
    """

    id: str
    title: str
    city: str
    publisher: str
    date: str | None
    sheets: int
    reader: str
    text: str = field(repr=False)
    sha256: str
    aliases: tuple[str, ...] = ()
    changes_only_mark: str | None = None
    short_title: str = ""
    city_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The finest addressed unit of a document; `text[start:end]` is its printed form.

    `path` runs from the outermost heading to the unit's own label, each as printed, and is never
    empty. `row` is the ordinal of the before/after table row, `confidence` (0 to 1) says how sure
    the column boundary of that row is.
    """

    document: str
    start: int
    end: int
    kind: SectionKind
    path: tuple[str, ...]
    sheet: int
    page: str | None = None
    part: str | None = None
    side: Side | None = None
    row: int | None = None
    basis: Basis = Basis.PRINTED
    confidence: float = 1.0

    @property
    def key(self) -> str:
        """The section's identity: its position, never its content."""
        return f"{self.document}@{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Revision:
    """One unit of a before/after table with its counterpart; `similarity` is 0 to 1."""

    document: str
    row: int
    item: str
    page: str | None
    path: tuple[str, ...]
    kind: ChangeKind
    after: Section | None
    before: Section | None
    similarity: float
    wording_only: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """An action with the departments printed behind it; `start`/`end` span the bracket."""

    section: Section
    departments: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table; row, column and unit are spans of the original, never typed in."""

    value: str
    start: int
    end: int
    row: str
    row_span: tuple[int, int]
    column: str
    column_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures. `basis` tells how the row labels were assigned.

    `section` is the section that the first figure stands in; all cells stand below its headings.
    """

    section: Section
    unit: str | None
    unit_span: tuple[int, int] | None
    cells: tuple[Cell, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its definition as printed; `definition` is None where a term is used only."""

    document: str
    term: str
    section: Section
    start: int
    end: int
    definition: str | None
