import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import DocumentError, MachishirubeError
from corpus.formats.blocks import Extract
from corpus.formats.isolation import read_isolated, serve
from corpus.formats.limits import Limits, Progress
from corpus.formats.reading import read_file
from corpus.formats.serial import from_json
from evals.bench.long_pdf import long_pages
from evals.bench.pdf_writer import write_pdf
from tests.corpus.formats.pdf_pages import page_of

LONG = 60


@pytest.fixture(scope="module")
def long_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "長い計画.pdf"
    path.write_bytes(write_pdf(long_pages(LONG)))
    return path


def children() -> list[str]:
    """Give the readers among this process's children: other tests keep a browser open."""
    pid = os.getpid()
    every = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [c for c in every if b"corpus.formats" in Path(f"/proc/{c}/cmdline").read_bytes()]


def test_a_child_process_reads_the_same_as_this_one(tmp_path: Path) -> None:
    path = tmp_path / "見本.pdf"
    path.write_bytes(write_pdf([page_of("見本市まちづくり計画")]))
    assert read_isolated(path) == read_file(path)


def test_many_pages_are_read_by_several_processes_as_by_one(tmp_path: Path) -> None:
    path = tmp_path / "見本.pdf"
    path.write_bytes(write_pdf(page_of(f"第{number}の取組") for number in range(45)))
    told: list[tuple[int, int]] = []
    extract = read_isolated(path, progress=lambda done, total: told.append((done, total)))
    assert told == [(number, 45) for number in range(1, 46)]
    assert extract == read_file(path, Limits(max_processes=1))


def test_a_child_that_is_killed_is_told(long_pdf: Path) -> None:
    def kill(_done: int, _total: int) -> None:
        os.kill(int(children()[0]), signal.SIGKILL)

    with pytest.raises(DocumentError, match=r"途中で止まりました（信号 9）"):
        read_isolated(long_pdf, progress=kill)


def test_a_refusal_in_the_child_comes_back_in_its_three_parts(tmp_path: Path) -> None:
    path = tmp_path / "見本.pdf"
    path.write_bytes(b"%PDF-1.5\n")
    with pytest.raises(DocumentError, match="途中で切れているか、壊れています") as refused:
        read_isolated(path)
    assert refused.value.expected == "最後まで保存された PDF"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"無い\.pdf：ファイルがありません"):
        read_isolated(tmp_path / "無い.pdf")


def test_reading_that_needs_too_much_memory_is_ended(long_pdf: Path) -> None:
    with pytest.raises(DocumentError, match="8 MiB を超えるメモリが必要です"):
        read_isolated(long_pdf, Limits(max_memory_bytes=8 * 1024 * 1024))
    assert children() == []


def test_reading_that_takes_too_long_is_ended(long_pdf: Path) -> None:
    with pytest.raises(DocumentError, match="秒以内に読み終えられませんでした"):
        read_isolated(long_pdf, Limits(max_seconds=0.2))
    assert children() == []


def test_no_process_is_left_when_the_caller_gives_up(long_pdf: Path) -> None:
    def give_up(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_isolated(long_pdf, progress=give_up)
    assert children() == []


def test_a_child_ends_when_its_parent_is_killed(long_pdf: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from corpus.formats.isolation import read_isolated;"
        "read_isolated(Path(sys.argv[1]), progress=lambda *_: print('up', flush=True))"
    )
    command = [sys.executable, "-c", code, str(long_pdf)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"up\n"
        child = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()[0]
        parent.send_signal(signal.SIGKILL)
    _wait_until_gone(int(child))


def test_a_child_that_cannot_begin_does_not_blame_the_file(long_pdf: Path) -> None:
    impossible = Limits().model_copy(update={"max_seconds": float("inf")})
    with pytest.raises(MachishirubeError, match="始められませんでした（終了コード 1）") as caught:
        read_isolated(long_pdf, impossible)
    assert caught.value.exit_code == 1


def _wait_until_gone(pid: int) -> None:
    status = Path(f"/proc/{pid}/stat")
    for _ in range(200):
        # Z: ended, and not yet noticed by whoever inherited it.
        if not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return
        time.sleep(0.05)
    raise AssertionError(f"{pid} is still there")


def test_a_failure_of_the_reader_is_told_by_its_name() -> None:
    def failing(_path: Path, _limits: Limits, _progress: Progress | None) -> Extract:
        raise RecursionError("deep")

    out = io.BytesIO()
    serve(Path("x"), Limits(), out, failing)
    assert out.getvalue() == b'X"RecursionError"\n'


def test_the_child_tells_progress_and_then_the_extract() -> None:
    extract = Extract("本文", (), 1, "pdf/1")

    def reading(_path: Path, _limits: Limits, progress: Progress | None) -> Extract:
        assert progress is not None
        progress(1, 2)
        return extract

    out = io.BytesIO()
    serve(Path("x"), Limits(), out, reading)
    first, second = out.getvalue().splitlines()
    assert (first[:1], json.loads(first[1:])) == (b"P", [1, 2])
    assert (second[:1], from_json(second[1:].decode())) == (b"R", extract)
