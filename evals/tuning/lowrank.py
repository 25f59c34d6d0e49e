"""Low-rank adapters of a BERT model's linear layers (Hu et al. 2021, "LoRA")."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

ADAPTED = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


class LowRank(nn.Module):
    """A frozen linear layer with B A added to its weight; B begins at zero."""

    def __init__(self, linear: nn.Linear, rank: int) -> None:
        super().__init__()
        self.linear = linear
        columns, rows = linear.in_features, linear.out_features
        self.down = nn.Parameter(torch.randn(rank, columns) / math.sqrt(columns))
        self.up = nn.Parameter(torch.zeros(rows, rank))

    def forward(self, states: Tensor) -> Tensor:
        """Apply the layer to states (..., columns)."""
        given: Tensor = self.linear(states) + (states @ self.down.T) @ self.up.T
        return given


def add_adapters(model: Any, frozen: int, rank: int) -> dict[str, LowRank]:
    """Freeze a BertModel and put adapters into its layers from number `frozen` on, by name."""
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    made: dict[str, LowRank] = {}
    for number in range(frozen, len(model.encoder.layer)):
        for name in ADAPTED:
            *way, last = name.split(".")
            parent = model.encoder.layer[number].get_submodule(".".join(way))
            layer = LowRank(getattr(parent, last), rank)
            setattr(parent, last, layer)
            made[f"encoder.layer.{number}.{name}"] = layer
    return made


def parameters_of(adapters: dict[str, LowRank]) -> Iterator[nn.Parameter]:
    """Give everything that is trained."""
    for layer in adapters.values():
        yield layer.down
        yield layer.up


def save_adapters(adapters: dict[str, LowRank], file: Path) -> None:
    """Write the file that `index.adapter` reads: 16-bit floats, a pair of matrices a weight."""
    from safetensors.torch import save_file

    tensors: dict[str, Tensor] = {}
    for name, layer in adapters.items():
        tensors[f"{name}.A"] = layer.down.detach().half().contiguous()
        tensors[f"{name}.B"] = layer.up.detach().half().contiguous()
    save_file(tensors, file)


def load_adapters(adapters: dict[str, LowRank], file: Path) -> None:
    """Go on from a written file of the same layers and rank."""
    from safetensors.torch import load_file

    tensors = load_file(file)
    for name, layer in adapters.items():
        layer.down.data.copy_(tensors[f"{name}.A"])
        layer.up.data.copy_(tensors[f"{name}.B"])
