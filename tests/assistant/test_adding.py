"""A change of the library shows whole or not at all, whatever stops it and whoever reads."""

import errno
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.adding import Tools, add_documents, rebuild, remove_documents
from assistant.documents import current_library, open_corpus
from assistant.intake import ReadFile
from assistant.opening import open_index
from assistant.settings import Settings
from corpus.added import read_library, write_library
from corpus.added_store import leftovers
from corpus.errors import UserError
from corpus.formats.blocks import Extract
from corpus.formats.limits import Limits, Progress
from corpus.formats.plain import READER
from corpus.state import DataFolder
from index.encoder import HashingEncoder
from index.errors import Busy
from index.generations import current_number, writer_lock
from tests.assistant.libraries import PARK, TOOLS, add, fates, files, with_tools
from tests.corpus.added_samples import read_lines, written

OWN = ["ueda-kyodo-minaoshi", "nagano-refresh-roadmap"]


class FullDisk(HashingEncoder):
    """Has no room for vectors."""

    def encode_passages(
        self,
        texts: Sequence[str],
        progress: Progress | None = None,
    ) -> np.ndarray:
        raise OSError(errno.ENOSPC, "No space left on device")


def full_disk(path: Path, limits: Limits, progress: Progress) -> Extract:
    raise OSError(errno.ENOSPC, "No space left on device")


def reading_as(reader: str) -> ReadFile:
    """Give a reader of lines that goes by another name."""

    def read(path: Path, limits: Limits, progress: Progress) -> Extract:
        return replace(read_lines(path, limits, progress), reader=reader)

    return read


def state(data: DataFolder) -> dict[str, bytes]:
    """Give every file of the data folder but the lock."""
    found = sorted(path for path in data.root.rglob("*") if path.is_file())
    return {str(p.relative_to(data.root)): p.read_bytes() for p in found if p != data.lock}


def documents(data: DataFolder) -> list[str]:
    """Give the ids of documents, seeing that library, corpus and index agree."""
    corpus, generation = open_index(data, Settings())
    indexed = {passage.section.document for passage in generation.passages}
    assert indexed == {document.id for document in corpus.documents}
    return [document.id for document in corpus.documents]


def test_files_that_can_be_read_are_added_beside_ones_that_cannot(
    data: DataFolder, tmp_path: Path
) -> None:
    park, road = files(tmp_path)
    change = add(data, park, tmp_path / "none.txt", road)
    assert fates(change) == [("added", "park"), ("failed", None), ("added", "road")]
    assert documents(data) == [*OWN, "park", "road"]
    assert (change.build and change.build.number, leftovers(data, current_library(data))) == (1, ())


def test_only_new_passages_are_embedded(data: DataFolder, tmp_path: Path) -> None:
    park, road = files(tmp_path)
    add(data, park)
    build = add(data, road).build
    assert build is not None
    assert (build.embedded, build.reused) == (3, build.passages - 3)


@pytest.mark.parametrize("tools", [with_tools(encoder=FullDisk), with_tools(read=full_disk)])
def test_a_full_disk_leaves_everything_as_it_was(
    data: DataFolder, tmp_path: Path, tools: Tools
) -> None:
    park, road = files(tmp_path)
    add(data, park)
    before = state(data)
    with pytest.raises(OSError, match="No space left"):
        add(data, road, tools=tools)
    assert state(data) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from corpus.state import DataFolder
from index.encoder import HashingEncoder
from tests.assistant.libraries import add, with_tools

class Fatal(HashingEncoder):
    def encode_passages(self, texts, progress=None):
        os.kill(os.getpid(), signal.SIGKILL)

add(DataFolder(Path(sys.argv[1])), Path(sys.argv[2]), tools=with_tools(encoder=Fatal))
"""


def test_a_writer_killed_while_it_embeds_leaves_the_old_library(
    data: DataFolder, tmp_path: Path
) -> None:
    park, road = files(tmp_path)
    add(data, park)
    command = [sys.executable, "-c", KILLED, str(data.root), str(road)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert documents(data) == [*OWN, "park"]
    assert len(leftovers(data, current_library(data))) > 0
    add(data, road)
    assert documents(data) == [*OWN, "park", "road"]
    assert leftovers(data, current_library(data)) == ()


def test_a_writer_stopped_behind_the_pointer_leaves_the_new_library(
    data: DataFolder, tmp_path: Path
) -> None:
    park, road = files(tmp_path)
    add(data, park)
    before = read_library(data)
    add(data, road)
    write_library(data, before)  # as if the list had not been written any more
    assert documents(data) == [*OWN, "park", "road"]
    assert rebuild(data, TOOLS).build.reasons == ()
    assert read_library(data) == current_library(data)


def test_a_library_without_an_index_is_that_of_the_list(data: DataFolder, tmp_path: Path) -> None:
    add(data, files(tmp_path)[0])
    (data.index / "CURRENT").unlink()
    assert [entry.id for entry in current_library(data).documents] == ["park"]
    assert rebuild(data, TOOLS).build.number == 2
    assert documents(data) == [*OWN, "park"]


def test_readers_find_library_and_index_of_one_making_while_writers_change_them(
    data: DataFolder, tmp_path: Path
) -> None:
    park, road = files(tmp_path)
    add(data, park)

    def write() -> None:
        for number in range(4):
            written(park, *PARK, f"第２条　期間は{number}年とします。")
            add(data, park, road)
            remove_documents(data, frozenset({"road"}))

    seen = []
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        while not writing.done():
            seen.append(documents(data))
        writing.result()
    assert {tuple(each[2:]) for each in seen} <= {("park",), ("park", "road")}
    assert documents(data) == [*OWN, "park"]


def test_a_change_beside_another_writer_is_refused(data: DataFolder, tmp_path: Path) -> None:
    with writer_lock(data):
        with pytest.raises(Busy, match="別の処理が"):
            add(data, *files(tmp_path))
        with pytest.raises(Busy, match="別の処理が"):
            remove_documents(data, frozenset({"park"}))


def test_a_removed_document_leaves_nothing(data: DataFolder, tmp_path: Path) -> None:
    add(data, *files(tmp_path))
    (removed,) = remove_documents(data, frozenset({"park"}))
    assert (removed.id, removed.title, removed.hidden) == ("park", "公園管理計画", False)
    assert documents(data) == [*OWN, "road"]
    assert [name for name, content in state(data).items() if "公園管理".encode() in content] == []


def test_a_document_of_the_program_is_hidden_and_comes_back(data: DataFolder) -> None:
    rebuild(data, TOOLS)
    assert remove_documents(data, frozenset({OWN[0]}))[0].hidden
    assert documents(data) == [OWN[1]]
    change = add_documents(data, [], TOOLS, restored=frozenset({OWN[0]}))
    assert fates(change) == [("restored", OWN[0])]
    assert documents(data) == OWN


def test_every_document_can_be_removed(data: DataFolder) -> None:
    rebuild(data, TOOLS)
    remove_documents(data, frozenset(OWN))
    assert (documents(data), open_corpus(data).sections) == ([], ())


def test_an_unknown_document_removes_none(data: DataFolder, tmp_path: Path) -> None:
    add(data, files(tmp_path)[0])
    with pytest.raises(UserError, match=r"文書「no」はありません（期待：.*park"):
        remove_documents(data, frozenset({"park", "no"}))
    assert documents(data) == [*OWN, "park"]


def test_a_document_can_be_removed_without_an_index(data: DataFolder, tmp_path: Path) -> None:
    add(data, *files(tmp_path))
    (data.index / "CURRENT").write_bytes(b"x")
    remove_documents(data, frozenset({"park"}))
    assert current_number(data) is None
    assert [entry.id for entry in read_library(data).documents] == ["road"]
    assert [path for path in data.index.rglob("*") if path.is_file()] == []


def test_what_an_older_reader_read_is_read_again_by_a_rebuild(
    data: DataFolder, tmp_path: Path
) -> None:
    add(data, files(tmp_path)[0], tools=with_tools(read=reading_as("plain/0")))
    rebuilt = rebuild(data, with_tools(read=reading_as(READER)))
    assert [(each.fate.value, each.id) for each in rebuilt.results] == [("reread", "park")]
    assert current_library(data).documents[0].reader == READER
    assert rebuild(data, TOOLS).results == ()
