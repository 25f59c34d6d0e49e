"""What adding a document to a large index costs, beside embedding it alone."""

import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.records import Document, Section
from corpus.state import DataFolder
from evals.scale.making import Made
from index.build import build_index
from index.gathering import embedded
from index.records import Passage
from index.settings import IndexSettings

if TYPE_CHECKING:
    from index.encoder import Encoder, Progress


@dataclass(frozen=True, slots=True)
class Added:
    """Seconds of adding `fresh` passages to `before` others, and of embedding them alone."""

    before: int
    fresh: int
    adding_s: float
    embedding_s: float

    @property
    def times(self) -> float:
        """How many times the embedding the adding took."""
        return self.adding_s / self.embedding_s


@dataclass(frozen=True, slots=True)
class Texts:
    """Documents with their sections, as the index takes them."""

    documents: tuple[Document, ...]
    sections: tuple[Section, ...]

    @classmethod
    def of(cls, passages: Iterable[Passage], prefix: str = "") -> "Texts":
        """Write documents of passages, those of one document one behind the other."""
        held: dict[str, list[Passage]] = {}
        for passage in passages:
            held.setdefault(prefix + passage.section.document, []).append(passage)
        documents = tuple(_document(name, parts) for name, parts in held.items())
        sections = tuple(
            replace(passage.section, document=name)
            for name, parts in held.items()
            for passage in parts
        )
        return cls(documents, sections)

    def with_others(self, others: "Texts") -> "Texts":
        """Put documents behind these."""
        documents = (*self.documents, *others.documents)
        return Texts(documents, (*self.sections, *others.sections))


def _document(name: str, parts: Sequence[Passage]) -> Document:
    text = "\n".join(part.text for part in parts)
    digest = hashlib.sha256(text.encode()).hexdigest()
    city = parts[0].city
    return Document(name, name, city, city, None, 1, "made/1", text, digest)


class StandIn:
    """Gives vectors by chance under the name of a real encoder: nobody searches them."""

    def __init__(self, encoder: "Encoder") -> None:
        self.name, self.dimension = encoder.name, encoder.dimension
        self._rng = np.random.default_rng(0)

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Give (n, dimension) vectors, float32, unit norm."""
        drawn = self._rng.standard_normal((len(texts), self.dimension), dtype=np.float32)
        units: np.ndarray = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
        return units

    def encode_passages(
        self, texts: Sequence[str], progress: "Progress | None" = None
    ) -> np.ndarray:
        """Give vectors as for questions."""
        return self.encode_queries(texts)


def measure_adding(
    folder: Path, batches: Iterable[Made], fresh: Sequence[Passage], encoder: "Encoder"
) -> Added:
    """Build an index of made passages in a folder, then add one document of real passages."""
    data, settings = DataFolder(folder), IndexSettings()
    before = Texts.of(passage for made in batches for passage in made.passages)
    one = [replace(p, section=replace(p.section, document="fresh")) for p in fresh]
    after = before.with_others(Texts.of(_in_a_row(one)))
    built = build_index(before, lambda: StandIn(encoder), data, settings)
    embedded(fresh[:8], encoder, _quiet)
    seconds = [_seconds_of_embedding(fresh, encoder)]
    started = time.perf_counter()
    added = build_index(after, lambda: encoder, data, settings)
    adding_s = time.perf_counter() - started
    seconds.append(_seconds_of_embedding(fresh, encoder))
    return Added(built.passages, added.embedded, adding_s, float(np.mean(seconds)))


def _in_a_row(passages: Sequence[Passage]) -> Iterable[Passage]:
    """Give passages new places, one behind the other."""
    start = 0
    for passage in passages:
        end = start + len(passage.text)
        section = replace(passage.section, start=start, end=end)
        yield replace(passage, section=section, start=start, end=end)
        start = end + 1


def _seconds_of_embedding(fresh: Sequence[Passage], encoder: "Encoder") -> float:
    started = time.perf_counter()
    embedded(fresh, encoder, _quiet)
    return time.perf_counter() - started


def _quiet(step: str, done: int, total: int) -> None:
    """Report nothing."""
