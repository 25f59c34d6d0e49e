"""Builds the index: only where something changed, and only what changed."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.records import Document
from corpus.state import DataFolder
from index.encoder import Encoder
from index.errors import IndexDamaged, IndexMissing, ModelMissing
from index.gathering import LateEncoder, Progress
from index.generations import (
    check_current,
    current_damage,
    current_number_or_zero,
    read_attached,
    read_manifest,
    writer_lock,
)
from index.intake import Order, Result, Source
from index.local import publish_local
from index.manifest import Expected
from index.modelfolder import encoder_name, model_of
from index.settings import IndexSettings

_log = logging.getLogger(__name__)
Publisher = Callable[[Source, LateEncoder, DataFolder, Expected, Order], Result]


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did; `reasons` (Japanese) is empty if the index fitted and nothing was done.

    `left` tells (Japanese) which Milvus keeps passages that were to go from it.
    """

    number: int
    passages: int
    embedded: int
    reused: int
    reasons: tuple[str, ...]
    elapsed_s: float
    left: tuple[str, ...] = ()


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
    """Do what `build_index` does for a caller that holds the writers' lock.

    What Milvus keeps is logged as a warning, too. Raises StoreUnavailable where it is the store of
    the index and `order.keep_previous` is false.
    """
    from index.milvus.clearing import left_over, tidy
    from index.milvus.ledger import note, tells_user

    began = time.perf_counter()
    expected = expected_index(source.documents, data, settings)
    encoder = LateEncoder(encoder_factory, expected.model)
    reasons = _reasons(data, expected, order)
    if expected.model is None or reasons:
        expected = replace(expected, model=encoder.name)
        reasons = _reasons(data, expected, order)
    if not reasons:
        return _unchanged(data, _logged(tidy(data)), began)
    note(data)  # a list that cannot be written is told before hours of embedding
    if tells_user(data):
        order = replace(order, keep_previous=False)
    made = _publisher(settings)(source, encoder, data, expected, order)
    left = _logged(left_over(data))
    seconds = time.perf_counter() - began
    reused = made.passages - made.embedded
    return BuildSummary(made.number, made.passages, made.embedded, reused, reasons, seconds, left)


def _logged(left: tuple[str, ...]) -> tuple[str, ...]:
    """Warn of what is left in Milvus, for callers that do not tell it themselves."""
    for notice in left:
        _log.warning("%s", notice)
    return left


def _publisher(settings: IndexSettings) -> Publisher:
    """Choose where passages go."""
    if settings.store is None:
        return publish_local
    from index.milvus.publishing import publish_stored

    return publish_stored


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


def _unchanged(data: DataFolder, left: tuple[str, ...], began: float) -> BuildSummary:
    """Describe a build that had nothing to do."""
    size = read_manifest(data).passages
    number = current_number_or_zero(data)
    return BuildSummary(number, size, 0, size, (), time.perf_counter() - began, left)
