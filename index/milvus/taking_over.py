"""Takes vectors over from a collection, for passages whose text is the same in another one."""

from collections.abc import Mapping, Set

import numpy as np

from corpus.state import DataFolder
from index.gathering import Vectors
from index.manifest import Manifest
from index.milvus.errors import AWAY
from index.milvus.ledger import is_there, made_for
from index.milvus.opened import writer_of
from index.milvus.writing import Writer
from index.wire import digest_of


class StoredVectors:
    """The vectors that a collection has, as a holder for `index.gathering.known_vectors`."""

    def __init__(self, writer: Writer, ordinals: Mapping[str, int]) -> None:
        """Take the collection and the numbers of its documents."""
        self._writer = writer
        self._ordinals = ordinals

    @classmethod
    def of(cls, data: DataFolder, manifest: Manifest) -> "tuple[StoredVectors, ...]":
        """Give the holder of an index; none where its passages are on this machine, or gone."""
        made = made_for(manifest)
        if manifest.stored is None or made is None or not is_there(data, made.store):
            return ()
        return (cls(writer_of(data, manifest), manifest.stored.ordinals),)

    def vectors_by_digest(self, wanted: Set[bytes], documents: Set[str]) -> Mapping[bytes, Vectors]:
        """Give the vectors of search texts with these digests in the documents.

        A collection that is gone or cannot be asked has none: those passages are embedded again.
        """
        try:
            return self._found(wanted, [n for d, n in self._ordinals.items() if d in documents])
        except AWAY:
            return {}

    def _found(self, wanted: Set[bytes], ordinals: list[int]) -> Mapping[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        if wanted and ordinals:
            self._writer.load()
        for ordinal in ordinals if wanted else ():
            for text, vector in self._writer.texts_of(ordinal):
                if (digest := digest_of(text)) in wanted:
                    found[digest] = np.asarray(vector, dtype=np.float32)
        return found
