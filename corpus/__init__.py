"""What the documents say: originals, readers, and records with exact offsets."""

from corpus.aliases import (
    Alias,
)
from corpus.dates import (
    Calendar,
    Precision,
    PrintedDate,
)
from corpus.errors import (
    CorpusError,
    DocumentError,
    MachishirubeError,
    QuoteMismatch,
    SettingsError,
    UserError,
)
from corpus.facts import (
    Fact,
    FactKind,
)
from corpus.library import Corpus, load_corpus
from corpus.notes import (
    Note,
)
from corpus.omissions import (
    Omission,
)
from corpus.plan_records import (
    Body,
    Course,
    Goal,
    ItemTie,
    Loss,
    LossKind,
    Member,
    Organisation,
    Placed,
    Point,
    Remark,
    Roadmap,
    RoadmapItem,
    Role,
    Situation,
    Step,
    Theme,
    TieKind,
)
from corpus.quotes import (
    Link,
    Quoted,
)
from corpus.records import (
    Basis,
    Cell,
    ChangeKind,
    Computed,
    ComputedKind,
    Document,
    Duty,
    Label,
    Notation,
    Office,
    Revision,
    Section,
    SectionKind,
    Side,
    Table,
    Term,
)
from corpus.state import DataFolder

__all__ = [
    "Alias",
    "Basis",
    "Body",
    "Calendar",
    "Cell",
    "ChangeKind",
    "Computed",
    "ComputedKind",
    "Corpus",
    "CorpusError",
    "Course",
    "DataFolder",
    "Document",
    "DocumentError",
    "Duty",
    "Fact",
    "FactKind",
    "Goal",
    "ItemTie",
    "Label",
    "Link",
    "Loss",
    "LossKind",
    "MachishirubeError",
    "Member",
    "Notation",
    "Note",
    "Office",
    "Omission",
    "Organisation",
    "Placed",
    "Point",
    "Precision",
    "PrintedDate",
    "QuoteMismatch",
    "Quoted",
    "Remark",
    "Revision",
    "Roadmap",
    "RoadmapItem",
    "Role",
    "Section",
    "SectionKind",
    "SettingsError",
    "Side",
    "Situation",
    "Step",
    "Table",
    "Term",
    "Theme",
    "TieKind",
    "UserError",
    "load_corpus",
]
