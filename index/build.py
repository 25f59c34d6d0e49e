"""Builds the index: only where something changed, and only what changed."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

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
    publish,
    read_attached,
    read_manifest,
    writer_lock,
)
from index.manifest import FORMAT, MANIFEST_FILE, Expected, Manifest, describe_files
from index.modelfolder import encoder_name, model_of
from index.precision import precision_of
from index.records import Passage
from index.settings import IndexSettings
from index.shelving import (
    LateEncoder,
    Progress,
    Terms,
    fill_shelf,
    read_known,
    terms_of,
    write_terms,
)
from index.windows import passages, with_departments

if TYPE_CHECKING:
    from index.lexical import Lexical
    from index.shelf import Shelf


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


@dataclass(frozen=True, slots=True)
class Order:
    """How to build. `force` builds a fitting index anew, with known vectors taken over.

    `attached` are files that become current together with the index. With `keep_previous` false the
    generation before is removed at once: it holds what was to go.
    """

    force: bool = False
    attached: Mapping[str, bytes] = field(default_factory=dict)
    keep_previous: bool = True
    progress: Progress = lambda step, done, total: None


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

    An index that fits is left alone, and the encoder is loaded only where a passage has no vector
    yet; `force` builds anew, but still takes over vectors of the same model and text.
    """
    order = Order(force=force, progress=progress)
    with writer_lock(data):
        return update_index(source, encoder_factory, data, settings or IndexSettings(), order)


def update_index(
    source: Source,
    encoder_factory: Callable[[], Encoder],
    data: DataFolder,
    settings: IndexSettings,
    order: Order,
) -> BuildSummary:
    """Do what `build_index` does for a caller that holds the writers' lock."""
    began = time.perf_counter()
    expected = expected_index(source.documents, data, settings)
    encoder = LateEncoder(encoder_factory, expected.model)
    reasons = _reasons(data, expected, order)
    if expected.model is None or reasons:
        expected = replace(expected, model=encoder.name)
        reasons = _reasons(data, expected, order)
    if not reasons:
        return _unchanged(data, time.perf_counter() - began)
    number, passages, embedded = _build(source, encoder, data, expected, order)
    seconds = time.perf_counter() - began
    return BuildSummary(number, passages, embedded, passages - embedded, reasons, seconds)


def _reasons(data: DataFolder, expected: Expected, order: Order) -> tuple[str, ...]:
    """Tell in Japanese why a build is needed; empty if it is not."""
    if order.force:
        return ("作り直しが指定されました。",)
    try:
        found = check_current(data, expected)
        if damaged := current_damage(data):
            found += (f"索引のファイルが欠けているか壊れています：{'、'.join(damaged)}。",)
        elif any(read_attached(data, name) != held for name, held in order.attached.items()):
            found += ("文書の目録が変わりました。",)
        return found
    except (IndexMissing, IndexDamaged) as error:
        return (error.seen,)


def _unchanged(data: DataFolder, seconds: float) -> BuildSummary:
    """Describe a build that had nothing to do."""
    manifest = read_manifest(data)
    number = current_number_or_zero(data)
    return BuildSummary(number, manifest.passages, 0, manifest.passages, (), seconds)


def _build(
    source: Source, encoder: LateEncoder, data: DataFolder, expected: Expected, order: Order
) -> tuple[int, int, int]:
    """Cut, tokenise, embed, write and publish; give number, passages and how many were embedded."""
    from index.lexical import Lexical

    settings = expected.settings
    cut = all_passages(source, settings.window_chars)
    known = read_known(data, encoder.name)
    terms = terms_of(cut, known, order.progress)
    lexical = Lexical.build(terms, k1=settings.k1, b=settings.b)
    shelf, embedded = fill_shelf(cut, encoder, known, data, order.progress)
    expected = replace(expected, model=encoder.name)

    def write(folder: Path) -> None:
        write_generation(folder, shelf, lexical, terms, order.attached)
        manifest = _manifest(expected, shelf.dimension, len(cut), folder)
        write_manifest(folder, manifest)

    return publish(data, write, keep_previous=order.keep_previous), len(cut), embedded


def write_generation(
    folder: Path,
    shelf: "Shelf",
    lexical: "Lexical",
    terms: Sequence[Terms],
    attached: Mapping[str, bytes],
) -> None:
    """Write a generation's files into its folder, all but the manifest, which names them."""
    from index.shelf_files import save_shelf

    save_shelf(shelf, folder / SHELF)
    lexical.save(folder / LEXICAL)
    write_terms(folder, terms)
    for name, content in attached.items():
        (folder / name).write_bytes(content)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest of a generation."""
    text = manifest.model_dump_json(indent=1)
    (folder / MANIFEST_FILE).write_text(text, encoding="utf-8")


def all_passages(source: Source, window_chars: int) -> tuple[Passage, ...]:
    """Cut every document into passages; raise CorpusError where two stand at one place."""
    sections: dict[str, list[Section]] = {document.id: [] for document in source.documents}
    for section in source.sections:
        sections[section.document].append(section)
    cut = with_departments(
        (
            passage
            for document in source.documents
            for passage in passages(document, sections[document.id], max_chars=window_chars)
        ),
        getattr(source, "duties", ()),  # other sources than our corpus know none
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


def _manifest(expected: Expected, dimension: int, size: int, folder: Path) -> Manifest:
    """Describe a generation whose files are written."""
    assert expected.model is not None  # for the types: a shelf is of some model
    return Manifest(
        format=FORMAT,
        created=now(),
        documents=expected.documents,
        model=expected.model,
        dtype=precision_of(expected.settings.dtype),
        dimension=dimension,
        tokeniser=dict(expected.tokeniser),
        libraries=dict(expected.libraries),
        settings=expected.settings.shaping(),
        passages=size,
        files=describe_files(folder),
    )


def now() -> str:
    """Give the time in ISO 8601 (UTC, seconds)."""
    return datetime.now(UTC).isoformat(timespec="seconds")
