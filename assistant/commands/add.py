"""`add`: documents of the operator's own."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.commands.shared import data_folder
from assistant.console import note, say, say_json
from assistant.parser import UsageError, path_argument
from corpus.added import Given

if TYPE_CHECKING:
    from assistant.adding import Change
    from assistant.finding_files import FoundFiles
    from assistant.intake import Request

NAME = "add"
HELP = "文書（PDF、DOCX、XLSX、HTML、Markdown、CSV、テキスト）を加え、索引を最新にします"

_OF_ONE_FILE = ("id", "title", "short_title", "date")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `add`."""
    parser.add_argument(
        "files",
        nargs="*",
        type=path_argument,
        metavar="ファイル",
        help="加えるファイル。フォルダーなら、その下にある読める形式のファイルすべて",
    )
    parser.add_argument("--id", metavar="ID", help="文書の ID（英小文字・数字・ハイフン）")
    parser.add_argument("--title", metavar="題名", help="文書の題名")
    parser.add_argument("--short-title", metavar="略題", help="回答に出す短い題名")
    parser.add_argument("--city", metavar="市", help="どの市の文書か（例：上田市）")
    parser.add_argument("--publisher", metavar="発行者", help="発行した部署など")
    parser.add_argument("--date", metavar="日付", help="発行の日付（例：2024-04、2024-04-01）")
    parser.add_argument(
        "--restore",
        action="append",
        default=[],
        metavar="ID",
        help="remove で外した付属の文書を戻します",
    )
    parser.add_argument("--json", action="store_true", help="結果を JSON で出します")


def run(arguments: argparse.Namespace) -> int:
    """Add what was named; 2 where a file was refused, 1 where something failed, else 0."""
    from assistant.adding import add_documents
    from assistant.finding_files import find_files
    from assistant.preparing import workshop
    from assistant.settings import load_settings

    if not arguments.files and not arguments.restore:
        raise UsageError(
            "加えるファイルが指定されていません",
            "ファイルかフォルダー",
            "例：machishirube add 計画.pdf --city 上田市",
        )
    found = find_files(arguments.files)
    requests = _requests(arguments, found)
    data = data_folder(arguments)
    with workshop(data, load_settings(data), note) as tools:
        change = add_documents(data, requests, tools, restored=frozenset(arguments.restore))
    return _report(change, found, as_json=arguments.json)


def _requests(arguments: argparse.Namespace, found: "FoundFiles") -> "list[Request]":
    """Put what was said on the command line with the files that were found."""
    from assistant.intake import Request
    from corpus.added_sidecar import given_of

    names = tuple(Given.model_fields)
    said = {name: value for name in names if (value := getattr(arguments, name)) is not None}
    single = [f"--{name.replace('_', '-')}" for name in _OF_ONE_FILE if name in said]
    if single and len(found.files) != 1:
        raise UsageError(
            f"{'、'.join(single)} は一つのファイルについての指定です",
            "ファイル一つ",
            "ファイルごとに実行するか、ファイル名.toml に書いてください。",
        )
    given = given_of(said, "--")
    return [Request(file, given) for file in found.files]


def _report(change: "Change", found: "FoundFiles", *, as_json: bool) -> int:
    """Print the summary; give the exit code."""
    from assistant.intake import Fate, Result
    from assistant.telling import build_line, record_of, told, total_line

    lost = tuple(Result(path, Fate.FAILED, error=error) for path, error in found.errors)
    change = replace(change, results=(*change.results, *lost))
    if as_json:
        say_json(record_of(change))
        return _exit_code(change)
    for result in change.results:
        for line in told(result):
            say(line)
    if found.passed_over:
        say(f"読めない形式のため飛ばしたファイル：{len(found.passed_over):,}件")
    say(total_line(change.results))
    if change.build is not None:
        say(build_line(change.build))
    return _exit_code(change)


def _exit_code(change: "Change") -> int:
    """Give 2 where the operator can mend a file, else 1 where one failed."""
    codes = {each.error.exit_code for each in change.results if each.error is not None}
    return max(codes, default=0)
