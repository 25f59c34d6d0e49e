"""`build`: the model prepared and the index brought up to date."""

import argparse

from assistant.commands.shared import data_folder
from assistant.console import note

NAME = "build"
HELP = "モデルを準備し、索引を最新にします（変更がなければ何もしません）"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `build`."""
    parser.add_argument("--force", action="store_true", help="最新であっても索引を作り直します")


def run(arguments: argparse.Namespace) -> int:
    """Prepare what is missing, telling each step on standard error."""
    from assistant.preparing import bring_up_to_date
    from assistant.settings import load_settings

    data = data_folder(arguments)
    bring_up_to_date(data, load_settings(data), force=arguments.force, report=note)
    return 0
