"""The question halves, or named question files: ask, score, compare, report, hold to floors."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import evals
from assistant.console import say
from assistant.parser import JapaneseParser, path_argument
from corpus.errors import UserError
from evals.baselines.table import Row
from evals.commands.shared import add_data_dir, progress
from evals.floors import check, figures_of, read_floors, tightened, written
from evals.last import LastReport, read_last
from evals.opening import open_measured, reference_of
from evals.question_set import HALVES, QuestionSet, load_half, load_questions
from evals.reference import Reference
from evals.report import as_json, figures, report, settings_line, traces
from evals.runner import Run, ask_all, match, read_answers
from evals.scores import Scored, score

if TYPE_CHECKING:
    from evals.opening import Opened

FOLDER = Path(evals.__file__).parent
REPORT, FIGURES = FOLDER / "report.md", FOLDER / "report.json"
FLOORS = FOLDER / "floors.toml"


@dataclass(frozen=True, slots=True)
class Measured:
    """A run with its scores, and with rows for the product and its baselines, if compared."""

    run: Run
    cases: tuple[Scored, ...]
    rows: tuple[Row, ...] = ()


def questions(given: Sequence[str]) -> None:
    """Score our own halves, or the question files that are named."""
    parsed = _parser().parse_args(given)
    _own_halves_alone(parsed)
    reference = reference_of()
    measured = _measured(parsed, reference)
    if parsed.check_floors:
        _check(measured)
        return
    last = read_last(FIGURES)
    text = _report(measured, last, reference)
    say(text)
    if parsed.failures:
        say("\n" + "\n\n".join(traces(each.run, each.cases, reference) for each in measured))
    if parsed.json:
        _write_json(parsed.json, [as_json(m.run, m.cases, m.rows) for m in measured])
    if parsed.write:
        REPORT.write_text(text + "\n", encoding="utf-8")
        halves = [figures(m.run, m.cases, m.rows) for m in measured]
        _write_json(FIGURES, {"settings": settings_line(reference), "halves": halves})
    if parsed.raise_floors:
        _tighten(measured)


def _own_halves_alone(parsed: argparse.Namespace) -> None:
    """Refuse to write figures of other questions, of one half or of records over those of both."""
    if parsed.write and (parsed.half != "all" or parsed.files or parsed.answers):
        raise UserError(
            "--write は質問ファイルや片方の質問集と一緒には使えません",
            "自前の両方の質問集に答えさせた結果",
            "ファイル、--answers、--half を外してください。",
        )
    if (parsed.check_floors or parsed.raise_floors) and parsed.files:
        raise UserError(
            "下限は自前の質問集だけに定めています", "--half", "質問ファイルを外してください。"
        )


def _report(measured: Sequence[Measured], last: LastReport, reference: Reference) -> str:
    parts = (report(m.run, m.cases, last.half(m.run.questions.name), m.rows) for m in measured)
    return "\n\n".join(["# Evaluation", settings_line(reference), *parts])


def _measured(parsed: argparse.Namespace, reference: Reference) -> list[Measured]:
    """Get the answers, by asking or from a file, and score them."""
    sets = _sets(parsed.files, parsed.half, reference)
    if parsed.answers:
        runs = _recorded(parsed.answers, sets)
        return [Measured(run, score(run.results, reference)) for run in runs]
    opened = open_measured(parsed.data_dir)
    runs = [ask_all(opened.assistant, each, progress) for each in sets]
    compared = parsed.baselines and not parsed.check_floors
    rows = _rows(opened, runs, reference) if compared else [()] * len(runs)
    return [
        Measured(run, score(run.results, reference), row)
        for run, row in zip(runs, rows, strict=True)
    ]


def _rows(opened: "Opened", runs: Sequence[Run], reference: Reference) -> list[tuple[Row, ...]]:
    """Ask the baselines the same questions; the product is the first row of each run."""
    from evals.baselines.opening import baselines_of

    baselines = baselines_of(opened)
    return [
        (
            Row.of("machishirube", run.results, reference),
            *(
                Row.of(each.name, ask_all(each, run.questions).results, reference)
                for each in baselines
            ),
        )
        for run in runs
    ]


def _recorded(path: Path, sets: Sequence[QuestionSet]) -> list[Run]:
    """Take the answers from a file of records."""
    answers = read_answers(path)
    runs = [run for run in (match(answers, each) for each in sets) if run.results]
    if not runs:
        raise UserError(
            f"{path} に、質問の id と合う記録がありません",
            "質問ファイルと同じ id の記録",
            "質問ファイルを指定するか、記録を作り直してください。",
        )
    return runs


def _sets(paths: Sequence[Path], half: str, reference: Reference) -> list[QuestionSet]:
    if paths:
        return [load_questions(path, reference.stands) for path in paths]
    names = HALVES if half == "all" else (half,)
    return [load_half(name, reference.stands) for name in names]


def _check(measured: Sequence[Measured]) -> None:
    """Hold each half against its floors; no question is shown."""
    floors = read_floors(FLOORS)
    for each in measured:
        check(floors, each.run.questions.name, each.cases)
        say(f"{each.run.questions.name}：{len(each.cases)}問のすべての下限を満たしています。")


def _tighten(measured: Sequence[Measured]) -> None:
    """Write floors that are as tight as the run allows and nowhere looser than before."""
    floors = read_floors(FLOORS)
    for each in measured:
        name = each.run.questions.name
        if name not in floors or each.run.unasked:
            raise UserError(
                f"{name} の下限を厳しくできません",
                "floors.toml にある質問集の、すべての質問への回答",
                "下限を書き足すか、すべての質問に答えさせてください。",
            )
        floors[name] = tightened(floors[name], figures_of(each.cases))
    FLOORS.write_text(written(floors), encoding="utf-8")


def _write_json(path: Path, values: object) -> None:
    path.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _parser() -> JapaneseParser:
    parser = JapaneseParser(
        prog="python -m evals",
        description="質問集で回答を採点します（ほかに invariance、retrieval フォルダー、"
        "measure フォルダー、further フォルダー）。",
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
    parser.add_argument(
        "--no-baselines", dest="baselines", action="store_false", help="単純な方式と比べません"
    )
    parser.add_argument(
        "--write", action="store_true", help=f"{REPORT.name} と {FIGURES.name} に書き込みます"
    )
    parser.add_argument(
        "--check-floors",
        action="store_true",
        help=f"{FLOORS.name} の下限だけを確かめます（下回れば終了コード 1）",
    )
    parser.add_argument(
        "--raise-floors", action="store_true", help=f"{FLOORS.name} を厳しくします（緩めません）"
    )
    add_data_dir(parser)
    return parser
