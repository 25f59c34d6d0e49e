"""Errors of a search with Milvus.

UserError
└── LibraryMissing           the extra is not installed
MachishirubeError
├── StoreUnavailable         (of `index.errors`) later it may answer
└── StoreRefused             it answers, and says no
"""

from corpus.errors import MachishirubeError, UserError
from index.errors import StoreUnavailable


class LibraryMissing(UserError):
    """The client library of Milvus is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(
            f"index.storeにMilvusが指定されていますが、{package}がありません",
            "pymilvus（*.dbにはmilvus-liteも）が入った環境",
            "「pip install 'machishirube[milvus]'」を実行してください。",
        )


class StoreRefused(MachishirubeError):
    """Milvus answered with an error: no such collection, no rights, values it does not take."""


AWAY = (StoreUnavailable, StoreRefused, LibraryMissing)
"""What can be raised where a Milvus is asked for what it may no longer have, or give."""
