import errno
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.state import DataFolder
from index.errors import Busy, IndexDamaged, IndexMissing
from index.generations import (
    POINTER,
    current_number,
    discard,
    generation_folder,
    open_current,
    publish,
    read_manifest,
    writer_lock,
)
from tests.index.samples import RULES, build

WRITER = """
import os, shutil, signal, sys
from pathlib import Path
from corpus.state import DataFolder
from index.generations import generation_folder, publish, writer_lock

data, fatal = DataFolder(Path(sys.argv[1])), sys.argv[2]

def on_step(step):
    if step == fatal:
        os.kill(os.getpid(), signal.SIGKILL)

def write(folder):
    shutil.copytree(generation_folder(data, 1), folder, dirs_exist_ok=True)
    on_step("writing")

with writer_lock(data):
    publish(data, write, on_step)
"""
HOLDER = """
import sys, time
from pathlib import Path
from corpus.state import DataFolder
from index.generations import writer_lock

with writer_lock(DataFolder(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize(
    ("fatal", "current"),
    [("writing", 1), ("written", 1), ("numbered", 1), ("pointed", 2), ("cleaned", 2)],
)
def test_a_writer_killed_at_any_step_leaves_the_old_or_the_new_index(
    fatal: str, current: int, tmp_path: Path
) -> None:
    data, _ = build(tmp_path)
    command = [sys.executable, "-c", WRITER, str(tmp_path), fatal]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert open_current(data).number == current
    _, summary = build(tmp_path)
    assert summary.reasons == ()
    with writer_lock(data, wait_s=0):
        newest = publish(data, lambda folder: None)
    finished = sorted(path.name for path in (data.index / "generations").iterdir())
    assert finished == [f"{current:06d}", f"{newest:06d}"]


def test_a_second_writer_is_told_to_wait_and_a_killed_one_blocks_nobody(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy, match="別の処理が索引"), writer_lock(data, wait_s=0.1):
            pass
        os.kill(holder.pid, signal.SIGKILL)
    with writer_lock(data, wait_s=0):
        assert data.lock.exists()


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    with writer_lock(data, wait_s=0):
        assert open_current(data).number == 1


def test_readers_always_find_a_whole_index_while_writers_replace_it(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    first = tmp_path / "first"
    shutil.copytree(generation_folder(data, 1), first)

    def replace_it(_: int) -> int:
        with writer_lock(data, wait_s=30):
            return publish(data, lambda folder: _copied(first, folder))

    with ThreadPoolExecutor(2) as pool:
        written = pool.map(replace_it, range(30))
        seen = [open_current(data).manifest.passages for _ in range(60)]
    assert (set(seen), max(written)) == ({3}, 31)


def _copied(source: Path, target: Path) -> None:
    shutil.copytree(source, target, dirs_exist_ok=True)


def test_a_generation_in_memory_outlives_its_folder(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    generation = open_current(data)
    with writer_lock(data):
        for _ in range(3):
            publish(data, lambda folder: None)
    assert not generation.folder.exists()
    assert [passage.text for passage in generation.passages] == list(RULES)


def test_without_an_index_the_remedy_is_named(tmp_path: Path) -> None:
    assert current_number(DataFolder(tmp_path)) is None
    with pytest.raises(IndexMissing, match=r"索引がまだありません.*machishirube build"):
        open_current(DataFolder(tmp_path))


def test_a_damaged_pointer_is_reported_and_mended_by_the_next_build(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    (data.index / POINTER).write_bytes(b"\xff")
    with pytest.raises(IndexDamaged, match=r"CURRENTが読めません。（期待.*build --force"):
        read_manifest(data)
    _, summary = build(tmp_path)
    assert (summary.number, open_current(data).number) == (2, 2)


def test_every_damaged_file_is_noticed_named_and_mended(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    for name in read_manifest(data).files:
        path = generation_folder(data, 1) / name
        content = path.read_bytes()
        path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
        with pytest.raises(IndexDamaged, match=f"{name}.*build --force"):
            open_current(data)
        path.write_bytes(content)
    assert open_current(data).number == 1


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"format": 5}', b"\xff"])
def test_a_damaged_manifest_is_reported(content: bytes | None, tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    path = generation_folder(data, 1) / "manifest.json"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"manifest\.json.*build --force"):
        open_current(data)


def test_a_missing_generation_folder_is_reported(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    (data.index / POINTER).write_text("7\n", encoding="ascii")
    with pytest.raises(IndexDamaged, match=r"索引000007のmanifest\.jsonがありません。"):
        open_current(data)


def _full(folder: Path) -> None:
    (folder / "half").write_bytes(b"1")
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    with writer_lock(data), pytest.raises(OSError, match="No space left"):
        publish(data, _full)
    assert [path.name for path in (data.index / "generations").iterdir()] == ["000001"]
    assert open_current(data).number == 1


def test_a_discarded_index_leaves_neither_pointer_nor_generation(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    with writer_lock(data):
        discard(data)
    assert (current_number(data), list(data.index.rglob("*.*"))) == (None, [])
