"""Reads whether a question asks for a change, of which kind, and at which place of a text.

Patterns are wording of the languages that people ask in, never subjects of a document. Names of
the sides must be taken out first: 改定前の注 asks for a note and not for a change.
"""

import re
from collections.abc import Set
from enum import StrEnum

from assistant.sides import SideWords
from corpus import ChangeKind, SectionKind, Side

_REVISION = "(?:見直し|改正|改訂|改定|手直し|リニューアル|修正)"
_EVENT = re.compile(
    rf"{_REVISION}(?:されて|して|で(?!す|しょ|ある|は)|では|によって|により|に伴|に(?:際|あた)|の結果|を経て)"
)
# Parts of a text that come and go.
_UNIT = (
    "(?:項目|注(?:釈|記|書き)?|脚注|条文?|文章?|段落|記述|記載|語句|言葉|説明"
    "|取り?組み?|とりくみ|施策|箇所|か所|ページ|[章節項])"
)
# Of a text: that it was edited.
_EDITS = re.compile(
    r"変わ|変更|変え(?:た|て|ら)|改め(?:ら|る|た|方)|書き?換|書き?替|書き?直|書き改|置き?換|置き?替|差し?[替換]|入れ?[替換]"
    r"|[^っ]替わ|言い換|直され|直っ(?:て|た)|直り(?:ま|、)|修正され|どこ[へに](?:行|い)っ|付け足|つけ足|付け加|書き足|足され|足した|追記|加筆|盛り込"
    r"|加わ(?:った|りま)|加え(?:ら|た)|追加|新設|新規|削ら|削っ|削除|削り|削る|(?<![い少])なくな|無くな|なくし|消え|消さ|消し"
    r"|落ち(?:た|て)|落とさ|外さ|外れ|抜け(?:た|て|落)|省かれ|取り除|代わり(?:に|は)|代わって|かわりに"
    r"|その(?:場所|位置)に|新し(?:く|い)(?:でき|入|出|条|取|な[っり])|新たに|据え置|繰り?[下上]げ|条番号"
    rf"|{_REVISION}(?:点|内容|箇所|か所|部分|さ(?!れた(?:理由|背景|年|時期|の)))"
    r"|(?:どう|どのように|どんな|何が?)変化|変化(?:は|が|し|点|した)|対比"
    r"|(?:条文?|規定|決まり|定め)[^。]{0,10}(?:動(?:い|き)|ずれ|移っ|移り|無くな|なくな|消え)"
    r"|(?:新し|新た)(?:く|に)(?:設け|定め|置か|作ら|つくら)"
    r"|(?:^|[。、\s])(?:以前|前|これまで|今まで|従来|もと|元)の[^。、]{1,10}も[^。]{0,6}(?:教え|知り|示し|お願い|併せ|あわせ)"
    r"|増え(?:た|まし)[^。]{0,8}減(?:った|りまし)|減(?:った|りまし)[^。]{0,8}増え(?:た|まし)"
    r"|加わる(?:条|規定|項目|もの|内容|の)|(?:条文?|規定|項目|決まり)[^。]{0,10}(?:廃止|撤廃)"
    r"|(?:廃止|撤廃)[^。]{0,8}(?:条|規定|項目|決まり)"
    r"|(?:いくら|何[一-鿿%])から[^。]{0,4}(?:いくら|何[一-鿿%])(?:に|へ)(?:な|変|上|下|増|減)"
    r"|数(?:は|が)[^。]{0,6}(?:増え|減)|第[0-9一二三四五六七八九十百]+条[^。]{0,12}どうな"
    rf"|{_UNIT}(?:の(?:うち|中|なか))?(?:で|が|は|に|も)?[^。、]{{0,6}}(?:増え|減っ|減り)(?:た|て|ま)"
    rf"|(?:増え|減っ)た(?:のは?(?:何|どれ|どこ)|{_UNIT})|(?:増やさ|減らさ)れ|(?:担当|仕事)[^。、]{{0,8}}(?:増え|減っ|減り)(?:た|て|ま)"
    r"|引き続き(?:[^。]{0,14}(?:同じ|担当|受け持|所管)|です|か|[?？]|$)|(?:話|件|部分|記述|文|くだり)[はがって、]{0,3}どうな(?:っ|り)"
    r"|\bchang(?:e|es|ed|ing)\b|\badded\b|\bnewly\b|\bremov(?:ed|al)\b|\bdelet(?:ed|ion)\b|\bdropped\b"
    r"|\breplac(?:ed|es|ement)\b|\binstead\b|\bno longer\b|\brewritten\b|\breworded\b"
    r"|变化|变更|更改|变动|改变|修改|修订|改成|改为|增加|新[增増]|删除|删去|取消|替换|变成|变了"
    r"|\bmud(?:ou|aram|ança|anças|a)\b|\balter(?:ou|ado|ação|ações)|\bmodific|\bacrescent|\badicion"
    r"|\bretirad|\bremovid|\bexcluíd|\bsubstitu",
    re.IGNORECASE,
)
# Of anything: that two things differ. It is a change where the things are the two sides.
_DUTIES = re.compile(r"担当|所管|部署|受け持")
_DIFFERS = re.compile(
    r"違い|違う|違っ|違え|ちがい|ちがう|異な|差(?:は|が|を|分|異)|比べ|比較|残(?:って|る|り|さ)|引き続き|同じ|おなじ|(?:[の、]|その)まま|(?:一緒|いっしょ)(?:です|か|な|[?？]|$)|どうな(?:った|って|り)|変わら|より(?:も)?(?:増え|減[っりら]|多く|少なく)|differ|compar|不同|区别|diferen",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"と[^、。]{1,20}(?:は|の|で|って|を)[^。]{0,20}(?:違|ちが|異な|差|比)")
_CHAPTER = re.compile(
    r"第([0-9]+)章|(?<![0-9])([0-9]+)章|chapter\s*([0-9]+)|capítulo\s*([0-9]+)", re.I
)
_ASKS = re.compile(
    r"[?？]|どう|どこ|どれ|どの|何|なに|どん|いくつ|教えて|示し|知りたい|並べ|見せ|比べ|対照|か[。]?$|(?:前後|前[とや・]後|前と今|新旧)[。]?$"
)

KIND_CUES = {
    ChangeKind.ADDED: re.compile(
        r"加わ|加え|追加|新設|新規|新たに|新し(?:く|い)(?:でき|入|出|加|盛|載|書|条|取|設|定|作|つく|規定)"
        r"|(?:新し|新た)[^。]{0,8}設け|創設|付け足|つけ足"
        r"|付け加|書き足|足され|足した|追記|加筆|盛り込|増え|増やさ|\badded\b|\bnewly\b|新[增増]|[增増]加|acrescent|adicion",
        re.IGNORECASE,
    ),
    ChangeKind.DELETED: re.compile(
        r"削|廃止|撤廃|なくな|無くな|なくし|消え|消さ|消し|落ち(?:た|て)|落とさ|外さ|外れ|抜け(?:た|て|落)|省かれ"
        r"|減[っりら]|取り除"
        r"|\bremov|\bdelet|\bdropped\b|\bno longer\b|删|取消|retirad|removid|excluíd",
        re.IGNORECASE,
    ),
    ChangeKind.REPLACED: re.compile(
        r"置き?換|置き?替|差し?[替換]|入れ?[替換]|代わり(?:に|は)|代わって|かわりに|その(?:場所|位置)に"
        r"|\breplac|\binstead\b|替换|substitu",
        re.IGNORECASE,
    ),
    ChangeKind.MOVED: re.compile(
        r"繰り?[下上]げ|移動|番号が|条番号|条ずれ|第?何条(?:に|へ|から)|\bmoved\b|renumber"
    ),
    ChangeKind.UNCHANGED: re.compile(
        r"変わ(?:って|り)?(?:い)?(?:な[いかく]|らな|らず|りな)|変更(?:が|の|は|も|点が|点の)?な[いかくし]"
        r"|据え置|(?:同じ|その)まま|unchanged|没有(?:变化|改变)"
    ),
}
# What stood on one side only: 前はあったのに今はない注, 旧指針にだけある項目.
_EARLIER, _LATER = r"(?:前|以前|旧|従来|元|昔)", r"(?:今|現在|新|案|後)"
_ONE_SIDED = {
    ChangeKind.DELETED: re.compile(
        rf"{_EARLIER}[^。、]{{0,8}}あ(?:った|って)[^。]{{0,12}}{_LATER}[^。、]{{0,6}}(?:無|な)(?:い|く)"
        rf"|{_EARLIER}[^。、]{{0,8}}(?:だけ|のみ)(?:に)?(?:あ|載|書)"
    ),
    ChangeKind.ADDED: re.compile(
        rf"{_EARLIER}[^。、]{{0,8}}(?:無|な)(?:かった|くて)[^。]{{0,12}}(?:{_LATER}|加|足|入|取り?組|項目|注|もの)"
        rf"|{_LATER}[^。、前]{{0,8}}(?:だけ|のみ)(?:に)?(?:あ|載|書)"
    ),
}
_WHOLE_UNIT = r"(?:項目|注(?:釈|記|書き)?|脚注|条文?|段落|取り?組み?|とりくみ|施策)"
_WHOLE_UNITS = {
    kind: re.compile(
        rf"(?:{KIND_CUES[kind].pattern})[ぁ-ん]{{0,6}}(?:[^、。ぁ-ん]{{1,4}}の)?{_WHOLE_UNIT}"
        rf"|{_WHOLE_UNIT}(?:の(?:うち|中|なか))?(?:で|から)[^。、]{{0,6}}?(?:{KIND_CUES[kind].pattern})"
        r"[ぁ-ん]{0,3}(?:もの|の)",
        re.IGNORECASE,
    )
    for kind in (ChangeKind.ADDED, ChangeKind.DELETED)
}
_NOTES = re.compile(
    r"注(?:[はがをにのでと、?？\s]|$|記|釈|書)|脚注|[※＊*]|(?:foot)?notes?\b|注释|\bnotas?\b"
)
_CLAUSES = re.compile(
    r"取組|取り組み|とりくみ|施策|条文|何条|どの条|measures?\b|initiatives?\b|措施|举措"
)
_DATES = re.compile(r"日付|策定(?:日|年月)|年月|何月付|月付け?(?:は|の|が)|\bdated?\b|日期")


class Place(StrEnum):
    """Where in a text: at its beginning or at its end."""

    OPENING = "opening"
    CLOSING = "closing"


_PLACES = {
    Place.OPENING: re.compile(
        r"書き出し|書出し|出だし|冒頭|最初の(?:文|段落|一文|部分)|始まり(?:方|は|の)|どう始ま"
        r"|opening|first (?:sentence|paragraph)|开头|início|primeira frase"
    ),
    Place.CLOSING: re.compile(
        r"結び|締め(?!切|り切)|しめくくり|末尾|文末|最後の(?:文|段落|一文|部分|くだり)|おしまい|終わり(?:方|の(?:文|段落|部分))"
        r"|どう終わ|closing|last (?:sentence|paragraph)|结尾|encerramento|última frase"
    ),
}
_WHOLE = re.compile(
    rf"{_REVISION}(?:を|に|した|する|の)[^。]{{0,12}}(?:理由|なぜ|いつ|背景|踏み切)"
)
_LAST_CHAPTER = re.compile(r"最終章|最後の章|last chapter|final chapter|最后一章|último capítulo")


def asks_change(question: str, bare: str, sides: Set[Side]) -> bool:
    """Tell whether a question asks what was changed.

    `bare` is the question without the names of sides, `sides` are those that it names.
    """
    both, event = len(sides) == len(Side), bool(_EVENT.search(question))
    if _on_one_side(question) or (_EDITS.search(bare) and not _is_whole_revision(bare)):
        return True
    if _DIFFERS.search(bare):
        return both or event or (bool(sides) and not _BESIDE.search(bare))
    if _is_whole_revision(bare) or (_DUTIES.search(bare) and not event):
        return False
    return (both or event) and bool(_ASKS.search(question))


def _is_whole_revision(bare: str) -> bool:
    """Tell whether a question is about the act of revising: why it was done, and when."""
    return bool(_WHOLE.search(bare))


def names_revision(question: str) -> bool:
    """Tell whether a question speaks of a revision, or of a side of one."""
    return bool(_EVENT.search(question) or SideWords().find(question))


def kinds_of_change(question: str) -> frozenset[ChangeKind]:
    """Give the kinds of change that a question names; none where it asks for any."""
    kinds = {kind for kind, cue in KIND_CUES.items() if cue.search(question)}
    return frozenset(kinds) | _on_one_side(question)


def came_or_went(question: str) -> frozenset[ChangeKind]:
    """Give the kinds of change of whole units that a question asks for: 増えた注, 消えた項目.

    注で増えたもの is said of whole units, too; 注に増えた語 is not.
    """
    gone = {kind for kind, cue in _WHOLE_UNITS.items() if cue.search(question)}
    return frozenset(gone | _on_one_side(question))


def _on_one_side(question: str) -> frozenset[ChangeKind]:
    """Give the kinds of change of what stands on one side only."""
    return frozenset(kind for kind, cue in _ONE_SIDED.items() if cue.search(question))


def places(question: str) -> frozenset[Place]:
    """Give the ends of a text that a question names."""
    return frozenset(place for place, cue in _PLACES.items() if cue.search(question))


def chapters(question: str) -> frozenset[str]:
    """Give the numbers of the chapters that a folded question names."""
    return frozenset(n for found in _CHAPTER.findall(question) for n in found if n)


def asks_last_chapter(question: str) -> bool:
    """Tell whether a question is about the last chapter, whatever it is called."""
    return bool(_LAST_CHAPTER.search(question))


def forms(question: str) -> frozenset[SectionKind]:
    """Give the kinds of unit that a question names: notes, clauses, dates; none for any."""
    found = {SectionKind.NOTE: _NOTES, SectionKind.CLAUSE: _CLAUSES, SectionKind.DATE: _DATES}
    return frozenset(kind for kind, cue in found.items() if cue.search(question))
