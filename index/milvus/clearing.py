"""Removes from Milvus what the current index no longer names, behind a change that is published."""

from collections.abc import Iterable

from corpus.errors import MachishirubeError
from corpus.state import DataFolder
from index.errors import IndexDamaged, IndexMissing, StoreUnavailable
from index.generations import read_manifest
from index.milvus.connections import store_of
from index.milvus.errors import AWAY
from index.milvus.ledger import Made, stores_in_use, sweep, unnamed
from index.milvus.opened import writer_of
from index.milvus.target import target_of

_BUILD = "Milvusが使えるようになってから、「machishirube build」を実行してください。"


def clear_away(data: DataFolder) -> None:
    """Remove replaced and removed documents, and collections of earlier indexes.

    The caller holds the writers' lock. Raises StoreUnavailable where the store of the index keeps
    something: the change stands, and the next one, or `build`, removes it. What a store keeps that
    the index no longer uses, `left_over` tells.
    """
    failure = _clear_waste(data)
    used = stores_in_use(data)
    kept = sweep(data, keep_previous=False)
    failures = [*([failure] if failure else ()), *(k.error for k in kept if k.made.store in used)]
    if failures:
        raise StoreUnavailable(
            f"変更は終わりましたが、外した本文をMilvusから消せませんでした：{failures[0].seen}",
            "Milvusからも消えること",
            _BUILD,
        ) from failures[0]


def tidy(data: DataFolder) -> tuple[str, ...]:
    """Do the same where nothing else is to be done; gives notices of what Milvus keeps."""
    failure = _clear_waste(data)
    kept = sweep(data, keep_previous=False)
    notices = _notices(data, (each.made for each in kept))
    if failure is None:
        return notices
    return (f"外した本文をMilvusから消せませんでした：{failure.seen}。{_BUILD}", *notices)


def left_over(data: DataFolder) -> tuple[str, ...]:
    """Give a notice for each store that keeps collections of earlier indexes, asking none."""
    return _notices(data, unnamed(data))


def _notices(data: DataFolder, kept: Iterable[Made]) -> tuple[str, ...]:
    """Say once for each store how much of it is left there."""
    stores = [made.store for made in kept]
    targets = {store: target_of(store_of(data, store)) for store in stores}
    return tuple(
        f"Milvus（{target.shown}）に、もう使わない本文（コレクション{stores.count(store):,}個）が"
        f"残っています。{_BUILD}"
        for store, target in targets.items()
    )


def _clear_waste(data: DataFolder) -> MachishirubeError | None:
    """Remove what was replaced; gives why that was not to be done."""
    try:
        manifest = read_manifest(data)
        if manifest.stored is not None and manifest.stored.waste:
            writer = writer_of(data, manifest)
            if writer.count_of(manifest.stored.waste):
                writer.delete(manifest.stored.waste)
                writer.flush()
    except (IndexMissing, IndexDamaged):
        return None
    except AWAY as error:
        return error
    return None
