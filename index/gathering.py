"""What a segment of new passages needs: their terms, and their vectors, known ones taken over."""

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from index.records import Passage
from index.rows import Terms
from index.tokens import tokenise
from index.wire import digest_of

Vectors = NDArray[np.float32]
Progress = Callable[[str, int, int], None]
"""Called with (step in Japanese, done, in all)."""


class LateEncoder:
    """An encoder that is loaded when it is first needed; its name may be known before."""

    def __init__(self, factory: Callable[[], Encoder], name: str | None) -> None:
        self._factory = factory
        self._name = name
        self._loaded: Encoder | None = None

    @property
    def name(self) -> str:
        """The name that its vectors go by."""
        return self._name if self._name is not None else self.load().name

    def load(self) -> Encoder:
        """Give the encoder, whose own name counts from now on."""
        if self._loaded is None:
            self._loaded = self._factory()
            self._name = self._loaded.name
        return self._loaded


def terms_of(passages: Sequence[Passage], progress: Progress) -> list[Terms]:
    """Give the search terms of passages."""
    terms = []
    for done, passage in enumerate(passages, 1):
        terms.append(tokenise(passage.search_text))
        progress("単語に分けています", done, len(passages))
    return terms


class Holder(Protocol):
    """Part of an index that holds vectors: a segment, or a collection in a store outside."""

    def vectors_by_digest(self, wanted: Set[bytes], documents: Set[str]) -> Mapping[bytes, Vectors]:
        """Give the vectors of search texts with these digests, as far as it has them.

        `documents` are those that ask: a holder that is slow to search looks into them only.
        """
        ...


def known_vectors(passages: Sequence[Passage], holders: Sequence[Holder]) -> dict[bytes, Vectors]:
    """Give the vectors that holders of the same model have for passages of the same text.

    They go by the digest of the search text.
    """
    known: dict[bytes, Vectors] = {}
    wanted = {digest_of(passage.search_text) for passage in passages}
    documents = {passage.section.document for passage in passages}
    for holder in holders:
        known |= holder.vectors_by_digest(wanted - known.keys(), documents)
    return known


def unknown(passages: Sequence[Passage], known: Mapping[bytes, Vectors]) -> list[Passage]:
    """Give the passages that have no vector yet."""
    return [passage for passage in passages if digest_of(passage.search_text) not in known]


def matrix_of(
    passages: Sequence[Passage], known: Mapping[bytes, Vectors], dimension: int
) -> Vectors:
    """Put known vectors in the order of passages, shape (n, dimension)."""
    held = [known[digest_of(passage.search_text)] for passage in passages]
    return np.asarray(held, dtype=np.float32).reshape(len(passages), dimension)


def embedded(
    new: Sequence[Passage], encoder: Encoder, progress: Progress
) -> Mapping[bytes, Vectors]:
    """Embed passages: between the text under its headings and the text alone."""

    def embedding(done: int, total: int) -> None:
        progress("文章を埋め込んでいます", done, total)

    if not new:
        return {}
    texts = [passage.search_text for passage in new]
    bodies = [text.partition("\n")[2] for text in texts]
    alone = [body for body in bodies if body]
    found = encoder.encode_passages([*texts, *alone], embedding)
    whole, parts = found[: len(texts)], iter(found[len(texts) :])
    mixed = [_mean(v, next(parts)) if b else v for v, b in zip(whole, bodies, strict=True)]
    return {digest_of(text): vector for text, vector in zip(texts, mixed, strict=True)}


def _mean(one: Vectors, other: Vectors) -> Vectors:
    """Give the direction between two normalised vectors: their cosines count in equal parts."""
    total = one + other
    return np.asarray(total / np.linalg.norm(total), dtype=np.float32)
