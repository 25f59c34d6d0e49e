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
    None where that leg did not run or did not return the passage. `reranked` is the reranker's
    score on its own scale; None where none scored the passage. A reranker changes neither raw
    score: the hits that it puts in order hold the same fused scores as before it, dealt out again
    from the best down. So `score` falls along a list and means the same with a reranker, and
    whoever weighs raw scores again (recall) finds what the legs gave.
    """

    passage: Passage
    score: float
    dense: float | None
    lexical: float | None
    reranked: float | None = None


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
