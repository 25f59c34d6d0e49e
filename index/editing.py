"""Takes documents out of the index on disk, without a model and without reading any document."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from corpus.state import DataFolder
from index.errors import IndexDamaged, IndexMissing
from index.generations import discard, publish, read_manifest
from index.layers import Current, open_for_taking_over, plan_segments, write_segments
from index.manifest import describe_files, now, write_attached, write_manifest


def drop_documents(
    data: DataFolder, documents: frozenset[str], attached: Mapping[str, bytes]
) -> int | None:
    """Publish the current index without these documents and with these files beside it.

    What else keeps the index from fitting stays as it is. An index that is damaged or of another
    format is removed, as nothing could be taken over from it. The generation before is removed
    too: it holds the documents. Gives the new generation's number, None where there is no index
    afterwards. The caller holds the writers' lock.
    """
    current = open_for_taking_over(data)
    if current is None:
        empty_store(data)
        discard(data)
        return None
    try:
        if current.manifest.stored is not None:
            from index.milvus.publishing import drop_stored

            return drop_stored(data, current.manifest, documents, attached)
        return _publish_without(data, current, documents, attached)
    finally:
        current.close()


def _publish_without(
    data: DataFolder,
    current: Current,
    documents: frozenset[str],
    attached: Mapping[str, bytes],
) -> int:
    """Write what is left of the current generation as a new one."""
    left = tuple(each for each in current.manifest.documents if each.id not in documents)
    kept = frozenset(each.id for each in left)
    spans = [span for segment in current.segments for span in segment.rows.spans]
    plan = plan_segments(current.segments, kept, 0)

    def write(folder: Path) -> None:
        dimension = current.manifest.dimension
        written = write_segments(folder, current, plan, kept, (), dimension=dimension)
        write_attached(folder, attached)
        changed = {
            "created": now(),
            "documents": left,
            "passages": sum(span.count for span in spans if span.document in kept),
            "segments": written.names,
            "files": describe_files(folder, written.entries),
        }
        write_manifest(folder, current.manifest.model_copy(update=changed))

    return publish(data, write, keep_previous=False)


def empty_store(data: DataFolder) -> None:
    """Remove what the current index has in Milvus; nothing without a readable manifest of one.

    Raises StoreUnavailable or StoreRefused where Milvus keeps it.
    """
    with suppress(IndexMissing, IndexDamaged):
        manifest = read_manifest(data)
        if manifest.stored is not None:
            from index.milvus.opened import writer_of

            writer_of(data, manifest).drop()
