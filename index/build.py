"""Builds the index: only where something changed, and only what changed."""

import time
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from corpus.errors import CorpusError
from corpus.records import Document, Section
from corpus.state import DataFolder
from index.encoder import Encoder
from index.errors import IndexDamaged, IndexMissing, ModelMissing
from index.gathering import (
    LateEncoder,
    Progress,
    Vectors,
    embedded,
    known_vectors,
    matrix_of,
    terms_of,
    unknown,
)
from index.generations import (
    check_current,
    current_damage,
    current_number_or_zero,
    publish,
    read_attached,
    read_manifest,
    writer_lock,
)
from index.layers import Current, open_for_taking_over, plan_segments, write_segments
from index.manifest import (
    FORMAT,
    MANIFEST_FILE,
    Expected,
    FileEntry,
    Manifest,
    Setting,
    describe_files,
)
from index.modelfolder import encoder_name, model_of
from index.precision import precision_of
from index.records import Passage
from index.segments import Batch
from index.settings import IndexSettings
from index.windows import passages, with_departments
from index.wire import row_of


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
    current = open_for_taking_over(data)
    try:
        intake = _intake(source, current, encoder.name, expected, order)
        if intake.new:
            encoder.load()
        if intake.model != encoder.name:
            intake = _intake(source, current, encoder.name, expected, order)
        return _published(data, current, intake, encoder, expected, order)
    finally:
        if current is not None:
            current.close()


@dataclass(frozen=True, eq=False, slots=True)
class _Intake:
    """What is taken over for vectors of one model: whole documents, and vectors by text."""

    model: str
    kept: Set[str]
    cut: tuple[Passage, ...]
    known: Mapping[bytes, Vectors]
    new: list[Passage]


def _intake(
    source: Source, current: Current | None, model: str, expected: Expected, order: Order
) -> _Intake:
    """Compare what there is with what is to be."""
    kept = frozenset[str]() if order.force else _kept(current, model, expected)
    others = frozenset(document.id for document in source.documents) - kept
    cut = all_passages(source, expected.settings.window_chars, only=others)
    same = current is not None and current.manifest.model == model
    known = known_vectors(cut, current.segments) if same and current is not None else {}
    return _Intake(model, kept, cut, known, unknown(cut, known))


def _kept(current: Current | None, model: str, expected: Expected) -> frozenset[str]:
    """Name the documents whose passages, terms and vectors are what a new build would make."""
    if current is None:
        return frozenset()
    manifest = current.manifest
    made = manifest.model, manifest.tokeniser, manifest.libraries, _cutting(manifest.settings)
    wanted = expected.settings.shaping()
    asked = model, dict(expected.tokeniser), dict(expected.libraries), _cutting(wanted)
    if made != asked:
        return frozenset()
    entries = frozenset(expected.documents)
    return frozenset(entry.id for entry in manifest.documents if entry in entries)


def _cutting(settings: Mapping[str, Setting]) -> dict[str, Setting]:
    """Leave the parameters of BM25 out: they count when a question comes."""
    return {name: value for name, value in settings.items() if name not in {"k1", "b"}}


def _published(
    data: DataFolder,
    current: Current | None,
    intake: _Intake,
    encoder: LateEncoder,
    expected: Expected,
    order: Order,
) -> tuple[int, int, int]:
    """Write a generation and make it current."""
    expected = replace(expected, model=encoder.name)
    terms = terms_of(intake.cut, order.progress)
    vectors = dict(intake.known)
    if intake.new:
        vectors |= embedded(intake.new, encoder.load(), order.progress)
    reused = current is not None and current.manifest.model == encoder.name and not intake.new
    dimension = current.manifest.dimension if current and reused else encoder.load().dimension
    matrix = matrix_of(intake.cut, vectors, dimension)
    fresh = [Batch([row_of(passage) for passage in intake.cut], terms, matrix)] if terms else []
    segments = current.segments if current else ()
    plan = plan_segments(segments, intake.kept, len(intake.cut))
    held = [span for s in segments for span in s.rows.spans if span.document in intake.kept]
    size = len(intake.cut) + sum(span.count for span in held)

    def write(folder: Path) -> None:
        written = write_segments(folder, current, plan, intake.kept, fresh, dimension=dimension)
        write_attached(folder, order.attached)
        files = describe_files(folder, written.entries)
        manifest = _manifest(expected, dimension, size, written.names, files)
        write_manifest(folder, manifest)

    number = publish(data, write, keep_previous=order.keep_previous)
    return number, size, len(intake.new)


def write_attached(folder: Path, attached: Mapping[str, bytes]) -> None:
    """Write the files that go with an index."""
    for name, content in attached.items():
        (folder / name).write_bytes(content)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest of a generation."""
    text = manifest.model_dump_json(indent=1)
    (folder / MANIFEST_FILE).write_text(text, encoding="utf-8")


def all_passages(
    source: Source, window_chars: int, *, only: Set[str] | None = None
) -> tuple[Passage, ...]:
    """Cut documents (`only` some) into passages; raise CorpusError where two stand at one place."""
    documents = [each for each in source.documents if only is None or each.id in only]
    sections: dict[str, list[Section]] = {document.id: [] for document in documents}
    for section in source.sections:
        if section.document in sections:
            sections[section.document].append(section)
    cut = with_departments(
        (
            passage
            for document in documents
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


def _manifest(
    expected: Expected,
    dimension: int,
    size: int,
    segments: tuple[str, ...],
    files: dict[str, FileEntry],
) -> Manifest:
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
        segments=segments,
        files=files,
    )


def now() -> str:
    """Give the time in ISO 8601 (UTC, seconds)."""
    return datetime.now(UTC).isoformat(timespec="seconds")
