"""How far the loading of the model has come, told to the page."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant import MachishirubeError
from assistant.web import words

_log = logging.getLogger(__name__)


class Stage(StrEnum):
    """The stages of a start."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(slots=True)
class Readiness:
    """The present stage and what the page says about it; written by one thread, read by many."""

    stage: Stage = Stage.LOADING
    notice: str = words.LOADING

    def load(self, warm_up: Callable[[], None], report: Callable[[str], None]) -> None:
        """Run the loading; a failure is kept and shown, the page stays up with keyword answers."""
        try:
            warm_up()
        except MachishirubeError as error:
            self._fail(str(error), report)
        except Exception as error:  # noqa: BLE001 - a background thread: shown on the page and reported
            _log.exception("loading failed unexpectedly")
            self._fail(type(error).__name__, report)
        else:
            self.stage, self.notice = Stage.READY, ""
            report("準備が終わりました。すべての機能で回答します。")

    def _fail(self, reason: str, report: Callable[[str], None]) -> None:
        self.stage, self.notice = Stage.FAILED, words.LOAD_FAILED
        report(f"{words.LOAD_FAILED}理由：{reason}")
