from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from evals.scale.histogram import (
    grown,
    likeness_table,
    likenesses,
    made_like,
    plot,
    question_table,
)
from evals.scale.making import Made
from evals.scale.queries import (
    Habits,
    draw_queries,
    first_share,
    frequencies,
    frequency_share,
)
from evals.scale.sources import Asked, asked_of
from evals.spoken_set import fields_of
from index.encoder import HashingEncoder
from tests.evals.test_scale_making import pattern, real

NAMES = set(real().answers)


@cache
def asked() -> Asked:
    questions = [q for f in fields_of(["train", "dev"]) for q in f.questions if q.passage in NAMES]
    return asked_of(questions, HashingEncoder(32), real())


@cache
def habits() -> Habits:
    return Habits.of(real(), asked())


@cache
def made() -> Made:
    return made_like(pattern())


@pytest.mark.parametrize("words", [6, 20])
def test_a_question_has_as_many_distinct_terms_as_were_asked_for(words: int) -> None:
    queries = draw_queries(habits(), made(), words, 30)
    assert [len(set(query.terms)) for query in queries] == [words] * 30


def test_questions_are_the_same_with_the_same_seed() -> None:
    one, again = (draw_queries(habits(), made(), 6, 5, seed=3) for _ in range(2))
    assert [query.terms for query in one] == [query.terms for query in again]
    assert [q.vector.tolist() for q in one] == [q.vector.tolist() for q in again]


def test_a_question_lies_as_far_from_its_passage_as_some_real_one() -> None:
    for query in draw_queries(habits(), made(), 6, 20):
        cosine = query.vector @ made().vectors[query.passage]
        assert np.min(np.abs(habits().cosines - cosine)) < 1e-4
        assert np.linalg.norm(query.vector) == pytest.approx(1, abs=1e-5)


def test_a_question_holds_as_many_words_of_its_passage_as_real_ones() -> None:
    queries = draw_queries(habits(), made(), 6, 300)
    own = [len(set(q.terms) & set(made().terms[q.passage])) / 6 for q in queries]
    assert np.mean(own) == pytest.approx(habits().own, abs=0.05)


def test_a_made_word_is_as_likely_asked_for_as_the_rarest() -> None:
    assert habits().weight("仮天天天天天") == habits().weights[0]


def test_a_collection_without_terms_cannot_be_asked() -> None:
    wordless = replace(made(), terms=((),) * len(made()))
    with pytest.raises(ValueError, match="no passage has a term"):
        draw_queries(habits(), wordless, 6, 1)


def test_the_share_of_passages_a_word_stands_in_is_averaged_by_question() -> None:
    frequency = frequencies([("町", "町"), ("町", "道"), ("川",), ()])
    assert frequency == {"町": 2, "道": 1, "川": 1}
    # (2 + 0) / 2 words and 1: means 1 and 1, of 4 passages
    assert frequency_share([("町", "空"), ("道",), ()], frequency, 4) == 0.25


def test_a_query_is_first_where_nothing_is_nearer_than_its_own() -> None:
    axes = np.eye(3, dtype=np.float32)
    queries = np.array([[0.8, 0.6, 0], [0.8, 0.6, 0]], dtype=np.float32)
    assert first_share(queries, axes, [0, 1], 1) == 0.5
    assert first_share(queries, axes, [0, 1], 2) == 1.0


def test_a_collection_is_like_itself() -> None:
    itself = Made(real().passages, real().vectors, real().terms)
    found = likenesses(real(), itself)
    assert [each.distance for each in found] == [0.0] * 4
    assert [each.real for each in found] == [each.made for each in found]


def test_the_tables_name_every_quantity() -> None:
    lines = likeness_table(likenesses(real(), made())).split("\n")
    names = [line.split(" | ")[0] for line in lines[2:]]
    assert names == [
        "| 1番目の近傍（1−cos）",
        "| 10番目の近傍（1−cos）",
        "| 文章の語数",
        "| 文章の文字数",
    ]
    sets = [draw_queries(habits(), made(), words, 10) for words in (6, 20)]
    rows = question_table(real(), asked(), made(), sets).split("\n")[2:]
    assert [row.split(" | ")[0] for row in rows] == ["| 実物", "| 合成", "| 合成"]
    assert [row.split(" | ")[1] for row in rows[1:]] == ["6.0", "20.0"]


def test_half_of_a_collection_is_grown_to_the_whole() -> None:
    assert [each.real for each in grown(real())] == [
        each.real for each in likenesses(real(), made())
    ]


def test_the_same_figures_give_the_same_plot(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.svg", "two.svg", "three.png")]
    for file in files:
        plot(real(), made(), file)
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[2].read_bytes().startswith(b"\x89PNG")
