"""chat: what stops it before there is a page; the page itself is tested in tests/assistant/web."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.state import DataFolder
from tests.assistant.commands.conftest import Run


def test_a_port_in_use_is_told_before_anything_is_loaded(built: DataFolder, run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, _, err = run(built, "chat", "--port", str(taken.getsockname()[1]))
    assert code == 2
    assert "すでに別のプログラムが使っています" in err


def test_a_missing_index_is_refused_with_the_mending_command(tmp_path: Path, run: Run) -> None:
    code, _, err = run(DataFolder(tmp_path), "chat", "--port", "0")
    assert (code, err.endswith("「machishirube build」を実行してください。\n")) == (2, True)


@pytest.mark.parametrize("port", ["-1", "65536", "七千"])
def test_a_port_that_cannot_be_is_the_users_error(built: DataFolder, run: Run, port: str) -> None:
    code, _, err = run(built, "chat", "--port", port)
    assert (code, err.split("：'")[0]) == (2, "エラー：--port：0〜65,535 の整数で指定してください")


def test_the_page_is_prepared_served_and_stopped_by_an_interrupt(built: DataFolder) -> None:
    command = [sys.executable, "-m", "assistant", "chat", "--prepare", "--port", "0"]
    environment = os.environ | {"MACHISHIRUBE_DATA": str(built.root)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:
        assert process.stderr
        assert process.stderr.readline().decode().startswith("モデルと索引は最新です。")
        assert "http://127.0.0.1:" in process.stderr.readline().decode()
        process.send_signal(signal.SIGINT)
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0
