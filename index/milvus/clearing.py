"""Removes from Milvus what the current index no longer names, behind a change that is published."""

from contextlib import suppress

from corpus.state import DataFolder
from index.errors import IndexDamaged, IndexMissing, StoreUnavailable
from index.generations import read_manifest
from index.manifest import Manifest
from index.milvus.errors import AWAY
from index.milvus.ledger import sweep
from index.milvus.opened import writer_of


def clear_away(data: DataFolder) -> None:
    """Remove replaced and removed documents, and collections of earlier indexes.

    The caller holds the writers' lock. Raises StoreUnavailable where Milvus keeps something: the
    change stands, and the next one, or `build`, removes it.
    """
    try:
        with suppress(IndexMissing, IndexDamaged):
            _clear_waste(data, read_manifest(data))
        sweep(data, keep_previous=False, strict=True)
    except AWAY as error:
        raise StoreUnavailable(
            f"変更は終わりましたが、外した本文をMilvusから消せませんでした：{error.seen}",
            "Milvusからも消えること",
            "Milvusが使えるようになってから、「machishirube build」を実行してください。",
        ) from error


def _clear_waste(data: DataFolder, manifest: Manifest) -> None:
    if manifest.stored is not None and manifest.stored.waste:
        writer = writer_of(data, manifest)
        if writer.count_of(manifest.stored.waste):
            writer.delete(manifest.stored.waste)
            writer.flush()


def tidy(data: DataFolder) -> None:
    """Do the same where nothing else is to be done; what Milvus keeps is left for later."""
    with suppress(StoreUnavailable):
        clear_away(data)
