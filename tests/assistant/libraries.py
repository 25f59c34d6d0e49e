"""Libraries of made-up text files for the tests of adding: real rules, no model, no real reader."""

from dataclasses import replace
from pathlib import Path

from assistant.adding import Change, Tools, add_documents
from assistant.intake import Request
from corpus.added import Given
from corpus.formats.limits import Limits
from corpus.interpret import interpret
from corpus.state import DataFolder
from index.encoder import HashingEncoder
from index.settings import IndexSettings
from tests.corpus.added_samples import read_lines, written

PARK = ("公園管理計画", "", "第１条　この計画は、公園の管理について定めます。［公園課］")
ROAD = ("道路維持計画", "", "第１条　市は、道路を点検します。［道路課］", "■")
TOOLS = Tools(
    read=read_lines,
    interpret=interpret,
    encoder=HashingEncoder,
    limits=Limits(),
    index=IndexSettings(),
    now=lambda: "2024-04-01T00:00:00+00:00",
)


def files(folder: Path) -> tuple[Path, Path]:
    """Write the two plans."""
    return written(folder / "park.txt", *PARK), written(folder / "road.txt", *ROAD)


def add(data: DataFolder, *paths: Path, tools: Tools = TOOLS, **said: str) -> Change:
    """Add files, all with the same said of them."""
    requests = [Request(path, Given.model_validate(said)) for path in paths]
    return add_documents(data, requests, tools)


def fates(change: Change) -> list[tuple[str, str | None]]:
    """Give what became of each file, with its id."""
    return [(result.fate.value, result.id) for result in change.results]


def with_tools(**changed: object) -> Tools:
    """Give the tools with some exchanged."""
    return replace(TOOLS, **changed)  # type: ignore[arg-type]  # the fields are those of Tools
