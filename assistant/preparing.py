"""Brings model and index up to date, showing how far it has come."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.documents import current_library, open_corpus
from assistant.opening import load_encoder, require_model
from assistant.settings import Settings
from corpus import Document, Section
from corpus.filenames import shown
from corpus.formats.blocks import Extract
from corpus.formats.limits import Limits
from corpus.state import DataFolder
from index.errors import IndexDamaged, IndexMissing, ModelMissing

if TYPE_CHECKING:
    from assistant.adding import Tools
    from index.encoder import Encoder
    from index.settings import IndexSettings

Report = Callable[[str], None]

_BAR = "{desc} {percentage:3.0f}%|{bar:20}| {n_fmt}/{total_fmt}（残り {remaining}）"


class ProgressBars:
    """One bar on standard error for each step of a build."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._step = ""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Move the bar of a step; a new step gets a new bar."""
        if step != self._step:
            self.close()
            self._step, self._bar = step, _new_bar(step, total)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Finish the bar that is shown, if there is one."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def _new_bar(step: str, total: int) -> Any:
    from tqdm import tqdm  # type: ignore[import-untyped]  # its stubs are another package

    # Where nobody watches, a log grows by a line now and then instead of twice a second.
    seconds = 0.2 if sys.stderr.isatty() else 5.0
    return tqdm(desc=step, total=total, bar_format=_BAR, mininterval=seconds, file=sys.stderr)


def prepare_aside(data: DataFolder, settings: Settings, *, report: Report) -> int:
    """Bring model and index up to date in a process of its own; gives its exit code.

    Converting and embedding need memory that a long-lived process would keep to its end.
    """
    if is_up_to_date(data, settings):
        report("モデルと索引は最新です。")
        return 0
    command = [sys.executable, "-P", "-m", "assistant", "--data-dir", str(data.root), "build"]
    return subprocess.run(command, check=False).returncode


def is_up_to_date(data: DataFolder, settings: Settings) -> bool:
    """Tell whether model and index fit the documents and the settings (no heavy imports).

    The index is read whole, of the model only the sizes of its files: it is a hundred times larger.
    """
    from assistant.adding import outdated
    from index.build import expected_index
    from index.generations import check_current, current_damage

    try:
        require_model(data, settings.index)
        expected = expected_index(open_corpus(data).documents, data, settings.index)
        old = outdated(current_library(data))
        return not (old or check_current(data, expected) or current_damage(data))
    except (ModelMissing, IndexMissing, IndexDamaged):
        return False


def bring_up_to_date(
    data: DataFolder, settings: Settings, *, report: Report, force: bool = False
) -> None:
    """Prepare the bundled model if the settings name no other, and build the index if it is needed.

    A model with a changed byte, or one that cannot be loaded, is converted anew. `force` builds the
    index anew in any case. Raises ModelMissing, Busy and what reading raises.
    """
    from assistant.adding import rebuild
    from assistant.telling import told

    with workshop(data, settings, report) as tools:
        tools.prepare()  # before the lock, which would otherwise be held over a long download
        rebuilt = rebuild(data, tools, force=force)
    for result in rebuilt.results:
        for line in told(result):
            report(line)
    summary = rebuilt.build
    if summary.reasons:
        report(
            f"索引を作りました（{summary.passages:,}箇所、"
            f"新しく埋め込んだもの {summary.embedded:,}、{summary.elapsed_s:.1f}秒）。"
        )
    else:
        report(f"索引は最新です（{summary.passages:,}箇所）。")


@contextmanager
def workshop(data: DataFolder, settings: Settings, report: Report) -> Iterator["Tools"]:
    """Give what a change of the library works with, progress shown on standard error."""

    from assistant.adding import Tools
    from index.manifest import now

    bars = ProgressBars()
    tools = Tools(
        read=_read,
        interpret=_interpret,
        encoder=partial(_load_or_convert, data, settings.index, report),
        limits=settings.documents,
        index=settings.index,
        now=now,
        prepare=partial(_prepare, data, settings, report),
        on_file=partial(_on_file, bars, report),
        on_build=bars,
    )
    try:
        yield tools
    finally:
        bars.close()


def _read(path: Path, limits: Limits, progress: Callable[[int, int], None]) -> Extract:
    from corpus.formats.isolation import read_isolated

    return read_isolated(path, limits, progress)


def _interpret(document: Document, extract: Extract) -> tuple[Section, ...]:
    from corpus.interpret import interpret

    return interpret(document, extract)


def _prepare(data: DataFolder, settings: Settings, report: Report) -> None:
    """Make sure of the bundled model, unless the settings name another."""
    from index.bundled import Trust, prepare_model

    if settings.index.model is None:
        prepare_model(data, report=report, trust=Trust.CONTENT)


def _on_file(
    bars: ProgressBars, report: Report, number: int, total: int, file: Path
) -> Callable[[int, int], None]:
    """Give the progress of one file: a bar on a terminal, else one line."""
    step = f"[{number}/{total}] {shown(file.name)} を読んでいます"
    if sys.stderr.isatty():
        return partial(bars, step)
    report(step)
    return lambda done, in_all: None


def _load_or_convert(data: DataFolder, settings: "IndexSettings", report: Report) -> "Encoder":
    """Load the model; where the bundled one does not load, convert it anew and try once more."""
    from index.bundled import Trust, prepare_model

    try:
        return load_encoder(data, settings)
    except ModelMissing:
        if settings.model is not None:
            raise
    report("埋め込みモデルを読み込めないため作り直します")
    prepare_model(data, report=report, trust=Trust.NOTHING)
    return load_encoder(data, settings)
