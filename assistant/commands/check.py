"""`check`: whether documents, index and model hold together."""

import argparse

from assistant.commands.shared import data_folder
from assistant.console import say, say_json

NAME = "check"
HELP = "文書、索引、モデルに問題がないかを調べます"

_SIGNS = {"ok": "正常", "warning": "注意", "error": "誤り"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    parser.add_argument("--json", action="store_true", help="結果を JSON で出します")


def run(arguments: argparse.Namespace) -> int:
    """Print one finding a check; exit 1 when one of them is an error."""
    from assistant.checkup import check_up
    from assistant.findings import Severity
    from assistant.settings import load_settings

    data = data_folder(arguments)
    findings = check_up(data, load_settings(data))
    if arguments.json:
        say_json([finding.to_dict() for finding in findings])
    else:
        for finding in findings:
            say(f"[{_SIGNS[finding.severity]}] {finding.name}：{finding.message}")
            if finding.remedy:
                say(f"    対処：{finding.remedy}")
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0
