"""Encoders of another build than BERT's keep what every encoder keeps."""

from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index.encoder import Encoder, SentenceEncoder
from tests.index.contract_encoder import TEXTS, EncoderContract
from tests.index.tiny_models import tiny_modernbert, tiny_static

PROMPTS = {"query": "と：", "document": "ぶ："}


@pytest.fixture(scope="module")
def modernbert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_modernbert(tmp_path_factory.mktemp("modernbert"), PROMPTS)


class TestTinyModernBert(EncoderContract):
    @pytest.fixture
    def encoder(self, modernbert: Path) -> Encoder:
        return SentenceEncoder(str(modernbert), "", "")


class TestTinyStatic(EncoderContract):
    @pytest.fixture
    def encoder(self, tmp_path: Path) -> Encoder:
        return SentenceEncoder(str(tiny_static(tmp_path)), "と：", "と：")


def test_a_models_own_prompts_stand_before_the_text(modernbert: Path) -> None:
    encoder = SentenceEncoder(str(modernbert))
    library = SentenceTransformer(str(modernbert), device="cpu")
    query = library.encode(TEXTS, prompt_name="query", normalize_embeddings=True)
    passages = library.encode(TEXTS, prompt_name="document", normalize_embeddings=True)
    np.testing.assert_allclose(encoder.encode_queries(TEXTS), query, atol=1e-5)
    np.testing.assert_allclose(encoder.encode_passages(TEXTS), passages, atol=1e-5)


def test_prompts_that_are_given_stand_in_their_place(modernbert: Path) -> None:
    encoder = SentenceEncoder(str(modernbert), "しつもん：", "")
    library = SentenceTransformer(str(modernbert), device="cpu")
    query = library.encode(TEXTS, prompt="しつもん：", normalize_embeddings=True)
    passages = library.encode(TEXTS, prompt="", normalize_embeddings=True)
    np.testing.assert_allclose(encoder.encode_queries(TEXTS), query, atol=1e-5)
    np.testing.assert_allclose(encoder.encode_passages(TEXTS), passages, atol=1e-5)


def test_a_model_of_another_build_computes_in_bfloat16_as_a_whole(modernbert: Path) -> None:
    rough = SentenceEncoder(str(modernbert), dtype="bfloat16").encode_queries(TEXTS)
    exact = SentenceEncoder(str(modernbert)).encode_queries(TEXTS)
    assert rough.dtype == np.float32
    assert (rough * exact).sum(axis=1).min() > 0.99
    assert not np.array_equal(rough, exact)
