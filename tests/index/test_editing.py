from pathlib import Path

import numpy as np

from corpus.state import DataFolder
from index.build import update_index
from index.editing import drop_documents
from index.encoder import HashingEncoder
from index.generations import (
    current_number,
    generation_folder,
    open_current,
    read_attached,
    writer_lock,
)
from index.intake import Order
from index.records import Filter
from index.searcher import Searcher
from index.settings import IndexSettings
from tests.index.samples import RULES, build, corpus_of, joined

BOTH = joined(corpus_of(RULES, "a"), corpus_of(["担当課は、活動を支援する。"], "b"))


def drop(data: DataFolder, *names: str) -> int | None:
    with writer_lock(data):
        return drop_documents(data, frozenset(names), {"list": b"2"})


def test_a_dropped_document_leaves_no_passage_and_no_file(tmp_path: Path) -> None:
    data, _ = build(tmp_path, BOTH)
    assert drop(data, "a") == 2
    generation = open_current(data)
    assert [passage.key for passage in generation.passages] == ["b@0-13"]
    assert [entry.id for entry in generation.manifest.documents] == ["b"]
    assert not generation_folder(data, 1).exists()
    assert read_attached(data, "list") == b"2"


def test_what_is_left_is_the_index_that_a_build_would_make(tmp_path: Path) -> None:
    data, _ = build(tmp_path / "a", BOTH)
    drop(data, "b")
    other, _ = build(tmp_path / "b", corpus_of(RULES, "a"))
    left, built = open_current(data), open_current(other)
    assert left.passages == built.passages
    assert np.allclose(left.local.vectors(), built.local.vectors())
    scores = [g.legs.worded(["活動", "支援"], 10, Filter()) for g in (left, built)]
    assert scores[0] == scores[1]
    assert Searcher(left, HashingEncoder()).search("担当課").hits[0].passage.key == "a@22-65"


def test_an_index_that_does_not_fit_stays_one(tmp_path: Path) -> None:
    data, _ = build(tmp_path, BOTH)
    drop(data, "b")
    summary = update_index(
        corpus_of(RULES, "a"), HashingEncoder, data, IndexSettings(k1=2.0), Order()
    )
    assert summary.reasons == ("設定のk1が1.5から2.0に変わりました。",)


def test_the_last_document_leaves_an_empty_index(tmp_path: Path) -> None:
    data, _ = build(tmp_path, BOTH)
    assert drop(data, "a", "b") == 2
    assert open_current(data).passages == ()


def test_a_damaged_index_is_removed_whole(tmp_path: Path) -> None:
    data, _ = build(tmp_path, BOTH)
    next(data.index.rglob("*.faiss")).write_bytes(b"")
    assert drop(data, "a") is None
    assert current_number(data) is None
    assert [path for path in data.index.rglob("*") if path.is_file()] == []


def test_without_an_index_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert drop(DataFolder(tmp_path), "a") is None
