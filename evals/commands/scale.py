"""The command that measures search over large made collections."""

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import evals
from assistant.console import note, say
from assistant.parser import JapaneseParser, path_argument
from corpus.state import DataFolder
from evals.commands.shared import add_data_dir

if TYPE_CHECKING:
    from evals.scale.measuring import Measured
    from evals.scale.sources import Asked, Real
    from index.encoder import Encoder

REPORT = Path(evals.__file__).with_name("report-scale.md")
PLOTS = REPORT.parents[1] / "docs"
SIZES = "10000,100000,1000000"
_LEAST, _MOST = 500, 10_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """What made collections are to be like, and the model that embedded it."""

    encoder: "Encoder"
    real: "Real"
    asked: "Asked"


Prepare = Callable[[DataFolder, Path | None], Likeness]
"""Gives what to measure with, from a data folder and a retrieval folder."""


def scale(given: Sequence[str], prepare: "Prepare | None" = None) -> None:
    """Make collections of several sizes and measure them; `prepare` gives what they are like."""
    from evals.benchmark import read_benchmark
    from evals.scale.measuring import Order, measure
    from evals.scale.report import report

    parsed = _parser().parse_args(given)
    if parsed.folder is not None:
        read_benchmark(parsed.folder)  # its faults are told before a model is loaded
    order = Order(parsed.sizes, parsed.aside, parsed.forms)
    likeness = (prepare or _prepared)(DataFolder.choose(parsed.data_dir), parsed.folder)
    measured = measure(likeness.real, likeness.asked, likeness.encoder, order, note)
    text = report(measured, likeness.asked)
    say(text)
    if parsed.write:
        write(text, measured, REPORT, PLOTS)


def write(text: str, measured: "Measured", target: Path, plots: Path) -> None:
    """Write the report, and the plots that it and docs/scale.md show."""
    from evals.scale.histogram import plot
    from evals.scale.times import plot_times

    target.write_text(f"{text}\n", encoding="utf-8")
    plot_times(measured.sizes, plots / "scale-times.svg")
    plot(measured.pattern.real, measured.alike, plots / "scale-neighbours.svg")


def _prepared(data: DataFolder, folder: Path | None) -> "Likeness":
    """Read and embed the real passages and questions."""
    from assistant.settings import load_settings
    from evals.opening import encoder_of
    from evals.scale.sources import read_asked, read_real

    encoder = encoder_of(data, load_settings(data).index)
    note("実物の文章を埋め込んでいます（数分かかります）")
    real = read_real(encoder, folder)
    return Likeness(encoder, real, read_asked(encoder, real))


def _parser() -> JapaneseParser:
    parser = JapaneseParser(
        prog="python -m evals scale",
        description="合成した大きな文書集で、検索の速さ、メモリ、正しさを測ります。",
    )
    parser.add_argument(
        "folder",
        nargs="?",
        type=path_argument,
        metavar="フォルダー",
        help="合成のもとに加える、検索の測定用フォルダー",
    )
    parser.add_argument(
        "--sizes",
        type=sizes_argument,
        default=SIZES,
        metavar="数",
        help=f"文章の数（既定 {SIZES}）",
    )
    parser.add_argument(
        "--aside",
        type=path_argument,
        metavar="フォルダー",
        help="途中のファイルを置く場所（最後に消します）",
    )
    parser.add_argument("--forms", action="store_true", help="FAISS のほかの形とも比べます")
    parser.add_argument(
        "--write", action="store_true", help=f"結果を {REPORT.name} と図（docs）に書き込みます"
    )
    add_data_dir(parser)
    return parser


def sizes_argument(text: str) -> tuple[int, ...]:
    """Take sizes between commas, in rising order."""
    parts = text.split(",")
    sizes = [int(part) for part in parts if re.fullmatch(r"\d{1,9}", part)]
    if len(sizes) < len(parts) or not all(_LEAST <= size <= _MOST for size in sizes):
        raise argparse.ArgumentTypeError(
            f"{_LEAST:,}〜{_MOST:,} の整数をコンマで区切って指定してください：{text!r}"
        )
    return tuple(sorted(set(sizes)))
