"""Finds the name of a city, town or village in a question that no document and no dictionary has.

日和坂市 is 日和, 坂 and 市 to the dictionary; what stands before 市 in 他市, 近隣市 or 中核市 names
no city, nor does 青空 in 青空市 with a common noun behind it.
"""

import re
from collections.abc import Sequence

from index.tokens import Morpheme, morphemes

_KANJI = "一-鿿々"
# A name, 市, 町 or 村, and something behind it that is no part of a longer word.
_TOWN = re.compile(
    rf"(?<![{_KANJI}ァ-ヶー])(?P<name>[{_KANJI}]{{1,6}}?(?:[ヶケノが][{_KANJI}]{{1,3}}?)?)(?P<sign>[市町村])"
    rf"(?=$|役所|役場|議会|[^{_KANJI}ァ-ヶー])"
)
# What says which of several towns, or what kind of town, and names none.
_NO_NAME = re.compile(
    r"^(?:[同本当他各両全我貴某隣元旧新現一二三四五六七八九十数諸小大古下港横裏花寺何]|(?:他|全|各|同|本|当)[都道府県]"
    r"|この|その|うち|自分|我が|わが|近隣|近郊|周辺|隣接|先進|先行|合併|構成|関係|参加|加盟|対象|協定|被災|派遣|連携|提携"
    r"|姉妹|友好|兄弟|地方|海外|外国|国内|県[内外]|道[内外]|府[内外]|都[内外]|圏域|管[内外]|中核|中心|中枢|政令(?:指定)?|指定|特例"
    r"|一般|主要|類似|同規模|人口|田舎|城下|門前|宿場|温泉|漁師|住宅|学園|企業|工業|商業|観光|環境|文化|福祉|健康|理想|未来|将来"
    r"|見本|青空|骨董|朝|夕|夜|蚤|植木|青果|魚|農産物|物産|直売|卸売|市場|該当|担当|所在|居住|転[入出]|移住|出身|本籍|保険者|実施)+$"
)
# 国県市, 市町村: the kinds of governments, and no name.
_GOVERNMENTS = re.compile(r"[国都道府県市区町村郡]$")
# What may stand before a name without a particle between.
_BEFORE = re.compile(r"^(?:現在|今年度?|昨年度?|来年度?|以前|近隣|隣|お隣|同じ県内)")
SHORTEST_NAME = 2


def find_strange_town(text: str) -> str | None:
    """Give the first name of a town whose words the dictionary does not hold to be one name."""
    words = morphemes(text)
    for found in _TOWN.finditer(text):
        name = _BEFORE.sub("", found["name"])
        if len(name) < SHORTEST_NAME or _NO_NAME.match(name) or _GOVERNMENTS.search(name):
            continue
        if _ends_as_name(words, found.end("name"), found.end()):
            return name + found["sign"]
    return None


def _ends_as_name(words: Sequence[Morpheme], sign: int, end: int) -> bool:
    """Tell whether 市 is a word of its own, or ends the last part of a name: 嶺町 of 鳴嶺町.

    朝市, 港町 and 農村 are one word of the dictionary.
    """
    at = 0
    for word in words:
        at = word.start
        if at == sign and at + len(word.surface) == end:
            return True
        if at < sign < end == at + len(word.surface):
            return word.pos2 == "固有名詞"
    return False
