"""The streams of the commands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.console import readable_size, say_json
from corpus.state import DataFolder


def purged(data: DataFolder, answer: str) -> str:
    """Run purge on a terminal that gives one answer."""
    terminal, side = os.openpty()
    os.write(terminal, answer.encode() + b"\n")
    command = [sys.executable, "-m", "assistant", "--data-dir", str(data.root), "purge"]
    done = subprocess.run(command, stdin=side, capture_output=True, check=True)
    os.close(terminal)
    os.close(side)
    return done.stdout.decode()


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.root.mkdir()
    made.settings_file.touch()
    return made


@pytest.mark.parametrize("answer", ["", "n", "たぶん"])
def test_anything_but_a_yes_removes_nothing(data: DataFolder, answer: str) -> None:
    assert purged(data, answer).endswith("何も消しませんでした。\n")
    assert data.settings_file.exists()


@pytest.mark.parametrize("answer", ["y", "YES", "はい"])
def test_a_yes_removes_everything(data: DataFolder, answer: str) -> None:
    assert purged(data, answer).endswith("すべて消しました。\n")
    assert list(data.root.iterdir()) == []


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 バイト"), (999, "999 バイト"), (1_000, "1 KB"), (488_000_000, "488 MB"),
     (2_449_000_000, "2.4 GB")],
)  # fmt: skip
def test_a_size_is_given_in_the_unit_a_person_would_choose(size: int, text: str) -> None:
    assert readable_size(size) == text


def test_json_is_one_line_of_plain_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"語": "協働\n"})
    assert capsys.readouterr().out == '{"語": "協働\\n"}\n'
