"""How long a PDF of 200 pages takes to read, and the memory of all processes that do it."""

import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from corpus.formats.blocks import Grid
from corpus.formats.isolation import read_isolated
from evals.bench.pdf_writer import PdfPage, write_pdf
from evals.bench.records import Measurement

PAGES, CHARACTERS = 200, 1_200
SECONDS, MEMORY_GB = 60, 1.0
_LEFT, _TOP, _PITCH = 60, 60, 16
_LINE = 46
_SENTENCES = (
    "見本市は、市民と協働してまちづくりを進めるため、各地区の活動を支援するものとする。"
    "担当する部署は、年度ごとに取組の進み具合を確かめ、その結果を公表しなければならない。"
    "計画の期間は五年とし、社会の情勢が大きく変わったときは、期間の途中でも見直すことができる。"
)


def measure_long_pdf(_data_dir: Path | None) -> Iterator[Measurement]:
    """Read such a PDF as `add` does, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(write_pdf(long_pages(PAGES)))
        watch = _MemoryWatch()
        started = time.perf_counter()
        with watch:
            extract = read_isolated(path)
        seconds = time.perf_counter() - started
    grids = sum(isinstance(block, Grid) for block in extract.blocks)
    size = f"{len(extract.text):,} characters, {grids} tables"
    what = f"PDF of {extract.sheets} pages ({size})"
    yield Measurement(what, f"{SECONDS} s", f"{seconds:.1f} s", seconds <= SECONDS)
    peak = watch.peak / 1e9
    yield Measurement(
        f"{what}: peak of its processes", f"{MEMORY_GB} GB", f"{peak:.2f} GB", peak <= MEMORY_GB
    )


def long_pages(pages: int) -> Iterator[PdfPage]:
    """Give pages of prose; every second one holds a ruled table of two columns."""
    letters = cycle(_SENTENCES)
    for number in range(1, pages + 1):
        page = PdfPage()
        if number % 2:
            _prose(page, letters)
        else:
            _table(page, letters)
        page.text(290, 805, str(number), 8)
        yield page


def _prose(page: PdfPage, letters: Iterator[str]) -> None:
    for row in range(CHARACTERS // _LINE + 1):
        page.text(_LEFT, _TOP + row * _PITCH, "".join(islice(letters, _LINE)))


def _table(page: PdfPage, letters: Iterator[str]) -> None:
    """Print eight rows of two cells, each of four lines."""
    half = _LINE // 2
    heights = [_TOP + row * 84.0 for row in range(9)]
    page.grid([_LEFT - 4, _LEFT + half * 10 + 1, _LEFT + _LINE * 10 + 6], heights)
    for top in heights[:-1]:
        for column in range(2):
            for line in range(4):
                left = _LEFT + column * (half * 10 + 5)
                text = "".join(islice(letters, half))
                page.text(left, top + 6 + line * (_PITCH + 3), text)


class _MemoryWatch:
    """Notes the most memory that the children of this process held together, in bytes."""

    def __init__(self) -> None:
        self.peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "_MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        import psutil  # type: ignore[import-untyped]  # its stubs are a package of their own

        while not self._over.wait(0.1):
            held = 0
            for child in psutil.Process().children(recursive=True):
                try:
                    held += child.memory_info().rss
                except psutil.NoSuchProcess:  # it ended while it was looked at
                    continue
            self.peak = max(self.peak, held)
