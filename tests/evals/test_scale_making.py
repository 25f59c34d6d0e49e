from collections import Counter
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from corpus.records import Side
from evals.retrieval import RecordsSource
from evals.scale.cloud import Cloud, Shake, fit_shake
from evals.scale.making import DOCUMENTS_PER_CITY, Made, Pattern, make
from evals.scale.neighbours import distances, kolmogorov
from evals.scale.sources import Real, asked_of, real_of
from evals.spoken_set import SpokenQuestion, spoken_benchmark
from index.encoder import HashingEncoder
from index.tokens import tokenise

ENTRIES = spoken_benchmark("dev").entries[:80]
RIGHT = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)


@cache
def real() -> Real:
    source = RecordsSource.of(ENTRIES)
    pairs = zip(source.sections, ENTRIES, strict=True)
    names = {section.start: entry.id for section, entry in pairs}
    return real_of([source], HashingEncoder(32), names)


@cache
def pattern() -> Pattern:
    return Pattern.of(real())


@cache
def made(n: int = 1_000, seed: int = 0) -> tuple[Made, ...]:
    return tuple(make(pattern(), n, seed=seed, batch=400))


def keys(batches: tuple[Made, ...]) -> list[str]:
    return [passage.key for batch in batches for passage in batch.passages]


def test_real_passages_have_their_terms_and_unit_vectors() -> None:
    found = real()
    assert len(found) == len(found.terms) == len(found.vectors)
    assert list(found.answers) == [entry.id for entry in ENTRIES]
    assert found.terms[3] == tokenise(found.passages[3].search_text)
    assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(1, abs=1e-6)


def test_a_question_points_to_the_window_that_holds_its_answer() -> None:
    name, text = ENTRIES[5].id, ENTRIES[5].text
    asked = asked_of(
        [SpokenQuestion(passage=name, question="何時まで", answer=text[-4:])],
        HashingEncoder(32),
        real(),
    )
    assert text[-4:] in real().passages[asked.answers[0]].text
    assert (asked.terms, asked.vectors.shape) == ((tokenise("何時まで"),), (1, 32))


def test_as_many_passages_are_made_as_were_asked_for() -> None:
    batches = made()
    assert sum(map(len, batches)) == 1_000
    assert all(400 <= len(batch) < 700 for batch in batches[:-1])
    assert {len(batch.vectors) - len(batch) for batch in batches} == {0}
    assert {len(batch.terms) - len(batch) for batch in batches} == {0}


def test_the_same_seed_makes_the_same_passages() -> None:
    again = tuple(make(pattern(), 1_000, seed=0, batch=400))
    for one, other in zip(made(), again, strict=True):
        assert one.passages == other.passages
        assert one.terms == other.terms
        assert one.vectors.tobytes() == other.vectors.tobytes()


def test_another_seed_makes_other_passages() -> None:
    (one, *_), (other, *_) = made(), made(seed=1)
    assert one.terms[0] != other.terms[0]
    assert one.vectors[0].tolist() != other.vectors[0].tolist()


def test_a_larger_collection_begins_as_a_smaller_one() -> None:
    assert made(1_200)[0].terms == made(1_000)[0].terms
    assert made(1_200)[0].passages == made(1_000)[0].passages


def test_made_vectors_are_float32_of_unit_norm() -> None:
    for batch in made():
        assert batch.vectors.dtype == np.float32
        assert np.linalg.norm(batch.vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_every_passage_has_a_key_of_its_own() -> None:
    assert len(set(keys(made()))) == 1_000


def test_the_passages_of_a_document_follow_each_other() -> None:
    passages = [passage for batch in made() for passage in batch.passages]
    for one, other in pairwise(passages):
        same = one.section.document == other.section.document
        assert other.start == (one.end + 1 if same else 0)
        assert one.end - one.start == len(one.text)


def test_documents_are_about_as_large_as_real_ones() -> None:
    sizes = Counter(key.partition("@")[0] for key in keys(made(4_000)))
    *whole, _ = sizes.values()
    assert 120 <= min(whole) <= max(whole) <= 220


def test_every_third_document_is_a_before_and_after_table() -> None:
    passages = [passage for batch in made() for passage in batch.passages]
    tables = {p.section.document for p in passages if p.section.side is not None}
    assert sorted(tables) == ["made-000000", "made-000003", "made-000006"][: len(tables)]
    assert [p.section.side for p in passages[:3]] == [Side.AFTER, Side.BEFORE, Side.AFTER]


def test_a_tenth_of_the_passages_names_a_department() -> None:
    named = [bool(passage.departments) for batch in made(4_000) for passage in batch.passages]
    assert np.mean(named) == pytest.approx(0.1, abs=0.02)


def test_cities_follow_the_number_of_the_document() -> None:
    passages = [passage for batch in made(4_000) for passage in batch.passages]
    assert len({passage.section.document for passage in passages}) < DOCUMENTS_PER_CITY
    assert {passage.city for passage in passages} == {"仮1市"}


def test_distances_to_neighbours_can_be_checked_by_hand() -> None:
    # cosines: first and second 0, first and third 0.6, second and third 0.8
    assert distances(RIGHT, (1, 2)) == pytest.approx(
        np.array([[0.4, 1.0], [0.2, 1.0], [0.2, 0.4]]), abs=1e-6
    )
    assert distances(RIGHT, (1, 10), [1]) == pytest.approx(np.array([[0.2]]), abs=1e-6)


def test_the_kolmogorov_distance_is_the_widest_gap() -> None:
    # below 3 lie 2/4 of the first sample and all of the second
    assert kolmogorov(np.array([1, 2, 3, 4]), np.array([1, 2])) == 0.5
    assert kolmogorov(np.array([1, 2]), np.array([2, 1])) == 0.0
    with pytest.raises(ValueError, match="an empty sample"):
        kolmogorov(np.array([]), np.array([1.0]))


def test_a_vector_that_is_not_shaken_is_that_of_its_parent() -> None:
    cloud = Cloud.of(real().vectors)
    parents = np.array([4, 4, 7])
    drawn = cloud.draw(parents, Shake(0, 0), np.random.default_rng(0))
    assert drawn.vectors == pytest.approx(real().vectors[parents], abs=1e-6)
    assert set(drawn.partners[:2].tolist()) <= set(cloud.near[4].tolist())


def test_the_noise_is_as_long_as_the_gap_to_the_nearest() -> None:
    cloud = Cloud.of(real().vectors)
    noise = np.random.default_rng(0).standard_normal((4_000, 32)) @ cloud.basis
    assert np.mean(np.sum(noise**2, axis=1)) == pytest.approx(1, abs=0.05)
    nearest = np.sqrt(2 * distances(real().vectors, (1,))[:, 0])
    assert cloud.gaps == pytest.approx(nearest, abs=1e-3)


def test_the_fitted_shake_is_no_worse_than_standing_still() -> None:
    cloud = Cloud.of(real().vectors)
    parents = np.arange(len(real())).repeat(2)[: len(real())]

    def misfit(shake: Shake) -> float:
        vectors = cloud.draw(parents, shake, np.random.default_rng(3)).vectors
        pairs = zip(distances(real().vectors).T, distances(vectors).T, strict=True)
        return max(kolmogorov(mine, its) for mine, its in pairs)

    assert misfit(fit_shake(cloud, parents, 3)) < misfit(Shake(0, 0))
