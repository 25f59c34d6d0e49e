"""Publishes an index of segments on this machine."""

from dataclasses import replace
from pathlib import Path

from corpus.state import DataFolder
from index.gathering import LateEncoder
from index.generations import publish
from index.intake import Fresh, Order, Result, Source, take_in
from index.layers import Current, open_for_taking_over, plan_segments, write_segments
from index.manifest import (
    Expected,
    describe_files,
    manifest_of,
    write_attached,
    write_manifest,
)
from index.segments import Batch
from index.wire import row_of


def publish_local(
    source: Source, encoder: LateEncoder, data: DataFolder, expected: Expected, order: Order
) -> Result:
    """Cut, tokenise, embed, write and make current; what stays is linked."""
    from index.milvus.clearing import clear_away
    from index.milvus.ledger import note, sweep

    current = open_for_taking_over(data)
    note(data)  # what is still in Milvus goes with the generation that names it
    manifest, segments = (current.manifest, current.segments) if current else (None, ())
    try:
        fresh = take_in(source, encoder, expected, order, current=manifest, holders=segments)
        made = _published(data, current, fresh, replace(expected, model=fresh.model), order)
    finally:
        if current is not None:
            current.close()
    if not order.keep_previous:
        clear_away(data)
    else:
        sweep(data)
    return made


def _published(
    data: DataFolder, current: Current | None, fresh: Fresh, expected: Expected, order: Order
) -> Result:
    """Write a generation and make it current."""
    rows = [row_of(passage) for passage in fresh.passages]
    batches = [Batch(rows, fresh.terms, fresh.vectors)] if rows else []
    segments = current.segments if current else ()
    plan = plan_segments(segments, fresh.kept, len(rows))
    held = [span for s in segments for span in s.rows.spans if span.document in fresh.kept]
    size = len(rows) + sum(span.count for span in held)

    def write(folder: Path) -> None:
        written = write_segments(
            folder, current, plan, fresh.kept, batches, dimension=fresh.dimension
        )
        write_attached(folder, order.attached)
        files = describe_files(folder, written.entries)
        manifest = manifest_of(expected, fresh.dimension, size, files)
        write_manifest(folder, manifest.model_copy(update={"segments": written.names}))

    number = publish(data, write, keep_previous=order.keep_previous)
    return Result(number, size, fresh.embedded)
