"""What the documents say: originals, readers, and records with exact offsets."""

from corpus.errors import (
    CorpusError,
    DocumentError,
    MachishirubeError,
    QuoteMismatch,
    SettingsError,
    UserError,
)
from corpus.library import Corpus, load_corpus
from corpus.records import (
    Basis,
    Cell,
    ChangeKind,
    Document,
    Duty,
    Revision,
    Section,
    SectionKind,
    Side,
    Table,
    Term,
)
from corpus.state import DataFolder

__all__ = [
    "Basis",
    "Cell",
    "ChangeKind",
    "Corpus",
    "CorpusError",
    "DataFolder",
    "Document",
    "DocumentError",
    "Duty",
    "MachishirubeError",
    "QuoteMismatch",
    "Revision",
    "Section",
    "SectionKind",
    "SettingsError",
    "Side",
    "Table",
    "Term",
    "UserError",
    "load_corpus",
]
