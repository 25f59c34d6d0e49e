"""Refuses what hangs on where the asker lives, which no document knows: my district's group.

Wording of the language, not of any document.
"""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.refusal import refuse
from assistant.scope import Scope

_PLACE = r"(?:地区|地域|町内?|区|村|自治会|集落|家|ところ|所|あたり|辺り)"
_OWN = re.compile(
    rf"(?:うち|私|わたし|僕|我が|わが|自分|ウチ)(?:たち)?の?(?:住(?:む|んで\w{{1,3}}))?{_PLACE}"
    rf"|住んで(?:い)?る{_PLACE}|^(?:うち|ウチ)(?:は|って)"
    r"|\bmy (?:own )?(?:district|area|neighbou?rhood|town|village|community|home|house)\b"
    r"|\bwhere i live\b|\b(?:meu bairro|minha (?:região|área|cidade)|onde (?:eu )?moro)\b"
    r"|我(?:们)?(?:家|住)?(?:的|所在)?(?:地区|社区|小区|区)"
)
_WHICH = re.compile(
    r"(?:どの|どちらの|何番(?:目)?の?)(?:グループ|区分|分類|地域|地区|タイプ|ブロック|コース|エリア|区域|番号)"
    r"|どれ(?:です|に|なの|だ|[?？]|$)|どちら(?:です|に|なの)|どこに(?:入|属|当た|含|分類|なり)|何番|いくつ目|何グループ"
    r"|\bwhich\b[^.?]{0,40}\b(?:group|category|area|class|type|block|region|course)|\bin which\b"
    r"|\bqual\b[^.?]{0,20}\b(?:grupo|categoria|área|região)|\bem que grupo\b"
    r"|哪(?:一|个)?(?:个)?(?:组|类|区|地区|地域)"
)
# A town may be the whole that a document is about; these are parts of it.
_PART_OF_TOWN = re.compile(
    r"(?:うち|私|わたし|僕|我が|わが|自分)(?:たち)?の(?:地区|地域|町内|区|集落|自治会)(?:の|は|って)"
    r"|住んで(?:い)?る(?:地区|地域|町内|区|集落)(?:の|は|って)"
    r"|\bmy (?:district|area|neighbou?rhood)\b"
)
_FIGURE = re.compile(r"人口|世帯|高齢化率|何人|何%|割合|population|how many (?:people|residents)")


def refuse_own_place(scope: Scope) -> Draft | None:
    """Refuse which group the asker's district is in, or its figures; None for other questions."""
    question = scope.reading.question.casefold()
    if _OWN.search(question) and _WHICH.search(question):
        what = phrases.OWN_PLACE
    elif _PART_OF_TOWN.search(question) and _FIGURE.search(question):
        what = phrases.OWN_FIGURE
    else:
        return None
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
