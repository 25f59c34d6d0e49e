"""`remove`: documents taken away."""

import argparse

from assistant.commands.shared import data_folder
from assistant.console import say, say_json
from corpus.filenames import shown

NAME = "remove"
HELP = "文書を、保存したファイルと索引ごと取り除きます"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `remove`."""
    parser.add_argument(
        "ids", nargs="+", metavar="ID", help="取り除く文書の ID（list で確かめます）"
    )
    parser.add_argument("--json", action="store_true", help="結果を JSON で出します")


def run(arguments: argparse.Namespace) -> int:
    """Take documents away, all that are named or none."""
    from assistant.adding import remove_documents

    removed = remove_documents(data_folder(arguments), frozenset(arguments.ids))
    if arguments.json:
        say_json([{"id": each.id, "title": each.title, "hidden": each.hidden} for each in removed])
        return 0
    for each in removed:
        say(f"取り除きました：{each.id}「{shown(each.title)}」")
        if each.hidden:
            say(f"    付属の文書です。戻すときは machishirube add --restore {each.id}")
    return 0
