"""The command that tells what each part of the search is worth."""

from collections.abc import Sequence
from pathlib import Path

import evals
from assistant.console import note, say
from assistant.parser import JapaneseParser, path_argument
from corpus.state import DataFolder
from evals.commands.shared import add_data_dir

REPORT = Path(evals.__file__).with_name("report-retrieval.md")
_HEAD = """# 検索の部分ごとの効き目

一つだけ変えた検索を、今の設定と同じ質問で比べます。括弧の中は、今の設定との差と、その95％区間（質問を単位とする対応のある
ブートストラップ、1万回）。区間が0をまたがない差だけが、偶然でないと言えます。"""


def ablation(given: Sequence[str]) -> None:
    """Search the everyday questions, and further retrieval folders, with every variant."""
    from assistant.settings import load_settings
    from evals.ablation import Bench, tables
    from evals.benchmark import read_benchmark
    from evals.opening import encoder_of
    from evals.remembering import RememberingEncoder
    from evals.spoken_set import spoken_benchmark
    from evals.tuning.model import plain_model
    from index.encoder import SentenceEncoder

    parser = JapaneseParser(
        prog="python -m evals ablation", description="検索の部分ごとの効き目を測ります。"
    )
    parser.add_argument(
        "folders", nargs="*", type=path_argument, metavar="フォルダー", help="ほかに測るフォルダー"
    )
    parser.add_argument("--write", action="store_true", help=f"結果を {REPORT.name} に書き込みます")
    add_data_dir(parser)
    parsed = parser.parse_args(given)
    data = DataFolder.choose(parsed.data_dir)
    settings = load_settings(data).index
    benchmarks = {f"spoken-{split}": spoken_benchmark(split) for split in ("dev", "test")}
    benchmarks |= {folder.name: read_benchmark(folder) for folder in parsed.folders}
    with plain_model(data, note) as folder:
        plain = SentenceEncoder(str(folder), dtype=settings.dtype)
        adapted = encoder_of(data, settings)
        bench = Bench(settings, RememberingEncoder(adapted), RememberingEncoder(plain))
        text = "\n\n".join((_HEAD, *tables(bench, benchmarks, note)))
    say(text)
    if parsed.write:
        REPORT.write_text(f"{text}\n", encoding="utf-8")
