"""Passages in a *.db folder: one process has it, and shares it with those that it starts."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.checking_aside import check_aside
from assistant.desk_work import Order, work_aside
from assistant.documents import current_library
from assistant.findings import Severity
from assistant.intake import Request
from assistant.library_desk import LibraryDesk
from assistant.settings import load_settings
from corpus.errors import MachishirubeError
from corpus.state import DataFolder
from index.generations import read_manifest
from index.milvus.connections import connection_to, disconnect
from index.milvus.ledger import LEDGER
from tests.assistant.commands.conftest import Run
from tests.assistant.libraries import PARK, ROAD
from tests.corpus.added_samples import written
from tests.index.test_milvus_client import held_elsewhere


@pytest.fixture
def stored(own: DataFolder, run: Run, tmp_path: Path) -> Iterator[DataFolder]:
    """A data folder with its passages in milvus.db, which this process has open."""
    with own.settings_file.open("a", encoding="utf-8") as file:
        file.write('store = "milvus.db"\n')
    code, _, _ = run(own, "build")
    assert code == 0
    run(own, "add", str(written(tmp_path / "road.txt", *ROAD)))
    yield own
    disconnect(str(own.root / "milvus.db"))


def ids(data: DataFolder) -> list[str]:
    return [entry.id for entry in current_library(data).documents]


def machishirube(data: DataFolder, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "assistant", "--data-dir", str(data.root), *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def files(data: DataFolder) -> dict[Path, bytes]:
    """Give what there is of documents and index."""
    folders = data.documents, data.index
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in paths}


def test_the_page_adds_removes_and_checks_beside_its_own_answers(
    stored: DataFolder, tmp_path: Path
) -> None:
    order = Order((Request(written(tmp_path / "park.txt", *PARK)),))
    outcome = work_aside(stored, order, lambda step: None)
    assert ([each.failed for each in outcome.fates], ids(stored)) == ([False], ["road", "park"])
    assert LibraryDesk(stored, load_settings(stored)).remove("road").id == "road"
    assert ids(stored) == ["park"]
    (index,) = [each for each in check_aside(stored) if each.name == "索引"]
    assert (index.severity, "Milvusが応答しています" in index.message) == (Severity.OK, True)


@pytest.mark.parametrize(
    "command", [["remove", "road"], ["add", "park.txt"], ["build", "--force"], ["purge", "--yes"]]
)
def test_a_command_beside_the_page_changes_nothing_and_says_why(
    stored: DataFolder, tmp_path: Path, command: list[str]
) -> None:
    park = str(written(tmp_path / "park.txt", *PARK))
    connection_to(str(stored.root / "milvus.db")).call("list_collections")
    before = files(stored)
    done = machishirube(stored, *(park if part == "park.txt" else part for part in command))
    assert done.returncode == 1
    assert "エラー：Milvusの保存先（milvus.db）は別のプロセスが使っています" in done.stderr
    assert (files(stored), ids(stored)) == (before, ["road"])


def test_a_change_on_the_page_beside_another_process_changes_nothing(
    stored: DataFolder, tmp_path: Path
) -> None:
    order = Order((Request(written(tmp_path / "park.txt", *PARK)),))
    disconnect(str(stored.root / "milvus.db"))
    before = files(stored)
    with held_elsewhere(stored.root / "milvus.db"):
        for change in (
            lambda: work_aside(stored, order, lambda step: None),
            lambda: LibraryDesk(stored, load_settings(stored)).remove("road"),
        ):
            with pytest.raises(MachishirubeError, match="別のプロセスが使っています"):
                change()
    assert (files(stored), ids(stored)) == (before, ["road"])


def test_the_page_leaves_a_folder_that_another_process_has(
    stored: DataFolder, tmp_path: Path
) -> None:
    text = stored.settings_file.read_text(encoding="utf-8").replace('store = "milvus.db"\n', "")
    stored.settings_file.write_text(text, encoding="utf-8")
    order = Order((Request(written(tmp_path / "park.txt", *PARK)),))
    disconnect(str(stored.root / "milvus.db"))
    with held_elsewhere(stored.root / "milvus.db"):
        outcome = work_aside(stored, order, lambda step: None)
    assert ([each.failed for each in outcome.fates], ids(stored)) == ([False], ["road", "park"])
    assert read_manifest(stored).stored is None


def test_commands_say_on_the_error_stream_what_a_server_keeps_that_is_no_more(
    own: DataFolder,
) -> None:
    listed = [{"store": "http://127.0.0.1:1", "collection": "machishirube_1"}]
    (own.index / LEDGER).write_text(json.dumps(listed), encoding="utf-8")
    done = machishirube(own, "build")
    left = "Milvus（127.0.0.1:1）に、もう使わない本文（コレクション1個）が残っています。"
    assert (done.returncode, left in done.stderr, done.stderr.count("残って")) == (0, True, 1)


def test_purge_lists_the_folder_and_removes_it(stored: DataFolder, run: Run) -> None:
    code, out, _ = run(stored, "purge", "--yes")
    assert code == 0
    assert f"{stored.root / 'milvus.db'}（" in out
    assert list(stored.root.iterdir()) == []
