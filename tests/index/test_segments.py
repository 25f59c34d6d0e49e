from pathlib import Path

import numpy as np
import pytest

from index.encoder import HashingEncoder
from index.errors import IndexDamaged
from index.layers import plan_segments
from index.legs import LocalLegs
from index.records import Filter
from index.segments import Batch, Segment, open_segment, write_segment
from index.wire import Row, row_of
from tests.index.samples import RULES, sample_passages


def segment(folder: Path, *documents: str, lines: tuple[str, ...] = RULES) -> Segment:
    """Write and open a segment of documents with the same lines."""
    batches = []
    for name in documents:
        passages = sample_passages(lines, name)
        vectors = HashingEncoder().encode_passages([passage.text for passage in passages])
        terms = [tuple(passage.text) for passage in passages]
        batches.append(Batch([row_of(passage) for passage in passages], terms, vectors))
    write_segment(folder / "-".join(documents), batches, 64)
    return open_segment(folder / "-".join(documents))


def test_a_segment_gives_back_what_was_written(tmp_path: Path) -> None:
    one = segment(tmp_path, "a", "b")
    (batch,) = one.batches({"b"})
    passages = sample_passages(identity="b")
    assert list(batch.rows) == [row_of(passage) for passage in passages]
    assert list(batch.terms) == [tuple(passage.text) for passage in passages]
    texts = [passage.text for passage in passages]
    assert np.allclose(batch.vectors, HashingEncoder().encode_passages(texts))


def test_batches_of_a_segment_make_the_same_segment(tmp_path: Path) -> None:
    one = segment(tmp_path, "a", "b")
    write_segment(tmp_path / "again", one.batches(), 64)
    again = open_segment(tmp_path / "again")
    assert again.rows.spans == one.rows.spans
    assert again.postings.rows.tolist() == one.postings.rows.tolist()


def test_the_rows_of_a_document_stand_together(tmp_path: Path) -> None:
    rows = [Row(str(i), name, "", "") for i, name in enumerate("aba")]
    with pytest.raises(ValueError, match="the rows of a do not stand together"):
        write_segment(tmp_path / "s", [Batch(rows, [()] * 3, np.eye(3, dtype=np.float32))], 3)


def test_passages_are_numbered_in_the_order_of_documents_however_segments_lie(
    tmp_path: Path,
) -> None:
    parts = [segment(tmp_path, "c", "a"), segment(tmp_path, "b")]
    legs = LocalLegs(parts, ["a", "b", "none", "c"], 64)
    numbered = [passage.section.document for passage in legs.passages(range(9))]
    assert numbered == ["a", "a", "a", "b", "b", "b", "c", "c", "c"]
    assert list(legs.worded(["担"], 2, Filter())) == [1, 4]
    vector = HashingEncoder().encode_queries([RULES[2]])[0]
    assert list(legs.near(vector, 2, Filter())) == [2, 5]
    assert np.allclose(legs.vectors()[8], vector)


def test_one_segment_or_several_find_the_same_with_the_same_scores(tmp_path: Path) -> None:
    names = ["a", "b", "c"]
    whole = LocalLegs([segment(tmp_path, *names)], names, 64)
    parts = LocalLegs([segment(tmp_path, name) for name in "bca"], names, 64)
    terms, vector = list("住民の活動"), HashingEncoder().encode_queries(["住民の活動"])[0]
    before = Filter(sides=frozenset({"before"}))
    for where in (Filter(), Filter(documents=frozenset("bc")), before):
        assert parts.worded(terms, 5, where) == whole.worded(terms, 5, where)
        assert parts.near(vector, 5, where) == pytest.approx(whole.near(vector, 5, where))
    assert parts.mean() == pytest.approx(whole.mean())


def test_more_passages_than_are_remembered_can_be_read(tmp_path: Path) -> None:
    legs = LocalLegs([segment(tmp_path, "a")], ["a"], 64)
    assert legs.passages([2, 0, 2]) == [sample_passages()[n] for n in (2, 0, 2)]
    assert legs.passages([]) == []


MANY = "abcdefghij"


@pytest.mark.parametrize(
    ("kept", "fresh", "linked", "rewritten"),
    [
        (f"{MANY}xy", 0, ["many", "x", "y"], []),
        (f"{MANY}xy", 1, ["many", "x", "y"], []),
        (f"{MANY}xy", 2, ["many"], ["x", "y"]),
        (f"{MANY}x", 0, ["many", "x"], []),
        ("abcx", 0, [], ["many", "x"]),
        ("", 3, [], []),
    ],
)
def test_what_is_written_takes_in_what_is_up_to_twice_as_large(
    kept: str, fresh: int, linked: list[str], rewritten: list[str], tmp_path: Path
) -> None:
    parts = [segment(tmp_path, *names) for names in (MANY, "x", "y")]
    names = {"-".join(MANY): "many"}
    plan = plan_segments(parts, frozenset(kept), fresh)
    assert [names.get(one.name, one.name) for one in plan.linked] == linked
    assert [names.get(one.name, one.name) for one in plan.rewritten] == rewritten


@pytest.mark.parametrize(
    "name", ["passages.sqlite", "sides.npy", "vectors.faiss", "sum.npy", "postings/rows.npy"]
)
def test_a_damaged_file_is_reported_with_the_remedy(name: str, tmp_path: Path) -> None:
    segment(tmp_path, "a")
    (tmp_path / "a" / name).write_bytes(b"")
    with pytest.raises(IndexDamaged, match="machishirube build --force"):
        open_segment(tmp_path / "a")


def test_parts_of_different_sizes_are_reported(tmp_path: Path) -> None:
    segment(tmp_path, "a")
    segment(tmp_path, "b", lines=RULES[:2])
    (tmp_path / "b" / "sum.npy").replace(tmp_path / "a" / "sum.npy")
    (tmp_path / "b" / "vectors.faiss").replace(tmp_path / "a" / "vectors.faiss")
    with pytest.raises(IndexDamaged, match="件数が合いません"):
        open_segment(tmp_path / "a")
