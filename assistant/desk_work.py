"""Adding documents on behalf of the page, in a process of its own.

Reading and embedding need memory that the page's process would keep to its end. The child speaks
over its standard output, one JSON object a line: steps, then an outcome or an error.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, NoReturn

from assistant.documents import current_library
from assistant.intake import Request
from corpus import Document, Section
from corpus.added import Given
from corpus.errors import MachishirubeError, UserError
from corpus.filenames import shown
from corpus.formats.blocks import Extract
from corpus.state import DataFolder

_EVERY_S = 0.2
SILENT_S = 60 * 60.0
"""Steps are told several times a minute; reading one file without a word has a limit of its own."""


@dataclass(frozen=True, slots=True)
class Order:
    """Files to be added, and removed documents of the program to be shown again."""

    requests: tuple[Request, ...] = ()
    restored: frozenset[str] = frozenset()


class Stage(StrEnum):
    """How far a change has come, in the order of its work."""

    RECEIVING = "receiving"
    READING = "reading"
    CHECKING = "checking"
    INDEXING = "indexing"


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done, and how much of it is done."""

    words: str
    done: int = 0
    total: int = 0
    stage: Stage = Stage.READING


@dataclass(frozen=True, slots=True)
class FileFate:
    """What became of one file, a line at a time as the command line tells it."""

    lines: tuple[str, ...]
    failed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each file, and of the index."""

    fates: tuple[FileFate, ...]
    summary: tuple[str, ...]


Hear = Callable[[Step], None]
Work = Callable[[DataFolder, Order, Hear], Outcome]


def work(data: DataFolder, order: Order, hear: Hear) -> Outcome:
    """Carry an order out in this process; raises what `add_documents` raises."""
    from assistant.preparing import workshop
    from assistant.settings import load_settings

    settings = load_settings(data)
    with workshop(data, settings, lambda line: hear(Step(line, stage=Stage.INDEXING))) as tools:
        return carry_out(data, order, hear, tools)


def carry_out(data: DataFolder, order: Order, hear: Hear, tools: Any) -> Outcome:
    """Carry an order out with these `assistant.adding.Tools`, their progress told by steps."""
    from assistant.adding import add_documents
    from assistant.telling import build_line, told, total_line

    file_words = ""

    def on_file(number: int, total: int, file: Path) -> Callable[[int, int], None]:
        nonlocal file_words
        file_words = f"[{number}/{total}] {shown(file.name)}"
        words = f"{file_words} を読んでいます"
        hear(Step(words))
        return lambda done, in_all: hear(Step(words, done, in_all))

    def interpret(document: Document, extract: Extract) -> tuple[Section, ...]:
        hear(Step(f"{file_words} の内容を確かめています", stage=Stage.CHECKING))
        sections: tuple[Section, ...] = tools.interpret(document, extract)
        return sections

    def prepare() -> None:
        hear(Step("索引を作り直しています", stage=Stage.INDEXING))
        tools.prepare()

    def on_build(step: str, done: int, total: int) -> None:
        hear(Step(step, done, total, Stage.INDEXING))

    heard = replace(tools, on_file=on_file, interpret=interpret, prepare=prepare, on_build=on_build)
    change = add_documents(data, order.requests, heard, restored=order.restored)
    fates = tuple(
        FileFate(
            tuple(told(each, all_losses="文書の一覧に、すべてあります")), each.error is not None
        )
        for each in change.results
    )
    build = (build_line(change.build), *change.build.left) if change.build is not None else ()
    return Outcome(fates, (total_line(change.results), *build))


def work_aside(data: DataFolder, order: Order, hear: Hear, silent_s: float = SILENT_S) -> Outcome:
    """Carry an order out as `work` does, in a process of its own.

    Raises MachishirubeError for what the process told, where it ended without a word, and where it
    told nothing for `silent_s` seconds: then it is ended.
    """
    from index.milvus.lending import environment_for_child

    environment = environment_for_child(data)
    before = current_library(data).revision
    command = [sys.executable, "-P", "-m", "assistant.desk_work", str(data.root)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as child:
        watch = _Watch(child, silent_s)

        def heard(step: Step) -> None:
            watch.heard()
            hear(step)

        try:
            outcome = _followed(child, order, heard)
        finally:
            watch.over()
            child.kill()
    if outcome is None:
        how = f"{silent_s:,.0f}秒のあいだ進まなかったため、止めました" if watch.ended_it else ""
        raise _died(how or _how(child.returncode), changed=current_library(data).revision != before)
    return outcome


class _Watch:
    """Ends a process that has told nothing for so many seconds."""

    def __init__(self, child: "subprocess.Popen[bytes]", silent_s: float) -> None:
        self._child = child
        self._silent_s = silent_s
        self._heard_at = time.monotonic()
        self._over = threading.Event()
        self.ended_it = False
        threading.Thread(target=self._look, name="watch", daemon=True).start()

    def heard(self) -> None:
        """Count the silence anew."""
        self._heard_at = time.monotonic()

    def over(self) -> None:
        """Watch no more."""
        self._over.set()

    def _look(self) -> None:
        left = self._silent_s
        while left > 0:
            if self._over.wait(left):
                return
            left = self._heard_at + self._silent_s - time.monotonic()
        self.ended_it = True
        self._child.kill()


def _followed(child: "subprocess.Popen[bytes]", order: Order, hear: Hear) -> Outcome | None:
    """Hear the child out; None where it ended without an outcome."""
    assert child.stdin  # for the types
    assert child.stdout
    try:
        child.stdin.write((json.dumps(_order_record(order)) + "\n").encode())
        child.stdin.flush()  # and stays open: its end is the end of the parent
    except BrokenPipeError:
        return None
    for line in child.stdout:
        if not line.endswith(b"\n"):
            break
        kind, said = json.loads(line)
        if kind == "step":
            hear(Step(**{**said, "stage": Stage(said["stage"])}))
        elif kind == "error":
            raise (UserError if said.pop("user") else MachishirubeError)(**said)
        else:
            fates = tuple(FileFate(tuple(each["lines"]), each["failed"]) for each in said["fates"])
            return Outcome(fates, tuple(said["summary"]))
    child.wait()
    return None


def _order_record(order: Order) -> dict[str, Any]:
    return {
        "requests": [
            {"file": str(each.file), "given": each.given.model_dump(exclude_none=True)}
            for each in order.requests
        ],
        "restored": sorted(order.restored),
    }


def _order_of(record: dict[str, Any]) -> Order:
    requests = (
        Request(Path(each["file"]), Given.model_validate(each["given"]))
        for each in record["requests"]
    )
    return Order(tuple(requests), frozenset(record["restored"]))


def _how(code: int) -> str:
    return f"信号 {-code}" if code < 0 else f"終了コード {code}"


def _died(how: str, *, changed: bool) -> MachishirubeError:
    state = "変更は終わっています" if changed else "文書は何も変わっていません"
    return MachishirubeError(
        f"文書を加える処理が途中で止まりました（{how}）。{state}",
        "処理が最後まで終わること",
        "一覧を確かめて、足りなければもう一度加えてください。",
    )


def serve(data: DataFolder, order: Order, out: IO[bytes], worker: Work = work) -> None:
    """Carry an order out and write messages about it: the child's whole work."""
    last_at, last_words = 0.0, ""

    def tell(kind: str, said: dict[str, Any]) -> None:
        out.write((json.dumps([kind, said]) + "\n").encode())
        out.flush()

    def hear(step: Step) -> None:
        nonlocal last_at, last_words
        now = time.monotonic()
        if step.words != last_words or now - last_at > _EVERY_S:
            last_at, last_words = now, step.words
            tell("step", asdict(step))

    try:
        tell("outcome", asdict(worker(data, order, hear)))
    except Exception as error:  # noqa: BLE001 - the parent tells it, whatever it is
        tell("error", _error_record(error))


def _error_record(error: Exception) -> dict[str, Any]:
    if isinstance(error, MachishirubeError):
        told = error
    elif isinstance(error, OSError):
        told = MachishirubeError(
            f"ファイルを読み書きできませんでした（{error.strerror or type(error).__name__}）",
            "読み書きできるファイルと十分な空き容量",
            "場所、許可、空き容量を確認してください。",
        )
    else:
        told = MachishirubeError(
            f"予期しない誤りが起きました：{type(error).__name__}: {error}",
            "処理が最後まで終わること",
            "もう一度試し、同じことが起きるなら「machishirube add」で加えてみてください。",
        )
    user = isinstance(told, UserError)
    return {"seen": told.seen, "expected": told.expected, "remedy": told.remedy, "user": user}


def _main() -> None:
    """Serve one order, and end when the parent does; the change is published in one step."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    order = _order_of(json.loads(sys.stdin.buffer.readline()))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    serve(DataFolder(Path(sys.argv[1])), order, out)


def _end_with_parent() -> NoReturn:
    """Wait for the end of standard input, which the parent holds open as long as it lives."""
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    _main()
