"""Records of the search side."""

from dataclasses import dataclass

from corpus.records import Section


@dataclass(frozen=True, slots=True)
class Passage:
    """A searchable window of one section; `start`/`end` are offsets in the document.

    `text` is the verbatim original, `search_text` the unwrapped text with its heading path that is
    tokenised and embedded, `departments` those that a duty in it names. Two equal sentences in two
    places are two passages.
    """

    section: Section
    city: str
    start: int
    end: int
    text: str
    search_text: str
    departments: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The passage's identity: its position."""
        return f"{self.section.document}@{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its fused score and the raw scores it came from.

    `dense` is the cosine (-1 to 1) of the centred question, `lexical` a BM25 score (0 and up);
    None where that leg did not run or did not return the passage.
    """

    passage: Passage
    score: float
    dense: float | None
    lexical: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search found, best first, and what it had to do without (Japanese, shown to users)."""

    hits: tuple[Hit, ...]
    degraded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Restrictions on a search; None means any."""

    documents: frozenset[str] | None = None
    cities: frozenset[str] | None = None
    sides: frozenset[str | None] | None = None
    departments: frozenset[str] | None = None
