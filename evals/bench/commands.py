"""How long the commands take that need no model."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.bench.records import Measurement
from evals.statistics import percentile

COMMANDS = (("--help",), ("list",), ("check",))
RUNS = 5
BUDGET_S = 1.5


def measure_commands(data_dir: Path | None) -> Iterator[Measurement]:
    """Run each command a few times; the first run warms the disk cache and is not counted."""
    options = ("--data-dir", str(data_dir)) if data_dir else ()
    for command in COMMANDS:
        arguments = [*command, *(options if command != ("--help",) else ())]
        times = [_seconds(arguments) for _ in range(RUNS + 1)][1:]
        median = percentile(times, 50) or 0.0
        figure = f"{median:.2f} s (median of {RUNS})"
        yield Measurement(f"`{' '.join(command)}`", f"{BUDGET_S} s", figure, median <= BUDGET_S)


def _seconds(arguments: Sequence[str]) -> float:
    """Time one run; its exit code is the command's own affair."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "assistant", *arguments]
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - started
