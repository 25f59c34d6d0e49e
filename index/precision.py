"""Which floating-point numbers the embedding model computes with on this machine."""

import re
from pathlib import Path
from typing import Literal

Precision = Literal["float32", "bfloat16"]
Wanted = Literal["auto", "float32", "bfloat16"]

_FLAGS = re.compile(r"^(?:flags|Features)\s*:(.*)$", re.MULTILINE)
# Instructions that multiply bfloat16 numbers: Intel and AMD, and ARM. Without them it is slower.
_MULTIPLIES = frozenset({"avx512_bf16", "amx_bf16", "bf16"})
CPU_INFO = Path("/proc/cpuinfo")


def precision_of(wanted: Wanted, cpu_info: Path = CPU_INFO) -> Precision:
    """Choose the precision that a setting asks for.

    `auto` is bfloat16 where the processor multiplies such numbers, as far as the system tells
    (Linux), float32 elsewhere. Loads no library.
    """
    if wanted != "auto":
        return wanted
    try:
        told = _FLAGS.search(cpu_info.read_text(encoding="ascii", errors="replace"))
    except OSError:
        return "float32"
    flags = set(told.group(1).split()) if told else set()
    return "float32" if _MULTIPLIES.isdisjoint(flags) else "bfloat16"
