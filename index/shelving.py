"""What of a new index is known from the current one: vectors and terms go by a passage's text."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.state import DataFolder
from index.encoder import Encoder
from index.errors import IndexDamaged, IndexMissing
from index.generations import (
    SHELF,
    current_damage,
    current_number_or_zero,
    generation_folder,
    read_manifest,
)
from index.records import Passage
from index.tokens import tokenise, tokeniser_versions

if TYPE_CHECKING:
    from index.shelf import Shelf

TERMS = "terms.jsonl"
"""File of a generation with the search terms of each passage, one line each, in order."""
Terms = tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Known:
    """What the current index holds by the digest of a passage's search text.

    `vectors` are those of one model, none if it was made with another; dimension 0 then.
    """

    model: str
    dimension: int = 0
    vectors: Mapping[bytes, Vectors] = field(default_factory=dict)
    terms: Mapping[bytes, Terms] = field(default_factory=dict)


def digest_of(search_text: str) -> bytes:
    """Give the key of a text; what is known of it, unlike passages, may go by content."""
    return hashlib.sha256(search_text.encode("utf-8", "surrogatepass")).digest()


def read_known(data: DataFolder, model: str) -> Known:
    """Read what the current index holds; nothing of one that is missing or damaged."""
    from index.shelf_files import load_shelf

    try:
        manifest = read_manifest(data)
        if current_damage(data):
            return Known(model)
        folder = generation_folder(data, current_number_or_zero(data))
        shelf = load_shelf(folder / SHELF)
    except (IndexMissing, IndexDamaged):
        return Known(model)
    digests = [digest_of(row.search_text) for row in shelf.rows.values()]
    same = manifest.tokeniser == tokeniser_versions()
    terms = dict(zip(digests, read_terms(folder), strict=False)) if same else {}
    if manifest.model != model:
        return Known(model, terms=terms)
    return Known(model, shelf.dimension, dict(zip(digests, shelf.vectors(), strict=True)), terms)


def read_terms(folder: Path) -> list[Terms]:
    """Read the terms of a generation's passages; none where it has no such file."""
    path = folder / TERMS
    lines = path.read_bytes().splitlines() if path.is_file() else []
    return [tuple(json.loads(line)) for line in lines]


def write_terms(folder: Path, terms: Sequence[Terms]) -> None:
    """Write the terms of a generation's passages."""
    lines = (json.dumps(each) + "\n" for each in terms)  # ASCII: half surrogates survive
    (folder / TERMS).write_text("".join(lines), encoding="ascii")


def terms_of(cut: Sequence[Passage], known: Known, progress: Progress) -> list[Terms]:
    """Give the search terms of passages, tokenising those that are not known."""
    terms = []
    for done, passage in enumerate(cut, 1):
        found = known.terms.get(digest_of(passage.search_text))
        terms.append(tokenise(passage.search_text) if found is None else found)
        progress("単語に分けています", done, len(cut))
    return terms


def fill_shelf(
    cut: Sequence[Passage],
    encoder: LateEncoder,
    known: Known,
    data: DataFolder,
    progress: Progress,
) -> "tuple[Shelf, int]":
    """Put passages on a shelf, embedding those whose vectors are not known; count these.

    LlamaIndex's store (`index.store`) opens the same shelf; making its nodes here would take
    longer than all the rest of a small change.
    """
    from index.shelf import Shelf
    from index.wire import row_of

    new = _unknown(cut, known)
    dimension = known.dimension
    vectors = dict(known.vectors)
    if new or not dimension:
        loaded = encoder.load()
        if loaded.name != known.model:
            known = read_known(data, loaded.name)
            new, vectors = _unknown(cut, known), dict(known.vectors)
        dimension = loaded.dimension
        vectors |= _embedded(new, loaded, progress)
    shelf = Shelf(dimension)
    held = [vectors[digest_of(passage.search_text)] for passage in cut]
    matrix = np.asarray(held, dtype=np.float32).reshape(len(cut), dimension)
    shelf.add([row_of(passage) for passage in cut], matrix)
    return shelf, len(new)


def _unknown(cut: Sequence[Passage], known: Known) -> list[Passage]:
    return [passage for passage in cut if digest_of(passage.search_text) not in known.vectors]


def _embedded(
    new: Sequence[Passage], encoder: Encoder, progress: Progress
) -> Mapping[bytes, Vectors]:
    """Embed passages."""

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
