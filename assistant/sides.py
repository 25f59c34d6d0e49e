"""Which side of a before/after table a question names: 見直し後, 現行, or a printed head."""

import re
from collections.abc import Iterable, Mapping

from corpus.column_heads import ColumnHeads
from corpus.records import Side
from index.normalise import fold

_VERBS = "(?:見直し|改正|変更|改定|改訂|修正|手直し|書き?換え|書き?直し|改め|変え|直し)"
_DONE = "(?:見直し|改正|変更|改定|改訂|修正|手直し|書き?換え|書き?直し|改め|変え|変わっ|直し)"
_TO_DO = "(?:見直|改正|変更|改定|改訂|修正|手直し|書き?換え|書き?直|改め|変え|変わ|直)"
_EDITIONS = (
    "(?:指針|案|冊子|バージョン|ほう|方(?!法|針|向)|版|文章?|やつ|もの"
    "|条文|規定|計画|要綱|条例|規則)"
)
# 新 and 旧 are parts of many words; alone they name a column, of a rule its edition.
_ALONE = r"(?<![ァ-ヺー一-鿿々]){word}(?=[のでにはをがとや・、。?？]|$)"
_EDITION = "(?:条文|規定|条例|規則|要綱|欄)"
# 案 is the after column; a 提案 or 素案 is something else. 前 behind other words is a time: 年前.
_DRAFT = r"(?<![ァ-ヺー一-鿿々])案(?=[のでにはをがとやだ、。?？]|から|$)"
_FORMERLY = (
    r"(?<![ァ-ヺ一-鿿々0-9のこお])前(?:は|だと|には|に?と(?!し)|では|まで(?:は|の)|から|の(?:と|(?=まま)))"
    rf"|(?<![ァ-ヺ一-鿿々0-9こお])前の{_EDITIONS}"
)
_THEN = r"(?<![ァ-ヺ一-鿿々0-9のこお])(?:前|以前|前回|従来|これまで)"
_AFTER = (
    rf"{_VERBS}(?:の)?(?:後|あと)(?!半)|(?:見直し|改正|変更|改定|改訂|修正)案"
    rf"|{_DONE}(?:さ?れ|られ)?た(?:後|あと|{_EDITIONS})|(?:改訂|改定|改正|最新|リニューアル)版"
    rf"|新しい{_EDITIONS}|新しいの(?:だと|では|で|は|に)|新指針|新版|新案|昔と(?:今|いま)|今の{_EDITIONS}|今度(?:の|は|だと)|今回の{_EDITIONS}"
    rf"|前[とや・](?:の)?後|前[後后]|{_THEN}と(?:今|いま|現在)|新旧|新{_EDITION}|{_ALONE.format(word='新')}|{_DRAFT}"
    r"|\bafter\b(?! school)|\brevised\b|\bupdated\b|\bnew (?:version|guidelines?|draft|text|one)\b"
    r"|\bdraft\b|(?:修改|修订|改定|修正|改)[之以]?后|修[改订]版|新版|\bdepois\b|\brevisad[oa]"
    r"|\bnov[oa] (?:versão|diretriz|texto)|\batualizad[oa]"
)
_BEFORE = (
    rf"{_VERBS}(?:の)?(?:前|まえ)|{_TO_DO}(?:し|る|す|する|される|られる)?(?:前|まえ)"
    rf"|旧指針|旧版|旧来の|古い(?:{_EDITIONS}|の(?:と|は|だと|では|より))|以前(?:の|は|に|だと|から|と|より|まで)|もともと|(?<![一-鿿])元の|(?<![一-鿿])元は"
    rf"|(?<![のぁ-ん])もとの{_EDITIONS}|{_THEN}と(?:今|いま|現在)"
    rf"|もとは|かつて|従来|(?:ひと|一)つ前の{_EDITIONS}|前回の{_EDITIONS}"
    rf"|これまで(?:は|と(?:比|ど|何|違)|の{_EDITIONS})|今まで(?:は|と(?:比|ど|何|違)|の{_EDITIONS})"
    r"|昔(?:は|と(?:今|いま))"
    rf"|前[とや・](?:の)?後|前[後后]|現行|従前|新旧|旧{_EDITION}|{_ALONE.format(word='旧')}|{_FORMERLY}"
    r"|\bbefore\b(?! \d)|\bprevious|\bformer|\boriginal(?:ly)?\b|\bused to\b"
    r"|\bearlier (?:version|text)\b"
    r"|\bold(?:er)? (?:version|guidelines?|text|one)\b|(?:修改|修订|改定|修正|改)[之以]?前"
    r"|旧版|原来|原先|(?<![0-9年月一-鿿])以前|\bantes\b|\banterior(?:es|mente)?\b|\bantig[oa]"
)
# Behind the year of a side's date: the edition of that year, or that time.
_OF_YEAR = (
    rf"年?(?:[0-9]{{1,2}}月)?(?:版の?{_EDITIONS}?|の{_EDITIONS}"
    rf"|(?:の)?(?:とき|時点|当時|頃|ころ)(?:の{_EDITIONS})?)"
)
_ERAS = {
    "令和": (2019, 99),
    "r": (2019, 99),
    "平成": (1989, 31),
    "h": (1989, 31),
    "昭和": (1926, 64),
}
_DIGITS = "〇一二三四五六七八九"
_REMARK = re.compile(r"[(\[〔【<].*")
# Heads that mean other things in most questions.
_COMMON = frozenset({"新", "旧", "改正", "現状"})


class SideWords:
    """The words that name the sides: those of the language, and heads that documents print.

    `dated` gives the years of the dates that the sides of the documents bear: 令和２年の版.
    """

    def __init__(
        self,
        heads: Iterable[ColumnHeads] = (),
        dated: Mapping[Side, Iterable[int]] | None = None,
    ) -> None:
        known = tuple(heads)
        years = {side: _editions((dated or {}).get(side, ())) for side in Side}
        after = [*years[Side.AFTER], *_printed(each.after for each in known)]
        before = [*years[Side.BEFORE], *_printed(each.before for each in known)]
        self._cues = {
            Side.AFTER: _compiled((_AFTER, *after)),
            Side.BEFORE: _compiled((_BEFORE, *before)),
        }
        self._heads = _compiled((*after, *before)) if after or before else re.compile("(?!)")

    def find(self, question: str) -> frozenset[Side]:
        """Give the sides that a question names."""
        folded = fold(question)
        return frozenset(side for side, cue in self._cues.items() if cue.search(folded))

    def spans(self, text: str) -> list[tuple[Side, int, int]]:
        """Give the places in a folded text that name a side; both at one place name none alone."""
        found = {side: list(cue.finditer(text)) for side, cue in self._cues.items()}
        spans = [(side, one.start(), one.end()) for side, all_ in found.items() for one in all_]
        return [
            (side, start, end)
            for side, start, end in spans
            if not any(o != side and s < end and start < e for o, s, e in spans)
        ]

    def without(self, text: str) -> str:
        """Take every name of a side out of a text, which comes back folded."""
        left = fold(text)
        for cue in self._cues.values():
            left = cue.sub("、", left)
        return left

    def without_heads(self, text: str) -> str:
        """Take the printed heads out of a text, which comes back folded: they are no subject."""
        return self._heads.sub("、", fold(text))


def _editions(years: Iterable[int]) -> list[str]:
    """Give the patterns of the editions of some years: 令和2年の版, 令和二年の指針, 2020年版."""
    return [
        rf"(?<![0-9a-z])(?:{'|'.join(_written(year))}){_OF_YEAR}" for year in sorted(set(years))
    ]


def _written(year: int) -> list[str]:
    """Give the ways to write a year, folded: 2020, 令和2, r2, 令和二."""
    forms = [str(year)]
    for era, (first, most) in _ERAS.items():
        count = year - first + 1
        if not 0 < count <= most:
            continue
        tens, ones = divmod(count, 10)
        kanji = ("十" if tens == 1 else f"{_DIGITS[tens]}十" if tens else "") + _DIGITS[ones].strip(
            "〇"
        )
        forms += [f"{era}{count}", f"{era}{kanji}", *([f"{era}元"] if count == 1 else [])]
    return forms


def _compiled(cues: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(cues), re.IGNORECASE)


def _printed(heads: Iterable[str]) -> list[str]:
    """Give the patterns of heads, the longest first."""
    words = {form for head in heads for form in _forms(head)} - _COMMON
    return [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]


def _forms(head: str) -> set[str]:
    """Give a head folded without white space, with its remark and without: 改正案（令和７年）."""
    whole = re.sub(r"\s", "", fold(head))
    return {whole, _REMARK.sub("", whole)} - {""}
