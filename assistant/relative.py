"""Words of a follow-up that count from the question before it: 翌年度, それ以外, 割合."""

import re

from assistant.carry_words import THEN
from assistant.slots import SlotKind
from assistant.utterance import Utterance

_EXCEPT = re.compile(r"^(?:それ|これ|そこ|ここ)以外")
_NEXT_YEAR = re.compile(r"(?:翌|(?:その|この)?(?:次|翌)の)年(度?)")
_LAST_YEAR = re.compile(r"(?:その|この)前の年(度?)|前年(度?)")
_COUNTED = re.compile(r"([0-9０-９]+)(?=年?度?$)")
_SHARE = r"何(?:パーセント|[%％]|割)"
_AS_SHARE = re.compile(
    rf"(?:それ[をはって、]*)?(?:(?:割合|率|パーセント|[%％]|{_SHARE})"
    r"(?:に(?:すると|したら|直すと)|で(?:言う|いう|見る|みる)?と|では|だと|なら|は)"
    rf"(?:どう|いくつ|どれ(?:くらい|ぐらい)|{_SHARE})?|{_SHARE})"
    r"(?:ですか|でしょうか|なの|になりますか)?[?？。]*"
)
_HOW_MANY_LESS = re.compile(
    r"(?:何|どれ(?:くらい|ぐらい|だけ))(?:人|世帯|件|個|名)?(?=くらい|ほど)?"
)
_MOVES = re.compile(r"増え|増加|減り|減る|減っ|減少|伸び|縮")


def told_outright(text: str, old: Utterance) -> str:
    """Write out a year, or what is set aside, that is only named by the earlier question."""
    return _excepted(_years(text, old), old)


def as_share(text: str, old: Utterance) -> str | None:
    """Give an earlier question for how many more or fewer as one for per cent, if that is asked."""
    quantity = _HOW_MANY_LESS.search(old.text)
    if not quantity or not _MOVES.search(old.text) or not _AS_SHARE.fullmatch(text):
        return None
    return f"{old.text[: quantity.start()]}何％{old.text[quantity.end() :]}"


def without_same_year(text: str, old: Utterance) -> str:
    """Take 「同じ年の」 off the head where the earlier question names a year."""
    then = THEN.match(text)
    dated = any(slot.kind is SlotKind.YEAR for slot in old.slots)
    return text[then.end() :] if then and dated else text


def _years(text: str, old: Utterance) -> str:
    """Write the year before or after the last one of the earlier question."""
    years = [slot.value for slot in old.slots if slot.kind is SlotKind.YEAR]
    counted = _COUNTED.search(years[-1]) if years else None
    if not counted:
        return text
    for pattern, step in ((_NEXT_YEAR, 1), (_LAST_YEAR, -1)):
        found = pattern.search(text)
        if found:
            year = years[-1][: counted.start()] + str(int(counted[1]) + step)
            unit = years[-1][counted.end() :] or "年"
            return f"{text[: found.start()]}{year}{unit}{text[found.end() :]}"
    return text


def _excepted(text: str, old: Utterance) -> str:
    """Write the first thing of the earlier question for 「それ」 of 「それ以外」."""
    found = _EXCEPT.search(text)
    if not found or not old.things:
        return text
    return f"{text[: found.start()]}{old.things[0].head}以外{text[found.end() :]}"
