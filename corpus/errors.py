"""The error tree that every package grows from.

MachishirubeError              exit code 1: something failed
├── UserError                  exit code 2: the caller can mend it
│   ├── DocumentError          a file that cannot be taken as a document
│   └── SettingsError          a settings file with unknown keys or impossible values
└── CorpusError                the corpus itself does not hold together (a bug, or a damaged file)
    └── QuoteMismatch          a quote is not what stands at its offsets

`index.errors` and `assistant.errors` hang their own leaves on these.
"""

from typing import ClassVar


class MachishirubeError(Exception):
    """A failure told in three parts, in Japanese: what was seen, what was expected, what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, seen: str, expected: str, remedy: str) -> None:
        super().__init__(f"{seen}（期待：{expected}）対処：{remedy}")
        self.seen = seen
        self.expected = expected
        self.remedy = remedy


class UserError(MachishirubeError):
    """The caller asked for something that cannot be done as asked."""

    exit_code: ClassVar[int] = 2


class DocumentError(UserError):
    """A file cannot be taken as a document."""


class SettingsError(UserError):
    """The settings file has an unknown key or an impossible value."""


class CorpusError(MachishirubeError):
    """The corpus does not hold together."""


class QuoteMismatch(CorpusError):
    """A quote differs from what stands at its offsets in the original."""
