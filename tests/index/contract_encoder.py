"""What every encoder keeps; each test module for one subclasses this and gives the fixture."""

from collections.abc import Callable

import numpy as np
import pytest

from index.encoder import Encoder

TEXTS = ["協働推進員の役割", "あ", "住民自治協議会の担い手が足りません。", "令和７年度", "🏞"]


class EncoderContract:
    """Subclasses override the fixture `encoder`."""

    @pytest.fixture
    def encoder(self) -> Encoder:
        raise NotImplementedError

    @pytest.fixture(params=["queries", "passages"])
    def encode(
        self, request: pytest.FixtureRequest, encoder: Encoder
    ) -> Callable[[list[str]], np.ndarray]:
        by_kind = {"queries": encoder.encode_queries, "passages": encoder.encode_passages}
        chosen: Callable[[list[str]], np.ndarray] = by_kind[request.param]
        return chosen

    def test_vectors_are_float32_rows_of_the_stated_dimension(
        self, encode: Callable[[list[str]], np.ndarray], encoder: Encoder
    ) -> None:
        vectors = encode(TEXTS)
        assert vectors.shape == (len(TEXTS), encoder.dimension)
        assert vectors.dtype == np.float32

    def test_vectors_have_unit_norm(self, encode: Callable[[list[str]], np.ndarray]) -> None:
        norms = np.linalg.norm(encode([*TEXTS, ""]), axis=1)
        np.testing.assert_allclose(norms, 1, atol=1e-6)

    def test_no_texts_give_no_rows(
        self, encode: Callable[[list[str]], np.ndarray], encoder: Encoder
    ) -> None:
        vectors = encode([])
        assert vectors.shape == (0, encoder.dimension)
        assert vectors.dtype == np.float32

    def test_a_vector_does_not_depend_on_its_neighbours(
        self, encode: Callable[[list[str]], np.ndarray]
    ) -> None:
        alone = np.concatenate([encode([text]) for text in TEXTS])
        np.testing.assert_allclose(encode(TEXTS), alone, atol=1e-5)

    def test_equal_texts_have_equal_vectors(
        self, encode: Callable[[list[str]], np.ndarray]
    ) -> None:
        first, _, second = encode(["公民館", "公園の清掃", "公民館"])
        np.testing.assert_allclose(first, second, atol=1e-6)

    def test_a_text_is_nearest_to_itself(self, encoder: Encoder) -> None:
        scores = encoder.encode_queries(TEXTS) @ encoder.encode_passages(TEXTS).T
        assert scores.argmax(axis=1).tolist() == list(range(len(TEXTS)))

    def test_progress_ends_at_the_number_of_passages(self, encoder: Encoder) -> None:
        told: list[tuple[int, int]] = []
        encoder.encode_passages(TEXTS * 8, lambda done, of: told.append((done, of)))
        assert told[-1] == (40, 40)
        assert told == sorted(told)

    def test_the_name_is_one_word_and_the_dimension_positive(self, encoder: Encoder) -> None:
        assert len(encoder.name.split()) == 1
        assert encoder.dimension > 0
