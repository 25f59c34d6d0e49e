"""The pages of a long PDF shared out among processes, for pdfminer works in Python alone.

The processes are this module run as a program and not multiprocessing's, which would run the
caller's own program again. Each reads every so-many-th run of pages and writes pickled sheets.
"""

import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import cast

from corpus.formats import pdf_messages as messages
from corpus.formats.limits import Limits
from corpus.formats.pdf_file import opened_pdf, read_sheets
from corpus.formats.pdf_sheets import Sheet

# Pages in one run: workers take turns, and none gets far ahead of the others.
_RUN = 4
_OUT_OF_MEMORY = 3

Worker = subprocess.Popen[bytes]


def sheets_in_parallel(path: Path, limits: Limits, pages: int, deadline: float) -> Iterator[Sheet]:
    """Read the pages of a file in order; DocumentError when time is over or a process dies.

    `deadline` is a time of time.monotonic(); MemoryError where a process was refused memory.
    """
    with ExitStack() as running:
        workers = [
            running.enter_context(_start(path, number, limits.max_processes))
            for number in range(limits.max_processes)
        ]
        running.callback(_end, workers)
        timer = threading.Timer(max(deadline - time.monotonic(), 0.0), _end, (workers,))
        timer.daemon = True
        timer.start()
        running.callback(timer.cancel)
        for page in range(pages):
            yield _next(workers[page // _RUN % len(workers)], path, limits, deadline)


def _start(path: Path, number: int, count: int) -> Worker:
    package_root = str(Path(__file__).resolve().parents[2])
    arguments = [os.fspath(path), str(1 + number * _RUN), str(_RUN * count)]
    # -P keeps a stray file in the current folder from standing in for a package.
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "corpus.formats.pdf_workers", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": package_root},
    )


def _end(workers: Sequence[Worker]) -> None:
    for worker in workers:
        worker.kill()


def _next(worker: Worker, path: Path, limits: Limits, deadline: float) -> Sheet:
    try:
        # Only what this module wrote itself is unpickled.
        return cast(Sheet, pickle.load(worker.stdout))  # type: ignore[arg-type]  # it is a pipe
    except (EOFError, pickle.UnpicklingError):
        if time.monotonic() > deadline:
            raise messages.too_slow(path, limits.max_seconds) from None
        if worker.wait() == _OUT_OF_MEMORY:
            raise MemoryError from None
        raise messages.damaged(path) from None


def _main(path: Path, first: int, step: int) -> int:
    try:
        with opened_pdf(path) as pdf:
            for sheet in read_sheets(pdf, first, _RUN, step):
                pickle.dump(sheet, sys.stdout.buffer)
                sys.stdout.buffer.flush()
    except MemoryError:
        return _OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    raise SystemExit(_main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
