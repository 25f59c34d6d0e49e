"""The product's page in a process of its own, for what looks at it through a browser."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import MachishirubeError

BROWSER_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
_READY = "準備が終わりました"


@contextmanager
def serving(data_dir: Path | None) -> Iterator[str]:
    """Start the page on a free loopback port with its model loaded; give its address, end it.

    Raises MachishirubeError where it ends before it is ready.
    """
    command = [sys.executable, "-m", "assistant", "chat", "--prepare", "--port", "0"]
    command += ["--data-dir", str(data_dir)] if data_dir else []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as page:
        try:
            yield _ready(page)
        finally:
            page.terminate()
            # what it still says would otherwise stop it from ending
            threading.Thread(target=page.communicate, daemon=True).start()
            page.wait(timeout=60)


def _ready(page: "subprocess.Popen[str]") -> str:
    """Wait until the page says that all is loaded; give the address that it named before."""
    url, said = "", ""
    for said in page.stdout or ():
        if "http://" in said:
            url = said.split("：")[1].split("（")[0]
        if _READY in said:
            return url
    raise MachishirubeError(
        f"ページを始められませんでした（{said.strip()}）",
        "準備の終わったページ",
        "「machishirube chat」を実行して、表示を確かめてください。",
    )
