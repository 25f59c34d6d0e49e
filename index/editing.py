"""Takes documents out of the index on disk, without a model and without reading any document."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.state import DataFolder
from index.build import now, write_generation, write_manifest
from index.errors import IndexDamaged, IndexMissing
from index.generations import (
    SHELF,
    current_damage,
    current_number_or_zero,
    discard,
    generation_folder,
    publish,
    read_manifest,
)
from index.manifest import Manifest, describe_files, library_versions
from index.settings import IndexSettings
from index.shelving import Terms, read_terms
from index.tokens import tokenise, tokeniser_versions

if TYPE_CHECKING:
    from index.shelf import Shelf


def drop_documents(
    data: DataFolder, documents: frozenset[str], attached: Mapping[str, bytes]
) -> int | None:
    """Publish the current index without these documents and with these files beside it.

    What else keeps the index from fitting stays as it is. An index that is damaged or of another
    format is removed, as nothing could be taken over from it. The generation before is removed
    too: it holds the documents. Gives the new generation's number, None where there is no index
    afterwards. The caller holds the writers' lock.
    """
    try:
        manifest = read_manifest(data)
        damaged = current_damage(data)
    except (IndexMissing, IndexDamaged):
        damaged = ("?",)
    if damaged:
        discard(data)
        return None
    return _publish_without(data, manifest, documents, attached)


def _publish_without(
    data: DataFolder,
    manifest: Manifest,
    documents: frozenset[str],
    attached: Mapping[str, bytes],
) -> int:
    """Write what is left of the current generation as a new one."""
    from index.lexical import Lexical
    from index.shelf_files import load_shelf

    folder = generation_folder(data, current_number_or_zero(data))
    shelf = load_shelf(folder / SHELF)
    terms = _terms_left(folder, shelf, manifest, documents)
    shelf.remove([number for number, row in shelf.rows.items() if row.document in documents])
    settings = IndexSettings.model_validate(manifest.settings)
    lexical = Lexical.build(terms, k1=settings.k1, b=settings.b)

    def write(folder: Path) -> None:
        write_generation(folder, shelf, lexical, terms, attached)
        left = tuple(entry for entry in manifest.documents if entry.id not in documents)
        changed = {
            "created": now(),
            "documents": left,
            "passages": len(shelf),
            "tokeniser": tokeniser_versions(),
            "libraries": library_versions(),
            "files": describe_files(folder),
        }
        write_manifest(folder, manifest.model_copy(update=changed))

    return publish(data, write, keep_previous=False)


def _terms_left(
    folder: Path, shelf: "Shelf", manifest: Manifest, documents: frozenset[str]
) -> list[Terms]:
    """Give the terms of the passages that stay, tokenising only if they were made otherwise."""
    rows = list(shelf.rows.values())
    stored = read_terms(folder) if manifest.tokeniser == tokeniser_versions() else []
    if len(stored) != len(rows):
        return [tokenise(row.search_text) for row in rows if row.document not in documents]
    pairs = zip(rows, stored, strict=True)
    return [terms for row, terms in pairs if row.document not in documents]
