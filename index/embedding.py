"""LlamaIndex's embedding over sentence-transformers, with windows for texts beyond the model.

Import this module only where a model is about to be loaded: it imports torch.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np
import torch
from llama_index.embeddings.huggingface import (  # type: ignore[import-untyped]  # no py.typed
    HuggingFaceEmbedding,
)
from transformers import PreTrainedTokenizerFast

QUERY, PASSAGE = "query", "text"
"""The names under which LlamaIndex keeps the two prompts."""


class WindowedEmbedding(HuggingFaceEmbedding):  # type: ignore[misc]  # the package has no types
    """Like its base, but nothing is cut off: a long text is the mean of its windows.

    Windows hold the model's maximal number of tokens, do not overlap and weigh by their tokens
    without specials, as in the bundled model's own engine (`embed_n` in its `e5.c`). Errors are
    raised at once where the base tries three times with seconds between.
    """

    max_length: float  # the base wants a whole number; static embeddings have no end

    def encode(self, texts: Sequence[str], prompt_name: str) -> np.ndarray:
        """Embed texts with the prompt QUERY or PASSAGE: (n, dimension), float32, unit norm."""
        prompt = self._model.prompts[prompt_name]
        long = {i: w for i, text in enumerate(texts) if (w := self._windows(prompt + text))}
        short = [text for i, text in enumerate(texts) if i not in long]
        if not long:
            return _unit(self._encode_short(short, prompt_name))
        vectors = np.empty((len(texts), self._model.get_embedding_dimension()), np.float32)
        if short:
            vectors[[i for i in range(len(texts)) if i not in long]] = self._encode_short(
                short, prompt_name
            )
        for i, windows in long.items():
            vectors[i] = self._encode_windows(windows)
        return _unit(vectors)

    def _embed(
        self, inputs: list[str | BytesIO], prompt_name: str | None = None
    ) -> list[list[float]]:
        """Embed for LlamaIndex; images go the base's way."""
        texts = [item for item in inputs if isinstance(item, str)]
        if prompt_name is None or len(texts) < len(inputs):
            return super()._embed(inputs, prompt_name)  # type: ignore[no-any-return]
        return self.encode(texts, prompt_name).tolist()  # type: ignore[no-any-return]

    def _encode_short(self, texts: list[str], prompt_name: str) -> np.ndarray:
        if len(texts) == 1 and self._model.truncate_dim is None:
            return self._encode_one(texts[0], self._model.prompts[prompt_name])
        vectors: np.ndarray = self._model.encode(
            texts,
            prompt_name=prompt_name,
            batch_size=self.embed_batch_size,
            show_progress_bar=False,
        )
        return vectors

    @torch.inference_mode()
    def _encode_one(self, text: str, prompt: str) -> np.ndarray:
        """Embed one text without what `encode` does for each batch: a tenth of its time."""
        features = self._model.preprocess([text], prompt=prompt)
        vectors: np.ndarray = self._model(features)["sentence_embedding"].float().numpy()
        return vectors

    def _windows(self, text: str) -> dict[str, Any] | None:
        """The tokenised windows of a text that the model would cut off, else None."""
        tokenizer, limit = self._model.tokenizer, self._model.max_seq_length
        # hardly a character has two tokens, so that short questions need not be tokenised twice
        if limit is None or 2 * len(text) < limit:
            return None
        if not isinstance(tokenizer, PreTrainedTokenizerFast):  # some models have other kinds
            return None
        # the same settings as in sentence-transformers: changing them is not safe between threads
        windows = tokenizer(
            [text],
            padding=True,
            truncation="longest_first",
            return_overflowing_tokens=True,
            return_tensors="pt",
        )
        windows.pop("overflow_to_sample_mapping")
        return dict(windows) if len(windows["input_ids"]) > 1 else None

    @torch.inference_mode()
    def _encode_windows(self, windows: dict[str, Any]) -> np.ndarray:
        count = len(windows["input_ids"])
        parts = []
        for start in range(0, count, self.embed_batch_size):
            batch = {k: v[start : start + self.embed_batch_size] for k, v in windows.items()}
            parts.append(self._model(batch)["sentence_embedding"].float().numpy())
        specials = self._model.tokenizer.num_special_tokens_to_add()
        weights = windows["attention_mask"].sum(1).numpy() - specials
        mean: np.ndarray = np.average(np.concatenate(parts), axis=0, weights=weights)
        return mean


def load(folder: str, *, query_prompt: str, passage_prompt: str, dtype: str) -> WindowedEmbedding:
    """Load a sentence-transformers folder on the CPU. Raises what its loaders raise."""
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # the library's gap
    embedding = WindowedEmbedding(
        model_name=folder,
        device="cpu",
        query_instruction=query_prompt,
        text_instruction=passage_prompt,
        embed_batch_size=16,
        cache_folder=folder,  # else it makes a cache folder under the home folder
        model_kwargs={"dtype": "float32"},
    )
    embedding._model.eval()
    if dtype == "bfloat16":
        _shorten(embedding._model)
    # an empty prompt would be replaced by a guess from the model's name
    embedding._model.prompts.update({QUERY: query_prompt, PASSAGE: passage_prompt})
    return embedding


def _shorten(model: Any) -> None:
    """Compute in bfloat16; the table of word vectors stays float32.

    That table is mapped from its file and read by the row: turned into another precision, all of it
    would have to be in memory. A model of another build than BERT's is turned as a whole.
    """
    inner = getattr(model[0], "model", None)
    layers = getattr(inner, "encoder", None)
    if not (hasattr(inner, "embeddings") and isinstance(layers, torch.nn.Module)):
        model.to(torch.bfloat16)
        return
    layers.to(torch.bfloat16)
    layers.register_forward_pre_hook(_narrowed, with_kwargs=True)
    layers.register_forward_hook(_widened)


def _narrowed(
    layers: torch.nn.Module, given: tuple[Any, ...], named: dict[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Hand the layers bfloat16 numbers."""

    def narrow(value: Any) -> Any:
        floating = isinstance(value, torch.Tensor) and value.is_floating_point()
        return value.to(torch.bfloat16) if floating else value

    return tuple(map(narrow, given)), {name: narrow(value) for name, value in named.items()}


def _widened(layers: torch.nn.Module, given: tuple[Any, ...], states: Any) -> Any:
    """Give what comes behind the layers float32 numbers again."""
    states.last_hidden_state = states.last_hidden_state.float()
    return states


def _unit(vectors: np.ndarray) -> np.ndarray:
    """Normalise rows in float32: bfloat16 leaves norms of 0.998 to 1.004."""
    rows = vectors.astype(np.float32, copy=False)
    norms: np.ndarray = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: np.ndarray = rows / np.maximum(norms, np.float32(1e-12))
    return unit
