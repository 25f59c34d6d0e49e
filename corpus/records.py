"""What the documents say, as frozen records; offsets count characters of the decoded original."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from corpus.formats.blocks import Span


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
    VOID = "void"  # a cell's mark in the place of a text: （新設）, （削る）, －, 同左
    DATE = "date"
    TABLE_HEAD = "table_head"
    ROW = "row"  # a row of a table
    FIGURES = "figures"  # rows of numbers, marks of a chart
    STAMP = "stamp"  # printed page numbers, stamps, running heads
    CONTENTS = "contents"  # entries of a table of contents
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


_TOWNS = "市町村区県都道府"


@dataclass(frozen=True, slots=True)
class Document:
    """An original with its provenance. `sha256` is over the bytes of the file.

    `date` is the printed date of issue (YYYY, YYYY-MM or YYYY-MM-DD), None where none is printed.
    `city_names` are names of the city in other scripts.
    `changes_only_mark` is the printed remark that a table shows changed parts only.
    The last three are those of an added document: the file's name, its format ("pdf"), and the
    sha256 of the stored text (for the documents of the program the text is the file's own).
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
    file_name: str = ""
    format: str = ""
    text_sha256: str = ""

    @property
    def names_of_city(self) -> frozenset[str]:
        """Every name that the city goes by: 上田市, 上田, Ueda; none where the city is unknown."""
        bare = self.city[:-1] if len(self.city) > 2 and self.city[-1] in _TOWNS else self.city
        return frozenset(name for name in (self.city, bare, *self.city_names) if name)


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


class Notation(StrEnum):
    """How a page says which departments an action belongs to."""

    BRACKET = "bracket"  # …を進めます。［部、課］
    LINE = "line"  # 担当課：…, below or beside the action
    COLUMN = "column"  # a column (or row) 所管課 of a table
    MATRIX = "matrix"  # marks in columns that are headed by departments


@dataclass(frozen=True, slots=True)
class Label:
    """A printed head, unit, role or note: its text without line breaks, and where it stands.

    Several spans where its lines do not follow each other. `basis` is inferred where a blank or 〃
    stands for the head above.
    """

    text: str
    spans: tuple[Span, ...]
    basis: Basis = Basis.PRINTED

    @property
    def span(self) -> Span:
        """The first to the last character."""
        return self.spans[0][0], self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Office:
    """A department as written; `role` is what the page calls its part (主管課), if it does."""

    name: str
    start: int
    end: int
    role: Label | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """An action text[start:end] with the departments that the page gives it.

    `section` is the one that the action stands in; `basis` is inferred where only the place of a
    line below the action connects the two.
    """

    section: Section
    start: int
    end: int
    offices: tuple[Office, ...]
    notation: Notation
    basis: Basis = Basis.PRINTED

    @property
    def departments(self) -> tuple[str, ...]:
        """The names, as written."""
        return tuple(office.name for office in self.offices)

    @property
    def side(self) -> Side | None:
        """The column of a before/after table that the action stands in."""
        return self.section.side

    @property
    def is_of_row(self) -> bool:
        """Whether a column of a before/after table gives the departments: to both its sides."""
        return self.notation is Notation.COLUMN and self.section.side is not None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table with its heads from outer to inner, all spans of the original.

    `value` is the printed text without line breaks; an empty cell has no spans. `number` is its
    value where it is one (12.5 for 「12.5％」), `unit` the one that holds for it, wherever printed.
    `basis` is inferred where layout alone puts a value under a head, lost where the extraction
    lost which value stood here. `line` counts the rows of the table from 0, where it has a grid.
    """

    section: Section
    value: str
    spans: tuple[Span, ...]
    row_heads: tuple[Label, ...]
    column_heads: tuple[Label, ...]
    number: Decimal | None = None
    unit: Label | None = None
    basis: Basis = Basis.PRINTED
    line: int | None = None

    @property
    def span(self) -> Span | None:
        """The first to the last character, None for an empty cell."""
        return (self.spans[0][0], self.spans[-1][1]) if self.spans else None

    @property
    def row(self) -> str:
        """The row heads in one line."""
        return "　".join(head.text for head in self.row_heads)

    @property
    def column(self) -> str:
        """The column heads in one line."""
        return "　".join(head.text for head in self.column_heads)


class ComputedKind(StrEnum):
    """What arithmetic was done."""

    TOTAL = "total"
    CHANGE = "change"  # in per cent of the first operand


@dataclass(frozen=True, slots=True)
class Computed:
    """A result of arithmetic over cells, with its operands; `expression` shows the sum.

    `printed` is the figure on the page that the result stands beside, `difference` that figure
    less the exact result (for a change in percentage points).
    """

    kind: ComputedKind
    operands: tuple[Cell, ...]
    result: Decimal
    expression: str
    printed: Label
    difference: Decimal
    basis: Basis = Basis.COMPUTED


@dataclass(frozen=True, slots=True)
class Table:
    """A table or chart, cell by cell. `basis` tells how labels and values were brought together.

    `section` is the one that the first value stands in. `unit` holds for every cell that has none
    of its own. `stub` are the heads over the head columns, `notes` the footnotes, `lost` printed
    words of the table whose cell the extraction lost.
    """

    section: Section
    cells: tuple[Cell, ...]
    basis: Basis
    caption: Label | None = None
    unit: Label | None = None
    stub: tuple[Label, ...] = ()
    notes: tuple[Label, ...] = ()
    computed: tuple[Computed, ...] = ()
    lost: tuple[Label, ...] = ()

    @property
    def sheet(self) -> int:
        """The sheet that the table begins on."""
        return self.section.sheet


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its definition as printed at [start:end].

    `definition` is None where a word is used only, or where what explains it is left out; then the
    span is that of the word or of the mark of omission. Where `basis` is inferred, `reason` says in
    Japanese why, and `anchor` is the printed word.
    """

    document: str
    term: str
    section: Section
    start: int
    end: int
    definition: str | None
    basis: Basis = Basis.PRINTED
    reason: str = ""
    anchor: Span | None = None
