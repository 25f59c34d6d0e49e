"""A *.db folder that a process shares with those that it starts, and users of stores."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pymilvus.exceptions import MilvusException  # type: ignore[import-untyped]  # no types

from corpus.state import DataFolder
from index.build import build_index
from index.encoder import HashingEncoder
from index.generations import generation_folder, open_current, read_manifest
from index.milvus.client import Connection
from index.milvus.connections import connection_to, disconnect, store_of
from index.milvus.lending import environment_for_child
from index.milvus.opening import LENT_VARIABLE, address_of, open_client
from index.milvus.target import target_of, without_user
from index.searcher import Searcher
from index.settings import IndexSettings
from tests.index.milvus_server import NotingClient, noting_server
from tests.index.samples import RULES, corpus_of, joined
from tests.index.test_build import CountingEncoder
from tests.index.test_milvus_client import held_elsewhere, serving

ONE = corpus_of(RULES, "a")
BOTH = joined(ONE, corpus_of(RULES, "b"))
ASK = """
import sys
from index.milvus.connections import connection_to, disconnect
try:
    print(*connection_to(sys.argv[1]).call("list_collections"))
except Exception as error:
    print(type(error).__name__)
disconnect(sys.argv[1])
"""


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataFolder]:
    data = DataFolder(tmp_path)
    build_index(ONE, HashingEncoder, data, IndexSettings(store="milvus.db"))
    yield data
    disconnect(str(tmp_path / "milvus.db"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A folder that this process has open."""
    store = str(tmp_path_factory.mktemp("served") / "x.db")
    yield connection_to(store)
    disconnect(store)


def asked_by_child(data: DataFolder, environment: dict[str, str] | None) -> str:
    command = [sys.executable, "-c", ASK, str(data.root / "milvus.db")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_child_shares_the_folder_that_another_process_cannot_have(data: DataFolder) -> None:
    stored = read_manifest(data).stored
    assert stored is not None
    assert asked_by_child(data, None) == "StoreUnavailable"
    for _ in range(2):  # what the first one closed is open to the second
        assert asked_by_child(data, environment_for_child(data)) == stored.collection


def test_of_a_folder_that_another_process_has_a_child_is_told_nothing(data: DataFolder) -> None:
    disconnect(str(data.root / "milvus.db"))
    with held_elsewhere(data.root / "milvus.db"):
        assert LENT_VARIABLE not in environment_for_child(data)


def test_of_a_folder_that_was_deleted_a_child_is_told_nothing_and_it_is_not_made_anew(
    data: DataFolder,
) -> None:
    disconnect(str(data.root / "milvus.db"))
    shutil.rmtree(data.root / "milvus.db")
    assert LENT_VARIABLE not in environment_for_child(data)
    assert not (data.root / "milvus.db").exists()


@pytest.mark.parametrize(
    "lent",
    [
        "{",
        "[]",
        "1",
        '{"STORE": 1}',
        '{"STORE": "http://milvus.example:19530"}',
        '{"STORE": "https://127.0.0.1:19530"}',
        '{"STORE": "http://127.0.0.1:1@milvus.example:19530"}',
        '{"STORE": "http://127.0.0.1:19530/x"}',
    ],
)
def test_what_no_process_of_ours_would_lend_is_passed_over(
    served: Connection, monkeypatch: pytest.MonkeyPatch, lent: str
) -> None:
    own = served.address()
    monkeypatch.setenv(LENT_VARIABLE, lent.replace("STORE", served.target.uri))
    assert address_of(served.target) == own


def test_an_address_of_this_machine_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LENT_VARIABLE, '{"/data/x.db": "http://127.0.0.1:19530"}')
    assert address_of(target_of("/data/x.db")) == "http://127.0.0.1:19530"


def test_the_token_is_for_servers_and_not_for_a_lent_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with noting_server() as (address, heard):
        monkeypatch.setenv(LENT_VARIABLE, json.dumps({"/data/x.db": address}))
        for store, told in (("/data/x.db", False), (address, True)):
            heard.clear()
            with pytest.raises(MilvusException, match="UNIMPLEMENTED"):
                open_client(target_of(store), "root:secret", 1.0)
            assert {"authorization" in names for names in heard} == {told}


@pytest.mark.parametrize("collection", [None, "c"])
def test_without_a_folder_a_child_is_told_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, collection: str | None
) -> None:
    monkeypatch.setenv("ONLY", "this")
    data = DataFolder(tmp_path)
    stored = json.dumps({"collection": collection} if collection else None)
    build_index(ONE, HashingEncoder, data, IndexSettings())
    path = generation_folder(data, 1) / "manifest.json"
    text = path.read_text(encoding="utf-8").replace('"stored": null', f'"stored": {stored}')
    path.write_text(text.replace('"store": null', '"store": "http://127.0.0.1:1"'))
    manifest = read_manifest(data)
    made = manifest.stored.collection if manifest.stored else None
    assert (manifest.settings["store"], made) == ("http://127.0.0.1:1", collection)
    environment = environment_for_child(data)
    assert (environment["ONLY"], LENT_VARIABLE in environment) == ("this", False)


@pytest.mark.parametrize(
    ("store", "written"),
    [
        ("https://user:secret@milvus.example:19530/db", "https://milvus.example:19530/db"),
        ("http://user:a@b@127.0.0.1", "http://127.0.0.1"),
        ("https://milvus.example:19530", "https://milvus.example:19530"),
        ("/data/a@b.db", "/data/a@b.db"),
    ],
)
def test_an_address_is_written_down_without_its_user(store: str, written: str) -> None:
    assert without_user(store) == written
    assert IndexSettings(store=store).shaping()["store"] == written


def test_no_file_of_an_index_has_the_password_and_it_is_searched_all_the_same(
    tmp_path: Path,
) -> None:
    data = DataFolder(tmp_path / "data")
    with serving(tmp_path / "server", 0) as port:
        address = f"127.0.0.1:{port}"
        settings = IndexSettings(store=f"http://user:secret@{address}")
        build_index(ONE, HashingEncoder, data, settings)
        assert build_index(ONE, HashingEncoder, data, settings).reasons == ()
        found = Searcher(open_current(data), HashingEncoder()).search("ごみ")
        assert (found.hits[0].passage.key, found.degraded) == ("a@66-78", ())
        disconnect(f"http://{address}")
    files = [path for path in data.root.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"secret" in path.read_bytes()] == []


def test_an_index_that_has_a_password_is_written_anew_without_embedding(tmp_path: Path) -> None:
    data, encoder = DataFolder(tmp_path / "data"), CountingEncoder()
    with serving(tmp_path / "server", 0) as port:
        address = f"127.0.0.1:{port}"
        settings = IndexSettings(store=f"http://user:secret@{address}")
        build_index(ONE, HashingEncoder, data, settings)
        path = generation_folder(data, 1) / "manifest.json"
        path.write_text(path.read_text(encoding="utf-8").replace(address, f"user:secret@{address}"))
        summary = build_index(ONE, lambda: encoder, data, settings)
        disconnect(f"http://{address}")
    assert (summary.reasons, encoder.asked) == (("設定のstoreが変わりました。",), [])
    assert not generation_folder(data, 1).exists()
    assert read_manifest(data).settings["store"] == f"http://{address}"


def test_the_user_is_looked_up_in_the_settings_file(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    assert store_of(data, "https://milvus:19530") == "https://milvus:19530"
    text = '[index]\nstore = "https://user:secret@milvus:19530"\n'
    data.settings_file.write_text(text, encoding="utf-8")
    assert store_of(data, "https://milvus:19530") == "https://user:secret@milvus:19530"
    assert store_of(data, "https://other:19530") == "https://other:19530"


def test_who_knows_the_user_of_a_store_takes_the_place_of_who_does_not() -> None:
    plain = connection_to("http://127.0.0.1:1")
    named = connection_to("http://user:secret@127.0.0.1:1")
    assert named is not plain
    assert connection_to("http://127.0.0.1:1") is named
    disconnect("http://user:secret@127.0.0.1:1")


def test_another_password_takes_effect_and_what_it_replaces_is_closed() -> None:
    client = NotingClient()
    old = connection_to("http://user:old@127.0.0.1:1", opener=client)
    old.call("search")
    assert connection_to("http://user:old@127.0.0.1:1") is old
    new = connection_to("http://user:new@127.0.0.1:1")
    assert (new.target.uri, client.called[-1]) == ("http://user:new@127.0.0.1:1", ("close", 0))
    assert connection_to("http://127.0.0.1:1") is new
    disconnect("http://127.0.0.1:1")
