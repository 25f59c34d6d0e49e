from pathlib import Path

import numpy as np
import pytest

from index.vectors import VectorFile, Vectors, VectorWriter, clusters_for

COUNT, DIMENSION = 3000, 16


def made(folder: Path, vectors: Vectors, exact_at_most: int = 50_000) -> VectorFile:
    folder.mkdir()
    writer = VectorWriter(folder, vectors.shape[1], exact_at_most=exact_at_most)
    for start in range(0, len(vectors), 1000):
        writer.add(vectors[start : start + 1000])
    writer.finish()
    return VectorFile(folder)


def around(centres: int) -> Vectors:
    """Give unit vectors scattered around some centres."""
    chance = np.random.default_rng(1)
    places = chance.normal(size=(centres, DIMENSION))[np.arange(COUNT) % centres]
    vectors = places + 0.3 * chance.normal(size=(COUNT, DIMENSION))
    units: Vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return units


UNITS = around(40)


@pytest.fixture(scope="module")
def clustered(tmp_path_factory: pytest.TempPathFactory) -> VectorFile:
    return made(tmp_path_factory.mktemp("clustered") / "c", UNITS, exact_at_most=100)


def test_an_exact_search_gives_cosines_best_first_and_ties_by_row(tmp_path: Path) -> None:
    vectors = np.array([[0, 1], [1, 0], [1, 0], [-1, 0]], np.float32)
    found = made(tmp_path / "v", vectors).search(np.array([1, 0], np.float32), 3)
    assert (found.rows.tolist(), found.cosines.tolist()) == ([1, 2, 0], [1.0, 1.0, 0.0])


def test_rows_as_near_as_the_last_come_too(tmp_path: Path) -> None:
    vectors = np.eye(4, dtype=np.float32)[[0, *[1] * 40, 2]]
    found = made(tmp_path / "v", vectors).search(np.eye(4, dtype=np.float32)[1], 3)
    assert found.rows.tolist() == list(range(1, 41))


def test_a_mask_decides_who_is_found(tmp_path: Path) -> None:
    mask = np.array([False, False, True, True])
    found = made(tmp_path / "v", np.eye(4, dtype=np.float32)).search(
        np.ones(4, np.float32), 9, mask
    )
    assert found.rows.tolist() == [2, 3]


@pytest.mark.parametrize("exact_at_most", [0, 10])
def test_no_vectors_are_a_form_of_their_own(exact_at_most: int, tmp_path: Path) -> None:
    empty = made(tmp_path / "v", np.zeros((0, 3), np.float32), exact_at_most=10)
    assert empty.search(np.ones(3, np.float32), 5).rows.tolist() == []
    assert (len(empty), empty.read([]).shape, empty.sum.tolist()) == (0, (0, 3), [0, 0, 0])


def test_clusters_find_nearly_all_of_the_ten_nearest(clustered: VectorFile) -> None:
    questions = UNITS[::100]
    exact = np.argsort(-(questions @ UNITS.T), axis=1)[:, :10]
    found = [clustered.search(question, 10).rows for question in questions]
    shares = [np.isin(one, other).mean() for one, other in zip(exact, found, strict=True)]
    assert np.mean(shares) >= 0.98


def test_clustered_cosines_are_those_of_the_vectors(clustered: VectorFile) -> None:
    found = clustered.search(UNITS[5], 10)
    assert found.rows[0] == 5
    assert found.cosines == pytest.approx(UNITS[found.rows] @ UNITS[5], abs=2e-3)


def test_few_rows_behind_a_filter_are_compared_one_by_one(clustered: VectorFile) -> None:
    mask = np.zeros(COUNT, dtype=bool)
    mask[[3, 1999, 2500]] = True
    found = clustered.search(UNITS[1999], 10, mask)
    assert sorted(found.rows.tolist()) == [3, 1999, 2500]
    assert found.rows[0] == 1999


def test_clustered_vectors_can_be_read_again(clustered: VectorFile) -> None:
    assert clustered.read([0, 2999]) == pytest.approx(UNITS[[0, 2999]], abs=1e-3)
    assert clustered.sum == pytest.approx(UNITS.sum(axis=0), abs=1e-3)


def test_only_finished_files_are_left(tmp_path: Path) -> None:
    made(tmp_path / "v", np.eye(4, dtype=np.float32))
    assert sorted(path.name for path in (tmp_path / "v").iterdir()) == ["sum.npy", "vectors.faiss"]


@pytest.mark.parametrize(("count", "clusters"), [(3000, 256), (100_000, 1024), (1_000_000, 4096)])
def test_clusters_grow_with_the_root_of_the_vectors(count: int, clusters: int) -> None:
    assert clusters_for(count) == clusters
