"""Puts the best hits in a better order: the Protocol, a double, cross-encoders, and the ordering.

A cross-encoder reads question and passage together, so it can only be asked about a few.
"""

import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from corpus.errors import MachishirubeError
from index.modelfolder import find_folder, missing, reranker_name
from index.precision import Precision, Wanted, precision_of
from index.records import Hit

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_log = logging.getLogger(__name__)
RERANKER_LOADING = "並べ替えのモデルを準備中のため、並べ替えずに示しています"
RERANKER_FAILED = "並べ替えのモデルを使えないため、並べ替えずに示しています"
_BATCH = 16


class Reranker(Protocol):
    """Judges how well texts answer a question; `name` changes whenever scores would."""

    @property
    def name(self) -> str:
        """Model and precision in one word."""
        ...

    def score(self, query: str, texts: Sequence[str]) -> np.ndarray:
        """Score texts, higher is better: (n,), float32, finite, on the model's own scale."""
        ...


class RerankerNotReady(MachishirubeError):
    """The reranker is still being loaded."""


class RerankerFailed(MachishirubeError):
    """The reranker could not score the texts, or gave something else than one number for each."""


class OverlapReranker:
    """A double: the share (0 to 1) of the question's characters that a text holds."""

    name = "overlap"

    def score(self, query: str, texts: Sequence[str]) -> np.ndarray:
        """Count the characters that both have; see Reranker."""
        asked = set(query)
        shares = [len(asked & set(text)) / max(len(asked), 1) for text in texts]
        return np.array(shares, np.float32)


class CrossEncoderReranker:
    """A sentence-transformers CrossEncoder on the CPU; loads on construction (seconds)."""

    def __init__(self, folder_or_name: str, *, dtype: Wanted = "float32") -> None:
        """Load a folder, or a name from the local Hugging Face cache; nothing is downloaded.

        Prompt, maximal length and activation are the model's own. Raises ModelMissing if the model
        is not there, cannot be read, or gives more than one number for a pair.
        """
        folder = find_folder(folder_or_name, "reranker")
        self.name = reranker_name(folder_or_name, dtype=dtype)
        self._model = _load(folder, precision_of(dtype))
        # The first call settles the tokeniser's state, which later calls from threads only read.
        self.score("あ", ["あ"])

    def score(self, query: str, texts: Sequence[str]) -> np.ndarray:
        """Score texts in batches of like length; raises RerankerFailed. Safe from several threads.

        What exceeds the model's length is cut off, from the longer of question and text.
        """
        if not texts:
            return np.empty(0, np.float32)
        pairs = [(query, text) for text in texts]
        try:
            found = self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False)
        except Exception as error:  # models raise nearly anything over a text they cannot take
            raise _failed(f"{type(error).__name__}: {error}") from error
        return np.asarray(found, np.float32)


class BackgroundReranker:
    """Loads a reranker in a thread; until then, and after a failure, every use raises.

    That is RerankerNotReady before it is ready, and afterwards what the factory raised.
    """

    def __init__(self, factory: Callable[[], Reranker]) -> None:
        self._factory = factory
        self._reranker: Reranker | None = None
        self._done = threading.Event()
        self._started = threading.Lock()
        self.failure: Exception | None = None

    def start(self) -> None:
        """Begin to load; a second call does nothing."""
        if self._started.acquire(blocking=False):
            threading.Thread(target=self._run, name="reranker", daemon=True).start()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until loading has ended, well or not; tell whether it is ready."""
        self._done.wait(timeout_s)
        return self._reranker is not None

    @property
    def name(self) -> str:
        """The loaded reranker's name."""
        return self._loaded().name

    def score(self, query: str, texts: Sequence[str]) -> np.ndarray:
        """Score texts with the loaded reranker."""
        return self._loaded().score(query, texts)

    def _run(self) -> None:
        try:
            self._reranker = self._factory()
        except MachishirubeError as error:
            self.failure = error
        except Exception as error:  # noqa: BLE001 - kept, and raised to everyone who asks
            self.failure = _failed(type(error).__name__)
            self.failure.__cause__ = error
        finally:
            self._done.set()

    def _loaded(self) -> Reranker:
        if self.failure is not None:
            raise self.failure.with_traceback(None)  # else it would grow with every use
        if self._reranker is None:
            raise RerankerNotReady(
                seen="並べ替えのモデルを読み込んでいます。",
                expected="読み込みが終わっていること",
                remedy="しばらく待ってからもう一度お試しください。",
            )
        return self._reranker


def rerank(
    reranker: Reranker, query: str, hits: tuple[Hit, ...], depth: int
) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
    """Put the first `depth` hits in the reranker's order; ties and the others keep their places.

    The fused scores of those hits are dealt out again in the new order; see Hit. Where the reranker
    is not ready or fails, the hits come back as they are, with what to tell the reader.
    """
    best = hits[:depth]
    if not best:
        return hits, ()
    try:
        scores = _scores(reranker, query, [hit.passage.search_text for hit in best])
    except RerankerNotReady:
        return hits, (RERANKER_LOADING,)
    except MachishirubeError as error:
        # the reason may hold a path of this machine, which readers of the page need not know
        _log.warning("%s：%s", RERANKER_FAILED, error)
        return hits, (RERANKER_FAILED,)
    order = np.argsort(-scores, kind="stable").tolist()
    turned = (
        replace(best[number], score=place.score, reranked=float(scores[number]))
        for place, number in zip(best, order, strict=True)
    )
    return (*turned, *hits[depth:]), ()


def _scores(reranker: Reranker, query: str, texts: Sequence[str]) -> np.ndarray:
    """Ask for scores; refuse anything but one finite number for each text."""
    scores = reranker.score(query, texts)
    if scores.shape != (len(texts),) or not np.isfinite(scores).all():
        raise _failed(f"{len(texts)}件に対する点の形が {scores.shape} か、有限の数ではありません")
    return scores


def _failed(seen: str) -> RerankerFailed:
    return RerankerFailed(
        seen=f"並べ替えのモデルで点を付けられません（{seen}）。",
        expected="一つの文に一つの有限の数",
        remedy="設定の [index] の reranker を直すか、その行を消してください。",
    )


def _load(folder: Path, dtype: Precision) -> "CrossEncoder":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read when the library is first imported
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging as library

    library.disable_progress_bar()  # type: ignore[no-untyped-call]  # the library's gap
    try:
        model: CrossEncoder = CrossEncoder(
            str(folder),
            device="cpu",
            cache_folder=str(folder),  # else it makes a cache folder under the home folder
            local_files_only=True,
            model_kwargs={"dtype": dtype},
        )
    except Exception as error:  # loaders raise nearly anything over a damaged folder
        reason = (str(error).splitlines() or [""])[0]
        raise missing(
            f"{folder} を並べ替えのモデルとして読めません（{reason}）。", "reranker"
        ) from error
    if model.num_labels != 1:
        seen = f"{folder} は、一組の文に{model.num_labels}個の数を出すモデルです。"
        raise missing(seen, "reranker")
    if dtype == "bfloat16":
        _keep_last_exact(model)
    return model


def _keep_last_exact(model: Any) -> None:
    """Let the last layer give float32 numbers: in bfloat16 near passages would tie."""
    import torch

    linear = [(name, m) for name, m in model.named_modules() if isinstance(m, torch.nn.Linear)]
    if linear and linear[-1][1].out_features == 1:
        model.set_keep_in_fp32_modules([linear[-1][0]])
