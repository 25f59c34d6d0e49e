"""Words of readers that are too old go even when nobody reports anything."""

import logging
import threading

from assistant.feedback import FeedbackStore
from corpus.errors import MachishirubeError

_log = logging.getLogger(__name__)
EVERY_S = 24 * 60 * 60
"""Seconds between two looks."""


def keep_forgetting(store: FeedbackStore, every_s: float = EVERY_S) -> threading.Event:
    """Delete what is too old now and every day, in the background; the event given ends it."""
    ended = threading.Event()

    def forget() -> None:
        while True:
            try:
                store.purge()
            except MachishirubeError as error:
                _log.warning("old words of readers could not be deleted: %s", error)
            if ended.wait(every_s):
                return

    threading.Thread(target=forget, name="retention", daemon=True).start()
    return ended
