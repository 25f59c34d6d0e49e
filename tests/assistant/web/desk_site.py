"""The pages beside the conversation over a real data folder, without Gradio and without a model."""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

from fastapi import FastAPI
from starlette.testclient import TestClient
from uvicorn import Server

from assistant.desk_work import Order, Outcome, Step, carry_out
from assistant.documents import open_corpus
from assistant.doubles import ScriptedAssistant
from assistant.feedback import FeedbackStore
from assistant.findings import Finding, Severity
from assistant.library_desk import Job, LibraryDesk
from assistant.settings import Settings
from assistant.web.guard import Guard
from assistant.web.pages import add_pages
from assistant.web.parts import Parts
from assistant.web.readiness import Readiness
from assistant.web.server import configured
from assistant.web.talks import Talks
from corpus.state import DataFolder
from tests.assistant.libraries import TOOLS

PASSWORD = "長い合言葉をここに書きます"
FINDINGS = (
    Finding("原文", Severity.OK, "2件の原文が目録の sha256 と一致しています"),
    Finding("索引", Severity.ERROR, "索引がまだありません。", "「machishirube build」を実行"),
)


def here(data: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
    """Carry an order out in this process, without a model."""
    return carry_out(data, order, hear, TOOLS)


@cache
def _hashed() -> str:
    salt, costs = b"s" * 16, {"n": 2**14, "r": 8, "p": 1}
    made = hashlib.scrypt(PASSWORD.encode(), salt=salt, dklen=32, **costs)
    return json.dumps({"salt": salt.hex(), "hash": made.hex(), **costs})


@dataclass
class Clock:
    """A clock that stands still until it is put forward."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class DeskSite:
    """The site with the parts that a test looks at or puts forward."""

    data: DataFolder
    settings: Settings = field(default_factory=Settings)
    clock: Clock = field(default_factory=Clock)
    piece_s: float = 20.0
    talks: Talks = field(default_factory=lambda: Talks(keep_s=1e9, most=10))

    def __post_init__(self) -> None:
        self.desk = LibraryDesk(
            self.data, self.settings, work=here, check=lambda data: FINDINGS, clock=self.clock
        )
        self.assistant = ScriptedAssistant(open_corpus(self.data))
        self.desk.follow = self.follow
        self.store = FeedbackStore(self.data, 90, lambda: datetime(2024, 4, 1, tzinfo=UTC))
        self.site = FastAPI()
        add_pages(self.site, self.parts(self.desk))
        self.site.add_middleware(Guard, missing=lambda: "", piece_s=self.piece_s)

    def parts(self, desk: LibraryDesk | None) -> Parts:
        return Parts(
            self.assistant,
            Readiness(),
            self.settings.web,
            self.talks,
            desk,
            self.store,
        )

    def follow(self) -> None:
        self.assistant.corpus = open_corpus(self.data)

    def client(self, address: str = "127.0.0.1") -> TestClient:
        """Give a browser without a session; addresses of redirects are not followed."""
        return TestClient(self.site, follow_redirects=False, client=(address, 50_000))

    def protect(self) -> None:
        """Set the password, hashed once for all tests and as cheaply as is allowed."""
        self.data.root.mkdir(parents=True, exist_ok=True)
        self.data.operator.write_text(_hashed(), encoding="utf-8")

    def operator(self) -> TestClient:
        """Give a browser of a signed-in operator."""
        self.protect()
        client = self.client()
        assert enter(client, PASSWORD) == 303
        return client

    def ended(self) -> Job:
        """Wait for the change in the background."""
        for _ in range(600):
            if self.desk.job and not self.desk.job.running:
                return self.desk.job
            time.sleep(0.05)
        raise AssertionError(self.desk.job)


def token(client: TestClient, path: str = "/operator") -> str:
    """Read the token of a page's form."""
    return client.get(path).text.split('name="token" value="')[1].split('"')[0]


def enter(client: TestClient, password: str) -> int:
    """Try to sign in; give the status of the response."""
    form = {"token": token(client), "password": password}
    return client.post("/operator", data=form).status_code


@contextmanager
def serving_site(site: DeskSite) -> Iterator[str]:
    """Serve the site from a thread, for a real browser; give its address."""
    server = Server(configured(site.site, site.settings.web, port=0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    server.should_exit = True
    thread.join()
