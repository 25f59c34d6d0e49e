"""A low-rank adapter of the bundled model: small matrices added to some of its weights.

W becomes W + B A (Hu et al. 2021, "LoRA"). It is added when the weights are converted, so that it
costs nothing afterwards; how it is trained stands in `evals.tuning`.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMissing

_DOWN, _UP = ".A", ".B"


@dataclass(frozen=True, eq=False)
class Adapter:
    """By the name of a weight: A of shape (rank, columns) and B of shape (rows, rank)."""

    tensors: dict[str, NDArray[np.float16]]

    @property
    def names(self) -> frozenset[str]:
        """The weights that it changes: 「encoder.layer.11.attention.self.query」."""
        return frozenset(name.removesuffix(_DOWN) for name in self.tensors if name.endswith(_DOWN))

    def adapt(self, name: str, weight: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give a weight (rows, columns) with its part of the adapter added, if there is one."""
        if name + _DOWN not in self.tensors:
            return weight
        down = self.tensors[name + _DOWN].astype(np.float32)
        return weight + self.tensors[name + _UP].astype(np.float32) @ down


NO_ADAPTER = Adapter({})
"""Leaves every weight as it is."""


def parse_adapter(content: bytes) -> Adapter:
    """Read a safetensors file of pairs of matrices; raises ModelMissing for any other file."""
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        tensors = load(content)
    except SafetensorError as error:
        raise _damaged(str(error)) from error
    for name, matrix in tensors.items():
        stem, kind = name[: -len(_UP)], name[-len(_UP) :]
        down, up = tensors.get(stem + _DOWN), tensors.get(stem + _UP)
        if kind not in {_DOWN, _UP} or down is None or up is None:
            raise _damaged(name)
        if matrix.ndim != 2 or up.shape[-1] != down.shape[0]:
            raise _damaged(name)
    return Adapter(tensors)


def read_adapter(name: str | None) -> Adapter:
    """Read an adapter that comes with the program; None gives the one that changes nothing."""
    return parse_adapter(_content(name)) if name else NO_ADAPTER


@cache
def adapter_digest(name: str | None) -> str:
    """Give the SHA-256 of an adapter's file without reading what is in it; none has none."""
    return hashlib.sha256(_content(name)).hexdigest() if name else ""


def _content(name: str) -> bytes:
    """Read a file of the program."""
    return (files("index") / "data" / name).read_bytes()


def _damaged(reason: str) -> ModelMissing:
    return ModelMissing(
        seen=f"埋め込みモデルの補正ファイルを読めません（{reason}）。",
        expected="プログラムに付属する safetensors 形式のファイル",
        remedy="プログラムを入れ直してください。",
    )
