"""How soon the page of a second start is there, when it answers in full, and its memory."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import create_server
from typing import Any

from evals.bench.page import measure_page
from evals.bench.records import Measurement

PAGE_S, ANSWER_S, MEMORY_GB = 6, 15, 1.5
QUESTION = "協働推進員の役割はどう変わりましたか"
TIMEOUT_S = 120
_SESSION = "bench"


class NotMeasured(Exception):
    """The page did not come up, or did not answer."""


def measure_chat(data_dir: Path | None) -> Iterator[Measurement]:
    """Start the page on a free loopback port, ask one question by HTTP, end that process."""
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "chat", "--prepare", "--port", str(port)]
    command += ["--data-dir", str(data_dir)] if data_dir else []
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as page:
        try:
            yield from _watched(f"http://127.0.0.1:{port}/", page, started)
        except NotMeasured as error:
            yield Measurement("second start of the page", f"{PAGE_S} s", f"failed: {error}", False)
        finally:
            page.terminate()


def _watched(url: str, page: "subprocess.Popen[bytes]", started: float) -> Iterator[Measurement]:
    _wait(page, lambda: _get(url) is not None)
    shown_s = time.perf_counter() - started
    yield _timed("second start: HTTP 200 of `/`", shown_s, PAGE_S)
    _wait(page, lambda: b'"ready"' in (_get(f"{url}healthz") or b""))
    _ask(url)
    yield _timed("second start: first full answer", time.perf_counter() - started, ANSWER_S)
    yield from measure_page(url)
    for name, size in _memory(page.pid):
        figure = f"{size / 1e9:.2f} GB"
        yield Measurement(
            f"web process, {name}", f"{MEMORY_GB} GB", figure, size <= MEMORY_GB * 1e9
        )


def _timed(what: str, seconds: float, budget_s: int) -> Measurement:
    return Measurement(what, f"{budget_s} s", f"{seconds:.1f} s", seconds <= budget_s)


def _wait(page: "subprocess.Popen[bytes]", there: Callable[[], bool]) -> None:
    deadline = time.monotonic() + TIMEOUT_S
    while not there():
        if page.poll() is not None:
            raise NotMeasured(f"the process ended with code {page.returncode}")
        if time.monotonic() > deadline:
            raise NotMeasured(f"nothing within {TIMEOUT_S} s")
        time.sleep(0.05)


def _get(url: str) -> bytes | None:
    """Fetch a page; None where there is none yet."""
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            content: bytes = response.read()
            return content
    except (urllib.error.URLError, OSError):
        return None


def _ask(url: str) -> None:
    """Ask as the page does, over the queue of Gradio; wait for the whole answer."""
    config = json.loads(_get(f"{url}config") or b"{}")
    event, inputs = _submit(config)
    body = json.dumps(
        {"data": inputs, "fn_index": event, "session_hash": _SESSION, "trigger_id": None}
    )
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}gradio_api/queue/join", body.encode(), headers)
    try:
        urllib.request.urlopen(request, timeout=TIMEOUT_S).close()
        events = f"{url}gradio_api/queue/data?session_hash={_SESSION}"
        with urllib.request.urlopen(events, timeout=TIMEOUT_S) as stream:
            for line in stream:
                if b'"process_completed"' in line:
                    if b'"success":true' not in line.replace(b" ", b""):
                        raise NotMeasured("the question ended in an error")
                    return
    except OSError as error:
        raise NotMeasured(str(error)) from error
    raise NotMeasured("no answer came")


def _submit(config: dict[str, Any]) -> tuple[int, list[Any]]:
    """Find the event of the question box and what its inputs hold, the question in the first."""
    values = {part["id"]: part["props"].get("value") for part in config.get("components", [])}
    for event in config.get("dependencies", []):
        if any(name == "submit" for _, name in event["targets"]):
            rest = [values.get(part) for part in event["inputs"][1:]]
            return int(event["id"]), [QUESTION, *rest]
    raise NotMeasured("the page has no question box")


def _memory(pid: int) -> Iterator[tuple[str, int]]:
    """Give resident memory in bytes, and its peak where the system tells it (Linux)."""
    import psutil  # type: ignore[import-untyped]  # its stubs are a package of their own

    yield "resident after a long conversation", psutil.Process(pid).memory_info().rss
    status = Path(f"/proc/{pid}/status")
    if status.is_file():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        yield "peak", int(lines["VmHWM"].split()[0]) * 1024
