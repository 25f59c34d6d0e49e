from functools import cache

import numpy as np

from evals.scale.forms import FormScore, compare_forms, forms_for
from index.gathering import Vectors


def units(count: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    vectors: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return vectors


@cache
def told() -> list[str]:
    return []


@cache
def scores() -> tuple[FormScore, ...]:
    return compare_forms(units(6_000, 0), units(40, 1), told().append)


def of(name: str) -> list[FormScore]:
    return [score for score in scores() if score.form.name == name]


def test_every_form_is_asked_with_every_value_of_its_knob() -> None:
    asked = [(score.form.name, score.value) for score in scores()]
    assert asked == [(form.name, value) for form in forms_for(6_000) for value in form.values]
    assert told() == [f"FAISSの形：{form.name}" for form in forms_for(6_000)]


def test_comparing_every_vector_finds_every_neighbour() -> None:
    (flat,) = of("Flat")
    assert flat.recall == 1.0
    # 16 numbers of four bytes each, and a little head
    assert 384_000 < flat.size < 385_000


def test_more_clusters_find_no_less() -> None:
    recalls = [score.recall for score in of("IVF256,SQ8")]
    assert recalls == sorted(recalls)
    assert recalls[-1] > 0.95


def test_a_deeper_graph_search_finds_no_less() -> None:
    for name in ("HNSW32,Flat", "HNSW32,SQfp16"):
        recalls = [score.recall for score in of(name)]
        assert recalls == sorted(recalls)
        assert recalls[-1] > 0.95


def test_times_are_of_the_shape_of_percentiles() -> None:
    assert all(0 < score.p50_ms <= score.p95_ms for score in scores())
