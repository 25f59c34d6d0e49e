"""Errors of the evals package; see `corpus.errors` for the root of the tree.

UserError
├── QuestionsError       a question file that cannot be used
├── RecordsError         a file of answer records that cannot be used
├── BenchmarkError       a retrieval folder that cannot be used
└── FloorsError          a file of floors that cannot be used

MachishirubeError
└── BelowFloor           a score is below its floor
"""

from corpus.errors import MachishirubeError, UserError


class QuestionsError(UserError):
    """A question file cannot be used."""


class RecordsError(UserError):
    """A file of answer records cannot be used."""


class BenchmarkError(UserError):
    """A retrieval folder cannot be used."""


class FloorsError(UserError):
    """A file of floors cannot be used."""


class BelowFloor(MachishirubeError):
    """A score is below the floor that it must not fall below."""
