"""Publishes an index of segments on this machine."""

from dataclasses import replace
from pathlib import Path

from corpus.state import DataFolder
from index.gathering import LateEncoder, embedded, matrix_of, terms_of
from index.generations import publish
from index.intake import Intake, Order, Result, Source, compare
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
    """Cut, tokenise, embed, write and publish; say what."""
    current = open_for_taking_over(data)
    try:
        intake = _compare(source, current, encoder.name, expected, order)
        if intake.new:
            encoder.load()
        if intake.model != encoder.name:
            intake = _compare(source, current, encoder.name, expected, order)
        return _published(data, current, intake, encoder, expected, order)
    finally:
        if current is not None:
            current.close()


def _compare(
    source: Source, current: Current | None, model: str, expected: Expected, order: Order
) -> Intake:
    """Compare the segments there are with what is to be."""
    if current is None:
        return compare(source, model, expected, order, current=None)
    return compare(
        source, model, expected, order, current=current.manifest, segments=current.segments
    )


def _published(
    data: DataFolder,
    current: Current | None,
    intake: Intake,
    encoder: LateEncoder,
    expected: Expected,
    order: Order,
) -> Result:
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
        manifest = manifest_of(expected, dimension, size, written.names, files)
        write_manifest(folder, manifest)

    number = publish(data, write, keep_previous=order.keep_previous)
    return Result(number, size, len(intake.new))
