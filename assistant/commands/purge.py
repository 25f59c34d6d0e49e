"""`purge`: everything of ours in the data folder removed."""

import argparse
import sys

from assistant.commands.shared import data_folder
from assistant.console import confirm, readable_size, say
from assistant.parser import UsageError

NAME = "purge"
HELP = "データフォルダーのモデル、索引、加えた文書、設定をすべて消します"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `purge`."""
    parser.add_argument("--yes", action="store_true", help="確認せずに消します")
    parser.add_argument(
        "--forget",
        action="store_true",
        help="答えないMilvusサーバーに残る本文をあきらめ、そのアドレスを示します",
    )


def run(arguments: argparse.Namespace) -> int:
    """Show what would go, ask, and remove it; what we did not put there stays."""
    from assistant.purging import owned_entries, remove_all

    data = data_folder(arguments)
    entries = owned_entries(data)
    if not entries:
        say(f"消すものはありません（データフォルダー {data.root}）。")
        return 0
    for entry in entries:
        say(f"{entry.path}（{readable_size(entry.bytes)}）")
    if not arguments.yes and not _confirmed():
        say("何も消しませんでした。")
        return 0
    for address in remove_all(data, forget=arguments.forget):
        say(f"Milvus（{address}）の本文は消せず、残っています。")
    say("すべて消しました。")
    return 0


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        raise UsageError(
            "消してよいかを確認できません（端末ではありません）",
            "端末での確認、または --yes",
            "消してよければ machishirube purge --yes を実行してください。",
        )
    return confirm("上のものをすべて消します。よろしいですか？")
