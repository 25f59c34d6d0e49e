"""Takes documents out of an index whose passages are in Milvus."""

from collections.abc import Mapping, Set
from pathlib import Path

from corpus.state import DataFolder
from index.generations import publish
from index.manifest import (
    Manifest,
    Stored,
    describe_files,
    now,
    write_attached,
    write_manifest,
)
from index.milvus.clearing import clear_away
from index.milvus.ledger import note
from index.milvus.opened import load_sum, save_sum, writer_of
from index.milvus.target import without_user


def drop_stored(
    data: DataFolder, manifest: Manifest, documents: Set[str], attached: Mapping[str, bytes]
) -> int:
    """Take documents out of the index, then out of Milvus; give the new generation's number.

    Until the index is published nothing changes: what raises before leaves all as it was. What
    raises behind it says so (see `clear_away`).
    """
    stored = manifest.stored or Stored(collection="")
    writer = writer_of(data, manifest)
    writer.prepare()
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
    number = publish(data, write, keep_previous=False)
    clear_away(data)
    return number
