"""The answer record that the CLI, the page and outside tools share."""

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from corpus.records import Basis, ChangeKind, Side

# Marks fields that stay out of the JSON record.
_UNRECORDED = {"unrecorded": True}


class Status(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    UNANSWERABLE = "unanswerable"
    CLARIFY = "clarify"
    SMALLTALK = "smalltalk"
    ERROR = "error"


class Role(StrEnum):
    """Whether a citation carries the claim or only the heads around it."""

    EVIDENCE = "evidence"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of a conversation; `role` is user or assistant."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """An address in a document with the quote that stands there; `marker` is the n of [n].

    `side_name` is what the document calls the side; it is shown and not recorded.
    """

    marker: int
    role: Role
    document: str
    title: str
    section: tuple[str, ...]
    page: str | None
    sheet: int
    side: Side | None
    quote: str
    start: int
    end: int
    basis: Basis
    side_name: str = field(default="", metadata=_UNRECORDED)


@dataclass(frozen=True, slots=True)
class Change:
    """A difference; `ops` are (equal|delete|insert, text); `after`/`before` are markers."""

    kind: ChangeKind
    ops: tuple[tuple[str, str], ...]
    after: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class Nearest:
    """A section that a refusal offers instead; `side_name` as in citations."""

    document: str
    title: str
    section: tuple[str, ...]
    page: str | None
    sheet: int
    side: Side | None
    start: int
    end: int
    side_name: str = field(default="", metadata=_UNRECORDED)


@dataclass(frozen=True, slots=True)
class Answer:
    """The record of one question; `elapsed_ms` covers reading to verifying of it alone."""

    id: str | None
    question: str
    status: Status
    answer: str
    citations: tuple[Citation, ...] = ()
    changes: tuple[Change, ...] = ()
    missing: tuple[str, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    carried: str | None = None
    degraded: tuple[str, ...] = ()
    asof: dict[str, str] = field(default_factory=dict)
    elapsed_ms: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """Give the record as JSON-ready values, keys in the documented order."""
        plain: dict[str, Any] = _plain(self)
        return plain


def _plain(value: Any) -> Any:
    """Turn records, enums and tuples into dicts, strings and lists."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        kept = (each.name for each in fields(value) if each.metadata != _UNRECORDED)
        return {name: _plain(getattr(value, name)) for name in kept}
    return value
