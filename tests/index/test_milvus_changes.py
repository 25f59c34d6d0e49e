"""Changes of an index in Milvus that end half-way, and what of it stays behind a change."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.state import DataFolder
from index.build import build_index, update_index
from index.editing import drop_documents, empty_store
from index.encoder import HashingEncoder
from index.errors import StoreUnavailable
from index.generations import current_number, open_current, read_manifest, writer_lock
from index.intake import Order
from index.milvus.connections import connection_to, disconnect
from index.milvus.ledger import LEDGER, Made, all_made, note
from index.milvus.opened import count_of, shape_for
from index.milvus.writing import Writer
from index.searcher import Searcher
from index.settings import IndexSettings
from tests.index.samples import RULES, corpus_of, joined
from tests.index.test_build import CountingEncoder
from tests.index.test_milvus_client import held_elsewhere

ONE = corpus_of(RULES, "a")
BOTH = joined(ONE, corpus_of(RULES, "b", "長野市"))
THREE = joined(BOTH, corpus_of(["図書館は九時に開く。"], "c"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One folder of milvus-lite for all: opening one takes a second."""
    path = str(tmp_path_factory.mktemp("milvus") / "store.db")
    yield path
    disconnect(path)


@pytest.fixture
def settings(store: str) -> Iterator[IndexSettings]:
    """Settings with a store that is empty before and behind each test."""
    connection = connection_to(store)
    yield IndexSettings(store=store)
    for name in connection.call("list_collections"):
        connection.call("drop_collection", works=True, collection_name=name)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def collections(settings: IndexSettings) -> set[str]:
    return set(connection_to(settings.store or "").call("list_collections"))


def collection(data: DataFolder) -> str:
    stored = read_manifest(data).stored
    assert stored is not None
    return stored.collection


def cut(step: str, done: int, total: int) -> None:
    """End a build when its passages are on their way into Milvus."""
    if step == "Milvusに書き込んでいます":
        raise InterruptedError(step)


def build_and_cut(corpus: Any, data: DataFolder, settings: IndexSettings) -> None:
    with pytest.raises(InterruptedError, match="Milvus"):
        build_index(corpus, HashingEncoder, data, settings, progress=cut)


def mean(data: DataFolder) -> list[float]:
    values: list[float] = open_current(data).legs.mean().tolist()
    return values


def test_a_first_build_that_fails_leaves_nothing_in_milvus(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_and_cut(BOTH, data, settings)
    assert (collections(settings), current_number(data)) == (set(), None)
    assert not (data.index / LEDGER).exists()


def test_a_collection_of_a_killed_build_is_found_and_dropped_by_the_next(
    data: DataFolder, settings: IndexSettings
) -> None:
    lost = Made(settings.store or "", "machishirube_lost")
    with writer_lock(data):
        note(data, lost)
    connection = connection_to(lost.store)
    Writer(connection, lost.collection, shape_for(connection, 4, 1.5, 0.75)).prepare()
    build_index(ONE, HashingEncoder, data, settings)
    assert collections(settings) == {collection(data)}
    assert all_made(data) == (Made(lost.store, collection(data)),)


def test_a_further_build_that_fails_leaves_the_index_as_it_was(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_index(ONE, HashingEncoder, data, settings)
    before = mean(data)
    build_and_cut(THREE, data, settings)
    assert (count_of(data, read_manifest(data)), current_number(data)) == (3, 1)
    assert mean(data) == before
    build_index(BOTH, HashingEncoder, data, settings)
    assert (count_of(data, read_manifest(data)), read_manifest(data).passages) == (6, 6)


@pytest.mark.parametrize("change", [{"k1": 2.0}, {"b": 0.5}, {}])
def test_another_collection_takes_the_vectors_over(
    data: DataFolder, settings: IndexSettings, change: dict[str, float]
) -> None:
    build_index(BOTH, HashingEncoder, data, settings)
    first, encoder, before = collection(data), CountingEncoder(), mean(data)
    changed = settings.model_copy(update=change)
    build_index(BOTH, lambda: encoder, data, changed, force=not change)
    assert (encoder.asked, collection(data) != first) == ([], True)
    assert mean(data) == pytest.approx(before, abs=1e-6)


def test_passages_of_a_changed_document_that_stay_are_not_embedded_again(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_index(ONE, HashingEncoder, data, settings)
    encoder = CountingEncoder()
    changed = corpus_of([*RULES[:2], "ごみは朝九時までに出す。"], "a")
    summary = build_index(changed, lambda: encoder, data, settings)
    assert (summary.passages, summary.embedded, summary.reused) == (3, 1, 2)


def test_who_reads_the_index_before_a_forced_build_still_finds_until_the_next_build(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_index(BOTH, HashingEncoder, data, settings)
    first, reader = collection(data), Searcher(open_current(data), HashingEncoder())
    build_index(BOTH, HashingEncoder, data, settings, force=True)
    outcome = reader.search("ごみは何時まで")
    assert (outcome.hits[0].passage.key, outcome.degraded) == ("a@66-78", ())
    assert collections(settings) == {first, collection(data)}
    assert build_index(BOTH, HashingEncoder, data, settings).reasons == ()
    assert collections(settings) == {collection(data)}


def test_a_removal_takes_the_document_out_of_earlier_collections_too(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_index(BOTH, HashingEncoder, data, settings)
    build_index(BOTH, HashingEncoder, data, settings, force=True)
    with writer_lock(data):
        drop_documents(data, frozenset({"b"}), {})
    assert collections(settings) == {collection(data)}
    assert count_of(data, read_manifest(data)) == 3


def test_a_removal_takes_the_document_out_of_milvus_that_the_index_has_left(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_index(BOTH, HashingEncoder, data, settings)
    build_index(BOTH, HashingEncoder, data, IndexSettings())
    with writer_lock(data):
        drop_documents(data, frozenset({"b"}), {})
    assert collections(settings) == set()


def test_a_removal_that_cannot_be_published_changes_nothing_and_the_next_one_is_right(
    data: DataFolder, settings: IndexSettings, tmp_path: Path
) -> None:
    build_index(BOTH, HashingEncoder, data, settings)
    before = mean(data)
    with writer_lock(data), pytest.raises(FileNotFoundError, match="library"):
        drop_documents(data, frozenset({"b"}), {"no folder/library": b""})
    assert (count_of(data, read_manifest(data)), mean(data)) == (6, before)
    with writer_lock(data):
        drop_documents(data, frozenset({"b"}), {})
    other = DataFolder(tmp_path / "other")
    build_index(ONE, HashingEncoder, other, IndexSettings())
    assert mean(data) == pytest.approx(mean(other), abs=1e-6)


def test_a_build_that_takes_documents_away_leaves_nothing_of_them(
    data: DataFolder, settings: IndexSettings
) -> None:
    build_index(BOTH, HashingEncoder, data, settings)
    with writer_lock(data):
        update_index(ONE, HashingEncoder, data, settings, Order(keep_previous=False))
    assert count_of(data, read_manifest(data)) == 3


def test_while_another_process_has_the_folder_no_change_changes_anything(tmp_path: Path) -> None:
    data, settings = DataFolder(tmp_path), IndexSettings(store="milvus.db")
    build_index(BOTH, HashingEncoder, data, settings)
    disconnect(str(tmp_path / "milvus.db"))
    with held_elsewhere(tmp_path / "milvus.db"), writer_lock(data):
        for change in (
            lambda: update_index(THREE, HashingEncoder, data, settings, Order()),
            lambda: update_index(BOTH, HashingEncoder, data, settings, Order(force=True)),
            lambda: drop_documents(data, frozenset({"a"}), {"list": b"2"}),
            lambda: empty_store(data),
        ):
            with pytest.raises(StoreUnavailable, match="別のプロセスが使っています"):
                change()
    disconnect(str(tmp_path / "milvus.db"))  # it would rest after the failure
    assert (count_of(data, read_manifest(data)), current_number(data)) == (6, 1)
    disconnect(str(tmp_path / "milvus.db"))
