"""What every reranker keeps; each test module for one subclasses this and gives the fixture."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.reranking import Reranker

QUERY = "協働推進員の役割"
TEXTS = ["住民自治協議会の担い手が足りません。", "あ", "", "令和７年度" * 100, "協働推進員の役割"]


class RerankerContract:
    """Subclasses override the fixture `reranker`."""

    @pytest.fixture
    def reranker(self) -> Reranker:
        raise NotImplementedError

    def test_every_text_gets_one_finite_float32(self, reranker: Reranker) -> None:
        scores = reranker.score(QUERY, TEXTS)
        assert scores.shape == (len(TEXTS),)
        assert scores.dtype == np.float32
        assert np.isfinite(scores).all()

    def test_no_texts_give_no_scores(self, reranker: Reranker) -> None:
        scores = reranker.score(QUERY, [])
        assert scores.shape == (0,)
        assert scores.dtype == np.float32

    def test_an_empty_question_is_scored(self, reranker: Reranker) -> None:
        assert np.isfinite(reranker.score("", TEXTS)).all()

    def test_a_score_does_not_depend_on_its_neighbours(self, reranker: Reranker) -> None:
        alone = np.concatenate([reranker.score(QUERY, [text]) for text in TEXTS])
        np.testing.assert_allclose(reranker.score(QUERY, TEXTS), alone, atol=1e-5)

    def test_scores_come_back_in_the_order_given(self, reranker: Reranker) -> None:
        turned = reranker.score(QUERY, TEXTS[::-1])[::-1]
        np.testing.assert_allclose(reranker.score(QUERY, TEXTS), turned, atol=1e-5)

    def test_the_question_matters(self, reranker: Reranker) -> None:
        assert not np.array_equal(reranker.score(QUERY, TEXTS), reranker.score("の", TEXTS))

    def test_threads_get_the_scores_that_one_thread_gets(self, reranker: Reranker) -> None:
        queries = [QUERY[: 1 + n % 8] for n in range(24)]
        alone = [reranker.score(query, TEXTS) for query in queries]
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda query: reranker.score(query, TEXTS), queries))
        np.testing.assert_allclose(found, alone, atol=1e-5)

    def test_the_name_is_one_word(self, reranker: Reranker) -> None:
        assert len(reranker.name.split()) == 1
