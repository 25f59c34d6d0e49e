"""Publishes an index whose passages are in Milvus; the generation's folder keeps the manifest."""

import uuid
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.state import DataFolder
from index.errors import StoreUnavailable
from index.gathering import LateEncoder
from index.generations import publish
from index.intake import Fresh, Order, Result, Source, take_in
from index.layers import open_for_taking_over
from index.manifest import (
    Expected,
    Manifest,
    Stored,
    StoredDocument,
    describe_files,
    manifest_of,
    now,
    write_attached,
    write_manifest,
)
from index.milvus.client import Connection
from index.milvus.connections import connection_to, store_of
from index.milvus.errors import StoreRefused
from index.milvus.opened import count_of, load_sum, save_sum, shape_for, writer_of
from index.milvus.writing import Writer

_STEP = "Milvusに書き込んでいます"
Sum = NDArray[np.float64]


def publish_stored(
    source: Source, encoder: LateEncoder, data: DataFolder, expected: Expected, order: Order
) -> Result:
    """Cut, tokenise, embed, put into Milvus and make current.

    A document's number is given once; searches pass over numbers that the current generation does
    not name. So nothing is seen of what is written before the pointer is moved; what is replaced is
    removed by the next build. Raises StoreUnavailable or StoreRefused, with nothing changed.
    """
    current = open_for_taking_over(data)
    manifest, segments = (current.manifest, current.segments) if current else (None, ())
    connection = connection_to(store_of(data, expected.settings.store or ""))
    # asked before hours of embedding: whether it is there, and takes these settings
    there = connection.call("list_collections")
    shape_for(connection, 1, expected.settings.k1, expected.settings.b)
    base = _continued(data, manifest, expected, order, there)
    known = base or (manifest if manifest and not manifest.stored else None)
    try:
        fresh = take_in(source, encoder, expected, order, current=known, segments=segments)
    finally:
        if current is not None:
            current.close()
    base = base if base and base.model == fresh.model else None
    expected = replace(expected, model=fresh.model)
    store = _Store.of(connection, expected, fresh.dimension, base)
    change = store.fill(fresh, fresh.kept if base else frozenset(), order)
    size = sum(entry.passages for entry in change.stored.documents.values())
    before = load_sum(data) if base else np.zeros(fresh.dimension)
    total = before - change.gone + change.come

    def write(folder: Path) -> None:
        save_sum(folder, total)
        write_attached(folder, order.attached)
        described = manifest_of(expected, fresh.dimension, size, describe_files(folder))
        write_manifest(folder, described.model_copy(update={"stored": change.stored}))

    number = publish(data, write, keep_previous=order.keep_previous)
    if not order.keep_previous:
        store.clear(change.stored.waste)
    old = manifest.stored if manifest else None
    if manifest is not None and old and old.collection != change.stored.collection:
        forget(data, manifest)
    return Result(number, size, fresh.embedded)


def drop_stored(
    data: DataFolder, manifest: Manifest, documents: Set[str], attached: Mapping[str, bytes]
) -> int:
    """Take documents out of Milvus, then out of the index; give the new generation's number.

    They go from Milvus first: if that fails, the caller hears it and can try again.
    """
    stored = manifest.stored or Stored(collection="")
    writer = writer_of(data, manifest)
    writer.prepare()
    gone = [entry.ordinal for name, entry in stored.documents.items() if name in documents]
    total = load_sum(data) - writer.sum_of(gone)
    writer.delete([*gone, *stored.waste])
    writer.flush()
    left = {name: entry for name, entry in stored.documents.items() if name not in documents}
    changed = {
        "created": now(),
        "documents": tuple(each for each in manifest.documents if each.id not in documents),
        "passages": sum(entry.passages for entry in left.values()),
        "stored": stored.model_copy(update={"documents": left, "waste": ()}),
    }

    def write(folder: Path) -> None:
        save_sum(folder, total)
        write_attached(folder, attached)
        files = {"files": describe_files(folder)}
        write_manifest(folder, manifest.model_copy(update={**changed, **files}))

    return publish(data, write, keep_previous=False)


@dataclass(frozen=True, eq=False, slots=True)
class _Change:
    """What a build did to a collection; `gone` and `come` are sums of vectors."""

    stored: Stored
    gone: Sum
    come: Sum


@dataclass(frozen=True, eq=False, slots=True)
class _Store:
    """A collection to be filled; `before` is what it holds by the current index."""

    writer: Writer
    before: Stored

    @classmethod
    def of(
        cls, connection: Connection, expected: Expected, dimension: int, base: Manifest | None
    ) -> "_Store":
        """Open the collection of the current index, or make one."""
        settings = expected.settings
        made = Stored(collection=f"machishirube_{uuid.uuid4().hex[:12]}")
        before = base.stored if base and base.stored else made
        shape = shape_for(connection, dimension, settings.k1, settings.b)
        writer = Writer(connection, before.collection, shape)
        writer.prepare()
        return cls(writer, before)

    def fill(self, fresh: Fresh, kept: Set[str], order: Order) -> _Change:
        """Remove the waste of earlier builds, then write fresh documents under new numbers.

        What is replaced now stays for who still reads the generation before.
        """
        self.clear(self.before.waste)
        documents = {n: each for n, each in self.before.documents.items() if n in kept}
        replaced = [e.ordinal for n, e in self.before.documents.items() if n not in kept]
        number, runs = self.before.next_ordinal, _runs(fresh)
        for done, (name, span) in enumerate(runs.items(), 1):
            parts = fresh.passages[span], fresh.vectors[span], fresh.terms[span]
            self.writer.upsert(number, *parts)
            documents[name] = StoredDocument(ordinal=number, passages=len(parts[0]))
            number += 1
            order.progress(_STEP, done, len(runs))
        self.writer.flush()
        stored = Stored(
            collection=self.before.collection,
            documents=documents,
            next_ordinal=number,
            waste=tuple(replaced),
        )
        come = fresh.vectors.sum(axis=0, dtype=np.float64)
        return _Change(stored, self.writer.sum_of(replaced), come)

    def clear(self, ordinals: Sequence[int]) -> None:
        """Remove documents that no generation names any more."""
        if ordinals:
            self.writer.delete(ordinals)
            self.writer.flush()


def forget(data: DataFolder, manifest: Manifest) -> None:
    """Remove the collection of an index that is replaced; one that cannot be asked keeps it."""
    with suppress(StoreUnavailable, StoreRefused):
        writer_of(data, manifest).drop()


def _continued(
    data: DataFolder,
    manifest: Manifest | None,
    expected: Expected,
    order: Order,
    there: Sequence[str],
) -> Manifest | None:
    """Give the current index if its collection can be added to: whole, and made alike."""
    if manifest is None or manifest.stored is None or order.force:
        return None
    wanted = expected.settings.shaping()
    same = all(manifest.settings.get(name) == wanted[name] for name in ("store", "k1", "b"))
    if not same or manifest.stored.collection not in there:
        return None
    return manifest if count_of(data, manifest) >= manifest.passages else None


def _runs(fresh: Fresh) -> dict[str, slice]:
    """Give the places of each document's passages, which stand together."""
    found: dict[str, slice] = {}
    for place, passage in enumerate(fresh.passages):
        name = passage.section.document
        found[name] = slice(found[name].start if name in found else place, place + 1)
    return found
