"""The signs that open a unit in Japanese official documents: 第３章, １．, （１）, ①, ア, ■, ※ …"""

import re
from dataclasses import dataclass

_DIGIT = "0-9０-９"
_KANJI = "一二三四五六七八九十百"
_NUMERAL = _DIGIT + _KANJI
# A number of an article that a sentence merely names: 第３条の規定, 第３条第２項, 第１章～第３章.
_NAMED = (
    r"(?!の(?![0-9０-９])|に|は(?!じめ)|を|が|と|で|も(?!の)|へ|や|から|かつ|まで"
    r"|及び|並びに|又は|若しくは|[、。，,）)」』]|第|中[「の、]|各|[～〜~―\-－–]|関係|以[上下降前後外])"
)
_BRANCH = rf"(?:の[{_NUMERAL}]+)*"
_OPEN_TAIL = r"(?=$|[\s　（(「『【：:．.])"
# Words that plans number their parts with.
_COUNTED_WORDS = (
    "基本目標|基本方針|基本方向|基本施策|基本政策|基本理念|重点施策|重点目標|重点項目|重点事業|重点取組"
    "|重点プロジェクト|リーディングプロジェクト|具体的施策|個別施策|施策の方向性?|施策の柱|施策|政策|方針"
    "|目標|戦略|取組|取組み|プロジェクト|ステップ|テーマ|視点|課題|柱|議案|議題|議事|案件|協議事項|報告事項"
    "|審議事項|Ｑ|Q|問|事例|ケース"
)
# Order matters: the first pattern that fits names the style.
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("omission", re.compile(r"[～〜~（(［\[]\s*(?:中略|省略|略)\s*[～〜~）)］\]]\s*$")),
    ("lost", re.compile(r"(?:[○●◎][\s　]*)+$")),
    (
        "note",
        re.compile(
            rf"※\s*[{_DIGIT}]*|[（(]注\s*[{_DIGIT}]*[）)]|注\s*[{_DIGIT}]{{0,2}}(?=[\s　:：．.)）])"
            rf"|[＊*][{_DIGIT}]{{1,2}}(?=[\s　])"
        ),
    ),
    # 第４条から第６条まで　削除
    (
        "article",
        re.compile(
            rf"第[{_NUMERAL}]+条{_BRANCH}(?:から|及び|、|・)第[{_NUMERAL}]+条{_BRANCH}"
            r"(?:まで)?(?=[\s　]*削除)"
        ),
    ),
    *(
        (style, re.compile(rf"第[\s　]?[{_NUMERAL}]+{sign}{_BRANCH}{_NAMED}"))
        for style, sign in (
            ("volume", "部"),
            ("part", "[編篇]"),
            ("chapter", "章"),
            ("section", "節"),
            ("subsection", "款"),
            ("division", "目"),
            ("article", "条"),
        )
    ),
    ("chapter", re.compile(r"[序終]章(?=$|[\s　])")),
    ("annex", re.compile(r"(?:附|付)[\s　]*則(?=[\s　]*(?:$|[\n（(]))")),
    (
        "annex",
        re.compile(
            rf"(?:(?:別表|別紙|別記|別添|別図)(?:様式)?[\s　]?(?:第?[{_NUMERAL}]+号?{_BRANCH})?"
            rf"|様式[\s　]?第?[{_NUMERAL}]+号?{_BRANCH}|第[{_NUMERAL}]+号様式{_BRANCH}"
            rf"|(?:参考|附属|付属|添付)?資料[\s　]?[{_DIGIT}]{{1,2}}(?:[-－‐―ー][{_DIGIT}]{{1,2}})?"
            rf"){_OPEN_TAIL}"
        ),
    ),
    (
        "figure",
        re.compile(
            rf"(?:図表|表|図|グラフ|写真)[\s　]?[{_DIGIT}]{{1,3}}(?:[-－‐―ー.．][{_DIGIT}]{{1,3}})*"
            r"(?=$|[\s　：:．.])"
        ),
    ),
    (
        "word",
        re.compile(
            rf"(?:{_COUNTED_WORDS})[\s　]?第?"
            rf"(?:[{_DIGIT}]{{1,2}}(?:[-－‐―ー.．][{_DIGIT}]{{1,2}}){{0,3}}|[Ⅰ-Ⅻ]|[①-⑳])号?{_OPEN_TAIL}[．.：:]?"
        ),
    ),
    ("ordinal", re.compile(rf"第[{_NUMERAL}]{{1,3}}(?=[\s　])")),
    ("roman", re.compile(r"[Ⅰ-Ⅻ]+[．.]?|[IVX]{1,4}[．.](?=[\s　])")),
    ("small_roman", re.compile(r"[ⅰ-ⅻ]+[．.)）]?")),
    (
        "chain",
        re.compile(
            rf"[{_DIGIT}]{{1,2}}(?:(?:[.．][{_DIGIT}]{{1,2}}){{1,3}}[.．]?"
            rf"|(?:[-－‐‑–−ー―][{_DIGIT}]{{1,2}}){{1,3}}[.．]?)(?=[\s　])"
        ),
    ),
    ("decimal", re.compile(rf"[{_DIGIT}]{{1,2}}[．.](?![{_DIGIT}])")),
    ("half", re.compile(rf"[{_DIGIT}]{{1,2}}[）)](?!\s*$)")),
    ("number", re.compile(rf"[{_DIGIT}]{{1,2}}(?=[\s　])")),
    ("parenthesis", re.compile(rf"[（(][{_NUMERAL}]{{1,3}}[）)]|[⑴-⒇]")),
    ("katakana_parenthesis", re.compile(r"[（(][ア-ンｱ-ﾝ][）)]")),
    ("roman_parenthesis", re.compile(r"[（(](?:[ⅰ-ⅻ]|i{1,3}|iv|vi{0,3}|ix|x)[）)]")),
    ("latin_parenthesis", re.compile(r"[（(][ａ-ｚＡ-Ｚa-zA-Z][）)]")),
    ("bracket", re.compile(rf"[［\[〔][{_DIGIT}]{{1,2}}[］\]〕]")),
    ("circled", re.compile(r"[①-⑳㉑-㉟]")),
    ("kanji", re.compile(rf"[{_KANJI}]{{1,3}}(?=[　\s])")),
    ("katakana", re.compile(r"[ア-ン](?=[　 ．.])[．.]?|[ｱ-ﾝ](?=[　 ])")),
    ("latin", re.compile(r"[ａ-ｚa-z](?=[　 ．.)）])[．.)）]?")),
    ("capital", re.compile(r"[Ａ-ＺA-Z](?=[　．.)）])[．.)）]?(?=[\s　])")),
    ("square", re.compile(r"[■◆□◇▼▽◼]")),
    ("circle", re.compile(r"[〇○●◎](?![〇○●◎〇一二三四五六七八九])")),
    ("star", re.compile(r"[★☆]")),
    ("arrow", re.compile(r"[⇒→➡]")),
    ("bullet", re.compile(r"[・‣•･‧∙·⋅]|[-–—*＊\uf000-\uf0ff](?=[\s　])")),
    ("angle", re.compile(r"[＜〈<【《][^＞〉>】》]+[＞〉>】》]$")),
    ("run_in", re.compile(r"【[^】\n]{1,20}】|《[^》\n]{1,20}》")),
)
_OPENERS = re.compile(
    rf"[{_NUMERAL}第序終附付別様参添資図表グ写注※＊*～〜~（(［\[〔【《＜〈<①-⑳㉑-㉟⑴-⒇Ⅰ-Ⅻⅰ-ⅻ"
    r"ア-ンｱ-ﾝａ-ｚa-zＡ-ＺA-Z■◆□◇▼▽◼〇○●◎★☆⇒→➡・‣•･‧∙·⋅\uf000-\uf0ff\-–—]"
    rf"|(?:{_COUNTED_WORDS})"
)
# A quantity or a date that a line break or a space parted from its number: 3 年間の計画, 10 月から.
_AFTER_COUNTER = r"(?=$|[\s　、。，,・（(）)」0-9０-９\-－~～ぁ-ん以未程当])"
_DATE_COUNTER = re.compile(r"(?:年度?|月|日)" + _AFTER_COUNTER)
_COUNTER = re.compile(
    r"(?:[%％℃㎡㎞]|(?:年[間度]?|[かカヶケ箇]?月間?|日間?|人|名|件|[千万億百兆]*円|[千万億兆]|ポイント|回"
    r"|[かカヶケ箇]所|個|倍|割|歳|週間?|時間?|分間|ページ|頁|丁目|番地?|号|条|項|k?m|ha|kg|kW|t)"
    + _AFTER_COUNTER
    # １ 地区の概要, ３ つながり, １ 分かりやすい情報 are headings.
    + r"|(?:世帯|地区|団体|項目|種類|つ|分)(?=$|[\s　、。，,・（(）)」がをにでは以未程])|つの)"
)
_YEAR_FIRST = re.compile(rf"[{_DIGIT}]{{4}}\s*(?:[（(][^（）()]*[）)])?\s*年")
_FIGURE_TOKEN = re.compile(r"[▲△\-−+]?[0-9０-９][0-9０-９,，.．]*[%％]?$|[-－―‐…]+$")
# A word, a run of middle dots, its meaning.
_DEFINITION = re.compile(r"(?P<term>[^。、・\s]{2,20})\s*(?:[・‧･]{2,}|…{1,}|‥{1,})\s*")
_DATE = re.compile(
    r"(?:令和|平成|昭和|R|H)?\s*[0-9０-９元]{1,4}\s*(?:[(（][RH][0-9０-９]+[)）])?\s*年(?:度)?"
    r"\s*[0-9０-９●○]{0,2}\s*月?(?:\s*[0-9０-９●○]{1,2}\s*日)?$"
)
_FIGURES = re.compile(
    r"[▲△\-−+]?[0-9０-９][0-9０-９,，.．]*[%％]?(?:\s+[▲△]?[0-9０-９,，.．]+[%％]?)*$"
)
# What a cell prints in the place of a text that the other column has.
_VOID = re.compile(r"[（(]?\s*(?:新設|新規|追加|削除|削る|なし|[-－―ー‐–—]+)\s*[）)]?$")
_CAPTION = re.compile(r"[（(][^（）()。、]{1,30}[）)]$")

# The fixed order of the parts of laws, outer first; `caption` is the line （目的） over an article.
STRUCTURE = (
    "front",
    "supplement",
    "annex",
    "volume",
    "part",
    "chapter",
    "section",
    "subsection",
    "division",
    "caption",
    "article",
)
# Styles whose line, when short, is a heading over what follows.
HEADING_STYLES = frozenset(
    {
        *STRUCTURE,
        "word",
        "figure",
        "ordinal",
        "roman",
        "chain",
        "decimal",
        "half",
        "number",
        "bracket",
        "parenthesis",
        "circled",
        "kanji",
        "square",
        "circle",
        "angle",
    }
)
HEADING_CHARACTERS = 40
ADJECTIVE_CHARACTERS = 4
# Their signs also stand at the head of a line that a margin broke off: 前条及び / 第３条.
BREAKABLE_STYLES = frozenset(
    {"number", "chain", "decimal", "article", "kanji", "katakana", "latin", "capital", "figure"}
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign at the head of a line: its style, as printed, and its length with white space."""

    style: str
    label: str
    length: int


def find_marker(line: str) -> Marker | None:
    """Read the sign that opens a line (leading white space allowed); None where there is none."""
    body = line.lstrip()
    if not _OPENERS.match(body):
        return None
    for style, pattern in _STYLES:
        found = pattern.match(body)
        if found and (style not in {"number", "chain"} or _counts_parts(body, found.end())):
            rest = body[found.end() :].lstrip()
            return Marker(style, found.group().strip(), len(line) - len(rest))
    return None


def without_marker(text: str) -> str:
    """Give a text without the sign before it, if it has one."""
    marker = find_marker(text)
    return text[marker.length :] if marker else text


def _counts_parts(body: str, end: int) -> bool:
    """Tell a bare number that counts headings from a quantity, a date and a row of figures."""
    separator = body[end]
    rest = body[end : end + 200].lstrip(" 　\t").split("\n", 1)[0]
    if not rest.strip() or rest[0] in "、。，,・/／～〜~-－―‐–%％:：)）」.．×=＝+±":
        return False
    counter = _DATE_COUNTER if separator == "　" else _COUNTER
    if counter.match(rest):
        return False
    # A scale of a chart: 1 少ない, 2 多い. A heading is a noun.
    if len(rest.strip()) <= ADJECTIVE_CHARACTERS and rest.strip().endswith("い"):
        return False
    tokens = rest.split()
    figures = sum(1 for token in tokens if _FIGURE_TOKEN.match(token))
    if _FIGURE_TOKEN.match(tokens[0]) or figures * 2 > len(tokens):
        return False
    # Heads of a table: 1 2025年 2030年 2035年.
    return sum(1 for token in tokens if _YEAR_FIRST.match(token)) < 2


def find_definition(line: str) -> Marker | None:
    """Read 「用語・・・意味」 at the head of a line as a marker of style `definition`."""
    body = line.lstrip()
    found = _DEFINITION.match(body)
    if not found:
        return None
    return Marker("definition", found.group("term"), len(line) - len(body) + found.end())


def is_date_line(line: str) -> bool:
    """Tell whether a line holds nothing but a date or a year."""
    return bool(_DATE.match(line.strip()))


def is_figures_line(line: str) -> bool:
    """Tell whether a line holds nothing but figures."""
    return bool(_FIGURES.match(line.strip()))


def is_void_line(line: str) -> bool:
    """Tell whether a line says that a cell has no text: （新設）, （削除）, －."""
    return bool(_VOID.match(line.strip()))


def is_caption_line(line: str) -> bool:
    """Tell whether a line is a short text in brackets, as stands over an article: （目的）."""
    bare = line.strip()
    return bool(_CAPTION.match(bare)) and find_marker(bare) is None


def reads_as_heading(style: str | None, text: str) -> bool:
    """Tell whether the text of a marked unit is a heading: short and not a sentence."""
    if style not in HEADING_STYLES:
        return False
    bare = text.strip()
    return len(bare) <= HEADING_CHARACTERS and not bare.endswith(("。", "］", "]", "、"))
