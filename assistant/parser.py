"""An argument parser that speaks Japanese throughout, its errors included."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from corpus.errors import UserError

# argparse has no hook for its messages but gettext, which follows the locale; these are the forms
# of Python 3.11, the specific ones first.
_ERRORS = (
    (r"the following arguments are required: (.+)", r"必要な引数がありません：\1"),
    (r"unrecognized arguments: (.+)", r"知らない引数です：\1"),
    (r"one of the arguments (.+) is required", r"次のどれかが必要です：\1"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 は \2 と同時に使えません"),
    (r"argument (.+?): expected one argument", r"\1 には値が1つ必要です"),
    (r"argument (.+?): expected at least one argument", r"\1 には値が必要です"),
    (r"argument (.+?): expected (\d+) arguments?", r"\1 には値が\2個必要です"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 は値をとりません：\2"),
    (
        r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)",
        r"\1 に \2 は使えません（使えるもの：\3）",
    ),
    (r"argument (.+?): invalid int value: (.+)", r"\1 は整数で指定してください：\2"),
    (r"argument (.+?): (.+)", r"\1：\2"),
)


class UsageError(UserError):
    """The command line cannot be understood."""


class JapaneseParser(argparse.ArgumentParser):
    """An `ArgumentParser` whose help is Japanese and whose errors are raised as UsageError."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self._positionals.title = "引数"
        self._optionals.title = "オプション"
        self.add_argument("-h", "--help", action="help", help="この説明を表示して終わります")

    def format_usage(self) -> str:
        """Give the usage line with its Japanese head."""
        return super().format_usage().replace("usage: ", "使い方：", 1)

    def format_help(self) -> str:
        """Give the whole help with its Japanese head."""
        return super().format_help().replace("usage: ", "使い方：", 1)

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing, so that one place renders all errors."""
        usage = " ".join(self.format_usage().removeprefix("使い方：").split())
        raise UsageError(
            japanese_error(message), usage, f"{self.prog} --help で説明を表示できます。"
        )


def japanese_error(message: str) -> str:
    """Translate one of argparse's English messages; an unknown one is quoted."""
    for form, japanese in _ERRORS:
        if found := re.fullmatch(form, message, re.DOTALL):
            return found.expand(japanese)
    return f"引数を読み取れません：{message}"


def number_between(low: int, high: int) -> Callable[[str], int]:
    """Make an argument type for a whole number from low to high, both included."""

    def number(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{low}〜{high:,} の整数で指定してください：{text!r}")
        return int(text)

    return number


def path_argument(text: str) -> Path:
    """Take a path; an empty one would silently mean the working folder."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("空でない場所を指定してください")
    return Path(text)
