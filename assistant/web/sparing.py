"""Leaves out what the page does not need: pandas, which comes with Gradio, loads pyarrow if it can.

pyarrow is there for Milvus alone and takes 34 MB.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_pyarrow() -> Iterator[None]:
    """Let imports inside find no pyarrow, unless it is loaded already; later ones find it.

    For the start of the page, before anything else runs in the process.
    """
    if "pyarrow" in sys.modules:
        yield
        return
    sys.modules["pyarrow"] = None  # type: ignore[assignment]  # the import system's sign
    try:
        yield
    finally:
        del sys.modules["pyarrow"]
