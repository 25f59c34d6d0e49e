"""The bundled model without its adapter, as training begins from it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.state import DataFolder
from index.bundled import find_weights
from index.conversion import write_folder
from index.q4file import read_q4


@contextmanager
def plain_model(data: DataFolder, report: Callable[[str], None]) -> Iterator[Path]:
    """Convert the bundled weights as they are into a folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        weights = find_weights(data.downloads, report=report)
        write_folder(read_q4(weights), Path(folder), report)
        yield Path(folder)
