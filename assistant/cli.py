"""The `machishirube` command: parse, call one command, render its errors.

No module reachable from here loads the model's libraries or the web framework at import; the
commands that need them import them when they run.
"""

import argparse
import errno
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Protocol

from assistant.commands import (
    add,
    ask,
    build,
    chat,
    check,
    feedback,
    listing,
    operator,
    purge,
    remove,
    search,
)
from assistant.console import note, speak_utf8
from assistant.parser import JapaneseParser, path_argument
from corpus.errors import MachishirubeError
from corpus.state import ENVIRONMENT_VARIABLE


class Command(Protocol):
    """What a module of `assistant.commands` offers."""

    NAME: str
    HELP: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Run the command and give its exit code."""


COMMANDS: tuple[Command, ...] = (
    ask,
    search,
    chat,
    add,
    remove,
    listing,
    build,
    check,
    feedback,
    operator,
    purge,
)

_INTERRUPTED = 130  # 128 + SIGINT, as shells report it

_REASONS = {
    errno.ENOSPC: "空き容量がありません",
    errno.EACCES: "許可がありません",
    errno.EPERM: "許可がありません",
    errno.EROFS: "書き込めない場所です",
    errno.ENOENT: "見つかりません",
    errno.ENOTDIR: "フォルダーではありません",
    errno.EISDIR: "フォルダーです",
    errno.EEXIST: "同じ名前のものがあります",
}


def main(arguments: Sequence[str] | None = None, *, commands: Sequence[Command] = COMMANDS) -> int:
    """Run one command and return its exit code: 0, 2 for the user's errors, 1 for failures."""
    speak_utf8()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        code = _run(given, commands)
        sys.stdout.flush()
    except BrokenPipeError:
        return _leave_broken_pipe()
    except KeyboardInterrupt:
        note("中断しました。")
        return _INTERRUPTED
    except MachishirubeError as error:
        return _tell(error, given)
    except OSError as error:
        return _tell(_system_failure(error), given)
    except Exception as error:  # noqa: BLE001 - the one top-level handler: no traceback to users
        return _tell(_unexpected(error), given)
    return code


def _run(given: list[str], commands: Sequence[Command]) -> int:
    parsed = build_parser(commands).parse_args(given)
    command: Command = parsed.command
    return command.run(parsed)


def build_parser(commands: Sequence[Command] = COMMANDS) -> JapaneseParser:
    """Build the parser of the commands; global options stand before or after the command."""
    parser = JapaneseParser(
        prog="machishirube",
        description="自治体の政策文書について、出典を示して答えます。文書に答えがなければ、そう伝えます。",
    )
    _add_globals(parser, default=None)
    children = parser.add_subparsers(
        title="コマンド", metavar="コマンド", required=True, parser_class=JapaneseParser
    )
    for command in commands:
        child = children.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        # SUPPRESS keeps a value given before the command from being overwritten by a default.
        _add_globals(child, default=argparse.SUPPRESS)
        command.configure(child)
        child.set_defaults(command=command)
    return parser


def _add_globals(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    parser.add_argument(
        "--data-dir",
        type=path_argument,
        metavar="フォルダー",
        default=default,
        help=f"モデルと索引を置くデータフォルダー（省略すると環境変数 {ENVIRONMENT_VARIABLE}、"
        "それもなければ利用者ごとの既定の場所）",
    )
    parser.add_argument(
        "--debug",
        action="store_true",
        default=default or False,
        help="誤りのときに技術的な詳細も表示します",
    )


def _tell(error: MachishirubeError, given: list[str]) -> int:
    """Print an error in one line, its traceback only where it was asked for."""
    if "--debug" in given:
        traceback.print_exception(error)
    note(f"エラー：{error}")
    return error.exit_code


def _system_failure(error: OSError) -> MachishirubeError:
    """Tell what the operating system refused."""
    reason = _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)
    names = "、".join(str(name) for name in (error.filename, error.filename2) if name)
    told = MachishirubeError(
        f"ファイルを読み書きできませんでした：{names or '入出力'}（{reason}）",
        "読み書きできるファイルと十分な空き容量",
        "場所、許可、空き容量を確認してください。",
    )
    told.__cause__ = error
    return told


def _unexpected(error: Exception) -> MachishirubeError:
    """Tell of a fault of our own."""
    told = MachishirubeError(
        f"予期しない誤りが起きました：{type(error).__name__}: {error}",
        "コマンドが最後まで終わること",
        "--debug を付けてもう一度実行すると、報告に使える詳細が表示されます。",
    )
    told.__cause__ = error
    return told


def _leave_broken_pipe() -> int:
    """Let the interpreter flush into nothing; the reader of the pipe has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
