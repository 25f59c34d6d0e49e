from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from corpus.state import DataFolder
from evals.remembering import RememberingEncoder
from index.build import build_index
from index.encoder import HashingEncoder, Progress
from index.generations import Generation, open_current
from tests.assistant.samples import small_corpus


@dataclass
class Counting(HashingEncoder):
    """Keeps the texts that it was asked for."""

    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        self.seen += texts
        return super().encode_queries(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        return super().encode_passages(texts, progress)


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    data = DataFolder(tmp_path_factory.mktemp("small"))
    build_index(small_corpus(), HashingEncoder, data)
    return open_current(data)


def test_vectors_are_those_of_the_encoder_in_the_order_given() -> None:
    plain, remembering = HashingEncoder(), RememberingEncoder(HashingEncoder())
    for texts in (["公園", "道路", "公園"], []):
        assert (remembering.encode_queries(texts) == plain.encode_queries(texts)).all()
        assert (remembering.encode_passages(texts) == plain.encode_passages(texts)).all()


def test_every_text_is_embedded_once() -> None:
    counting = Counting()
    remembering = RememberingEncoder(counting)
    for texts in (["公園", "道路"], ["道路", "公園", "市"]):
        remembering.encode_queries(texts)
    assert counting.seen == ["公園", "道路", "市"]


def test_passages_of_a_standing_index_are_not_embedded_again(generation: Generation) -> None:
    counting = Counting()
    texts = [passage.search_text for passage in generation.passages]
    found = RememberingEncoder(counting, [generation]).encode_passages(texts)
    assert counting.seen == []
    assert np.allclose(found, generation.local.vectors())


def test_an_index_of_another_model_is_not_taken_over(generation: Generation) -> None:
    remembering = RememberingEncoder(HashingEncoder(32), [generation])
    assert remembering.encode_passages([generation.passages[0].search_text]).shape == (1, 32)
