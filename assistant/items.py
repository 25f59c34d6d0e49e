"""The words that items of lists name before what they say."""

import re
from functools import lru_cache

_ITEM = re.compile(r"[・●○◆■]?\s*(?P<label>[^\s。、]{2,12})[\s　]+\S")


@lru_cache(maxsize=20_000)  # items are the same for every question
def item_label(text: str) -> str:
    """Give the word that an item names before a space: 委員 of 「・委員 教育長」."""
    found = _ITEM.match(text)
    return found.group("label") if found else ""
