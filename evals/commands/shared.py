"""What the commands have in common."""

from argparse import ArgumentParser

from assistant.console import note
from assistant.parser import path_argument


def add_data_dir(parser: ArgumentParser) -> None:
    """Let a command be given another data folder."""
    parser.add_argument(
        "--data-dir", type=path_argument, metavar="フォルダー", help="データフォルダー"
    )


def progress(done: int, of: int) -> None:
    """Tell now and then how many questions were asked."""
    if done % 20 == 0 or done == of:
        note(f"質問 {done}/{of}")
