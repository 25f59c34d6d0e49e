"""Reading a file in a process of its own, so that a bad file can take nothing else down.

The child is started afresh and not forked: the parent may hold models, locks and threads. It
speaks over its standard output, one message a line, each a letter and JSON: P progress, R the
extract, E a DocumentError, X any other failure. Whatever else it prints goes nowhere.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, NoReturn

from corpus.errors import DocumentError, MachishirubeError
from corpus.formats.blocks import Extract
from corpus.formats.limits import DEFAULT_LIMITS, MEBIBYTE, Limits, Progress
from corpus.formats.reading import read_file
from corpus.formats.serial import from_json, to_json

# What the interpreter and its libraries map without using it, on top of what a file may need.
_OVERHEAD_BYTES = 512 * MEBIBYTE
# How often the parent looks at the child's memory, in seconds.
_POLL_S = 0.2
# A file's own time limit may end the reading first, with a better message.
_GRACE_S = 5.0
_OUT_OF_MEMORY = "MemoryError"

Reader = Callable[[Path, Limits, Progress | None], Extract]


def read_isolated(
    path: Path, limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None
) -> Extract:
    """Read a file as `read_file` does, in a child process with its limits of time and memory.

    A child that crashes, hangs or grows too large is ended and told as a DocumentError; so is
    one that is still at work when this call is interrupted (that without an error). Raises
    MachishirubeError for a child that cannot begin.
    """
    package_root = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-P", "-m", "corpus.formats.isolation"]
    with subprocess.Popen(
        [*command, os.fspath(path), limits.model_dump_json()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # A group of its own, so that its own children can be ended with it.
        start_new_session=True,
        # -P keeps a stray file in the current folder from standing in for a package.
        env={**os.environ, "PYTHONPATH": package_root},
    ) as child:
        try:
            return _followed(child, path, limits, progress)
        finally:
            _end_group(child.pid)
            child.kill()


def _end_group(group: int) -> None:
    """End a child with its own children; where there are no groups, they end with its pipes."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


def _followed(
    child: "subprocess.Popen[bytes]", path: Path, limits: Limits, progress: Progress | None
) -> Extract:
    """Hear the child out, and watch its time and memory meanwhile."""
    messages: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(child.stdout, messages), daemon=True).start()
    deadline = time.monotonic() + limits.max_seconds + _GRACE_S
    while True:
        try:
            message = messages.get(timeout=_POLL_S)
        except queue.Empty:
            message = b""
        if message is None:
            raise _crashed(path, child.wait())
        if message.startswith(b"P"):
            if progress:
                progress(*json.loads(message[1:]))
        elif message:
            return _answer(message, path, limits)
        if time.monotonic() > deadline:
            raise _too_slow(path, limits)
        if _resident_bytes(child.pid) > limits.max_memory_bytes:
            raise _too_much_memory(path, limits)


def _listen(stream: IO[bytes] | None, messages: "queue.SimpleQueue[bytes | None]") -> None:
    """Pass on whole lines; a child that was killed may have left half of one."""
    for line in stream or ():
        if line.endswith(b"\n"):
            messages.put(line)
    messages.put(None)


def _answer(message: bytes, path: Path, limits: Limits) -> Extract:
    kind, content = message[:1], message[1:].decode("ascii")
    if kind == b"R":
        return from_json(content)
    said = json.loads(content)
    if kind == b"E":
        raise DocumentError(**said)
    if said == _OUT_OF_MEMORY:
        raise _too_much_memory(path, limits)
    raise _failed(path, said)


def _resident_bytes(pid: int) -> int:
    """Give the memory of a process and its children, 0 where there is no /proc to tell it."""
    process = Path(f"/proc/{pid}")
    try:
        pages = (process / "statm").read_text(encoding="ascii").split()[1]
        children = (process / f"task/{pid}/children").read_text(encoding="ascii").split()
    except (OSError, IndexError):
        return 0
    own = int(pages) * os.sysconf("SC_PAGE_SIZE")
    return own + sum(_resident_bytes(int(child)) for child in children)


def _too_slow(path: Path, limits: Limits) -> DocumentError:
    return DocumentError(
        seen=f"{path.name} を {limits.max_seconds:g} 秒以内に読み終えられませんでした",
        expected=f"{limits.max_seconds:g} 秒以内に読み取れるファイル",
        remedy="ファイルを分けるか、設定の max_seconds を大きくしてください。",
    )


def _too_much_memory(path: Path, limits: Limits) -> DocumentError:
    allowed = limits.max_memory_bytes // MEBIBYTE
    return DocumentError(
        seen=f"{path.name} の読み取りに {allowed:,} MiB を超えるメモリが必要です",
        expected=f"{allowed:,} MiB 以内で読み取れるファイル",
        remedy="ファイルを分けるか、設定の max_memory_bytes を大きくしてください。",
    )


def _crashed(path: Path, code: int) -> MachishirubeError:
    if code < 0:
        return _failed(path, f"信号 {-code}")
    # Whatever a file does to a reader is caught in the child: this one could not begin to read.
    return MachishirubeError(
        seen=f"{path.name} を読み取る処理を始められませんでした（終了コード {code}）",
        expected="プログラムの部品とメモリがそろっていること",
        remedy="もう一度実行し、同じことが起きるならプログラムを入れ直してください。",
    )


def _failed(path: Path, how: str) -> DocumentError:
    return DocumentError(
        seen=f"{path.name} を読み取る処理が途中で止まりました（{how}）",
        expected="壊れていないファイル",
        remedy="元のアプリケーションで開いて保存し直し、もう一度追加してください。",
    )


def serve(path: Path, limits: Limits, out: IO[bytes], reader: Reader = read_file) -> None:
    """Read a file and write messages about it: the child's whole work."""

    def tell(kind: str, content: str) -> None:
        out.write(f"{kind}{content}\n".encode("ascii"))
        out.flush()

    def tell_progress(done: int, total: int) -> None:
        tell("P", json.dumps([done, total]))

    try:
        tell("R", to_json(reader(path, limits, tell_progress)))
    except DocumentError as error:
        parts = {"seen": error.seen, "expected": error.expected, "remedy": error.remedy}
        tell("E", json.dumps(parts))
    except Exception as error:  # noqa: BLE001 - the parent tells it, whatever it is
        tell("X", json.dumps(type(error).__name__))


def _main() -> None:
    """Serve one file, apart from the parent's terminal, and end when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limits = Limits.model_validate_json(sys.argv[2])
    _limit_memory(limits)
    serve(Path(sys.argv[1]), limits, out)


def _end_with_parent() -> NoReturn:
    """Wait for the end of standard input, which the parent holds open as long as it lives."""
    while os.read(0, 1):
        pass
    _end_group(os.getpid())
    os._exit(1)


def _limit_memory(limits: Limits) -> None:
    """Have the system refuse memory where it can; elsewhere the parent's watch must do."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    allowed = limits.max_memory_bytes + _OVERHEAD_BYTES
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > allowed:
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


if __name__ == "__main__":
    _main()
