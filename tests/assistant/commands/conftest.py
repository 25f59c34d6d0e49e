"""A data folder as `build` leaves it, with a model small enough to convert in a moment."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main
from corpus.state import DataFolder
from index.conversion import write_folder
from index.q4file import read_q4
from tests.index.tiny_weights import tiny_file

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A data folder whose settings name the tiny model, with its index."""
    root = tmp_path_factory.mktemp("built")
    data = DataFolder(root / "data")
    model = root / "tiny"
    for folder in (data.root, model):
        folder.mkdir()
    write_folder(read_q4(tiny_file()), model, report=lambda message: None)
    # The tiny model's vectors mean nothing: words alone decide the order.
    settings = f"[index]\nmodel = '{model}'\ndense_weight = 0.0\n"
    data.settings_file.write_text(settings, encoding="utf-8")
    assert main(["--data-dir", str(data.root), "build"]) == 0
    return data


@pytest.fixture
def own(built: DataFolder, tmp_path: Path) -> DataFolder:
    """A copy that a test may damage."""
    return DataFolder(Path(shutil.copytree(built.root, tmp_path / "own")))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and give its exit code, output and errors."""

    def run_command(data: DataFolder, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["--data-dir", str(data.root), *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run_command
