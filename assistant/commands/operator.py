"""`operator`: the password with which documents can be changed from the page."""

import argparse
import getpass
import sys

from assistant.commands.shared import data_folder
from assistant.console import note, say
from assistant.operator_password import LONGEST, SHORTEST, OperatorPassword
from assistant.parser import UsageError

NAME = "operator"
HELP = "画面から文書を変えるためのパスワードを設定します（設定しなければ、画面は閲覧だけです）"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the actions of `operator`."""
    parser.add_argument(
        "action",
        choices=("set", "remove", "show"),
        metavar="すること",
        help=f"set：{SHORTEST}文字以上のパスワードを設定、remove：消す（画面は閲覧だけになります）、"
        "show：設定されているかを表示",
    )
    parser.add_argument(
        "--stdin", action="store_true", help="set で、端末で尋ねず、標準入力の1行を使います"
    )


def run(arguments: argparse.Namespace) -> int:
    """Set, remove or show; a running page takes it up by itself."""
    password = OperatorPassword(data_folder(arguments))
    if arguments.stdin and arguments.action != "set":
        raise UsageError(
            f"--stdin は {arguments.action} と一緒には使えません",
            "set と --stdin",
            "--stdin を外してください。",
        )
    if arguments.action == "set":
        password.set(_one_line() if arguments.stdin else _asked())
        say("管理者のパスワードを設定しました。画面の「文書」からサインインできます。")
    elif arguments.action == "remove":
        gone = password.remove()
        say("管理者のパスワードを消しました。" if gone else "パスワードは設定されていません。")
    else:
        there = password.is_set
        say("パスワードは設定されています。" if there else "パスワードは設定されていません。")
    return 0


def _one_line() -> str:
    """Read one line of standard input; what it lacks or has too much is told by `set`."""
    return sys.stdin.readline(LONGEST + 2).rstrip("\r\n")


def _asked() -> str:
    """Ask twice on the terminal, without showing what is typed."""
    if not sys.stdin.isatty():
        raise UsageError(
            "パスワードを尋ねられません（端末ではありません）",
            "端末での入力、または --stdin",
            "machishirube operator set --stdin にパスワードを1行で渡してください。",
        )
    note(f"{SHORTEST}文字以上のパスワードを入力してください（表示されません）。")
    first = getpass.getpass("パスワード：")
    if first != getpass.getpass("もう一度："):
        raise UsageError(
            "二つのパスワードが違います",
            "同じパスワードを二度",
            "もう一度実行してください。",
        )
    return first
