"""What stays in a Milvus: of earlier formats, of servers that are no more, of lists that broke."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.state import DataFolder
from index.build import build_index, update_index
from index.editing import drop_documents
from index.encoder import HashingEncoder
from index.errors import IndexDamaged, StoreUnavailable
from index.generations import current_number, generation_folder, read_manifest, writer_lock
from index.intake import Order
from index.milvus.clearing import clear_away
from index.milvus.connections import connection_to, disconnect
from index.milvus.errors import StoreRefused
from index.milvus.ledger import LEDGER, Made, all_made, drop_all, note
from index.milvus.opened import writer_of
from index.settings import IndexSettings
from tests.index.samples import RULES, corpus_of, joined
from tests.index.test_milvus_changes import BOTH, ONE, collection, collections
from tests.index.test_milvus_client import held_elsewhere

AWAY = "http://127.0.0.1:1"
FORMER = Made(AWAY, "machishirube_1")
LEFT = (
    "Milvus（127.0.0.1:1）に、もう使わない本文（コレクション1個）が残っています。"
    "Milvusが使えるようになってから、「machishirube build」を実行してください。"
)
LOCAL = IndexSettings()


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[IndexSettings]:
    store = str(tmp_path / "store.db")
    yield IndexSettings(store=store)
    disconnect(store)


@pytest.fixture(scope="module")
def away() -> Iterator[str]:
    """One connection for all to a server that is no more: it takes seconds to be sure."""
    yield AWAY
    disconnect(AWAY)


@pytest.fixture
def former(data: DataFolder, away: str) -> DataFolder:
    """A data folder on this machine that had a collection on a server which is no more."""
    build_index(BOTH, HashingEncoder, data, LOCAL)
    with writer_lock(data):
        note(data, FORMER)
    return data


def rewrite(data: DataFolder, *, store: str | None = None, stored: bool = False, form: int) -> None:
    """Give the manifest of the first generation another format, store and collection.

    When the format was 4, there was no list of collections.
    """
    if form == 4:
        (data.index / LEDGER).unlink(missing_ok=True)
    path = generation_folder(data, 1) / "manifest.json"
    written = json.loads(path.read_bytes())
    written["format"] = form
    if store is not None:
        written["settings"]["store"] = store
    if stored:
        written["stored"] = {"collection": "c"}
    path.write_text(json.dumps(written), encoding="utf-8")


def test_what_an_index_of_an_earlier_format_has_in_milvus_goes_behind_its_readers(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_index(ONE, HashingEncoder, data, settings)
    first = collection(data)
    rewrite(data, form=4)
    assert build_index(ONE, HashingEncoder, data, settings).reasons == ("索引の形式が4です。",)
    assert collections(settings) == {first, collection(data)}
    build_index(ONE, HashingEncoder, data, settings)
    assert collections(settings) == {collection(data)}


@pytest.mark.parametrize("removes", [True, False])
def test_removing_and_purging_take_what_an_index_of_an_earlier_format_has(
    data: DataFolder, settings: IndexSettings, removes: bool
) -> None:
    build_index(BOTH, HashingEncoder, data, settings)
    rewrite(data, form=4)
    with writer_lock(data):
        if removes:
            assert drop_documents(data, frozenset({"b"}), {}) is None
        else:
            assert drop_all(data) == ()
    assert collections(settings) == set()


@pytest.mark.parametrize("form", [4, 5])
def test_a_generation_that_has_a_password_is_not_kept_whatever_its_format(
    data: DataFolder, form: int
) -> None:
    build_index(ONE, HashingEncoder, data, LOCAL)
    rewrite(data, store="http://user:secret@127.0.0.1:1", form=form)
    build_index(ONE, HashingEncoder, data, LOCAL)
    files = [path for path in data.root.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"secret" in path.read_bytes()] == []


def test_a_build_says_what_a_milvus_keeps_that_is_away(
    former: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    summary = build_index(BOTH, HashingEncoder, former, LOCAL)
    assert (summary.reasons, summary.left) == ((), (LEFT,))
    assert build_index(BOTH, HashingEncoder, former, LOCAL, force=True).left == (LEFT,)
    told = [record.getMessage() for record in caplog.records if record.name == "index.build"]
    assert told == [LEFT, LEFT]


def test_a_build_with_nothing_to_do_says_what_the_store_of_the_index_keeps(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_index(ONE, HashingEncoder, data, settings)
    changed = corpus_of(RULES[:1], "a")
    build_index(changed, HashingEncoder, data, settings)
    disconnect(settings.store or "")
    with held_elsewhere(Path(settings.store or "")):
        summary = build_index(changed, HashingEncoder, data, settings)
    assert (summary.reasons, summary.left) == (
        (),
        (
            "外した本文をMilvusから消せませんでした：Milvusの保存先（store.db）は別のプロセスが"
            "使っています。Milvusが使えるようになってから、「machishirube build」を"
            "実行してください。",
        ),
    )


def test_a_server_that_the_index_has_left_stops_no_removal_and_is_told_of(
    former: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    with writer_lock(former):
        assert drop_documents(former, frozenset({"b"}), {}) == 2
    told = [record.getMessage() for record in caplog.records if record.name == "index.editing"]
    assert (told, all_made(former)) == ([LEFT], (FORMER,))


def test_nor_does_it_stop_a_change_that_takes_documents_away(former: DataFolder) -> None:
    with writer_lock(former):
        summary = update_index(ONE, HashingEncoder, former, LOCAL, Order(keep_previous=False))
    assert (summary.passages, summary.left) == (3, (LEFT,))


def test_nor_does_it_stop_the_removal_of_a_damaged_index(former: DataFolder) -> None:
    next(path for path in former.index.rglob("*.npy")).write_bytes(b"")
    with writer_lock(former):
        assert drop_documents(former, frozenset({"b"}), {}) is None
    assert (current_number(former), all_made(former)) == (None, (FORMER,))


def test_a_removal_that_the_milvus_of_the_index_does_not_follow_is_told(former: DataFolder) -> None:
    rewrite(former, store=AWAY, stored=True, form=5)
    told = "変更は終わりましたが、外した本文をMilvusから消せませんでした：Milvus（127.0.0.1:1）"
    with writer_lock(former), pytest.raises(StoreUnavailable, match=re.escape(told)):
        clear_away(former)
    assert all_made(former) == (FORMER, Made(AWAY, "c"))


def test_a_server_that_is_no_more_is_forgotten_on_demand_only(former: DataFolder) -> None:
    with writer_lock(former):
        with pytest.raises(StoreUnavailable, match=r"127\.0\.0\.1:1"):
            drop_all(former)
        assert all_made(former) == (FORMER,)
        assert (drop_all(former, forget=True), all_made(former)) == (("127.0.0.1:1",), ())


@pytest.mark.parametrize(
    "written",
    [
        "{",
        "[{}]",
        "[1]",
        '[{"store": 1, "collection": "c"}]',
        '[{"store": "x", "collection": "c"}]',
    ],
)
def test_a_list_that_cannot_be_read_is_told_and_never_written_over(
    data: DataFolder, written: str
) -> None:
    build_index(ONE, HashingEncoder, data, LOCAL)
    (data.index / LEDGER).write_text(written, encoding="utf-8")
    for change in (
        lambda: update_index(BOTH, HashingEncoder, data, LOCAL, Order()),
        lambda: update_index(ONE, HashingEncoder, data, LOCAL, Order()),
        lambda: drop_documents(data, frozenset({"a"}), {}),
        lambda: drop_all(data, forget=True),
    ):
        with (
            writer_lock(data),
            pytest.raises(IndexDamaged, match=r"collections\.json）が読めません"),
        ):
            change()
    assert ((data.index / LEDGER).read_text(), current_number(data)) == (written, 1)


def test_a_document_is_not_taken_out_of_a_collection_that_is_gone(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_index(BOTH, HashingEncoder, data, settings)
    writer_of(data, read_manifest(data)).drop()
    with writer_lock(data), pytest.raises(StoreRefused, match=r"断りました.*build --force"):
        drop_documents(data, frozenset({"b"}), {})
    assert (collections(settings), current_number(data)) == (set(), 1)


def test_a_folder_that_was_deleted_is_not_made_anew_by_a_removal(
    data: DataFolder, settings: IndexSettings
) -> None:
    store = Path(settings.store or "")
    build_index(BOTH, HashingEncoder, data, settings)
    disconnect(str(store))
    shutil.rmtree(store)
    with writer_lock(data), pytest.raises(StoreRefused, match=r"（store\.db）がありません"):
        drop_documents(data, frozenset({"b"}), {})
    assert (store.exists(), current_number(data)) == (False, 1)


def test_a_folder_that_was_deleted_is_not_made_anew_by_a_build_elsewhere(
    data: DataFolder, settings: IndexSettings, tmp_path: Path
) -> None:
    other = IndexSettings(store=str(tmp_path / "other.db"))
    build_index(ONE, HashingEncoder, data, settings)
    disconnect(settings.store or "")
    shutil.rmtree(settings.store or "")
    build_index(joined(ONE), HashingEncoder, data, other)
    disconnect(other.store or "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "other.db"]
    assert connection_to(other.store or "").call("list_collections") == [collection(data)]
    disconnect(other.store or "")
