import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import grpc  # type: ignore[import-untyped]  # no types
import pytest

from corpus.errors import MachishirubeError, SettingsError
from index.errors import StoreUnavailable
from index.milvus.client import Connection, Patience
from index.milvus.errors import StoreRefused
from index.milvus.target import target_of
from tests.index.milvus_server import (
    NotingClient,
    RpcFailure,
    closed_port,
    hanging_up_server,
    silent_server,
)

SHORT = Patience(connect_s=0.3, answer_s=0.5, work_s=2, rest_s=30)
ADDRESS = "https://milvus.example:19530"
SLOW = RpcFailure(grpc.StatusCode.DEADLINE_EXCEEDED)
GONE = RpcFailure(grpc.StatusCode.UNAVAILABLE)
DENIED = RpcFailure(grpc.StatusCode.UNAUTHENTICATED)


def failure(connection: Connection) -> MachishirubeError:
    """Give the error of a question, which comes within a minute whatever the server does."""
    with ThreadPoolExecutor(1) as pool:
        error = pool.submit(connection.call, "list_collections").exception(timeout=60)
    assert isinstance(error, MachishirubeError)
    return error


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_server_that_is_not_there_is_named_with_the_remedy() -> None:
    address = closed_port()
    error = failure(Connection(address, SHORT))
    assert isinstance(error, StoreUnavailable)
    assert str(error) == (
        f"Milvus（{address.removeprefix('http://')}）に接続できません"
        "（期待：動いているMilvusサーバー）"
        "対処：サーバーが動いているか、設定index.storeが正しいかを確かめてください。"
    )


def test_a_server_that_never_answers_is_waited_for_as_long_as_allowed() -> None:
    with silent_server() as address:
        error = failure(Connection(address, SHORT))
    assert isinstance(error, StoreUnavailable)
    assert str(error) == (
        f"Milvus（{address.removeprefix('http://')}）が0.3秒以内に答えません（期待：時間内の応答）"
        "対処：サーバーの負荷とネットワークを確かめてください。"
    )


def test_a_server_that_hangs_up_cannot_be_connected_to() -> None:
    with hanging_up_server() as address:
        error = failure(Connection(address, SHORT))
    assert isinstance(error, StoreUnavailable)
    assert error.seen == f"Milvus（{address.removeprefix('http://')}）に接続できません"


def test_every_wait_has_the_limit_of_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACHISHIRUBE_MILVUS_TOKEN", "root:secret")
    client = NotingClient()
    connection = Connection(ADDRESS, Patience(1, 2, 3, 4), opener=client)
    assert connection.call("search", data=[1]) == {"data": [1]}
    connection.call("flush", works=True)
    assert client.opened == [("root:secret", 1)]
    assert client.called == [("search", 2), ("flush", 3)]


@pytest.mark.parametrize(
    ("fails", "seen"),
    [
        (SLOW, "Milvus（milvus.example:19530）が0.5秒以内に答えません"),
        (GONE, "Milvus（milvus.example:19530）との接続が切れました"),
    ],
)
def test_a_failed_server_is_left_alone_and_asked_again_after_the_rest(
    fails: Exception, seen: str
) -> None:
    client, clock = NotingClient(fails=fails), Clock()
    connection = Connection(ADDRESS, SHORT, opener=client, clock=clock)
    for now, told in ((100, seen), (110, f"{seen}（あと20秒は問い合わせません）"), (131, seen)):
        clock.now = now
        with pytest.raises(StoreUnavailable, match=re.escape(f"{told}（期待：")):
            connection.call("search")
    assert client.called.count(("search", 0.5)) == 2


def test_the_degraded_state_is_visible_until_an_answer_comes() -> None:
    client, clock = NotingClient(fails=GONE), Clock()
    connection = Connection(ADDRESS, SHORT, opener=client, clock=clock)
    assert connection.trouble() is None
    with pytest.raises(StoreUnavailable, match="接続が切れました"):
        connection.call("search")
    assert "接続が切れました" in str(connection.trouble())
    client.fails, clock.now = None, 131
    connection.call("search")
    assert connection.trouble() is None


def test_of_many_who_ask_at_once_only_one_tries_a_server_that_is_not_there() -> None:
    client = NotingClient(refuses_to_open=GONE)
    connection = Connection(ADDRESS, SHORT, opener=client)
    together = threading.Barrier(8)

    def ask(_: int) -> str:
        together.wait()
        with pytest.raises(StoreUnavailable, match="接続できません") as raised:
            connection.call("search")
        return raised.value.remedy

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1
    assert len(client.opened) == 1


def test_a_server_that_wants_a_token_is_not_taken_for_an_absent_one() -> None:
    for client in (NotingClient(refuses_to_open=DENIED), NotingClient(fails=DENIED)):
        connection = Connection(ADDRESS, SHORT, opener=client)
        with pytest.raises(StoreRefused, match=r"接続を認めません.*MACHISHIRUBE_MILVUS_TOKEN"):
            connection.call("search")
        assert connection.trouble() is None


@contextmanager
def serving(folder: Path, port: int) -> Iterator[int]:
    """Run milvus-lite as a server of this process."""
    from milvus_lite.adapter.grpc.server import (  # type: ignore[import-untyped]  # no types
        start_server_in_thread,
    )

    server, database, bound = start_server_in_thread(str(folder), port=port)
    try:
        yield bound
    finally:
        server.stop(grace=0).wait()
        database.close()


def test_a_server_that_drops_is_reported_and_found_again(tmp_path: Path) -> None:
    clock = Clock()
    with serving(tmp_path / "data", 0) as port:
        connection = Connection(f"http://127.0.0.1:{port}", SHORT, clock=clock)
        assert connection.call("list_collections") == []
    error = failure(connection)
    assert (type(error), error.seen) == (
        StoreUnavailable,
        f"Milvus（127.0.0.1:{port}）との接続が切れました",
    )
    clock.now += 31
    with serving(tmp_path / "data", port):
        assert connection.call("list_collections", works=True) == []
    connection.close()


HOLD = """
import sys
from milvus_lite.db import MilvusLite
held = MilvusLite(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
held.close()
"""


@contextmanager
def held_elsewhere(folder: Path) -> Iterator[None]:
    """Have another process hold a folder of milvus-lite."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield
        process.communicate()


def test_a_folder_that_another_process_holds_is_named_and_free_afterwards(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    clock = Clock()
    connection = Connection(str(tmp_path / "store.db"), clock=clock)
    with held_elsewhere(tmp_path / "store.db"):
        error = failure(connection)
    assert isinstance(error, StoreUnavailable)
    assert str(error) == (
        "Milvusの保存先（store.db）は別のプロセスが使っています"
        "（期待：1つのプロセスだけが開く.dbフォルダ）"
        "対処：もう一方（動いている画面など）を終えるか、その画面の「文書」で変えてください。"
        "同時に使うには、index.storeにMilvusサーバーのアドレスを入れます。"
    )
    clock.now += 31
    assert connection.call("list_collections") == []
    connection.close()
    with held_elsewhere(tmp_path / "store.db"):
        assert capfd.readouterr().err == ""


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_text("no folder")
    for name in ("store.db", "store.db/inner.db"):
        error = failure(Connection(str(tmp_path / name)))
        shown = name.rpartition("/")[2]
        assert type(error) is StoreUnavailable
        assert error.seen.startswith(f"Milvusの保存先（{shown}）を開けません：")


@pytest.mark.parametrize(
    ("module", "package"), [("pymilvus", "pymilvus"), ("milvus_lite", "milvus-lite")]
)
def test_without_the_library_the_extra_is_named(module: str, package: str, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "class Without:\n"
        "  def find_spec(self, name, *rest):\n"
        f"    if name == {module!r}: raise ModuleNotFoundError(name, name=name)\n"
        "sys.meta_path.insert(0, Without())\n"
        "from index.milvus.client import Connection\n"
        f"try: Connection({str(tmp_path / 'store.db')!r}).call('list_collections')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == (
        f"LibraryMissing index.storeにMilvusが指定されていますが、{package}がありません"
        "（期待：pymilvus（*.dbにはmilvus-liteも）が入った環境）"
        "対処：「pip install 'machishirube[milvus]'」を実行してください。\n"
    )


@pytest.mark.parametrize(
    ("store", "local", "shown"),
    [
        ("https://user:secret@milvus.example:19530/db", False, "milvus.example:19530"),
        ("http://127.0.0.1", False, "127.0.0.1"),
        ("tcp://[::1]:19530", False, "::1:19530"),
        ("/data/索引.db", True, "索引.db"),
        ("store.db", True, "store.db"),
    ],
)
def test_a_store_is_an_address_or_a_folder_and_shown_without_a_password(
    store: str, local: bool, shown: str
) -> None:
    target = target_of(store)
    assert (target.local, target.shown) == (local, shown)


@pytest.mark.parametrize(
    "store",
    ["", "store", "milvus:19530", "ftp://a/x.db", "https://", "http://a:port", "x://u:secret@h:p"],
)
def test_another_store_is_refused_without_repeating_a_password(store: str) -> None:
    with pytest.raises(SettingsError, match=r"index\.storeの.*読み取れません") as raised:
        target_of(store)
    assert "secret" not in str(raised.value)
