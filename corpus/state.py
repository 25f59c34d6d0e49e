"""The data folder: the one place where state lives."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

ENVIRONMENT_VARIABLE = "MACHISHIRUBE_DATA"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Paths below the data folder; nothing is created by asking for one."""

    root: Path

    @classmethod
    def choose(cls, named: Path | None = None) -> "DataFolder":
        """Take the named folder, else MACHISHIRUBE_DATA, else the platform's user data folder."""
        chosen = named or os.environ.get(ENVIRONMENT_VARIABLE)
        return cls(Path(chosen).absolute() if chosen else user_data_path("machishirube"))

    @property
    def settings_file(self) -> Path:
        """The operator's settings (TOML); may be absent."""
        return self.root / "settings.toml"

    @property
    def model(self) -> Path:
        """The converted embedding model, an ordinary sentence-transformers folder."""
        return self.root / "models" / "multilingual-e5-small"

    @property
    def downloads(self) -> Path:
        """Wheels fetched while setting up."""
        return self.root / "downloads"

    @property
    def index(self) -> Path:
        """Index generations and the pointer to the current one."""
        return self.root / "index"

    @property
    def documents(self) -> Path:
        """Documents that an operator added: their files, and the list of them."""
        return self.root / "documents"

    @property
    def uploads(self) -> Path:
        """Files on their way from the page into the library."""
        return self.root / "uploads"

    @property
    def operator(self) -> Path:
        """What the operator's password is compared with; may be absent."""
        return self.root / "operator.json"

    @property
    def feedback(self) -> Path:
        """What readers told of answers (SQLite); may be absent."""
        return self.root / "feedback.sqlite"

    @property
    def lock(self) -> Path:
        """The writers' lock file."""
        return self.root / "writer.lock"
