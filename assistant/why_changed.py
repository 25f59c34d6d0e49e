"""Reads 「なぜですか」 behind an answer that shows a change: it asks why that was changed."""

import re

from assistant import phrases
from assistant.phrase_forms import form_of

_SHOWN = form_of(
    phrases.SIDES_REPLACED,
    phrases.SIDES_ADDED,
    phrases.SIDES_DELETED,
    phrases.SIDES_MOVED,
    phrases.STRUCK_OUT,
)
# An answer that shows both sides of a change and says no more.
_BOTH = form_of(phrases.AFTER), form_of(phrases.BEFORE)
# Nothing but why: 「なぜですか」, 「どうして変えたの」, 「理由は？」, 「そう変えるのはなぜですか」.
_WHY = re.compile(
    r"(?:それは|これは|その|この|(?:そう|こう)(?:変える|変えた|変わる|変わった|なる|なった|する|した)(?:の(?:は|って))?)?(?:なぜ|何故|どうして|なんで|何で|(?:変更|見直し|変わった|変えた)?の?(?:理由|わけ|訳)(?:は|って|を)?)"
    r"(?:、)?(?:何|なん|教えて|そう|こう|変わ|変え|な)?(?:です|でしょう|なって|なった|した|しま|った|たの|り|ま|の|ん|だ|か|って|ください|下さい)*"
    r"[?？。]*"
)
WHY_CHANGED = "なぜ変わったのですか"


def why_of_change(asked: str, answer: str) -> str:
    """Give what 「なぜですか」 asks behind an answer that shows a change; "" for anything else."""
    shown = _SHOWN.search(answer) or all(form.search(answer) for form in _BOTH)
    return WHY_CHANGED if shown and _WHY.fullmatch(asked.strip()) else ""
