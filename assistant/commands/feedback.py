"""`feedback`: what readers told of answers."""

import argparse

from assistant.commands.shared import data_folder
from assistant.console import say, say_json
from assistant.feedback import FeedbackReason, FeedbackStore, Report, Verdict
from assistant.parser import UsageError
from assistant.settings import load_settings
from corpus.filenames import shown

NAME = "feedback"
HELP = "回答について寄せられたご意見（役に立った、誤りがある）を表示、または消します"

_VERDICTS = {Verdict.HELPFUL: "役に立った", Verdict.WRONG: "誤りがある"}
_REASONS = {
    FeedbackReason.CONTENT: "回答の内容が違う",
    FeedbackReason.SOURCE: "出典が違う",
    FeedbackReason.LACKING: "足りない",
    FeedbackReason.ANSWERABLE: "答えられるはず",
    FeedbackReason.OTHER: "その他",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the actions of `feedback`."""
    parser.add_argument(
        "action",
        choices=("list", "purge"),
        metavar="すること",
        help="list：古い順に表示、purge：保存の期間を過ぎた質問の文とことばを消す",
    )
    parser.add_argument("--json", action="store_true", help="list の一覧を JSON で出します")
    parser.add_argument("--all", action="store_true", help="purge で、ご意見をすべて消します")


def run(arguments: argparse.Namespace) -> int:
    """List or purge."""
    if arguments.all and arguments.action != "purge":
        raise UsageError(
            "--all は list と一緒には使えません", "purge と --all", "--all を外してください。"
        )
    data = data_folder(arguments)
    store = FeedbackStore(data, load_settings(data).feedback.retention_days)
    if arguments.action == "purge":
        count = store.purge(everything=arguments.all)
        what = "ご意見" if arguments.all else "期間を過ぎた質問の文とことば"
        say(f"{what}を{count:,}件消しました。")
        return 0
    reports = store.reports()
    if arguments.json:
        say_json([report.to_dict() for report in reports])
        return 0
    for report in reports:
        _say(report)
    say(f"{len(reports):,}件のご意見があります。")
    return 0


def _say(report: Report) -> None:
    """Print one report: when and what, then what of it was allowed to be kept."""
    reason = f"（{_REASONS[report.reason]}）" if report.reason else ""
    say(f"{report.id}　{report.at}　{_VERDICTS[report.verdict]}{reason}　{report.status.value}")
    if report.question is not None:
        say(f"    質問：{shown(report.question)}")
    if report.words is not None:
        say(f"    ことば：{shown(report.words)}")
    for place in report.cited:
        say(f"    出典：{place.document} 位置 {place.start}–{place.end}")
