"""Commands over folders of material: retrieval, measure, further."""

from collections.abc import Sequence
from pathlib import Path

import evals.comparisons
from assistant.console import note, say, say_json
from assistant.parser import JapaneseParser, path_argument
from corpus.errors import UserError
from evals.commands.questions import questions
from evals.commands.shared import add_data_dir

TABLES_REPORT = Path(evals.comparisons.__file__).with_name("report.md")


def retrieval(given: Sequence[str]) -> None:
    """Measure one retrieval folder and print one JSON line."""
    from evals.retrieval import measure_folder

    parser = JapaneseParser(prog="python -m evals retrieval", description="検索の指標を測ります。")
    parser.add_argument("folder", type=path_argument, metavar="フォルダー", help="測るフォルダー")
    add_data_dir(parser)
    parsed = parser.parse_args(given)
    say_json(measure_folder(parsed.folder, parsed.data_dir))


def measure(given: Sequence[str]) -> None:
    """Measure everything that the folder of shared material holds."""
    parser = JapaneseParser(
        prog="python -m evals measure", description="共有資料を使う指標をまとめて測ります。"
    )
    parser.add_argument("folder", type=path_argument, metavar="フォルダー", help="共有資料の場所")
    parser.add_argument(
        "--only", choices=("questions", "retrieval", "tables"), help="指標のうち一つだけを測ります"
    )
    parser.add_argument(
        "--write", action="store_true", help=f"表の結果を {TABLES_REPORT.name} に書き込みます"
    )
    add_data_dir(parser)
    parsed = parser.parse_args(given)
    sample = parsed.folder / "evals" / "sample.jsonl"
    benchmarks = sorted((parsed.folder / "benchmarks").glob("*/queries.jsonl"))
    tables = parsed.folder / "tables"
    if not sample.is_file() or not benchmarks or not tables.is_dir():
        raise UserError(
            f"{parsed.folder} に測定用の資料がありません",
            "evals/sample.jsonl、benchmarks/*/queries.jsonl、tables を含むフォルダー",
            "資料を置くか、別のフォルダーを指定してください。",
        )
    data = ["--data-dir", str(parsed.data_dir)] if parsed.data_dir else []
    if parsed.only in {None, "questions"}:
        questions([str(sample), "--no-baselines", *data])
    if parsed.only in {None, "retrieval"}:
        for queries in benchmarks:
            retrieval([str(queries.parent), *data])
    if parsed.only in {None, "tables"}:
        _tables(tables, write=parsed.write)


def _tables(folder: Path, *, write: bool) -> None:
    """Measure how before/after tables are read in every format."""
    from evals.comparisons.measure import measure_tables, table_report

    text = table_report(measure_tables(folder, told=note))
    say(text)
    if write:
        TABLES_REPORT.write_text(text + "\n", encoding="utf-8")


def further(given: Sequence[str]) -> None:
    """Ask a further document's questions of its files in every format."""
    from tempfile import TemporaryDirectory

    from assistant.opening import load_encoder, require_model
    from assistant.settings import load_settings
    from corpus.state import DataFolder
    from evals.further import ask_every_format, score_report
    from evals.further import score as score_formats
    from evals.further_set import ask_set, is_set, set_report

    parser = JapaneseParser(
        prog="python -m evals further", description="一つの文書を各形式で読み、質問します。"
    )
    parser.add_argument("folder", type=path_argument, metavar="フォルダー", help="文書と質問")
    add_data_dir(parser)
    parsed = parser.parse_args(given)
    data = DataFolder.choose(parsed.data_dir)
    settings = load_settings(data)
    require_model(data, settings.index)
    encoder = load_encoder(data, settings.index)
    with TemporaryDirectory() as scratch:
        if is_set(parsed.folder):
            say(set_report(ask_set(parsed.folder, lambda: encoder, Path(scratch))))
            return
        outcomes = ask_every_format(parsed.folder, lambda: encoder, Path(scratch))
    say(score_report(score_formats(outcomes)))
