"""Start the page, then load the rest; stop cleanly on SIGINT and SIGTERM."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant import FeedbackStore, LibraryDesk, MachishirubeError, WebSettings
from assistant.web import words
from assistant.web.parts import Parts
from assistant.web.port import LOOPBACK, take_port
from assistant.web.readiness import Readiness
from assistant.web.seam import Answering
from assistant.web.talks import Talks

if TYPE_CHECKING:
    from uvicorn import Config, Server

Report = Callable[[str], None]

# more than a conversation mostly has; only as many times that are kept in memory altogether
ORDINARY_QUESTIONS = 20
# open tabs hold a stream each; at the end they are cut after this long
_GRACE_S = 2
_TICK_S = 0.05
_STOPPERS = (signal.SIGINT, signal.SIGTERM)


def serve(
    assistant_factory: Callable[[], Answering],
    settings: WebSettings,
    report: Report,
    *,
    desk: LibraryDesk | None = None,
    feedback: FeedbackStore | None = None,
) -> None:
    """Serve the page until SIGINT or SIGTERM; call it in the main thread.

    `assistant_factory` gives an assistant that can already answer by keywords; its `warm_up` runs
    in the background once the page is up. Without `desk` documents are only read, without
    `feedback` readers are not asked what they think of answers. Raises UserError where the port
    cannot be had, and what the factory raises.
    """
    stop = threading.Event()
    handlers = {name: signal.signal(name, lambda *_: stop.set()) for name in _STOPPERS}
    try:
        with take_port(settings.host, settings.port) as taken:
            if settings.host not in LOOPBACK:
                guarded = desk is not None and desk.password.is_set
                warning = words.OPEN_HOST_OPERATOR if guarded else words.OPEN_HOST
                report(warning.format(host=settings.host))
            running = Running(assistant_factory(), settings, taken, desk, feedback)
            running.start(report)
            running.wait(stop)
            running.stop()
    finally:
        for name, handler in handlers.items():
            signal.signal(name, handler)
    report(words.STOPPED)


class Running:
    """A page served by a thread of this process, on a socket that is already bound."""

    def __init__(
        self,
        assistant: Answering,
        settings: WebSettings,
        taken: socket.socket,
        desk: LibraryDesk | None,
        feedback: FeedbackStore | None,
    ) -> None:
        self.url = _url(taken)
        kept = Talks(
            keep_s=settings.conversation_hours * 3600,
            most=settings.conversations,
            exchanges=settings.conversations * ORDINARY_QUESTIONS,
        )
        self._parts = Parts(assistant, Readiness(), settings, kept, desk, feedback)
        self._server = _server(self._parts)
        # outside the main thread uvicorn leaves the signals to us
        self._thread = threading.Thread(
            target=self._server.run, args=([taken],), name="page", daemon=True
        )

    def start(self, report: Report) -> None:
        """Bring the page up, then load in the background; raises where the page cannot start."""
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise MachishirubeError(
                    "ページを始められませんでした。",
                    "サーバーの起動",
                    "上に出た記録を確かめてください。",
                )
            self._thread.join(_TICK_S)
        report(words.SERVING.format(url=self.url))
        load, given = self._parts.readiness.load, (self._parts.assistant.warm_up, report)
        threading.Thread(target=load, args=given, name="load", daemon=True).start()

    def wait(self, stop: threading.Event) -> None:
        """Wait until asked to stop or until the server has ended by itself."""
        while self._thread.is_alive() and not stop.wait(1):
            pass

    def stop(self) -> None:
        """End the server and wait for it."""
        self._server.should_exit = True
        self._thread.join()


def _server(parts: Parts) -> Server:
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # gradio reads it while it is imported
    from uvicorn import Server

    from assistant.web.site import build_site

    return Server(configured(build_site(parts), parts.settings))


def configured(site: Any, settings: WebSettings, **more: Any) -> Config:
    """Say how a site is served; what a request tells of its sender counts from `proxies` only.

    By itself uvicorn believes every program of this computer.
    """
    from uvicorn import Config

    proxies = [str(each) for each in settings.proxies]
    return Config(
        site,
        log_level="error",
        ws="none",
        access_log=False,
        timeout_graceful_shutdown=_GRACE_S,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        server_header=False,
        **more,
    )


def _url(taken: socket.socket) -> str:
    host, port = taken.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
