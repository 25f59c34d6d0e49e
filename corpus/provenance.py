"""What a document says of itself where nobody has told: its title, its city, its date of issue."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from corpus.dates import Calendar, find_dates
from corpus.formats.blocks import Extract, Paragraph, ParagraphRole
from corpus.outline import Piece
from corpus.pieces import lay_out
from corpus.records import SectionKind
from corpus.text import squash, unwrap
from corpus.titleblock import is_issue_line, is_minor_line, names_sort

# What office programs put into a file unasked.
_MEANINGLESS = re.compile(
    r"(?i)microsoft (?:word|excel|powerpoint)|\.(?:docx?|xlsx?|pptx?|pdf|html?|txt|jtd)$"
    r"|^(?:無題|untitled|document|文書|book|sheet)\s*[0-9０-９]*$|プレゼンテーション\s*[0-9０-９]*$"
)
TITLE_CHARACTERS = 100
# Web pages put the name of their site behind the title.
_SITE_NAME = re.compile(r"(?:\s+[|\-–—/／]\s+|\s*｜\s*).+$")

_KANJI = r"[一-龠々ヶケノツ]"
_CITY = re.compile(
    rf"(?:{_KANJI}{{1,7}}?|[ぁ-ん]{{2,5}}|{_KANJI}{{0,2}}[ァ-ヶー]{{2,6}}{_KANJI}{{0,4}}?)[市町村区県府]"
    # 東村山市, 四日市市: the sign of a town inside a name. 白浜市市民 is none.
    rf"(?:{_KANJI}{{0,2}}?市(?![民内長役議立営政街場外道制域協総])(?!{_KANJI}*[市町村区県府]))?"
)
# みどり野市, 東かがわ市, かすみがうら市: only where nothing stands before them.
_MIXED = re.compile(
    rf"(?:^|(?<=[\s「『（(、。・○｜|都道府県]))"
    rf"((?:[ぁ-ん]{{2,6}}{_KANJI}{{1,3}}?|{_KANJI}{{1,2}}[ぁ-ん]{{2,5}}|[ぁ-ん]{{5,7}})[市町村])",
    re.MULTILINE,
)
_COUNTER = re.compile(r"(?:年度|年|月|日|回|次|期|号|版|度)")
_PREFECTURE = re.compile(r"^(?:北海道|東京都|大阪府|京都府|.{2,3}県)(?=.)")
# 本市, 各町, 都市, 市町村: words, not names.
_NOT_NAMES = frozenset(
    {
        *("本", "当", "同", "各", "全", "他", "両", "我", "わが", "貴", "国", "自"),
        *("旧", "新", "現", "元", "隣", "近", "関係", "周辺", "近隣", "隣接", "中核"),
        *("政令", "政令指定", "指定", "一般", "姉妹", "友好", "構成", "大", "中"),
        *("小", "都", "都道府", "道府", "市町", "区市町", "政", "首", "幕", "内閣"),
        *("城下", "下", "上", "山", "農", "漁", "農山漁", "農山", "門前", "宿場"),
        *("港", "温泉", "特別", "行政", "選挙", "学", "校", "地", "自治", "小学校"),
        *("中学校", "通学", "街", "限界", "無医", "横", "裏", "朝", "夕", "花", "魚"),
        *("青果", "卸売", "中央卸売", "見本"),
    }
)
_NOT_BEHIND = re.compile(r"場|況|価|販|名|並み|立て|工場|画整理|別|間|分|切|域(?!内)|内会|会")
# 今後本市では, 市内全市で: what such a word makes no name.
_WORDS_BEFORE = frozenset("各本当同全他両")
# 松本市, 熊本市: a name where a title or a prefecture says so.
_NAMED_BON = re.compile(r".{1,3}本[市町村区]")
# 今後本市が進める: such words tell when or how far, and name nobody.
_ADVERBS = (
    "今後|現在|従来|当面|以後|以降|以前|以上|以下|将来|今回|今般|今年度?|今期|今日|昨今|昨年度?|近年|最近|先般|過去|当時|当初|平素|日頃"
    "|本来|元来|通常|毎年度?|毎回|随時|順次|逐次|一方|他方|結果|一層|特別?|事実|昔|常時|同様|前回|次回|今|特に|例年|翌年度?"
)
# What stands behind a name in a title, and no particle of a sentence.
_BON_AT_HEAD = re.compile(
    rf"(?:^|(?<=[\s「『（(〈《【]))(?:(?:第|令和|平成)?[0-9０-９元]+(?:次|期|年度?|回))?"
    rf"(?!(?:{_ADVERBS})本[市町村区])({_KANJI}{{1,3}}?本[市町村区])"
    r"(?![はがをもへ、。]|[でにと][はも])",
    re.MULTILINE,
)
_PARTICLE_HEAD = re.compile(
    r"(?:これ|それ|この|その|として|による|により|ための|における|とともに|する|した|また|まち|むら)"
)
EDGE_PIECES = 12
EDGE_BLOCKS = 60
_ISSUED = re.compile(r"発行|策定|制定|改定|改訂|作成|公布|決定|公表|版$|現在$|初版|施行")
_COLOPHON_PIECES = 15
LONE_CHARACTERS = 40
_BRACKET_AT_END = re.compile(
    r"[（(【〔［\[](?P<inside>[^（()）【】〔〕［］\[\]\n～〜~]+)[）)】〕］\]]\s*\Z"
)


def _edges(extract: Extract) -> Extract:
    """Leave out the middle of an extract, less its headings: nothing there tells what it is."""
    blocks = extract.blocks
    middle = [
        block
        for block in blocks[EDGE_BLOCKS:-EDGE_BLOCKS]
        if isinstance(block, Paragraph) and block.role is ParagraphRole.HEADING
    ]
    if len(blocks) <= 2 * EDGE_BLOCKS:
        return extract
    return replace(extract, blocks=(*blocks[:EDGE_BLOCKS], *middle, *blocks[-EDGE_BLOCKS:]))


def find_title(extract: Extract, file_name: str) -> str:
    """Give a document's title: printed at its head, else declared by the file, else its name."""
    text = extract.text
    pieces = lay_out(_edges(extract)).pieces[:EDGE_PIECES]
    printed = [
        unwrap(text[piece.unit.start : piece.unit.end]).lstrip("#○ 　").strip()
        for piece in pieces
        if piece.kind is SectionKind.TITLE
    ]
    candidates = [each for each in printed if _could_be_title(each)]
    named = [each for each in candidates if names_sort(each)]
    declared = _SITE_NAME.sub("", " ".join((extract.title or "").split()))
    if len(declared) > TITLE_CHARACTERS or _MEANINGLESS.search(declared):
        declared = ""
    stem = PurePath(file_name).stem
    return next(iter([*named[:1], *([declared] if declared else []), *candidates[:1]]), stem)


def _could_be_title(printed: str) -> bool:
    """Tell whether a line of the title block is more than a city, a number or a remark."""
    return 2 <= len(squash(printed)) <= TITLE_CHARACTERS and not is_minor_line(printed)


def find_city(extract: Extract) -> str:
    """Give the city, town or village that a document is of, as named; empty where none is.

    Names at the head count ten times as much as those in the text; a name that stands once only,
    and not at the head, is none.
    """
    text = extract.text
    head = "\n".join(text[start:end] for start, end in _head_spans(extract))
    counted: Counter[str] = Counter()
    titled = frozenset(_BON_AT_HEAD.findall(head))
    for name in _names_in(head, titled):
        counted[name] += 10
    for name in _names_in(text, titled):
        counted[name] += 1
    merged = _merge(counted)
    best = max(merged, key=lambda name: (merged[name], -len(name)), default="")
    for name, count in Counter(_MIXED.findall(text)).most_common():
        if _PARTICLE_HEAD.match(name) or count < 2:
            continue
        if (best and name.endswith(best)) or count > counted[best]:
            return str(name)
    return best if merged.get(best, 0) > 1 else ""


def _head_spans(extract: Extract) -> Iterator[tuple[int, int]]:
    """Give the spans of the title block."""
    for piece in lay_out(_edges(extract)).pieces[:EDGE_PIECES]:
        if piece.kind in {SectionKind.TITLE, SectionKind.DATE}:
            yield piece.unit.start, piece.unit.end


def _names_in(text: str, titled: Collection[str] = ()) -> Iterator[str]:
    """Give what reads as the name of a city in a text, a prefecture before it left out.

    `titled` are words that would be no names, did a title not begin with them.
    """
    for found in _CITY.finditer(text):
        whole = found.group()
        if text[found.start() - 1 : found.start()].isdigit():
            whole = _COUNTER.sub("", whole, count=1)
        bare = _PREFECTURE.sub("", whole)
        name = bare[:-1]
        if not name or name in _NOT_NAMES:
            continue
        if _is_word_before(bare, prefecture=bare != whole, titled=titled):
            continue
        if _PARTICLE_HEAD.match(name) or _NOT_BEHIND.match(text, found.end()):
            continue
        if _is_hiragana(name) and not _stands_free(text, found.start()):
            continue
        yield bare


def _is_word_before(bare: str, prefecture: bool, titled: Collection[str]) -> bool:
    """Tell whether a town's sign stands behind a word: 今後本市; not 熊本市 of a title."""
    if bare[-2] not in _WORDS_BEFORE:
        return False
    return not (_NAMED_BON.fullmatch(bare) and (prefecture or bare in titled))


def _is_hiragana(name: str) -> bool:
    return all("ぁ" <= character <= "ん" for character in name)


def _stands_free(text: str, start: int) -> bool:
    """Tell whether a name in hiragana begins a line or stands behind a mark."""
    return start == 0 or text[start - 1] in "\n 　「『（(、。・○都道府県"


def _merge(counted: Counter[str]) -> dict[str, int]:
    """Give a name also the counts of longer runs that end in it: 平成青葉市 is 青葉市."""
    return {
        name: sum(count for other, count in counted.items() if other.endswith(name))
        for name in sorted(counted, key=lambda each: -counted[each])[:50]
    }


def find_date(extract: Extract) -> str | None:
    """Give the printed date of issue (YYYY, YYYY-MM or YYYY-MM-DD); None where none is printed.

    Dates that stand alone at the head come first, then one in brackets behind the title, then dates
    at the head or the end that are said to be of issue. A fiscal year is no date.
    """
    pieces = [p for p in lay_out(_edges(extract)).pieces if p.kind is not SectionKind.CONTENTS]
    head = pieces[:EDGE_PIECES]
    alone = [p for p in head if p.kind is SectionKind.DATE]
    said = [p for p in [*pieces[-_COLOPHON_PIECES:], *head] if _says_issue(extract.text, p)]
    titled = _date_behind_title(extract, head)
    if titled and not any(_date_in(extract, piece) for piece in alone):
        return titled
    for piece in [*alone, *said, *_lone_dates(extract.text, pieces[-_COLOPHON_PIECES:])]:
        value = _date_in(extract, piece)
        if value:
            return value
    return None


def _date_behind_title(extract: Extract, head: Sequence[Piece]) -> str | None:
    """Give the date that stands in brackets at the end of a title: …計画（令和6年3月）."""
    for piece in (p for p in head if p.kind is SectionKind.TITLE):
        found = _BRACKET_AT_END.search(extract.text, piece.unit.start, piece.unit.end)
        if found and is_issue_line(unwrap(found["inside"])):
            dates = find_dates(extract.text, *found.span("inside"))
            return next((d.value for d in dates if d.calendar is Calendar.CALENDAR), None)
    return None


def _date_in(extract: Extract, piece: Piece) -> str | None:
    """Give the first calendar date of a piece."""
    dates = find_dates(extract.text, piece.unit.start, piece.unit.end)
    return next((d.value for d in dates if d.calendar is Calendar.CALENDAR), None)


def _says_issue(text: str, piece: Piece) -> bool:
    """Tell whether a short piece says when a document was issued."""
    printed = unwrap(text[piece.unit.start : piece.unit.end])
    return len(printed) <= 60 and not printed.endswith("。") and bool(_ISSUED.search(printed))


def _lone_dates(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Give pieces that are nothing but a date of issue."""
    for piece in pieces:
        printed = text[piece.unit.start : piece.unit.end]
        if piece.kind is None and len(printed) <= LONE_CHARACTERS and is_issue_line(printed):
            yield piece


_CHANGES_ONLY = re.compile(
    r"[【（(〔\[][^【（(〔\[】）)〕\]\n]{0,10}(?:変更|改正|改定|見直し|修正)"
    r"(?:点|箇所|か所|部分|条文)?のみ[^【（(〔\[】）)〕\]\n]{0,10}[】）)〕\]]"
)
# The remark stands beside the title.
HEAD_CHARACTERS = 500


def find_changes_only_mark(extract: Extract) -> str | None:
    """Give the printed remark that a table shows changed parts only, None where there is none."""
    found = _CHANGES_ONLY.search(extract.text, 0, HEAD_CHARACTERS)
    return found.group() if found else None
