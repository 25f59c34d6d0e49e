"""Publishes an index whose passages are in Milvus; the generation's folder keeps the manifest."""

import uuid
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.state import DataFolder
from index.gathering import Holder, LateEncoder
from index.generations import current_number_or_zero, publish
from index.intake import Fresh, Order, Result, Source, take_in
from index.layers import open_for_taking_over
from index.manifest import (
    Expected,
    Manifest,
    Stored,
    StoredDocument,
    describe_files,
    manifest_of,
    write_attached,
    write_manifest,
)
from index.milvus.clearing import clear_away
from index.milvus.connections import connection_to, store_of
from index.milvus.errors import AWAY
from index.milvus.ledger import PREFIX, Made, note, sweep
from index.milvus.opened import count_of, load_sum, save_sum, shape_for, writer_of
from index.milvus.taking_over import StoredVectors
from index.milvus.target import without_user
from index.milvus.writing import Writer

_STEP = "Milvusに書き込んでいます"
Sum = NDArray[np.float64]


def publish_stored(
    source: Source, encoder: LateEncoder, data: DataFolder, expected: Expected, order: Order
) -> Result:
    """Cut, tokenise, embed, put into Milvus and make current.

    A document's number is given once; searches pass over numbers that the current generation does
    not name. So nothing is seen of what is written before the pointer is moved. What is replaced,
    documents or a whole collection, stays for the next build to remove: readers may be at it.
    Raises StoreUnavailable or StoreRefused, with nothing changed.
    """
    current = open_for_taking_over(data)
    manifest, segments = (current.manifest, current.segments) if current else (None, ())
    connection = connection_to(store_of(data, expected.settings.store or ""))
    # asked before hours of embedding: whether it is there, and takes these settings
    there = connection.call("list_collections")
    shape_for(connection, 1, expected.settings.k1, expected.settings.b)
    base = _continued(data, manifest, expected, order, there)
    held = StoredVectors.of(data, manifest) if manifest else ()
    holders: tuple[Holder, ...] = (*segments, *held)
    asked = order if base else replace(order, force=True)  # a new collection holds nothing yet
    try:
        fresh = take_in(source, encoder, expected, asked, current=manifest, holders=holders)
    finally:
        if current is not None:
            current.close()
    base = base if base and base.model == fresh.model else None
    with _all_or_nothing(data, base):
        number, size = _published(data, fresh, replace(expected, model=fresh.model), order, base)
    if order.keep_previous:
        sweep(data)
    else:
        clear_away(data)
    return Result(number, size, fresh.embedded)


def _published(
    data: DataFolder, fresh: Fresh, expected: Expected, order: Order, base: Manifest | None
) -> tuple[int, int]:
    """Fill the collection and publish; give the generation's number and its passages."""
    store = _Store.of(data, expected, fresh.dimension, base)
    change = store.fill(fresh, fresh.kept if base else frozenset(), order)
    size = sum(entry.passages for entry in change.stored.documents.values())
    before = load_sum(data) if base else np.zeros(fresh.dimension)
    total = before - change.gone + change.come

    def write(folder: Path) -> None:
        save_sum(folder, total)
        write_attached(folder, order.attached)
        described = manifest_of(expected, fresh.dimension, size, describe_files(folder))
        write_manifest(folder, described.model_copy(update={"stored": change.stored}))

    return publish(data, write, keep_previous=order.keep_previous), size


@contextmanager
def _all_or_nothing(data: DataFolder, base: Manifest | None) -> Iterator[None]:
    """Remove from Milvus what a failed change wrote; where that fails too, the next one does."""
    number = current_number_or_zero(data)
    try:
        yield
    except BaseException:
        if current_number_or_zero(data) == number:
            with suppress(*AWAY):
                if base is not None and base.stored is not None:
                    writer_of(data, base).delete_from(base.stored.next_ordinal)
                sweep(data)
        raise


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
        cls, data: DataFolder, expected: Expected, dimension: int, base: Manifest | None
    ) -> "_Store":
        """Open the collection of the current index, or make one that is on the list before."""
        settings = expected.settings
        made = Stored(collection=f"{PREFIX}{uuid.uuid4().hex[:12]}")
        before = base.stored if base and base.stored else made
        note(data, Made(str(settings.shaping()["store"]), before.collection))
        connection = connection_to(store_of(data, settings.store or ""))
        shape = shape_for(connection, dimension, settings.k1, settings.b)
        writer = Writer(connection, before.collection, shape)
        writer.prepare()
        return cls(writer, before)

    def fill(self, fresh: Fresh, kept: Set[str], order: Order) -> _Change:
        """Remove what earlier builds left, then write fresh documents under new numbers.

        What is replaced now stays for who still reads the generation before.
        """
        self.writer.delete(self.before.waste)
        self.writer.delete_from(self.before.next_ordinal)
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
    store = without_user(str(manifest.settings.get("store")))
    same = all(manifest.settings.get(name) == wanted[name] for name in ("k1", "b"))
    if not same or store != wanted["store"] or manifest.stored.collection not in there:
        return None
    return manifest if count_of(data, manifest) >= manifest.passages else None


def _runs(fresh: Fresh) -> dict[str, slice]:
    """Give the places of each document's passages, which stand together."""
    found: dict[str, slice] = {}
    for place, passage in enumerate(fresh.passages):
        name = passage.section.document
        found[name] = slice(found[name].start if name in found else place, place + 1)
    return found
