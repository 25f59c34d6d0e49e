"""`python -m evals`: our own question halves or a named file, retrieval folders, and both."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.console import note, say, say_json, speak_utf8
from assistant.parser import JapaneseParser, path_argument
from corpus.errors import MachishirubeError, UserError
from evals.opening import open_measured, reference_of
from evals.question_set import HALVES, QuestionSet, load_half, load_questions
from evals.reference import Reference
from evals.report import as_json, report, settings_line, traces
from evals.runner import Run, ask_all, match, read_answers
from evals.scores import Scored, score

REPORT = Path(__file__).with_name("report.md")
TABLES_REPORT = Path(__file__).parent / "comparisons" / "report.md"


@dataclass(frozen=True, slots=True)
class Measured:
    """A run with its scores."""

    run: Run
    cases: tuple[Scored, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 also for bad scores, 2 for the user's errors, 1 for failures."""
    speak_utf8()
    given = sys.argv[1:] if arguments is None else list(arguments)
    commands = {"retrieval": _retrieval, "measure": _measure, "further": _further}
    try:
        if given and given[0] in commands:
            commands[given[0]](given[1:])
        else:
            _questions(given)
    except MachishirubeError as error:
        note(f"エラー：{error}")
        return error.exit_code
    except OSError as error:
        told = _system_failure(error)
        note(f"エラー：{told}")
        return told.exit_code
    return 0


def _system_failure(error: OSError) -> MachishirubeError:
    """Tell which file the operating system refused."""
    return MachishirubeError(
        f"{error.filename or '入出力'} を読み書きできません",
        "読み書きできるファイルと十分な空き容量",
        "フォルダーがあること、許可、空き容量を確認してください。",
    )


def _questions(given: Sequence[str]) -> None:
    """Score our own halves, or the question files that are named."""
    parsed = _parser().parse_args(given)
    reference = reference_of()
    measured = [Measured(run, score(run.results, reference)) for run in _runs(parsed, reference)]
    head = f"# Evaluation\n\n{settings_line(reference)}"
    text = "\n\n".join([head, *(report(each.run, each.cases) for each in measured)])
    say(text)
    if parsed.failures:
        say("\n" + "\n\n".join(traces(each.run, each.cases, reference) for each in measured))
    if parsed.json:
        values = [as_json(each.run, each.cases) for each in measured]
        parsed.json.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
    if parsed.write:
        REPORT.write_text(text + "\n", encoding="utf-8")


def _runs(parsed: argparse.Namespace, reference: Reference) -> list[Run]:
    """Get the answers, by asking or from a file."""
    sets = _sets(parsed.files, parsed.half, reference)
    if not parsed.answers:
        assistant = open_measured(parsed.data_dir)
        return [ask_all(assistant, each, _progress) for each in sets]
    answers = read_answers(parsed.answers)
    runs = [run for run in (match(answers, each) for each in sets) if run.results]
    if not runs:
        raise UserError(
            f"{parsed.answers} に、質問の id と合う記録がありません",
            "質問ファイルと同じ id の記録",
            "質問ファイルを指定するか、記録を作り直してください。",
        )
    return runs


def _sets(paths: Sequence[Path], half: str, reference: Reference) -> list[QuestionSet]:
    if paths:
        return [load_questions(path, reference.stands) for path in paths]
    names = HALVES if half == "all" else (half,)
    return [load_half(name, reference.stands) for name in names]


def _progress(done: int, of: int) -> None:
    if done % 20 == 0 or done == of:
        note(f"質問 {done}/{of}")


def _retrieval(given: Sequence[str]) -> None:
    """Measure one retrieval folder and print one JSON line."""
    from evals.retrieval import measure_folder

    parser = JapaneseParser(prog="python -m evals retrieval", description="検索の指標を測ります。")
    parser.add_argument("folder", type=path_argument, metavar="フォルダー", help="測るフォルダー")
    _add_data_dir(parser)
    parsed = parser.parse_args(given)
    say_json(measure_folder(parsed.folder, parsed.data_dir))


def _measure(given: Sequence[str]) -> None:
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
    _add_data_dir(parser)
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
        _questions([str(sample), *data])
    if parsed.only in {None, "retrieval"}:
        for queries in benchmarks:
            _retrieval([str(queries.parent), *data])
    if parsed.only in {None, "tables"}:
        _tables(tables, write=parsed.write)


def _tables(folder: Path, *, write: bool) -> None:
    """Measure how before/after tables are read in every format."""
    from evals.comparisons.measure import measure_tables, table_report

    text = table_report(measure_tables(folder, told=note))
    say(text)
    if write:
        TABLES_REPORT.write_text(text + "\n", encoding="utf-8")


def _further(given: Sequence[str]) -> None:
    """Ask a further document's questions of its files in every format."""
    from tempfile import TemporaryDirectory

    from assistant.opening import load_encoder, require_model
    from assistant.settings import load_settings
    from corpus.state import DataFolder
    from evals.further import ask_every_format, score_report
    from evals.further import score as score_formats

    parser = JapaneseParser(
        prog="python -m evals further", description="一つの文書を各形式で読み、質問します。"
    )
    parser.add_argument("folder", type=path_argument, metavar="フォルダー", help="文書と質問")
    _add_data_dir(parser)
    parsed = parser.parse_args(given)
    data = DataFolder.choose(parsed.data_dir)
    settings = load_settings(data)
    require_model(data, settings.index)
    encoder = load_encoder(data, settings.index)
    with TemporaryDirectory() as scratch:
        outcomes = ask_every_format(parsed.folder, lambda: encoder, Path(scratch))
    say(score_report(score_formats(outcomes)))


def _parser() -> JapaneseParser:
    parser = JapaneseParser(
        prog="python -m evals",
        description="質問集で回答を採点します（ほかに retrieval、measure、further フォルダー）。",
    )
    parser.add_argument(
        "files", nargs="*", type=path_argument, metavar="ファイル", help="採点に使う質問ファイル"
    )
    parser.add_argument(
        "--half", choices=(*HALVES, "all"), default="all", help="自前の質問集のどちらを使うか"
    )
    parser.add_argument(
        "--failures", action="store_true", help="失敗の詳細も出します（test は除く）"
    )
    parser.add_argument("--json", type=path_argument, metavar="ファイル", help="JSON の書き込み先")
    parser.add_argument(
        "--answers", type=path_argument, metavar="ファイル", help="ask --batch の記録を採点します"
    )
    parser.add_argument("--write", action="store_true", help=f"{REPORT.name} に書き込みます")
    _add_data_dir(parser)
    return parser


def _add_data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data-dir", type=path_argument, metavar="フォルダー", help="データフォルダー"
    )
