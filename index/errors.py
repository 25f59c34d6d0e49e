"""Errors of the index package; see `corpus.errors` for the root of the tree.

UserError
├── IndexMissing         there is no index yet, or it is of an older corpus, model or format
├── ModelMissing         the embedding model is not where the settings say
└── Busy                 another process is writing
MachishirubeError
├── IndexDamaged         files of the index do not fit together
└── StoreUnavailable     the store of the passages cannot be asked now; a search goes on without
"""

from corpus.errors import MachishirubeError, UserError


class IndexMissing(UserError):
    """There is no index that fits the corpus, the model and this code."""


class ModelMissing(UserError):
    """The embedding model cannot be found or prepared."""


class Busy(UserError):
    """Another process holds the writers' lock."""


class IndexDamaged(MachishirubeError):
    """Files of the index are unreadable or do not fit together."""


class StoreUnavailable(MachishirubeError):
    """A store outside this process is not there, dropped, too slow, or locked."""
