"""What a check saw."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; an error keeps questions from being answered rightly."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw and, where something is wrong, what to do."""

    name: str
    severity: Severity
    message: str
    remedy: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        """Give the finding as JSON-ready values."""
        return asdict(self) | {"severity": self.severity.value}


Check = Callable[[], Finding]
