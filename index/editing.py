"""Takes documents out of the index on disk, without a model and without reading any document."""

import logging
from collections.abc import Mapping
from pathlib import Path

from corpus.state import DataFolder
from index.generations import discard, publish
from index.layers import Current, open_for_taking_over, plan_segments, write_segments
from index.manifest import describe_files, now, write_attached, write_manifest

_log = logging.getLogger(__name__)


def drop_documents(
    data: DataFolder, documents: frozenset[str], attached: Mapping[str, bytes]
) -> int | None:
    """Publish the current index without these documents and with these files beside it.

    What else keeps the index from fitting stays as it is. An index that is damaged or of another
    format is removed, as nothing could be taken over from it. The generation before is removed
    too: it holds the documents. Gives the new generation's number, None where there is no index
    afterwards. The caller holds the writers' lock.

    Raises StoreUnavailable or StoreRefused, with nothing changed, where the Milvus of the index is
    not to be had, and StoreUnavailable behind the change where it keeps something. A Milvus that
    the index has left is told of in a warning of the log.
    """
    from index.milvus.ledger import note

    current = open_for_taking_over(data)
    if current is None:
        empty_store(data)
        discard(data)
        _clear_away(data)
        return None
    try:
        if current.manifest.stored is not None:
            from index.milvus.dropping import drop_stored

            number = drop_stored(data, current.manifest, documents, attached)
        else:
            note(data)
            number = _publish_without(data, current, documents, attached)
    finally:
        current.close()
    _clear_away(data)
    return number


def _clear_away(data: DataFolder) -> None:
    """Remove the documents from Milvus, with collections of earlier indexes, which hold them."""
    from index.milvus.clearing import clear_away, left_over

    clear_away(data)
    for notice in left_over(data):
        _log.warning("%s", notice)


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
    """Remove every collection that this data folder has in the Milvus of its index.

    Raises StoreUnavailable or StoreRefused where Milvus keeps one, with nothing removed where it
    cannot be asked. The caller holds the writers' lock.
    """
    from index.milvus.ledger import drop_used

    drop_used(data)
