"""An encoder that embeds every text once: baselines and variations ask the same questions again."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.encoder import Encoder, Progress
    from index.generations import Generation


class RememberingEncoder:
    """Gives what another encoder gives, which it asks once for each text."""

    def __init__(self, encoder: "Encoder", standing: Iterable["Generation"] = ()) -> None:
        """Begin with the vectors of passages that `standing` indexes of this encoder hold."""
        self._encoder = encoder
        self.name, self.dimension = encoder.name, encoder.dimension
        self._queries: dict[str, np.ndarray] = {}
        self._passages: dict[str, np.ndarray] = {}
        for generation in standing:
            if generation.manifest.model == encoder.name:
                texts = (passage.search_text for passage in generation.passages)
                self._passages |= zip(texts, generation.local.vectors(), strict=True)

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Embed questions: (n, dimension), float32, unit norm; one by one, as they are asked."""
        for text in texts:
            if text not in self._queries:
                self._queries[text] = self._encoder.encode_queries([text])[0]
        return self._stacked(self._queries, texts)

    def encode_passages(
        self, texts: Sequence[str], progress: "Progress | None" = None
    ) -> np.ndarray:
        """Embed passages: (n, dimension), float32, unit norm, in the order given."""
        new = list(dict.fromkeys(text for text in texts if text not in self._passages))
        if new:
            self._passages |= zip(new, self._encoder.encode_passages(new, progress), strict=True)
        return self._stacked(self._passages, texts)

    def _stacked(self, known: dict[str, np.ndarray], texts: Sequence[str]) -> np.ndarray:
        return np.array([known[text] for text in texts], np.float32).reshape(-1, self.dimension)
