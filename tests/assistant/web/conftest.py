"""One server process and one Chromium for the whole session; every test gets a tab as new.

A tab is handed on from test to test: what Gradio's page is made of is then read and compiled once.

The server is a process of its own because Gradio leaves event loops and sockets to the garbage
collector, which in this process would turn into errors of tests that have nothing to do with it.
"""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError, expect

from corpus import Corpus, load_corpus

# Several browsers may share two cores; what is expected ends the waiting at once.
expect.set_options(timeout=20_000)


@dataclass
class Served:
    """A running server process: its first words and its address."""

    process: "subprocess.Popen[str]"
    words: list[str]
    url: str

    def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Ask it to end; give its exit code and everything it said since it was up."""
        self.process.send_signal(with_signal)
        said, _ = self.process.communicate(timeout=60)
        return self.process.returncode, said


@contextmanager
def serving(*arguments: str) -> Iterator[Served]:
    """Start the scripted page; output and errors come as one stream."""
    command = [sys.executable, "-m", "tests.assistant.web.served", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        try:
            yield _told(process)
        finally:
            process.kill()


def _told(process: "subprocess.Popen[str]") -> Served:
    said = []
    for line in process.stdout or ():
        said.append(line.rstrip("\n"))
        if "http://" in line:
            return Served(process, said, line.split("：")[1].split("（")[0])
    return Served(process, said, "")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    with serving("127.0.0.1", "0") as served:
        assert served.url, served.words
        yield served.url


# What Gradio's own script says of its stream when a page is left before the stream has ended.
GRADIO_ON_LEAVING = ("AbortError: signal is aborted", "Unexpected error Connection errored out")


@dataclass
class Tab:
    """A page at the chat with a record of what the browser asked for and complained about."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    def open(self) -> "Tab":
        # of the whole context, so that windows opened from the page count too
        for event, hear in self._heard():
            self.page.context.on(event, hear)  # type: ignore[call-overload]  # a name each
        self.page.goto(self.url)
        return self.ready()

    def close(self) -> None:
        """End the session: in no test may anything be asked of another server, or go wrong."""
        for other in self.page.context.pages:
            if other != self.page:
                other.close()
        self.page.goto("about:blank")
        for event, hear in self._heard():
            self.page.context.remove_listener(event, hear)
        assert (self.outside, self.wrong) == ([], [])

    @property
    def wrong(self) -> list[str]:
        """The complaints, less what Gradio says when a page of the chat is left."""
        forgiven = (*GRADIO_ON_LEAVING, *self.forgiven)
        return [each for each in self.complaints if not each.startswith(forgiven)]

    def _heard(self) -> tuple[tuple[str, Callable[[Any], None]], ...]:
        return (
            ("request", self._note_request),
            ("weberror", self._note_error),
            ("console", self._note_line),
        )

    def ready(self) -> "Tab":
        """Wait until the page shows what it has to show: Gradio draws it in steps."""
        self.page.locator("#question textarea").wait_for()
        self.page.locator("#source-pane").wait_for()
        return self

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_error(self, error: WebError) -> None:
        self.complaints.append(str(error.error))

    def _note_line(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.complaints.append(line.text)

    def ask(self, question: str) -> None:
        self.page.locator("#question textarea").fill(question)
        self.await_turn(lambda: self.page.locator("#question textarea").press("Enter"))

    def await_turn(self, act: Callable[[], None]) -> None:
        turns = self.page.locator("#log .turn")
        count = turns.count()
        act()
        turns.nth(count).wait_for()

    @property
    def outside(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((self.url, "data:", "blob:"))]

    @property
    def asked(self) -> list[str]:
        # what lies out of sight has no inner text until it is drawn
        return self.page.locator("#log .asked h2").all_text_contents()

    @property
    def answer(self) -> str:
        return self.page.locator("#log .answer").last.inner_text()

    @property
    def quote(self) -> str:
        self.page.locator("#source-pane mark").first.wait_for()
        return "".join(self.page.locator("#source-pane mark").all_inner_texts())


_SIDEWAYS = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (each) => each.getBoundingClientRect().right > root.clientWidth);
  return [root, ...wide].map((each) => `${each.tagName} ${each.id} ${each.className}`);
}"""


def sideways(page: Page) -> list[str]:
    """Name what makes a page wider than its window, nothing where it fits."""
    wide: list[str] = page.evaluate(_SIDEWAYS)
    return wide


_FREE: dict[tuple[Browser, int, int], list[Page]] = {}
_CLEAR = "() => { localStorage.clear(); sessionStorage.clear(); }"


def as_new(page: Page, url: str, width: int, height: int) -> Page:
    """Take from a page what a test may have left: storage, cookies, routes, leave, looks, size."""
    page.context.clear_cookies()
    page.context.clear_permissions()
    page.unroute_all()
    page.emulate_media(color_scheme="null", reduced_motion="null", media="null")
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{url}healthz")  # a place of the same origin without any script
    page.evaluate(_CLEAR)
    return page


@contextmanager
def tab_at(url: str, chromium: Browser, width: int, height: int) -> Iterator[Tab]:
    """Give a tab as new; one in which a test failed is not handed on."""
    free = _FREE.setdefault((chromium, width, height), [])
    page = free.pop() if free else chromium.new_context(locale="ja-JP").new_page()
    opened = Tab(as_new(page, url, width, height), url).open()
    yield opened
    opened.close()
    free.append(page)


@pytest.fixture
def tab(url: str, chromium: Browser) -> Iterator[Tab]:
    with tab_at(url, chromium, 1280, 860) as opened:
        yield opened


@pytest.fixture
def phone(url: str, chromium: Browser) -> Iterator[Tab]:
    with tab_at(url, chromium, 360, 740) as opened:
        yield opened


@pytest.fixture
def wide(url: str, chromium: Browser) -> Iterator[Tab]:
    with tab_at(url, chromium, 1600, 900) as opened:
        yield opened
