"""`ask`: one question from the command line, or a file of them."""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from assistant.commands.shared import data_folder, refuse_unknown
from assistant.console import note, say, say_json
from assistant.parser import UsageError, path_argument
from corpus.errors import UserError

if TYPE_CHECKING:
    from assistant.batch import Ask
    from assistant.records import Answer, Turn

NAME = "ask"
HELP = "質問に、出典を示して答えます"

STANDARD_INPUT = Path("-")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `ask`."""
    parser.add_argument("question", nargs="?", metavar="質問", help="質問の文（2,000文字以内）")
    parser.add_argument("--json", action="store_true", help="回答の記録を JSON で出します")
    parser.add_argument("--city", metavar="市", help="この市の文書だけから答えます（例：上田市）")
    parser.add_argument("--document", metavar="ID", help="この文書だけから答えます")
    parser.add_argument(
        "--batch",
        type=path_argument,
        metavar="ファイル",
        help="質問を JSON Lines で読み、1行に1件の記録を同じ順に出します（- は標準入力）",
    )
    parser.add_argument(
        "--output", type=path_argument, metavar="ファイル", help="--batch の記録の書き込み先"
    )


def run(arguments: argparse.Namespace) -> int:
    """Answer one question or a batch."""
    if (arguments.question is None) == (arguments.batch is None):
        raise UsageError(
            "質問と --batch のどちらか一方だけが必要です",
            "質問の文、または --batch ファイル",
            '例：machishirube ask "協働推進員の役割はどう変わりましたか"',
        )
    if arguments.output and not arguments.batch:
        raise UsageError(
            "--output は --batch と一緒に使うものです",
            "--batch ファイル --output ファイル",
            "一つの質問の回答は > ファイル で保存できます。",
        )
    return _run_batch(arguments) if arguments.batch else _run_single(arguments)


def _run_single(arguments: argparse.Namespace) -> int:
    from assistant.question import clean_question
    from assistant.records import Status
    from assistant.rendering import answer_text

    question = clean_question(arguments.question)
    answer = _asker(arguments)(question, ())
    if arguments.json:
        say_json(answer.to_dict())
    else:
        say(answer_text(answer))
    return 1 if answer.status is Status.ERROR else 0


def _run_batch(arguments: argparse.Namespace) -> int:
    """Write a record as soon as its question is answered; exit 1 only for failures of our own."""
    from assistant.batch import answer_lines

    _refuse_same_file(arguments.batch, arguments.output)
    _refuse_unwritable(arguments.output)
    lines = bad = failed = 0
    with _reading(arguments.batch) as source:
        ask = _asker(arguments)
        with _writing(arguments.output) as target:
            for result in answer_lines(source, ask):
                target.write(json.dumps(result.record, ensure_ascii=False) + "\n")
                target.flush()
                lines, bad, failed = lines + 1, bad + result.is_error, failed + result.failed
    note(f"{lines:,}行を処理しました（回答できなかった行 {bad:,}、うち内部の誤り {failed:,}）。")
    return 1 if failed else 0


def _asker(arguments: argparse.Namespace) -> "Ask":
    """Open the assistant and bind the restrictions of the command line to its `ask`."""
    from assistant.opening import open_assistant
    from assistant.settings import load_settings

    data = data_folder(arguments)
    assistant = open_assistant(data, load_settings(data))
    documents = assistant.corpus.documents
    refuse_unknown("--city", arguments.city, [each.city for each in documents if each.city])
    refuse_unknown("--document", arguments.document, [each.id for each in documents])

    def ask(question: str, history: "Sequence[Turn]") -> "Answer":
        return assistant.ask(question, history, city=arguments.city, document=arguments.document)

    return ask


def _refuse_same_file(source: Path, target: Path | None) -> None:
    """Opening the target would empty the questions before they are read."""
    if target is not None and source.exists() and target.exists() and source.samefile(target):
        raise UserError(
            f"--batch と --output が同じファイル {target} です",
            "別々のファイル",
            "--output に別の名前を指定してください。",
        )


def _refuse_unwritable(target: Path | None) -> None:
    """Tell what is wrong with a target before the model is loaded; the target stays as it is."""
    if target is not None and not target.parent.is_dir():
        raise _unwritable(target, f"（フォルダー {target.parent} がありません）")
    if target is not None and target.is_dir():
        raise _unwritable(target, "（フォルダーです）")


def _unwritable(target: Path, why: str = "") -> UserError:
    return UserError(
        f"出力先 {target} に書き込めません{why}",
        "書き込めるファイル",
        "フォルダーがあること、許可があることを確認してください。",
    )


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        source = path.open("rb")
    except OSError as error:
        raise UserError(
            f"質問のファイル {path} を開けません",
            "読み取れる JSON Lines のファイル",
            "ファイルの場所と許可を確認してください。",
        ) from error
    with source:
        yield source


@contextlib.contextmanager
def _writing(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    try:
        # Half a surrogate pair in an id comes back as its JSON escape.
        target = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise _unwritable(path) from error
    with target:
        yield target
