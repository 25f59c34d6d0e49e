"""`chat`: the page."""

import argparse

from assistant.commands.shared import data_folder
from assistant.console import note
from assistant.parser import number_between

NAME = "chat"
HELP = "質問できる画面をこのコンピューターで開きます"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `chat`."""
    parser.add_argument(
        "--host",
        metavar="アドレス",
        help="待ち受けるアドレス（省略すると設定の値、既定は 127.0.0.1）",
    )
    parser.add_argument(
        "--port",
        type=number_between(0, 65_535),
        metavar="番号",
        help="待ち受けるポート（省略すると設定の値、既定は 7860）",
    )
    parser.add_argument(
        "--prepare", action="store_true", help="先にモデルを準備し、索引を最新にします"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve the page until it is interrupted."""
    from assistant.feedback import FeedbackStore
    from assistant.library_desk import LibraryDesk
    from assistant.live import LiveAssistant
    from assistant.preparing import prepare_aside
    from assistant.retention import keep_forgetting
    from assistant.settings import load_settings
    from assistant.web.server import serve

    data = data_folder(arguments)
    settings = load_settings(data)
    if arguments.prepare and (failed := prepare_aside(data, settings, report=note)):
        return failed
    named = {"host": arguments.host, "port": arguments.port}
    web = settings.web.model_copy(update={k: v for k, v in named.items() if v is not None})

    desk = LibraryDesk(data, settings)

    def open_live() -> LiveAssistant:
        assistant = LiveAssistant.open(data, settings, note)
        assistant.watch()
        desk.follow = assistant.refresh
        return assistant

    feedback = FeedbackStore(data, settings.feedback.retention_days)
    keep_forgetting(feedback)
    serve(open_live, web, note, desk=desk, feedback=feedback)
    return 0
