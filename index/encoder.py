"""Turns texts into vectors: the Protocol, a double, the real encoder and one that loads aside."""

import hashlib
import os
import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from corpus.errors import MachishirubeError
from index.modelfolder import Prompts, choose_prompts, encoder_name, find_folder, missing
from index.precision import Precision, Wanted, precision_of

if TYPE_CHECKING:
    from types import TracebackType

    from index.embedding import WindowedEmbedding

Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""


class Encoder(Protocol):
    """Embeds questions and passages into one space; `name` changes whenever vectors would."""

    @property
    def name(self) -> str:
        """Model, prompts and precision in one word."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Embed questions: (n, dimension), float32, unit norm."""
        ...

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """Embed passages: (n, dimension), float32, unit norm, in the order given."""
        ...


class EncoderNotReady(MachishirubeError):
    """The embedding model is still being loaded."""


class HashingEncoder:
    """A double: signed counts of hashed characters and pairs of them; needs no model."""

    def __init__(self, dimension: int = 64) -> None:
        self.dimension = dimension
        self.name = f"hashing-{dimension}"

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Embed questions: (n, dimension), float32, unit norm."""
        vectors = np.array([self._vector(text) for text in texts], np.float32)
        return vectors.reshape(-1, self.dimension)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """Embed passages just as questions."""
        vectors = self.encode_queries(texts)
        if progress:
            progress(len(texts), len(texts))
        return vectors

    def _vector(self, text: str) -> np.ndarray:
        vector = np.zeros(self.dimension)
        for gram in [*text, *map("".join, pairwise(text))]:
            digest = hashlib.blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            number = int.from_bytes(digest, "little")
            vector[number // 2 % self.dimension] += 1 if number % 2 else -1
        if not vector.any():  # no text, or counts that cancel out
            vector[0] = 1
        return vector / np.linalg.norm(vector)


class SentenceEncoder:
    """A sentence-transformers model on the CPU, through LlamaIndex's embedding.

    Loads on construction (seconds). `embedding` is the LlamaIndex object, with the same prompts.
    """

    def __init__(
        self,
        folder_or_name: str,
        query_prompt: str | None = None,
        passage_prompt: str | None = None,
        *,
        dtype: Wanted = "float32",
        threads: int | None = None,
    ) -> None:
        """Load a folder, or a name from the local Hugging Face cache; nothing is downloaded.

        A prompt of None takes the model's own. `threads` sets torch's threads for the process: one
        when serving (others contend with FAISS), all when building; None leaves them.

        Raises ModelMissing if the model is not there or cannot be read.
        """
        folder = find_folder(folder_or_name)
        prompts = choose_prompts(folder, query_prompt, passage_prompt)
        self.name = encoder_name(folder_or_name, query_prompt, passage_prompt, dtype=dtype)
        self.embedding = _load(folder, prompts, precision_of(dtype))
        self.prompts = prompts
        if threads:
            import torch

            torch.set_num_threads(threads)
        # The first call settles the tokeniser's state, which later calls from threads only read.
        self.dimension = int(self.encode_queries(["あ"]).shape[1])

    @property
    def model(self) -> Any:
        """The sentence-transformers model itself."""
        return self.embedding._model

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Embed questions: (n, dimension), float32, unit norm. Safe from several threads."""
        from index.embedding import QUERY

        if not texts:
            return np.empty((0, self.dimension), np.float32)
        return self.embedding.encode(texts, QUERY)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """Embed passages in batches of like length, long ones first; see Encoder."""
        from index.embedding import PASSAGE

        vectors = np.empty((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        size = self.embedding.embed_batch_size
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            vectors[batch] = self.embedding.encode([texts[i] for i in batch], PASSAGE)
            if progress:
                progress(start + len(batch), len(texts))
        return vectors


def _load(folder: Path, prompts: Prompts, dtype: Precision) -> "WindowedEmbedding":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read when the library is first imported
    from index.embedding import load

    try:
        return load(
            str(folder), query_prompt=prompts.query, passage_prompt=prompts.passage, dtype=dtype
        )
    except Exception as error:  # loaders raise nearly anything over a damaged folder
        reason = (str(error).splitlines() or [""])[0]
        raise missing(f"{folder} を埋め込みモデルとして読めません（{reason}）。") from error


class BackgroundEncoder:
    """Loads an encoder in a thread, so that the page is up before the model.

    Before it is ready every use raises EncoderNotReady; after a failure every use raises what the
    factory raised.
    """

    def __init__(self, factory: Callable[[], Encoder]) -> None:
        self._factory = factory
        self._encoder: Encoder | None = None
        self._failure: tuple[Exception, TracebackType | None] | None = None
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name="encoder", daemon=True)
        self._started = threading.Lock()

    def start(self) -> None:
        """Begin to load; a second call does nothing."""
        if self._started.acquire(blocking=False):
            self._thread.start()

    @property
    def ready(self) -> bool:
        """Whether texts can be embedded now; False after a failure."""
        return self._encoder is not None

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until loading has ended, well or not; tell whether it is ready."""
        self._done.wait(timeout_s)
        return self.ready

    @property
    def name(self) -> str:
        """The loaded encoder's name."""
        return self._loaded().name

    @property
    def dimension(self) -> int:
        """The loaded encoder's dimension."""
        return self._loaded().dimension

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Embed questions with the loaded encoder."""
        return self._loaded().encode_queries(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """Embed passages with the loaded encoder."""
        return self._loaded().encode_passages(texts, progress)

    def _run(self) -> None:
        try:
            self._encoder = self._factory()
        except Exception as error:  # noqa: BLE001 - kept, and raised to everyone who asks
            self._failure = (error, error.__traceback__)
        finally:
            self._done.set()

    def _loaded(self) -> Encoder:
        if self._failure is not None:
            error, origin = self._failure
            raise error.with_traceback(origin)
        if self._encoder is None:
            raise EncoderNotReady(
                seen="埋め込みモデルを読み込んでいます。",
                expected="読み込みが終わっていること",
                remedy="しばらく待ってからもう一度お試しください。",
            )
        return self._encoder
