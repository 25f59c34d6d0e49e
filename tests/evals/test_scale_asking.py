import json
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from evals.scale.asking import PARTS, Searched, ask_collection, resident
from evals.scale.building import (
    Collection,
    Disk,
    Nearest,
    build_collection,
    load_questions,
    save_questions,
)
from evals.scale.making import Made
from tests.evals.test_scale_making import made
from tests.evals.test_scale_queries import habits

PLACES = np.array([[1, 0], [0, 1], [0.6, 0.8], [0.8, 0.6]], np.float32)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scale")


@cache
def built(folder: Path) -> Collection:
    collection = build_collection(folder, made(), habits(), questions=20)
    save_questions(collection.questions, folder)
    return collection


def test_a_collection_is_written_with_all_its_passages(folder: Path) -> None:
    found = built(folder).built
    assert found.passages == 1_000
    # 32 numbers of four bytes each, and a little head
    assert 128_000 < found.disk.vectors < 129_000
    assert found.making_s > 0
    assert found.build_s > 0


def test_the_size_on_the_disk_is_that_of_every_file(folder: Path) -> None:
    disk = built(folder).built.disk
    files = [path for path in (folder / "segment").rglob("*") if path.is_file()]
    assert disk.whole == sum(path.stat().st_size for path in files)
    assert Disk(1, 2, 4).whole == 7


def test_the_nearest_are_kept_over_portions() -> None:
    near = Nearest(2)
    for portion in (PLACES[:1], PLACES[1:3], PLACES[3:]):
        near.add(PLACES[:2], portion)
    # cosines of the first: 1, 0, 0.6, 0.8; of the second: 0, 1, 0.8, 0.6
    assert near.rows.tolist() == [[0, 3], [1, 2]]


def test_questions_come_back_as_they_were_saved(folder: Path) -> None:
    questions, read = built(folder).questions, load_questions(folder)
    assert [one.terms for one in read.all()] == [one.terms for one in questions.all()]
    assert [one.passage for one in read.all()] == [one.passage for one in questions.all()]
    assert read.neighbours.tolist() == questions.neighbours.tolist()
    assert [len(each) for each in read.by_words.values()] == [20, 20]


def test_an_exact_collection_finds_every_neighbour(folder: Path) -> None:
    built(folder)
    found = ask_collection(folder)
    assert (found.recall, found.filtered_recall) == (1.0, None)
    assert list(found.times_ms) == ["6", "20"]
    assert all(tuple(parts) == PARTS for parts in found.times_ms.values())


def test_a_filter_by_city_finds_every_neighbour_of_that_city(tmp_path: Path) -> None:
    collection = build_collection(tmp_path, map(in_two_cities, made()), habits(), questions=5)
    save_questions(collection.questions, tmp_path)
    assert ask_collection(tmp_path).filtered_recall == 1.0


def in_two_cities(batch: Made) -> Made:
    passages = (
        replace(passage, city=f"仮{int(passage.section.document[-1]) % 2}市")
        for passage in batch.passages
    )
    return replace(batch, passages=tuple(passages))


def test_what_a_process_printed_is_read_as_it_was() -> None:
    times = {"6": {"whole": (1.25, 2.5)}}
    searched = Searched(0.5, times, 0.9, None, 10, 20)
    assert Searched.from_json(json.dumps(asdict(searched))) == searched


def test_memory_that_a_process_takes_is_counted() -> None:
    before, _ = resident()
    held = np.ones(16_000_000)  # more than malloc keeps for later
    assert resident()[0] - before >= held.nbytes // 2
