"""Builds the index: only where something changed, and only what changed."""

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import CorpusError
from corpus.records import Document, Section
from corpus.state import DataFolder
from index.encoder import Encoder
from index.errors import IndexDamaged, IndexMissing, ModelMissing
from index.generations import (
    LEXICAL,
    SHELF,
    check_current,
    current_damage,
    current_number_or_zero,
    generation_folder,
    publish,
    read_manifest,
    writer_lock,
)
from index.manifest import FORMAT, MANIFEST_FILE, Expected, Manifest, describe_files
from index.modelfolder import encoder_name, model_of
from index.records import Passage
from index.settings import IndexSettings
from index.tokens import tokenise
from index.windows import passages

if TYPE_CHECKING:
    from index.shelf import Shelf

Vectors = NDArray[np.float32]
Progress = Callable[[str, int, int], None]
"""Called with (step in Japanese, done, in all)."""


class Source(Protocol):
    """What is indexed: `corpus.Corpus`, or any other object with documents and their sections."""

    @property
    def documents(self) -> Sequence[Document]:
        """All documents."""
        ...

    @property
    def sections(self) -> Sequence[Section]:
        """The sections of all documents in reading order."""
        ...


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did; `reasons` (Japanese) is empty if the index fitted and nothing was done."""

    number: int
    passages: int
    embedded: int
    reused: int
    reasons: tuple[str, ...]
    elapsed_s: float


@dataclass(slots=True)
class _Timer:
    """Seconds since it was made."""

    start: float = field(default_factory=time.perf_counter)

    def seconds(self) -> float:
        return time.perf_counter() - self.start


def expected_index(
    documents: Sequence[Document], data: DataFolder, settings: IndexSettings
) -> Expected:
    """Describe the index that documents and settings ask for, loading no model.

    The model is None, so not compared, where its folder is not there yet.
    """
    folder = model_of(data, settings.model)
    prompts = settings.query_prompt, settings.passage_prompt
    try:
        model = encoder_name(folder, *prompts, dtype=settings.dtype)
    except ModelMissing:
        model = None
    return Expected.of(documents, model, settings)


def build_index(
    source: Source,
    encoder_factory: Callable[[], Encoder],
    data: DataFolder,
    settings: IndexSettings | None = None,
    *,
    progress: Progress = lambda step, done, total: None,
    force: bool = False,
) -> BuildSummary:
    """Bring the index up to date and make it current; raises Busy beside another writer.

    An index that fits is left alone and the encoder is not even loaded; `force` builds anew, but
    still takes over vectors of the same model and text.
    """
    timer, settings = _Timer(), settings or IndexSettings()
    with writer_lock(data):
        expected = expected_index(source.documents, data, settings)
        reasons = _reasons(data, expected, force=force)
        if expected.model is not None and not reasons:
            return _unchanged(data, timer)
        encoder = encoder_factory()
        expected = Expected.of(source.documents, encoder.name, settings)
        reasons = _reasons(data, expected, force=force)
        if not reasons:
            return _unchanged(data, timer)
        return _build(source, encoder, data, expected, _Report(progress, reasons, timer))


@dataclass(frozen=True, slots=True)
class _Report:
    """What a build tells while and after it runs."""

    progress: Progress
    reasons: tuple[str, ...]
    timer: _Timer


def _reasons(data: DataFolder, expected: Expected, *, force: bool) -> tuple[str, ...]:
    """Tell in Japanese why a build is needed; empty if it is not."""
    if force:
        return ("作り直しが指定されました。",)
    try:
        found = check_current(data, expected)
        if damaged := current_damage(data):
            found += (f"索引のファイルが欠けているか壊れています：{'、'.join(damaged)}。",)
        return found
    except (IndexMissing, IndexDamaged) as error:
        return (error.seen,)


def _unchanged(data: DataFolder, timer: _Timer) -> BuildSummary:
    """Describe a build that had nothing to do."""
    manifest = read_manifest(data)
    number = current_number_or_zero(data)
    return BuildSummary(number, manifest.passages, 0, manifest.passages, (), timer.seconds())


def _build(
    source: Source, encoder: Encoder, data: DataFolder, expected: Expected, report: _Report
) -> BuildSummary:
    """Cut, tokenise, embed, write and publish."""
    from index.lexical import Lexical

    settings = expected.settings
    cut = all_passages(source, settings.window_chars)
    lexical = Lexical.build(_terms(cut, report.progress), k1=settings.k1, b=settings.b)
    cache = _known_vectors(data, encoder.name)
    new = [passage for passage in cut if _digest(passage) not in cache]
    shelf = _shelf(cut, new, cache, encoder, report.progress)

    def write(folder: Path) -> None:
        from index.shelf_files import save_shelf

        save_shelf(shelf, folder / SHELF)
        lexical.save(folder / LEXICAL)
        manifest = _manifest(expected, encoder, len(cut), folder)
        text = manifest.model_dump_json(indent=1)
        (folder / MANIFEST_FILE).write_text(text, encoding="utf-8")

    number = publish(data, write)
    counts = len(cut), len(new), len(cut) - len(new)
    return BuildSummary(number, *counts, report.reasons, report.timer.seconds())


def all_passages(source: Source, window_chars: int) -> tuple[Passage, ...]:
    """Cut every document into passages; raise CorpusError where two stand at one place."""
    sections: dict[str, list[Section]] = {document.id: [] for document in source.documents}
    for section in source.sections:
        sections[section.document].append(section)
    cut = tuple(
        passage
        for document in source.documents
        for passage in passages(document, sections[document.id], max_chars=window_chars)
    )
    seen: set[str] = set()
    for passage in cut:
        if passage.key in seen:
            where = f"{passage.key}（{'／'.join(passage.section.path)}）"
            raise CorpusError(
                f"{where}が2回あります。",
                "区分の位置は重ならない",
                "文書の読み取りを直してください。",
            )
        seen.add(passage.key)
    return cut


def _terms(cut: Sequence[Passage], progress: Progress) -> list[tuple[str, ...]]:
    """Tokenise passages."""
    terms = []
    for done, passage in enumerate(cut, 1):
        terms.append(tokenise(passage.search_text))
        progress("単語に分けています", done, len(cut))
    return terms


def _digest(passage: Passage) -> bytes:
    """Give the cache key of a passage's vector; vectors, unlike passages, may go by content."""
    return hashlib.sha256(passage.search_text.encode("utf-8", "surrogatepass")).digest()


def _known_vectors(data: DataFolder, model: str) -> dict[bytes, Vectors]:
    """Give the current index's vectors by digest of their text; none of another model."""
    from index.shelf_files import load_shelf

    try:
        if read_manifest(data).model != model or current_damage(data):
            return {}
        shelf = load_shelf(generation_folder(data, current_number_or_zero(data)) / SHELF)
    except (IndexMissing, IndexDamaged):  # then every passage is embedded
        return {}
    texts = (row.search_text.encode("utf-8", "surrogatepass") for row in shelf.rows.values())
    digests = (hashlib.sha256(text).digest() for text in texts)
    return dict(zip(digests, shelf.vectors(), strict=True))


def _shelf(
    cut: Sequence[Passage],
    new: Sequence[Passage],
    cache: dict[bytes, Vectors],
    encoder: Encoder,
    progress: Progress,
) -> "Shelf":
    """Embed what is new and put everything on a shelf, through LlamaIndex's store interface."""
    from index.store import FaissStore, node_of

    def embedding(done: int, total: int) -> None:
        progress("文章を埋め込んでいます", done, total)

    if new:
        vectors = encoder.encode_passages([passage.search_text for passage in new], embedding)
        cache = cache | {_digest(passage): v for passage, v in zip(new, vectors, strict=True)}
    store = FaissStore(encoder.dimension)
    store.add([node_of(passage, cache[_digest(passage)].tolist()) for passage in cut])
    return store.client


def _manifest(expected: Expected, encoder: Encoder, size: int, folder: Path) -> Manifest:
    """Describe a generation whose files are written."""
    return Manifest(
        format=FORMAT,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        documents=expected.documents,
        model=encoder.name,
        dtype=expected.settings.dtype,
        dimension=encoder.dimension,
        tokeniser=dict(expected.tokeniser),
        libraries=dict(expected.libraries),
        settings=expected.settings.shaping(),
        passages=size,
        files=describe_files(folder),
    )
