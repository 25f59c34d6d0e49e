"""How long a reader waits for an answer: until it is there, it takes too long, or they stop it.

A thread cannot be ended from outside. Work that nobody waits for any more runs on, and what it
gives is dropped.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Dropped(Enum):
    """Why there is no result."""

    LATE = "late"
    STOPPED = "stopped"


@dataclass(slots=True)
class _Run:
    """Some work on its way; `over` once it has ended, `dropped` once nobody waits for it."""

    over: bool = False
    stopped: bool = False
    dropped: bool = False


class Waiting:
    """Runs work in threads of its own and waits for each at most `seconds`.

    The threads stay: what a library keeps for each thread is kept once, not once a question.

    At most `at_once` are waited for at a time, and nothing new begins while `lingering` dropped
    ones still run, so that a run of slow questions cannot fill the machine.
    """

    def __init__(self, *, seconds: float, at_once: int, lingering: int) -> None:
        self._seconds = seconds
        self._at_once = at_once
        self._most_lingering = lingering
        self._changed = threading.Condition()
        self._runs: dict[str, _Run] = {}
        self._awaited = 0
        self._lingering = 0
        self._idle = 0
        self._orders: SimpleQueue[tuple[_Run, Callable[[], None]]] = SimpleQueue()

    def result(self, ticket: str, work: Callable[[], T]) -> T | Dropped:
        """Do the work; the ticket is what it can be stopped by. The work must not raise."""
        run = _Run()
        given: list[T] = []
        end = time.monotonic() + self._seconds
        with self._changed:
            self._runs[ticket] = run
            try:
                if self._until(lambda: self._has_room or run.stopped, end) and not run.stopped:
                    self._begin(run, lambda: given.append(work()))
                    self._until(lambda: run.over or run.stopped, end)
                    self._leave(run)
            finally:
                # a ticket is of the browser's making and may come twice
                if self._runs.get(ticket) is run:
                    del self._runs[ticket]
            if run.stopped:  # its reader was told so, whatever came in the same moment
                return Dropped.STOPPED
            return given[0] if given else Dropped.LATE

    def stop(self, ticket: str) -> bool:
        """Wait no longer for some work; False where it is not waited for."""
        with self._changed:
            run = self._runs.get(ticket)
            if run is None or run.over:
                return False
            run.stopped = True
            self._changed.notify_all()
            return True

    @property
    def _has_room(self) -> bool:
        return self._awaited < self._at_once and self._lingering < self._most_lingering

    def _until(self, state: Callable[[], bool], end: float) -> bool:
        return self._changed.wait_for(state, max(0.0, end - time.monotonic()))

    def _begin(self, run: _Run, work: Callable[[], None]) -> None:
        self._awaited += 1
        self._orders.put((run, work))
        if self._idle:
            self._idle -= 1
        else:  # a daemon: what is still running does not keep the program from ending
            threading.Thread(target=self._serve, name="answer", daemon=True).start()

    def _leave(self, run: _Run) -> None:
        self._awaited -= 1
        if not run.over:
            run.dropped = True
            self._lingering += 1
        self._changed.notify_all()

    def _serve(self) -> None:
        while True:
            run, work = self._orders.get()
            try:
                work()
            finally:
                with self._changed:
                    run.over = True
                    self._lingering -= run.dropped
                    self._idle += 1
                    self._changed.notify_all()
