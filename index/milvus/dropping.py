"""Takes documents out of an index whose passages are in Milvus."""

from collections.abc import Mapping, Set
from pathlib import Path

from corpus.state import DataFolder
from index.generations import publish
from index.manifest import (
    REBUILD,
    Manifest,
    Stored,
    describe_files,
    now,
    write_attached,
    write_manifest,
)
from index.milvus.connections import store_of
from index.milvus.errors import StoreRefused
from index.milvus.ledger import is_there, note
from index.milvus.opened import load_sum, save_sum, writer_of
from index.milvus.target import target_of, without_user


def drop_stored(
    data: DataFolder, manifest: Manifest, documents: Set[str], attached: Mapping[str, bytes]
) -> int:
    """Take documents out of the index; give the new generation's number.

    What raises leaves all as it was: StoreUnavailable, and StoreRefused where the collection is
    gone, which has to be filled anew. Out of Milvus `clear_away` takes them behind it.
    """
    stored = manifest.stored or Stored(collection="")
    writer = writer_of(data, manifest)
    _require_folder(data, str(manifest.settings["store"]))
    writer.load()
    gone = [entry.ordinal for name, entry in stored.documents.items() if name in documents]
    total = load_sum(data) - writer.sum_of(gone)
    waste = (*stored.waste, *gone)
    left = {name: entry for name, entry in stored.documents.items() if name not in documents}
    changed = {
        "created": now(),
        "settings": {**manifest.settings, "store": without_user(str(manifest.settings["store"]))},
        "documents": tuple(each for each in manifest.documents if each.id not in documents),
        "passages": sum(entry.passages for entry in left.values()),
        "stored": stored.model_copy(update={"documents": left, "waste": waste}),
    }

    def write(folder: Path) -> None:
        save_sum(folder, total)
        write_attached(folder, attached)
        files = {"files": describe_files(folder)}
        write_manifest(folder, manifest.model_copy(update={**changed, **files}))

    note(data)
    return publish(data, write, keep_previous=False)


def _require_folder(data: DataFolder, store: str) -> None:
    """Refuse a *.db folder that is gone: asking would make it anew, and empty."""
    if not is_there(data, store):
        seen = f"Milvusの保存先（{target_of(store_of(data, store)).shown}）がありません"
        raise StoreRefused(seen, "索引とそろったコレクション", REBUILD)
