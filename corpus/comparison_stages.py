"""Heads that name two versions of a text only together: 素案 beside 本計画, 従来 beside 今後."""

import re
from collections.abc import Iterable

VERBS = "見直し|改正|変更|修正|改訂|改定|更新|改編|移行"
REMARK = (
    r"(?:[(\[〔【<][^()\[\]〔〕【】<>]*[)\]〕】>]|案"
    r"|(?:令和|平成|[RH])?[0-9元]{1,4}年度?(?:[0-9●○]{1,2}月)?(?:策定|改[訂定正])?版?){0,3}"
)
_WORK = (
    r"(?:(?:基本|実施|行動)?(?:計画|方針|指針|条例|規則|要綱|要領|戦略|構想)"
    r"|プラン|ビジョン|ガイドライン)"
)
_TAIL = r"(?:の?(?:内容|規定|記載|記述|表記|文案|文言|本文|案文|全文|文))?"
# From the earliest to the latest: of two stages of one text the later one is after.
_STAGES = tuple(
    re.compile(rf"[(【\[〔<]?(?:{words}){_TAIL}[)】\]〕>]?{REMARK}$")
    for words in (
        rf"従来|これまで|[現前]期?{_WORK}",
        rf"(?:{_WORK}の?)?(?:{VERBS})?(?:原案|素案|骨子案?|たたき台|中間案|中間まとめ)"
        rf"|当初(?:案|{_WORK})?|前回(?:提示)?案|{_WORK}\((?:原案|素案|骨子案?)\)",
        rf"{_WORK}\(?案\)?|今回(?:提示)?案|案",
        rf"(?:{_WORK}の?)?(?:最終案|最終版|成案|確定案|確定版|決定案|決定版|策定版)"
        rf"|(?:本|次期|{VERBS}){_WORK}|{_WORK}\((?:最終案?|成案|確定版?|決定版?|策定版?)\)",
    )
)
_DRAFT = re.compile(rf"[(【\[〔<]?(?:{VERBS})案")
_BEFORE, _PROPOSED, _SETTLED = 0, 2, len(_STAGES)
_FROM_NOW = re.compile(rf"(?:今後|これから){REMARK}$")
# 現状 beside 今後 says what is and what is to be done: no versions of a text.
_UNTIL_NOW = re.compile(r"[(【\[〔<]?(?:従来|従前|これまで|現行|旧)")
_OF_CHANGES = re.compile(
    rf"(?:主な)?(?:{VERBS}|反映)(?:の|した|する)?"
    r"(?:理由|趣旨|根拠|考え方|経緯|背景|ポイント|概要|内容|点|箇所)$"
)
# これまで, これから and 理由 head many an ordinary table, a draft and 理由 hardly any.
_OF_DRAFT = re.compile(r"案|骨子|たたき台|中間まとめ")
_TELLS_CHANGES = re.compile(
    rf"新旧|対照|相違点|(?:{VERBS})(?:の|した)?(?:内容|概要|点|箇所|事項)|から(?:の)?(?:{VERBS})"
)
_CAPTION_LINES, _CAPTION_CHARACTERS = 2, 60


def read_stage(words: str, *, after: bool = False, before: bool = False) -> int | None:
    """Give the place of a squashed head among the stages of a text, from the earliest at 0.

    `after` and `before` tell that its words name that side by themselves.
    """
    if before:
        return _BEFORE
    if after:
        return _PROPOSED if _DRAFT.match(words) else _SETTLED
    if _FROM_NOW.match(words):
        return _SETTLED
    found = (stage for stage, pattern in enumerate(_STAGES) if pattern.match(words))
    return next(found, None)


def are_stages(earlier: str, later: str) -> bool:
    """Tell whether two squashed heads of other stages may head versions of the same text."""
    return not _FROM_NOW.match(later) or bool(_UNTIL_NOW.match(earlier))


def names_changes(heads: Iterable[str], versions: Iterable[str] = ()) -> bool:
    """Tell whether a column beside the versions is there to explain changes: 変更の理由.

    理由 alone does so where one of the squashed heads of the versions names a draft.
    """
    draft = any(_OF_DRAFT.search(version) for version in versions)
    return any(_OF_CHANGES.match(head) or (draft and head == "理由") for head in heads)


def caption_tells_changes(text: str, start: int) -> bool:
    """Tell whether a line right above text[start:] is a caption such as 素案からの変更点."""
    lines = [line.strip() for line in text[max(0, start - 400) : start].splitlines()]
    above = [line for line in lines if line][-_CAPTION_LINES:]
    return any(
        len(line) <= _CAPTION_CHARACTERS and not line.endswith("。") and _TELLS_CHANGES.search(line)
        for line in above
    )
