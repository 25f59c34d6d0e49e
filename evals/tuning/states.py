"""Texts through the frozen and the adapted layers of a BertModel."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import normalize

MOST_TOKENS = 256
_BATCH = 64
_HIDDEN = -1e9


class Halves:
    """A BertModel in two halves: the frozen one is run once a text, and remembered.

    Both run in bfloat16 where that is faster; vectors are float32 and of unit norm.
    """

    def __init__(self, model: Any, tokenizer: Any, frozen: int) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._frozen = frozen
        self._known: dict[str, Tensor] = {}

    def vectors(self, texts: Sequence[str]) -> Tensor:
        """Embed some texts, prompts included: (n, hidden), with gradients of the adapters."""
        self._remember(texts)
        states = [self._known[text] for text in texts]
        padded, mask = _padded(states)
        given = self._run(padded, mask, self._model.encoder.layer[self._frozen :])
        summed = (given.float() * mask[:, :, None]).sum(1)
        return normalize(summed / mask.sum(1, keepdim=True), dim=1)

    @torch.no_grad()
    def all_vectors(self, texts: Sequence[str]) -> Tensor:
        """Embed many texts without gradients."""
        parts = [self.vectors(texts[i : i + _BATCH]) for i in range(0, len(texts), _BATCH)]
        return torch.cat(parts)

    @torch.no_grad()
    def _remember(self, texts: Sequence[str]) -> None:
        """Run the frozen half over texts that are new."""
        new = sorted({text for text in texts if text not in self._known}, key=len)
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            coded = self._tokenizer(
                batch, truncation=True, max_length=MOST_TOKENS, padding=True, return_tensors="pt"
            )
            mask = coded["attention_mask"]
            begun = self._model.embeddings(coded["input_ids"])
            given = self._run(begun, mask, self._model.encoder.layer[: self._frozen])
            for text, states, count in zip(batch, given, mask.sum(1).tolist(), strict=True):
                self._known[text] = states[:count].half().clone()

    def _run(self, states: Tensor, mask: Tensor, layers: Any) -> Tensor:
        """Run states (n, tokens, hidden) through layers."""
        aside = (1 - mask[:, None, None, :].float()) * _HIDDEN
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in layers:
                given = layer(states, aside)
                states = given[0] if isinstance(given, tuple) else given
        return states


def _padded(states: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """Put states (tokens, hidden) of several texts into one block, with the mask of tokens."""
    longest = max(len(one) for one in states)
    block = torch.zeros(len(states), longest, states[0].shape[1])
    mask = torch.zeros(len(states), longest)
    for number, one in enumerate(states):
        block[number, : len(one)] = one.float()
        mask[number, : len(one)] = 1
    return block, mask
