import errno
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import CorpusError
from corpus.state import DataFolder
from index.build import BuildSummary, build_index, expected_index, update_index
from index.encoder import Encoder, HashingEncoder, Progress
from index.errors import Busy, IndexDamaged
from index.generations import (
    current_number,
    generation_folder,
    open_current,
    read_attached,
    read_manifest,
    writer_lock,
)
from index.intake import Order
from index.modelfolder import model_of
from index.records import Filter
from index.settings import IndexSettings
from tests.index.samples import RULES, SmallCorpus, build, corpus_of, joined


class CountingEncoder(HashingEncoder):
    """Remembers what it was asked to embed."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__()
        self.name = name or self.name
        self.asked: list[str] = []

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        self.asked.extend(texts)
        return super().encode_passages(texts, progress)


def never() -> Encoder:
    raise AssertionError("the encoder was loaded")


def model_folder(data: DataFolder) -> str:
    """Put something that looks like a model into the data folder; give the name it expects."""
    data.model.mkdir(parents=True)
    (data.model / "config.json").write_text("{}", encoding="ascii")
    expected = expected_index([], data, IndexSettings())
    assert expected.model is not None
    return expected.model


def test_a_build_reports_what_it_did(tmp_path: Path) -> None:
    _, summary = build(tmp_path)
    assert (summary.number, summary.passages, summary.embedded, summary.reused) == (1, 3, 3, 0)
    assert summary.reasons == ("索引がまだありません。",)


def test_a_fitting_index_is_left_alone_without_loading_the_encoder(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    encoder = CountingEncoder(model_folder(data))
    build_index(corpus_of(RULES), lambda: encoder, data)
    summary = build_index(corpus_of(RULES), never, data)
    assert (summary.number, summary.embedded, summary.reasons) == (1, 0, ())


def test_vectors_of_unchanged_passages_are_taken_over(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    encoder = CountingEncoder()
    summary = build_index(corpus_of([*RULES[:2], "新しい規則。"]), lambda: encoder, data)
    assert encoder.asked == ["第3条\n新しい規則。", "新しい規則。"]
    assert (summary.number, summary.embedded, summary.reused) == (2, 1, 2)


def test_a_vector_stands_between_the_passage_alone_and_under_its_headings(tmp_path: Path) -> None:
    data, _ = build(tmp_path, corpus_of(["新しい規則。"]))
    under, alone = HashingEncoder().encode_passages(["第1条\n新しい規則。", "新しい規則。"])
    (vector,) = open_current(data).local.vectors()
    between = (under + alone) / np.linalg.norm(under + alone)
    np.testing.assert_allclose(vector, between, atol=1e-6)


def test_taken_over_vectors_equal_new_ones(tmp_path: Path) -> None:
    data, _ = build(tmp_path / "a", corpus_of([*RULES[1:], RULES[0]]))
    build_index(corpus_of(RULES), HashingEncoder, data, force=True)
    other, _ = build(tmp_path / "b")
    taken, new = (open_current(folder).local.vectors() for folder in (data, other))
    assert np.allclose(taken, new, atol=1e-6)


def test_another_model_embeds_everything_anew(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    summary = build_index(corpus_of(RULES), lambda: CountingEncoder("other"), data)
    assert (summary.embedded, read_manifest(data).model) == (3, "other")
    assert summary.reasons == ("埋め込みモデルがhashing-64からotherに変わりました。",)


def test_force_builds_anew_but_embeds_nothing_twice(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    encoder = CountingEncoder()
    summary = build_index(corpus_of(RULES), lambda: encoder, data, force=True)
    assert (summary.number, encoder.asked) == (2, [])


def test_equal_texts_in_two_places_stay_two_passages(tmp_path: Path) -> None:
    twice = joined(corpus_of(["市が支援する。"], "a"), corpus_of(["市が支援する。"], "b"))
    data, summary = build(tmp_path, twice)
    assert [p.key for p in open_current(data).passages] == ["a@0-7", "b@0-7"]
    assert summary.embedded == 2


def test_a_removed_document_is_gone(tmp_path: Path) -> None:
    both = joined(corpus_of(RULES, "a"), corpus_of(RULES, "b"))
    data, _ = build(tmp_path, both)
    build(tmp_path, corpus_of(RULES, "b"))
    assert {p.section.document for p in open_current(data).passages} == {"b"}


def test_an_empty_corpus_makes_an_empty_index(tmp_path: Path) -> None:
    data, summary = build(tmp_path, SmallCorpus([], []))
    assert (summary.passages, open_current(data).passages) == (0, ())


def test_progress_is_told_in_japanese(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    data = DataFolder(tmp_path)
    build_index(corpus_of(RULES), HashingEncoder, data, progress=lambda *step: told.append(step))
    assert told[-2:] == [("単語に分けています", 3, 3), ("文章を埋め込んでいます", 6, 6)]


def test_a_build_beside_another_writer_is_refused(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    with writer_lock(data), pytest.raises(Busy, match="別の処理"):
        build_index(corpus_of(RULES), never, data)


def test_two_sections_at_one_place_are_an_error_of_the_corpus(tmp_path: Path) -> None:
    corpus = corpus_of(["市が支援する。"])
    doubled = SmallCorpus(corpus.documents, [*corpus.sections, *corpus.sections])
    with pytest.raises(CorpusError, match="a@0-7（第1条）が2回あります"):
        build(tmp_path, doubled)


def test_a_failed_build_leaves_the_old_index(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    with pytest.raises(AssertionError, match="the encoder was loaded"):
        build_index(corpus_of(RULES[:1]), never, data)
    assert open_current(data).manifest.passages == 3


def test_a_damaged_index_is_built_anew_and_its_vectors_are_not_taken_over(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    path = next(data.index.rglob("*.faiss"))
    content = path.read_bytes()
    path.write_bytes(content[:-4] + bytes([content[-4] ^ 1]) + content[-3:])
    _, summary = build(tmp_path)
    name = path.relative_to(generation_folder(data, 1)).as_posix()
    reason = f"索引のファイルが欠けているか壊れています：{name}。"
    assert (summary.reasons, summary.embedded) == ((reason,), 3)
    assert open_current(data).number == 2


def test_a_relative_model_folder_counts_from_the_data_folder(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    name = model_folder(data)
    settings = IndexSettings(model="models/multilingual-e5-small")
    assert expected_index([], data, settings).model == name
    assert model_of(data, "intfloat/multilingual-e5-small") == "intfloat/multilingual-e5-small"


def update(
    data: DataFolder, corpus: SmallCorpus, factory: Callable[[], Encoder], order: Order
) -> BuildSummary:
    with writer_lock(data):
        return update_index(corpus, factory, data, IndexSettings(), order)


def test_a_build_without_new_text_loads_no_encoder(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    encoder = CountingEncoder(model_folder(data))
    build_index(corpus_of(RULES), lambda: encoder, data)
    summary = build_index(corpus_of(RULES[:2]), never, data)
    assert (summary.passages, summary.embedded, summary.reused) == (2, 0, 2)
    assert open_current(data).manifest.model == encoder.name


def test_attached_files_become_current_with_the_index(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    assert read_attached(data, "list") is None
    summary = update(data, corpus_of(RULES), HashingEncoder, Order(attached={"list": b"1"}))
    assert summary.reasons == ("文書の目録が変わりました。",)
    assert (read_attached(data, "list"), current_number(data)) == (b"1", 2)


def test_attached_files_that_are_there_already_ask_for_no_build(tmp_path: Path) -> None:
    order = Order(attached={"list": b"1"})
    data = DataFolder(tmp_path)
    summaries = [update(data, corpus_of(RULES), HashingEncoder, order) for _ in range(2)]
    assert [summary.number for summary in summaries] == [1, 1]


def test_a_damaged_attached_file_is_noticed(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    update(data, corpus_of(RULES), HashingEncoder, Order(attached={"list": b"1"}))
    (generation_folder(data, 1) / "list").write_bytes(b"2")
    with pytest.raises(IndexDamaged, match="のlistが欠けているか壊れています"):
        read_attached(data, "list")


def test_a_generation_that_holds_what_was_to_go_is_not_kept(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    update(data, corpus_of(RULES[:1]), HashingEncoder, Order(keep_previous=False))
    assert [path.name for path in (data.index / "generations").iterdir()] == ["000002"]


class FullDisk(HashingEncoder):
    """Has no room for vectors."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_the_old_index_and_no_files(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    before = sorted(data.index.rglob("*"))
    with pytest.raises(OSError, match="No space left"):
        build_index(corpus_of(["新しい。"]), FullDisk, data)
    assert sorted(data.index.rglob("*")) == before
    assert open_current(data).manifest.passages == 3


def segments_of(data: DataFolder) -> dict[str, int]:
    """Give the SQLite file of each segment with its inode."""
    folder = generation_folder(data, current_number(data) or 0)
    return {
        path.parent.name: path.stat().st_ino for path in folder.glob("segments/*/passages.sqlite")
    }


def test_a_further_document_is_added_without_writing_the_others_again(tmp_path: Path) -> None:
    large, small = corpus_of(RULES * 3, "a"), corpus_of(["新しい規則。"], "b")
    data, _ = build(tmp_path, large)
    before = segments_of(data)
    encoder = CountingEncoder()
    summary = build_index(joined(large, small), lambda: encoder, data)
    assert (summary.passages, summary.embedded, summary.reused) == (10, 1, 9)
    assert before.items() < segments_of(data).items()
    assert [p.section.document for p in open_current(data).passages] == ["a"] * 9 + ["b"]


def test_what_came_bit_by_bit_is_found_as_what_came_at_once(tmp_path: Path) -> None:
    parts = [corpus_of(RULES[: 3 - n], name) for n, name in enumerate("abc")]
    data = DataFolder(tmp_path / "bit")
    for count in (1, 2, 3):
        build_index(joined(*parts[:count]), HashingEncoder, data)
    other, _ = build(tmp_path / "once", joined(*parts))
    legs = [open_current(folder).legs for folder in (data, other)]
    found = [each.worded(["担当", "課", "ごみ"], 9, Filter()) for each in legs]
    assert found[0] == found[1]
    assert legs[0].passages(range(6)) == legs[1].passages(range(6))


def test_another_way_of_scoring_words_writes_no_passage_again(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    before = segments_of(data)
    build_index(corpus_of(RULES), HashingEncoder, data, IndexSettings(k1=0.9))
    assert segments_of(data) == before
    assert read_manifest(data).settings["k1"] == 0.9
